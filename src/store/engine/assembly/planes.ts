/** The scans: each sets the plane of one filter, or counts a stretch, 128 rows a step. */
import { absent, both, capacity } from './memory';
import { begin, countListed, give, plane, settle, TILE_ROWS } from './scan';

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
