/**
 * The loops of `kernel.ts` in AssemblyScript: 16 rows a step with WebAssembly SIMD.
 * Built by `npm run engine` into `simd-program.ts`.
 */

/** Panels: own, codes, counts, 32 bits each. */
let panels: usize = 0;
let panelsEnd: usize = 0;
/** Union of what panels of more than one dimension ignore. */
let shared: i32 = 0;
let passing: usize = 0;

export function configure(at: usize, count: i32, sharedOwn: i32, passingAt: usize): void {
  panels = at;
  panelsEnd = at + <usize>count * 12;
  shared = sharedOwn;
  passing = passingAt;
}

/** A row that fails `other` besides `bit` comes into (1) or leaves (−1) the counts. */
// @ts-ignore: decorator
@inline
function count(row: usize, other: i32, bit: i32, step: i32): void {
  if (other == 0) store<i32>(passing, load<i32>(passing) + step);
  for (let panel = panels; panel < panelsEnd; panel += 12) {
    const own = load<i32>(panel);
    if ((other & ~own) == 0 && (own & bit) == 0) {
      const codes = <usize>load<u32>(panel, 4);
      const at = <usize>load<u32>(panel, 8) + (<usize>load<u8>(codes + row) << 2);
      store<i32>(at, load<i32>(at) + step);
    }
  }
}

/** Sets a bit of 16 rows to what `low` and `high` say (−1 fails, in 16-bit lanes) and keeps the counts. */
// @ts-ignore: decorator
@inline
function settle(row: usize, fail: usize, low: v128, high: v128, bit: i32, bits: v128, notShared: v128): void {
  const at = fail + (row << 1);
  const wordsLow = v128.load(at);
  const wordsHigh = v128.load(at, 16);
  const otherLow = v128.andnot(wordsLow, bits);
  const otherHigh = v128.andnot(wordsHigh, bits);
  const nextLow = v128.or(otherLow, v128.and(low, bits));
  const nextHigh = v128.or(otherHigh, v128.and(high, bits));
  const changedLow = v128.xor(wordsLow, nextLow);
  const changedHigh = v128.xor(wordsHigh, nextHigh);
  if (!v128.any_true(v128.or(changedLow, changedHigh))) return;
  v128.store(at, nextLow);
  v128.store(at, nextHigh, 16);
  let mask =
    i16x8.bitmask(matters(otherLow, changedLow, notShared)) |
    (i16x8.bitmask(matters(otherHigh, changedHigh, notShared)) << 8);
  while (mask != 0) {
    const each = row + <usize>ctz(mask);
    mask &= mask - 1;
    const word = <i32>load<u16>(fail + (each << 1));
    count(each, word & ~bit, bit, (word & bit) != 0 ? -1 : 1);
  }
}

/** Lanes that changed and fail at most one other dimension, or only shared ones. */
// @ts-ignore: decorator
@inline
function matters(other: v128, changed: v128, notShared: v128): v128 {
  const failing = i16x8.extadd_pairwise_i8x16_u(i8x16.popcnt(other));
  const few = i16x8.lt_s(failing, i16x8.splat(2));
  const onlyShared = i16x8.eq(v128.and(other, notShared), i16x8.splat(0));
  return v128.andnot(v128.or(few, onlyShared), i16x8.eq(changed, i16x8.splat(0)));
}

export function setCodes(rows: usize, fail: usize, codes: usize, table: usize, blocks: i32, bit: i32): void {
  const bits = i16x8.splat(<i16>bit);
  const notShared = i16x8.splat(<i16>~shared);
  if (blocks == 1) {
    const entries = v128.load(table);
    for (let row: usize = 0; row < rows; row += 16) {
      const fails = i8x16.swizzle(entries, v128.load(codes + row));
      settle(row, fail, i16x8.extend_low_i8x16_s(fails), i16x8.extend_high_i8x16_s(fails), bit, bits, notShared);
    }
    return;
  }
  const sixteen = i8x16.splat(16);
  for (let row: usize = 0; row < rows; row += 16) {
    let index = v128.load(codes + row);
    let fails = i8x16.splat(0);
    // A swizzle answers 0 for an index beyond its 16 entries, also for one that wrapped below zero.
    for (let block = 0; block < blocks; block += 1) {
      fails = v128.or(fails, i8x16.swizzle(v128.load(table + (<usize>block << 4)), index));
      index = i8x16.sub(index, sixteen);
    }
    settle(row, fail, i16x8.extend_low_i8x16_s(fails), i16x8.extend_high_i8x16_s(fails), bit, bits, notShared);
  }
}

export function setRange(rows: usize, fail: usize, values: usize, low: i32, high: i32, bit: i32): void {
  const bits = i16x8.splat(<i16>bit);
  const notShared = i16x8.splat(<i16>~shared);
  const lowest = i16x8.splat(<i16>low);
  const highest = i16x8.splat(<i16>high);
  for (let row: usize = 0; row < rows; row += 16) {
    const at = values + (row << 1);
    const first = v128.load(at);
    const second = v128.load(at, 16);
    settle(
      row,
      fail,
      v128.or(i16x8.lt_s(first, lowest), i16x8.gt_s(first, highest)),
      v128.or(i16x8.lt_s(second, lowest), i16x8.gt_s(second, highest)),
      bit,
      bits,
      notShared,
    );
  }
}

export function flip(fail: usize, order: usize, from: usize, to: usize, bit: i32, fails: i32): void {
  const step = fails != 0 ? -1 : 1;
  for (let place = from; place < to; place += 1) {
    const row = <usize>load<u32>(order + (place << 2));
    const at = fail + (row << 1);
    const word = <i32>load<u16>(at);
    if (((word & bit) != 0) == (fails != 0)) continue;
    store<u16>(at, <u16>(word ^ bit));
    const other = word & ~bit;
    if ((other & (other - 1)) == 0 || (other & ~shared) == 0) count(row, other, bit, step);
  }
}

export function contribute(fail: usize, from: usize, to: usize, step: i32): void {
  for (let row = from; row < to; row += 1) {
    const word = <i32>load<u16>(fail + (row << 1));
    if ((word & (word - 1)) == 0 || (word & ~shared) == 0) count(row, word, 0, step);
  }
}

export function passingRows(fail: usize, from: usize, to: usize, target: usize): i32 {
  const zero = i16x8.splat(0);
  let at = target;
  for (let row = from; row < to; row += 16) {
    const place = fail + (row << 1);
    let mask =
      i16x8.bitmask(i16x8.eq(v128.load(place), zero)) | (i16x8.bitmask(i16x8.eq(v128.load(place, 16), zero)) << 8);
    while (mask != 0) {
      store<u32>(at, <u32>(row + <usize>ctz(mask)));
      at += 4;
      mask &= mask - 1;
    }
  }
  return <i32>((at - target) >> 2);
}
