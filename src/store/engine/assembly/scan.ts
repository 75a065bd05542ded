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
const MANY: i64 = 16;

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

/** Counts 64 rows from `row` in one panel. */
function countInPanel(panel: usize, row: usize, rows: u64, fails: u64): void {
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
function countMany(row: usize, low: u64, high: u64, failsLow: u64, failsHigh: u64, bit: i32): void {
  const step =
    <i32>(popcnt(low) + popcnt(high)) - (<i32>(popcnt(low & failsLow) + popcnt(high & failsHigh)) << 1);
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
    countInPanel(panel, row, low, failsLow);
    countInPanel(panel, row + 64, high, failsHigh);
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

  const failsLow = i64x2.extract_lane(next, 0);
  const failsHigh = i64x2.extract_lane(next, 1);
  let matters = v128.andnot(changed, two);
  const clear = v128.andnot(changed, any);
  const clearLow = i64x2.extract_lane(clear, 0);
  const clearHigh = i64x2.extract_lane(clear, 1);
  if (popcnt(clearLow) + popcnt(clearHigh) >= MANY) {
    countMany(row, clearLow, clearHigh, failsLow, failsHigh, bit);
    matters = v128.and(matters, any);
  }
  const mattersLow = i64x2.extract_lane(matters, 0);
  const mattersHigh = i64x2.extract_lane(matters, 1);
  if (mattersLow != 0)
    countRows(
      row,
      mattersLow,
      failsLow,
      i64x2.extract_lane(index0, 0),
      i64x2.extract_lane(index1, 0),
      i64x2.extract_lane(index2, 0),
      i64x2.extract_lane(index3, 0),
      bit,
    );
  if (mattersHigh != 0)
    countRows(
      row + 64,
      mattersHigh,
      failsHigh,
      i64x2.extract_lane(index0, 1),
      i64x2.extract_lane(index1, 1),
      i64x2.extract_lane(index2, 1),
      i64x2.extract_lane(index3, 1),
      bit,
    );

  for (let panel = others; panel < othersEnd; panel += 12) {
    const own = load<i32>(panel);
    if ((own & bit) != 0) continue;
    let failing = i64x2.splat(0);
    for (let other: usize = 1; other << 4 < blockOctets; other += 1)
      if (((own >> <i32>other) & 1) == 0) failing = v128.or(failing, v128.load(at + (other << 4)));
    const counted = v128.andnot(changed, failing);
    if (!v128.any_true(counted)) continue;
    countInPanel(panel, row, i64x2.extract_lane(counted, 0), failsLow);
    countInPanel(panel, row + 64, i64x2.extract_lane(counted, 1), failsHigh);
  }
  v128.store(place, next);
}

// @ts-ignore: decorator
@inline
function fails16(codes: usize, entries: v128): u64 {
  return <u64>i8x16.bitmask(i8x16.swizzle(entries, v128.load(codes)));
}

/** The same for codes that may lie beyond 16. A swizzle answers 0 for an index beyond its 16 entries, also for one that wrapped below zero. */
// @ts-ignore: decorator
@inline
function fails16Wide(codes: usize, table: usize, blocks: i32): u64 {
  let index = v128.load(codes);
  let fails = i8x16.splat(0);
  for (let block = 0; block < blocks; block += 1) {
    fails = v128.or(fails, i8x16.swizzle(v128.load(table + (<usize>block << 4)), index));
    index = i8x16.sub(index, i8x16.splat(16));
  }
  return <u64>i8x16.bitmask(fails);
}

export function setCodes(codes: usize, table: usize, blocks: i32, plane: usize): void {
  let at = planes;
  const entries = v128.load(table);
  for (let row: usize = 0; row < capacity; row += 128) {
    const from = codes + row;
    let low: u64;
    let high: u64;
    if (blocks == 1) {
      low =
        fails16(from, entries) |
        (fails16(from + 16, entries) << 16) |
        (fails16(from + 32, entries) << 32) |
        (fails16(from + 48, entries) << 48);
      high =
        fails16(from + 64, entries) |
        (fails16(from + 80, entries) << 16) |
        (fails16(from + 96, entries) << 32) |
        (fails16(from + 112, entries) << 48);
    } else {
      low = 0;
      high = 0;
      for (let part: usize = 0; part < 64; part += 16) {
        low |= fails16Wide(from + part, table, blocks) << part;
        high |= fails16Wide(from + 64 + part, table, blocks) << part;
      }
    }
    settle(row, at, plane, i64x2.replace_lane(i64x2.splat(low), 1, high));
    at += blockOctets;
  }
}

export function setRange(values: usize, low: i32, high: i32, plane: usize): void {
  const lowest = i16x8.splat(<i16>low);
  const highest = i16x8.splat(<i16>high);
  let at = planes;
  for (let row: usize = 0; row < capacity; row += 128) {
    let first: u64 = 0;
    let second: u64 = 0;
    for (let part: usize = 0; part < 64; part += 16) {
      first |= outside16(values + ((row + part) << 1), lowest, highest) << part;
      second |= outside16(values + ((row + part + 64) << 1), lowest, highest) << part;
    }
    settle(row, at, plane, i64x2.replace_lane(i64x2.splat(first), 1, second));
    at += blockOctets;
  }
}

// @ts-ignore: decorator
@inline
function outside16(values: usize, lowest: v128, highest: v128): u64 {
  const first = v128.load(values);
  const second = v128.load(values, 16);
  return <u64>(
    i8x16.bitmask(
      i8x16.narrow_i16x8_s(
        v128.or(i16x8.lt_s(first, lowest), i16x8.gt_s(first, highest)),
        v128.or(i16x8.lt_s(second, lowest), i16x8.gt_s(second, highest)),
      ),
    )
  );
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
