/**
 * The loops of `kernel.ts` in AssemblyScript: 128 rows a step with WebAssembly SIMD.
 * Built by `npm run engine` into `simd-program.ts`.
 *
 * A scan works tile by tile. It settles the bits of a tile and lists the rows that matter, and then counts the listed
 * ones panel by panel: a list has no surprises for the processor, so that looks at distant columns overlap.
 */

/** Offsets as in `EngineLayout`. */
let capacity: usize = 0;
let absent: usize = 0;
let planAt: usize = 0;
let clearList: usize = 0;
let fewList: usize = 0;

export function configure(capacityOf: usize, absentAt: usize, planOf: usize, listsAt: usize, listOctets: usize): void {
  capacity = capacityOf;
  absent = absentAt;
  planAt = planOf;
  clearList = listsAt;
  fewList = listsAt + listOctets;
}

/**
 * The scan in hand, from `simd-kernel.ts`. Mute: planes that no panel asks for alone. Others: plane, codes and counts of
 * the panel that counts who fails it alone, further such panels. Those: their end, then codes and counts of each; 0 =
 * none. Clears: codes, counts. Several: codes, counts, planes, their end. 32 bits each.
 */
let passing: usize = 0;
let passes: usize = 0;
let plane: usize = 0;
let mute: usize = 0;
let muteEnd: usize = 0;
let others: usize = 0;
let othersEnd: usize = 0;
let clears: usize = 0;
let clearsEnd: usize = 0;
let several: usize = 0;
let severalEnd: usize = 0;

/** Ends of the lists of the tile in hand. */
let clearEnd: usize = 0;
let fewEnd: usize = 0;

function begin(): void {
  passing = load<u32>(planAt);
  passes = load<u32>(planAt, 4);
  plane = load<u32>(planAt, 8);
  mute = load<u32>(planAt, 12);
  muteEnd = load<u32>(planAt, 16);
  others = load<u32>(planAt, 20);
  othersEnd = load<u32>(planAt, 24);
  clears = load<u32>(planAt, 28);
  clearsEnd = load<u32>(planAt, 32);
  several = load<u32>(planAt, 36);
  severalEnd = load<u32>(planAt, 40);
  clearEnd = clearList;
  fewEnd = fewList;
}

/** Rows of a tile, as in `layout.ts`. */
const TILE_ROWS: usize = 8192;
/** Up to so many of 128 rows that fail nothing else are listed among those that fail one thing. */
const FEW: i32 = 2;
/** From so many of 128 rows on it pays to see whether they are all alike. */
const MANY: i32 = 32;

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

/** A listed row is its number, and the highest bit where it now fails. */
// @ts-ignore: decorator
@inline
function rowOf(entry: u32): usize {
  return <usize>(entry & 0x7fffffff);
}

// @ts-ignore: decorator
@inline
function stepOf(entry: u32): i32 {
  return 1 | (<i32>entry >> 31);
}

// @ts-ignore: decorator
@inline
function entryOf(row: usize, rows: u64, fails: u64): u32 {
  const place = ctz(rows);
  return <u32>(row + <usize>place) | (<u32>(fails >> place) << 31);
}

/** Lists rows of 64 from `row`; answers the list's end. The first two are written whether there are any or not. */
// @ts-ignore: decorator
@inline
function list(at: usize, row: usize, rows: u64, fails: u64): usize {
  const end = at + (<usize>popcnt(rows) << 2);
  store<u32>(at, entryOf(row, rows, fails));
  rows &= rows - 1;
  store<u32>(at, entryOf(row, rows, fails), 4);
  rows &= rows - 1;
  while (rows != 0) {
    store<u32>(at, entryOf(row, rows, fails), 8);
    rows &= rows - 1;
    at += 4;
  }
  return end;
}

/** Counts 64 rows from `row` in one panel. */
function countHalf(codes: usize, counts: usize, row: usize, rows: u64, fails: u64): void {
  while (rows != 0) {
    const place = ctz(rows);
    rows &= rows - 1;
    addTo(codes, counts, row + <usize>place, 1 - ((<i32>(fails >> place) & 1) << 1));
  }
}

/**
 * Counts many of 128 rows that fail nothing else, panel by panel. Neighbours on the ground are much alike: where all
 * 128 have the same code one addition does for them all.
 */
function countMany(row: usize, rows: v128, fails: v128, step: i32): void {
  for (let panel = clears; panel < clearsEnd; panel += 8) {
    const codes = <usize>load<u32>(panel);
    const counts = <usize>load<u32>(panel, 4);
    const from = codes + row;
    const first = v128.load8_splat(from);
    let unlike = v128.xor(v128.load(from), first);
    for (let place: usize = 16; place < 128; place += 16)
      unlike = v128.or(unlike, v128.xor(v128.load(from + place), first));
    if (!v128.any_true(unlike)) {
      addTo(codes, counts, row, step);
      continue;
    }
    countHalf(codes, counts, row, halfOf(rows, 0), halfOf(fails, 0));
    countHalf(codes, counts, row + 64, halfOf(rows, 1), halfOf(fails, 1));
  }
}

/** Takes note of 128 rows from `row` of which some come, or leave where `fails` has their bit. */
// @ts-ignore: decorator
@inline
function settle(row: usize, changed: v128, fails: v128): void {
  const octet = row >> 3;
  let any = i64x2.splat(0);
  for (let other = mute; other < muteEnd; other += 4) any = v128.or(any, v128.load(<usize>load<u32>(other) + octet));
  let two = any;
  for (let other = others; other < othersEnd; other += 16) {
    const failing = v128.load(<usize>load<u32>(other) + octet);
    two = v128.or(two, v128.and(any, failing));
    any = v128.or(any, failing);
  }
  const clear = v128.andnot(changed, any);
  const pass = passes + octet;
  v128.store(pass, v128.or(v128.andnot(v128.load(pass), changed), v128.andnot(clear, fails)));

  const count = countOf(clear);
  const step = count - (countOf(v128.and(clear, fails)) << 1);
  store<i32>(passing, load<i32>(passing) + step);
  let few = v128.andnot(changed, two);
  if (count > FEW) {
    few = v128.and(few, any);
    if (count >= MANY) countMany(row, clear, fails, step);
    else {
      clearEnd = list(clearEnd, row, halfOf(clear, 0), halfOf(fails, 0));
      clearEnd = list(clearEnd, row + 64, halfOf(clear, 1), halfOf(fails, 1));
    }
  }
  fewEnd = list(fewEnd, row, halfOf(few, 0), halfOf(fails, 0));
  fewEnd = list(fewEnd, row + 64, halfOf(few, 1), halfOf(fails, 1));
  if (several < severalEnd) countSeveral(row, changed, fails);
}

/** Counts 128 rows from `row` in the panels that ignore several filters. */
function countSeveral(row: usize, changed: v128, fails: v128): void {
  for (let panel = several; panel < severalEnd; panel += 16) {
    let counted = changed;
    const end = <usize>load<u32>(panel, 12);
    for (let other = <usize>load<u32>(panel, 8); other < end; other += 4)
      counted = v128.andnot(counted, v128.load(<usize>load<u32>(other) + (row >> 3)));
    if (!v128.any_true(counted)) continue;
    const codes = <usize>load<u32>(panel);
    const counts = <usize>load<u32>(panel, 4);
    countHalf(codes, counts, row, halfOf(counted, 0), halfOf(fails, 0));
    countHalf(codes, counts, row + 64, halfOf(counted, 1), halfOf(fails, 1));
  }
}

/** Counts the listed rows of a tile and empties the lists. */
function countListed(): void {
  const ofClear = clearEnd;
  const ofFew = fewEnd;
  for (let panel = clears; panel < clearsEnd; panel += 8) {
    const codes = <usize>load<u32>(panel);
    const counts = <usize>load<u32>(panel, 4);
    for (let at = clearList; at < ofClear; at += 4) {
      const entry = load<u32>(at);
      addTo(codes, counts, rowOf(entry), stepOf(entry));
    }
  }
  for (let at = fewList; at < ofFew; at += 4) {
    const entry = load<u32>(at);
    const row = rowOf(entry);
    const octet = row >> 3;
    const bit = <u32>row & 7;
    // At most one of the others fails it; before them stands what is to be counted when none does.
    let failed: usize = others - 16;
    const first = failed;
    for (let other = others; other < othersEnd; other += 16)
      failed += (0 - ((<usize>load<u8>(<usize>load<u32>(other) + octet) >> bit) & 1)) & (other - first);
    addTo(<usize>load<u32>(failed, 4), <usize>load<u32>(failed, 8), row, stepOf(entry));
    const further = <usize>load<u32>(failed, 12);
    if (further != 0) countFurther(further, row, stepOf(entry));
  }
  clearEnd = clearList;
  fewEnd = fewList;
}

/** Counts a row in the panels of a list. */
function countFurther(further: usize, row: usize, step: i32): void {
  const end = <usize>load<u32>(further);
  for (let panel = further + 4; panel < end; panel += 8)
    addTo(<usize>load<u32>(panel), <usize>load<u32>(panel, 4), row, step);
}

/** Gives 128 rows from `row` their bits of the plane in hand, and keeps the counts. */
// @ts-ignore: decorator
@inline
function give(row: usize, next: v128): void {
  const at = plane + (row >> 3);
  const differs = v128.xor(v128.load(at), next);
  if (!v128.any_true(differs)) return;
  v128.store(at, next);
  const changed = v128.andnot(differs, v128.load(absent + (row >> 3)));
  if (v128.any_true(changed)) settle(row, changed, next);
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

export function setCodes(codes: usize, table: usize, blocks: i32, from: usize, to: usize): void {
  begin();
  const entries = v128.load(table);
  for (let tile = from; tile < to; tile += TILE_ROWS) {
    const end = min(to, tile + TILE_ROWS);
    for (let row = tile; row < end; row += 128) {
      const at = codes + row;
      give(
        row,
        blocks == 1
          ? both(fails64(at, entries), fails64(at + 64, entries))
          : both(fails64Wide(at, table, blocks), fails64Wide(at + 64, table, blocks)),
      );
    }
    countListed();
  }
}

/** `flips` are octets: the codes whose rows change. */
export function flipCodes(slices: usize, bits: i32, flips: usize, flipsEnd: usize): void {
  begin();
  const stride = capacity >> 3;
  for (let tile: usize = 0; tile < capacity; tile += TILE_ROWS) {
    const end = min(capacity, tile + TILE_ROWS);
    for (let row = tile; row < end; row += 128) {
      const octet = row >> 3;
      const there = v128.not(v128.load(absent + octet));
      let changed = i64x2.splat(0);
      for (let flip = flips; flip < flipsEnd; flip += 1) {
        let rows = there;
        let slice = slices + octet;
        let code = <u32>load<u8>(flip);
        for (let bit = 0; bit < bits; bit += 1) {
          const ones = v128.load(slice);
          rows = (code & 1) != 0 ? v128.and(rows, ones) : v128.andnot(rows, ones);
          code >>= 1;
          slice += stride;
        }
        changed = v128.or(changed, rows);
      }
      if (!v128.any_true(changed)) continue;
      const at = plane + octet;
      const next = v128.xor(v128.load(at), changed);
      v128.store(at, next);
      settle(row, changed, next);
    }
    countListed();
  }
}

export function setRange(values: usize, low: i32, high: i32, from: usize, to: usize): void {
  begin();
  const lowest = i16x8.splat(<i16>low);
  const highest = i16x8.splat(<i16>high);
  for (let tile = from; tile < to; tile += TILE_ROWS) {
    const end = min(to, tile + TILE_ROWS);
    for (let row = tile; row < end; row += 128) {
      const at = values + (row << 1);
      give(row, both(outside64(at, lowest, highest), outside64(at + 128, lowest, highest)));
    }
    countListed();
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

// @ts-ignore: decorator
@inline
function outside64(values: usize, lowest: v128, highest: v128): u64 {
  return (
    outside16(values, lowest, highest) |
    (outside16(values + 32, lowest, highest) << 16) |
    (outside16(values + 64, lowest, highest) << 32) |
    (outside16(values + 96, lowest, highest) << 48)
  );
}

export function setMarks(marks: usize): void {
  begin();
  for (let tile: usize = 0; tile < capacity; tile += TILE_ROWS) {
    const end = min(capacity, tile + TILE_ROWS);
    for (let row = tile; row < end; row += 128) give(row, v128.not(v128.load(marks + (row >> 3))));
    countListed();
  }
}

/** Bits of those of 64 rows from `row` that lie in [from, to). */
function within64(row: usize, from: usize, to: usize): u64 {
  if (to <= row || from >= row + 64) return 0;
  const first: u64 = from > row ? <u64>(from - row) : 0;
  const count: u64 = <u64>(min(to, row + 64) - row) - first;
  return (u64.MAX_VALUE >> (64 - count)) << first;
}

export function count(from: usize, to: usize, step: i32): void {
  begin();
  const fails = i64x2.splat(step < 0 ? -1 : 0);
  for (let tile = from & ~127; tile < to; tile += TILE_ROWS) {
    const end = min(to, tile + TILE_ROWS);
    for (let row = tile; row < end; row += 128) {
      const rows = both(within64(row, from, to), within64(row + 64, from, to));
      const changed = v128.andnot(rows, v128.load(absent + (row >> 3)));
      if (v128.any_true(changed)) settle(row, changed, fails);
    }
    countListed();
  }
}

/** The lens in hand, as `describe` of `simd-kernel.ts` wrote it. Filters: type, plane, column, table. Panels: ignores, codes, counts. */
let filters: usize = 0;
let filtersEnd: usize = 0;
let panels: usize = 0;
let panelsEnd: usize = 0;

function beginLens(lens: usize): void {
  passing = load<u32>(lens);
  passes = load<u32>(lens, 4);
  filters = load<u32>(lens, 8);
  filtersEnd = load<u32>(lens, 12);
  panels = load<u32>(lens, 16);
  panelsEnd = load<u32>(lens, 20);
}

// @ts-ignore: decorator
@inline
function setBit(bits: usize, row: usize, isSet: u32): void {
  const at = bits + (row >> 3);
  const shift = <u32>row & 7;
  store<u8>(at, <u8>((<u32>load<u8>(at) & ~(<u32>1 << shift)) | (isSet << shift)));
}

// @ts-ignore: decorator
@inline
function bitOf(bits: usize, row: usize): u32 {
  return (<u32>load<u8>(bits + (row >> 3)) >> (<u32>row & 7)) & 1;
}

function countRow(row: usize, failing: u32, step: i32): void {
  if (failing == 0) {
    store<i32>(passing, load<i32>(passing) + step);
    setBit(passes, row, step > 0 ? 1 : 0);
  }
  for (let panel = panels; panel < panelsEnd; panel += 12)
    if ((failing & ~load<u32>(panel)) == 0) addTo(<usize>load<u32>(panel, 4), <usize>load<u32>(panel, 8), row, step);
}

export function leave(lens: usize, rows: usize, rowsEnd: usize): void {
  beginLens(lens);
  for (let at = rows; at < rowsEnd; at += 4) {
    const row = <usize>load<u32>(at);
    let failing: u32 = 0;
    let place: u32 = 0;
    for (let filter = filters; filter < filtersEnd; filter += 16) {
      failing |= bitOf(<usize>load<u32>(filter, 4), row) << place;
      place += 1;
    }
    countRow(row, failing, -1);
  }
}

export function enter(lens: usize, rows: usize, rowsEnd: usize): void {
  beginLens(lens);
  for (let at = rows; at < rowsEnd; at += 4) {
    const row = <usize>load<u32>(at);
    let failing: u32 = 0;
    let place: u32 = 0;
    for (let filter = filters; filter < filtersEnd; filter += 16) {
      const type = load<u32>(filter);
      const bits = <usize>load<u32>(filter, 4);
      const column = <usize>load<u32>(filter, 8);
      const table = <usize>load<u32>(filter, 12);
      let fails: u32 = 0;
      if (type == 2) fails = bitOf(bits, row);
      else {
        if (type == 0) fails = <u32>load<u8>(table + <usize>load<u8>(column + row)) & 1;
        else {
          const value = <i32>load<i16>(column + (row << 1));
          fails = value < load<i32>(table) || value > load<i32>(table, 4) ? 1 : 0;
        }
        setBit(bits, row, fails);
      }
      failing |= fails << place;
      place += 1;
    }
    countRow(row, failing, 1);
  }
}

export function slice(codes: usize, slices: usize, bits: i32, from: usize, to: usize): void {
  const stride = capacity >> 3;
  for (let bit = 0; bit < bits; bit += 1) {
    let at = slices + <usize>bit * stride + (from >> 3);
    for (let row = from; row < to; row += 16) {
      store<u16>(at, <u16>i8x16.bitmask(i8x16.shl(v128.load(codes + row), 7 - bit)));
      at += 2;
    }
  }
}

export function sliceRows(codes: usize, slices: usize, bits: i32, rows: usize, rowsEnd: usize): void {
  const stride = capacity >> 3;
  for (let at = rows; at < rowsEnd; at += 4) {
    const row = <usize>load<u32>(at);
    const code = <u32>load<u8>(codes + row);
    for (let bit = 0; bit < bits; bit += 1) setBit(slices + <usize>bit * stride, row, (code >> bit) & 1);
  }
}

export function highest(codes: usize, from: usize, to: usize): i32 {
  let row = from;
  let most: i32 = 0;
  let wide = i8x16.splat(0);
  for (; row + 16 <= to; row += 16) wide = i8x16.max_u(wide, v128.load(codes + row));
  for (; row < to; row += 1) most = max(most, <i32>load<u8>(codes + row));
  for (let lane = 0; lane < 16; lane += 1) {
    most = max(most, <i32>i8x16.extract_lane_u(wide, 0));
    wide = i8x16.shuffle(wide, wide, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0);
  }
  return most;
}

/** Of each 128 rows of [from, to), how many pass, by code: 16 octets each at `target`. Codes lie below 16. */
export function tally(passesAt: usize, codes: usize, from: usize, to: usize, target: usize): void {
  for (let row = from; row < to; row += 128) {
    v128.store(target, i64x2.splat(0));
    for (let half = row; half < row + 128; half += 64) {
      let rows = load<u64>(passesAt + (half >> 3));
      while (rows != 0) {
        const at = target + <usize>load<u8>(codes + half + <usize>ctz(rows));
        store<u8>(at, <u8>(load<u8>(at) + 1));
        rows &= rows - 1;
      }
    }
    target += 16;
  }
}

export function passingRows(passesAt: usize, from: usize, to: usize, target: usize): i32 {
  let at = target;
  for (let row = from; row < to; row += 64) {
    let rows = load<u64>(passesAt + (row >> 3));
    while (rows != 0) {
      store<u32>(at, <u32>(row + <usize>ctz(rows)));
      at += 4;
      rows &= rows - 1;
    }
  }
  return <i32>((at - target) >> 2);
}

/** Which of 64 rows from `row` are there and fail no filter but the ignored ones. */
// @ts-ignore: decorator
@inline
function passing64(row: usize, ignored: u32): u64 {
  let failing = load<u64>(absent + (row >> 3));
  for (let filter = filters; filter < filtersEnd; filter += 16) {
    if ((ignored & 1) == 0) failing |= load<u64>(<usize>load<u32>(filter, 4) + (row >> 3));
    ignored >>= 1;
  }
  return ~failing;
}

export function cross(lens: usize, ignored: u32, first: usize, second: usize, secondSize: usize, sums: usize): void {
  beginLens(lens);
  for (let row: usize = 0; row < capacity; row += 64) {
    let rows = passing64(row, ignored);
    while (rows != 0) {
      const each = row + <usize>ctz(rows);
      const at = sums + ((<usize>load<u8>(first + each) * secondSize + <usize>load<u8>(second + each)) << 2);
      store<u32>(at, load<u32>(at) + 1);
      rows &= rows - 1;
    }
  }
}

export function days(lens: usize, ignored: u32, values: usize, firstDay: i32, length: u32, sums: usize): void {
  beginLens(lens);
  for (let row: usize = 0; row < capacity; row += 64) {
    let rows = passing64(row, ignored);
    while (rows != 0) {
      const day = <u32>(<i32>load<i16>(values + ((row + <usize>ctz(rows)) << 1)) - firstDay);
      const at = sums + (<usize>min(day, length) << 2);
      store<u32>(at, load<u32>(at) + 1);
      rows &= rows - 1;
    }
  }
}
