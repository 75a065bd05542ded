/** Single rows: in and out of all counts of a lens. */
import { addTo, bitOf, setBit } from './memory';
import { beginLens, filters, filtersEnd, panels, panelsEnd, passes, passing } from './lens';

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
