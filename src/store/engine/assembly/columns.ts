/** Columns of codes as slices: bit by bit, so that 128 rows are compared with a code by a handful of instructions. */
import { capacity, setBit } from './memory';

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
