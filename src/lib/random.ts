/** A number in [0, 1), another at each call. */
export type Random = () => number;

/** A stream of numbers that is the same everywhere for a seed (mulberry32): for demonstration data, tests and measurements, not for secrets. */
export function randomStream(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
