/**
 * The loops of `kernel.ts` in AssemblyScript: 128 rows a step with WebAssembly SIMD.
 * Built by `npm run engine` into `simd-program.ts`.
 */

/** Offsets as in `MemoryLayout`. Panels: own, codes, counts, 32 bits each, the single ones first; slots: codes, counts. */
let capacity: usize = 0;
let planes: usize = 0;
let blockOctets: usize = 0;
let passes: usize = 0;
let passing: usize = 0;
let slots: usize = 0;
let singles: usize = 0;
let others: usize = 0;
let othersEnd: usize = 0;

export function configure(
  capacityOf: usize,
  planesAt: usize,
  octetsOfBlock: usize,
  passesAt: usize,
  passingAt: usize,
  slotsAt: usize,
  panelsAt: usize,
  singleCount: i32,
  panelCount: i32,
): void {
  capacity = capacityOf;
  planes = planesAt;
  blockOctets = octetsOfBlock;
  passes = passesAt;
  passing = passingAt;
  slots = slotsAt;
  singles = panelsAt;
  others = panelsAt + <usize>singleCount * 12;
  othersEnd = panelsAt + <usize>panelCount * 12;
}

/** From so many of 128 rows on it pays to go panel by panel. */
const MANY: i32 = 16;

/** Bits of the first (0) or the second (1) 64 of 128 rows. With a constant `half` the choice is the compiler's, and costs nothing. */
// @ts-ignore: decorator
@inline
function halfOf(rows: v128, half: i32): u64 {
  return half == 0 ? i64x2.extract_lane(rows, 0) : i64x2.extract_lane(rows, 1);
}

// @ts-ignore: decorator
@inline
function both(first: u64, second: u64): v128 {
  return i64x2.replace_lane(i64x2.splat(first), 1, second);
}

// @ts-ignore: decorator
@inline
function countOf(rows: v128): i32 {
  return <i32>(popcnt(halfOf(rows, 0)) + popcnt(halfOf(rows, 1)));
}

// @ts-ignore: decorator
@inline
function addTo(codes: usize, counts: usize, row: usize, step: i32): void {
  const at = counts + (<usize>load<u8>(codes + row) << 2);
  store<i32>(at, load<i32>(at) + step);
}

/**
 * Counts 64 rows from `row`: those of `rows` come, or leave where `fails` has their bit. The four `index`
 * words spell the plane of the one other dimension that a row fails; 0 = it fails none.
 */
function countRows(row: usize, rows: u64, fails: u64, index0: u64, index1: u64, index2: u64, index3: u64, bit: i32): void {
  while (rows != 0) {
    const place = ctz(rows);
    rows &= rows - 1;
    const step = 1 - ((<i32>(fails >> place) & 1) << 1);
    const plane =
      (<u32>(index0 >> place) & 1) |
      ((<u32>(index1 >> place) & 1) << 1) |
      ((<u32>(index2 >> place) & 1) << 2) |
      ((<u32>(index3 >> place) & 1) << 3);
    const each = row + <usize>place;
    if (plane != 0) {
      const slot = slots + (<usize>plane << 3);
      addTo(<usize>load<u32>(slot), <usize>load<u32>(slot, 4), each, step);
      continue;
    }
    store<i32>(passing, load<i32>(passing) + step);
    for (let panel = singles; panel < others; panel += 12)
      if ((load<i32>(panel) & bit) == 0) addTo(<usize>load<u32>(panel, 4), <usize>load<u32>(panel, 8), each, step);
  }
}

/** `countRows` for one half of 128 rows from `row`. */
// @ts-ignore: decorator
@inline
function countHalf(half: i32, row: usize, rows: v128, fails: v128, index0: v128, index1: v128, index2: v128, index3: v128, bit: i32): void {
  if (halfOf(rows, half) != 0)
    countRows(
      row + (<usize>half << 6),
      halfOf(rows, half),
      halfOf(fails, half),
      halfOf(index0, half),
      halfOf(index1, half),
      halfOf(index2, half),
      halfOf(index3, half),
      bit,
    );
}

/** Counts 128 rows from `row` in one panel. */
// @ts-ignore: decorator
@inline
function countInPanel(panel: usize, row: usize, rows: v128, fails: v128): void {
  countHalfInPanel(panel, row, halfOf(rows, 0), halfOf(fails, 0));
  countHalfInPanel(panel, row + 64, halfOf(rows, 1), halfOf(fails, 1));
}

/** Counts 64 rows from `row` in one panel. */
function countHalfInPanel(panel: usize, row: usize, rows: u64, fails: u64): void {
  const codes = <usize>load<u32>(panel, 4);
  const counts = <usize>load<u32>(panel, 8);
  while (rows != 0) {
    const place = ctz(rows);
    rows &= rows - 1;
    addTo(codes, counts, row + <usize>place, 1 - ((<i32>(fails >> place) & 1) << 1));
  }
}

/**
 * Counts many of 128 rows that fail no other dimension, panel by panel. Neighbours on the ground are much
 * alike: where all 128 have the same code one addition does for them all.
 */
function countMany(row: usize, rows: v128, fails: v128, bit: i32): void {
  const step = countOf(rows) - (countOf(v128.and(rows, fails)) << 1);
  store<i32>(passing, load<i32>(passing) + step);
  for (let panel = singles; panel < others; panel += 12) {
    if ((load<i32>(panel) & bit) != 0) continue;
    const codes = <usize>load<u32>(panel, 4);
    const from = codes + row;
    const first = v128.load8_splat(from);
    let unlike = v128.xor(v128.load(from), first);
    for (let place: usize = 16; place < 128; place += 16)
      unlike = v128.or(unlike, v128.xor(v128.load(from + place), first));
    if (!v128.any_true(unlike)) {
      addTo(codes, <usize>load<u32>(panel, 8), row, step);
      continue;
    }
    countInPanel(panel, row, rows, fails);
  }
}

/** Gives 128 rows from `row` their bits of a plane, and keeps the counts. */
function settle(row: usize, at: usize, plane: usize, next: v128): void {
  const place = at + (plane << 4);
  const differs = v128.xor(v128.load(place), next);
  if (!v128.any_true(differs)) return;
  const absent = v128.load(at);
  const changed = v128.andnot(differs, absent);
  if (!v128.any_true(changed)) {
    v128.store(place, next);
    return;
  }
  // The plane in hand fails nobody while the others are looked at.
  v128.store(place, i64x2.splat(0));
  const bit = 1 << <i32>plane;
  const p1 = v128.load(at, 16);
  const p2 = v128.load(at, 32);
  const p3 = v128.load(at, 48);
  const p4 = v128.load(at, 64);
  const p5 = v128.load(at, 80);
  const p6 = v128.load(at, 96);
  const p7 = v128.load(at, 112);
  const p12 = v128.or(p1, p2);
  const p45 = v128.or(p4, p5);
  const p67 = v128.or(p6, p7);
  const p123 = v128.or(p12, p3);
  const p4567 = v128.or(p45, p67);
  let any = v128.or(p123, p4567);
  let two = v128.or(
    v128.or(v128.or(v128.and(p1, p2), v128.and(p12, p3)), v128.and(p123, p4567)),
    v128.or(v128.or(v128.and(p4, p5), v128.and(p6, p7)), v128.and(p45, p67)),
  );
  let index0 = v128.or(v128.or(p1, p3), v128.or(p5, p7));
  let index1 = v128.or(v128.or(p2, p3), p67);
  let index2 = p4567;
  let index3 = i64x2.splat(0);
  if (blockOctets == 256) {
    const p8 = v128.load(at, 128);
    const p9 = v128.load(at, 144);
    const p10 = v128.load(at, 160);
    const p11 = v128.load(at, 176);
    const p12th = v128.load(at, 192);
    const p13 = v128.load(at, 208);
    const p14 = v128.load(at, 224);
    const p15 = v128.load(at, 240);
    const p89 = v128.or(p8, p9);
    const pAB = v128.or(p10, p11);
    const pCD = v128.or(p12th, p13);
    const pEF = v128.or(p14, p15);
    const low = v128.or(p89, pAB);
    const high = v128.or(pCD, pEF);
    const wide = v128.or(low, high);
    two = v128.or(
      v128.or(two, v128.or(v128.and(any, wide), v128.and(low, high))),
      v128.or(
        v128.or(v128.or(v128.and(p8, p9), v128.and(p10, p11)), v128.and(p89, pAB)),
        v128.or(v128.or(v128.and(p12th, p13), v128.and(p14, p15)), v128.and(pCD, pEF)),
      ),
    );
    any = v128.or(any, wide);
    index0 = v128.or(index0, v128.or(v128.or(p9, p11), v128.or(p13, p15)));
    index1 = v128.or(index1, v128.or(pAB, pEF));
    index2 = v128.or(index2, high);
    index3 = wide;
  }
  v128.store(passes + (row >> 3), v128.not(v128.or(v128.or(any, next), absent)));

  let matters = v128.andnot(changed, two);
  const clear = v128.andnot(changed, any);
  if (countOf(clear) >= MANY) {
    countMany(row, clear, next, bit);
    matters = v128.and(matters, any);
  }
  countHalf(0, row, matters, next, index0, index1, index2, index3, bit);
  countHalf(1, row, matters, next, index0, index1, index2, index3, bit);

  for (let panel = others; panel < othersEnd; panel += 12) {
    const own = load<i32>(panel);
    if ((own & bit) != 0) continue;
    let failing = i64x2.splat(0);
    for (let other: usize = 1; other << 4 < blockOctets; other += 1)
      if (((own >> <i32>other) & 1) == 0) failing = v128.or(failing, v128.load(at + (other << 4)));
    const counted = v128.andnot(changed, failing);
    if (v128.any_true(counted)) countInPanel(panel, row, counted, next);
  }
  v128.store(place, next);
}

// @ts-ignore: decorator
@inline
function fails16(codes: usize, entries: v128): u64 {
  return <u64>i8x16.bitmask(i8x16.swizzle(entries, v128.load(codes)));
}

// @ts-ignore: decorator
@inline
function fails64(codes: usize, entries: v128): u64 {
  return (
    fails16(codes, entries) |
    (fails16(codes + 16, entries) << 16) |
    (fails16(codes + 32, entries) << 32) |
    (fails16(codes + 48, entries) << 48)
  );
}

/** The same for codes that may lie beyond 16. A swizzle answers 0 for an index beyond its 16 entries, also for one that wrapped below zero. */
function fails64Wide(codes: usize, table: usize, blocks: i32): u64 {
  let rows: u64 = 0;
  for (let part: usize = 0; part < 64; part += 16) {
    let index = v128.load(codes + part);
    let fails = i8x16.splat(0);
    for (let block = 0; block < blocks; block += 1) {
      fails = v128.or(fails, i8x16.swizzle(v128.load(table + (<usize>block << 4)), index));
      index = i8x16.sub(index, i8x16.splat(16));
    }
    rows |= <u64>i8x16.bitmask(fails) << part;
  }
  return rows;
}

export function setCodes(codes: usize, table: usize, blocks: i32, plane: usize): void {
  let at = planes;
  const entries = v128.load(table);
  for (let row: usize = 0; row < capacity; row += 128) {
    const from = codes + row;
    const next =
      blocks == 1
        ? both(fails64(from, entries), fails64(from + 64, entries))
        : both(fails64Wide(from, table, blocks), fails64Wide(from + 64, table, blocks));
    settle(row, at, plane, next);
    at += blockOctets;
  }
}

export function setRange(values: usize, low: i32, high: i32, plane: usize): void {
  const lowest = i16x8.splat(<i16>low);
  const highest = i16x8.splat(<i16>high);
  let at = planes;
  for (let row: usize = 0; row < capacity; row += 128) {
    const from = values + (row << 1);
    settle(row, at, plane, both(outside64(from, lowest, highest), outside64(from + 128, lowest, highest)));
    at += blockOctets;
  }
}

function outside64(values: usize, lowest: v128, highest: v128): u64 {
  let rows: u64 = 0;
  for (let part: usize = 0; part < 64; part += 16) {
    const first = v128.load(values + (part << 1));
    const second = v128.load(values + (part << 1), 16);
    const outside = i8x16.narrow_i16x8_s(
      v128.or(i16x8.lt_s(first, lowest), i16x8.gt_s(first, highest)),
      v128.or(i16x8.lt_s(second, lowest), i16x8.gt_s(second, highest)),
    );
    rows |= <u64>i8x16.bitmask(outside) << part;
  }
  return rows;
}

export function contribute(from: usize, to: usize, step: i32): void {
  for (let row = from; row < to; row += 1) {
    const at = planes + (row >> 7) * blockOctets + ((row & 127) >> 3);
    const shift = <u32>row & 7;
    if (((load<u8>(at) >> shift) & 1) != 0) continue;
    let failing: u32 = 0;
    for (let plane: usize = 1; plane << 4 < blockOctets; plane += 1)
      failing |= ((<u32>load<u8>(at + (plane << 4)) >> shift) & 1) << <u32>plane;
    const octet = passes + (row >> 3);
    if (failing == 0) {
      store<i32>(passing, load<i32>(passing) + step);
      const bits = <u32>load<u8>(octet);
      store<u8>(octet, <u8>(step > 0 ? bits | (<u32>1 << shift) : bits & ~(<u32>1 << shift)));
    }
    for (let panel = singles; panel < othersEnd; panel += 12)
      if ((failing & ~load<u32>(panel)) == 0) addTo(<usize>load<u32>(panel, 4), <usize>load<u32>(panel, 8), row, step);
  }
}

/** Of each 128 rows of [from, to), how many pass, by code: 16 octets each at `target`. Codes lie below 16. */
export function tally(codes: usize, from: usize, to: usize, target: usize): void {
  for (let row = from; row < to; row += 128) {
    v128.store(target, i64x2.splat(0));
    for (let half = row; half < row + 128; half += 64) {
      let rows = load<u64>(passes + (half >> 3));
      while (rows != 0) {
        const at = target + <usize>load<u8>(codes + half + <usize>ctz(rows));
        store<u8>(at, <u8>(load<u8>(at) + 1));
        rows &= rows - 1;
      }
    }
    target += 16;
  }
}

export function passingRows(from: usize, to: usize, target: usize): i32 {
  let at = target;
  for (let row = from; row < to; row += 64) {
    let rows = load<u64>(passes + (row >> 3));
    while (rows != 0) {
      store<u32>(at, <u32>(row + <usize>ctz(rows)));
      at += 4;
      rows &= rows - 1;
    }
  }
  return <i32>((at - target) >> 2);
}
