/** The memory that all loops work in, and what they do with bits and counts. */

/** Offsets as in `EngineLayout`. */
export let capacity: usize = 0;
export let absent: usize = 0;
export let planAt: usize = 0;
export let clearList: usize = 0;
export let fewList: usize = 0;

export function configure(capacityOf: usize, absentAt: usize, planOf: usize, listsAt: usize, listOctets: usize): void {
  capacity = capacityOf;
  absent = absentAt;
  planAt = planOf;
  clearList = listsAt;
  fewList = listsAt + listOctets;
}

/** Bits of the first (0) or the second (1) 64 of 128 rows. With a constant `half` the choice is the compiler's, and costs nothing. */
// @ts-ignore: decorator
@inline
export function halfOf(rows: v128, half: i32): u64 {
  return half == 0 ? i64x2.extract_lane(rows, 0) : i64x2.extract_lane(rows, 1);
}

// @ts-ignore: decorator
@inline
export function both(first: u64, second: u64): v128 {
  return i64x2.replace_lane(i64x2.splat(first), 1, second);
}

// @ts-ignore: decorator
@inline
export function countOf(rows: v128): i32 {
  return <i32>(popcnt(halfOf(rows, 0)) + popcnt(halfOf(rows, 1)));
}

// @ts-ignore: decorator
@inline
export function addTo(codes: usize, counts: usize, row: usize, step: i32): void {
  const at = counts + (<usize>load<u8>(codes + row) << 2);
  store<i32>(at, load<i32>(at) + step);
}

// @ts-ignore: decorator
@inline
export function setBit(bits: usize, row: usize, isSet: u32): void {
  const at = bits + (row >> 3);
  const shift = <u32>row & 7;
  store<u8>(at, <u8>((<u32>load<u8>(at) & ~(<u32>1 << shift)) | (isSet << shift)));
}

// @ts-ignore: decorator
@inline
export function bitOf(bits: usize, row: usize): u32 {
  return (<u32>load<u8>(bits + (row >> 3)) >> (<u32>row & 7)) & 1;
}
