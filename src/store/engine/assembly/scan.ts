/**
 * A scan works tile by tile. It settles the bits of a tile and lists the rows that matter, and then counts the listed
 * ones panel by panel: a list has no surprises for the processor, so that looks at distant columns overlap.
 */
import { absent, addTo, clearList, countOf, fewList, halfOf, planAt } from './memory';

/**
 * The scan in hand, from `simd-kernel.ts`. Mute: planes that no panel asks for alone. Others: plane, codes and counts of
 * the panel that counts who fails it alone, further such panels. Those: their end, then codes and counts of each; 0 =
 * none. Clears: codes, counts. Several: codes, counts, planes, their end. 32 bits each.
 */
let passing: usize = 0;
let passes: usize = 0;
export let plane: usize = 0;
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

export function begin(): void {
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
export const TILE_ROWS: usize = 8192;
/** Up to so many of 128 rows that fail nothing else are listed among those that fail one thing. */
const FEW: i32 = 2;
/** From so many of 128 rows on it pays to see whether they are all alike. */
const MANY: i32 = 32;

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
export function settle(row: usize, changed: v128, fails: v128): void {
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
export function countListed(): void {
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
export function give(row: usize, next: v128): void {
  const at = plane + (row >> 3);
  const differs = v128.xor(v128.load(at), next);
  if (!v128.any_true(differs)) return;
  v128.store(at, next);
  const changed = v128.andnot(differs, v128.load(absent + (row >> 3)));
  if (v128.any_true(changed)) settle(row, changed, next);
}
