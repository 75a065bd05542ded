/** What is worked out when somebody asks: lists, tallies, cross tables and days. */
import { absent, capacity } from './memory';
import { beginLens, filters, filtersEnd } from './lens';

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
