/**
 * The one data set that all engines and pages are measured on: points around the towns of ten
 * counties, eight attributes each, sorted along a space-filling curve as the snapshot delivers them.
 * The same for a number of rows on every machine and in every browser.
 */
import { mortonCode } from '@/store/place-code';
import { randomStream } from '@/lib/random';

/** Codes of an attribute run from 0 below its size. `month` is derived from `due`, for its histogram. */
export const CODE_SIZES = {
  kind: 5,
  county: 10,
  town: 208,
  sector: 20,
  risk: 5,
  status: 6,
  source: 9,
  month: 37,
} as const;

export type CodeName = keyof typeof CODE_SIZES;
export const CODE_NAMES = Object.keys(CODE_SIZES) as CodeName[];

/** Days of the deadline run from 0 to this, three years. */
export const LAST_DAY = 1095;
export const DAYS_PER_MONTH = 30;

export interface Dataset {
  readonly rows: number;
  /** Millionths of a degree. */
  readonly lon: Int32Array;
  readonly lat: Int32Array;
  readonly codes: Readonly<Record<CodeName, Uint8Array>>;
  readonly due: Int16Array;
}

/** Rough centres of the ten counties, degrees. */
const counties = [
  [114.02, 32.98],
  [114.0, 33.38],
  [114.26, 33.26],
  [115.06, 32.75],
  [114.64, 32.98],
  [114.39, 32.61],
  [113.33, 32.72],
  [114.36, 33.0],
  [114.01, 33.15],
  [114.95, 32.99],
] as const;

/** Cumulative shares of the codes: uneven, as in life. */
const shares = {
  kind: [0.52, 0.55, 0.552, 0.62, 1],
  risk: [0.12, 0.55, 0.82, 0.95, 1],
  status: [0.1, 0.3, 0.45, 0.85, 0.95, 1],
} as const;

export function makeDataset(rows: number): Dataset {
  const random = randomStream(20240601);
  const towns = Array.from({ length: CODE_SIZES.town }, (_, town) => {
    const county = town % counties.length;
    const [lon, lat] = counties[county]!;
    return { county, lon: lon + bell(random) * 0.16, lat: lat + bell(random) * 0.13, weight: 0.2 + random() ** 3 * 5 };
  });
  const cumulative = accumulate(towns.map(({ weight }) => weight));
  const unsorted = emptyDataset(rows);
  const morton = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const town = pick(cumulative, random());
    const { lon, lat, county } = towns[town]!;
    // Most stand in the town, some in the fields around it.
    const spread = random() < 0.7 ? 0.012 : 0.06;
    const x = lon + bell(random) * spread;
    const y = lat + bell(random) * spread;
    unsorted.lon[row] = Math.round(x * 1e6);
    unsorted.lat[row] = Math.round(y * 1e6);
    morton[row] = mortonCode(x, y);
    const { codes } = unsorted;
    codes.county[row] = county;
    codes.town[row] = town;
    codes.kind[row] = pick(shares.kind, random());
    codes.risk[row] = pick(shares.risk, random());
    codes.status[row] = pick(shares.status, random());
    codes.sector[row] = Math.floor(random() ** 1.6 * CODE_SIZES.sector);
    codes.source[row] = Math.floor(random() ** 1.3 * CODE_SIZES.source);
    const due = Math.floor((1 - random() ** 1.4) * LAST_DAY);
    unsorted.due[row] = due;
    codes.month[row] = Math.floor(due / DAYS_PER_MONTH);
  }
  return inOrder(unsorted, orderOf(morton));
}

function emptyDataset(rows: number): Dataset {
  return {
    rows,
    lon: new Int32Array(rows),
    lat: new Int32Array(rows),
    codes: Object.fromEntries(CODE_NAMES.map((name) => [name, new Uint8Array(rows)])) as Record<CodeName, Uint8Array>,
    due: new Int16Array(rows),
  };
}

function inOrder(source: Dataset, order: Uint32Array): Dataset {
  const sorted = emptyDataset(source.rows);
  const copy = (from: Int32Array | Int16Array | Uint8Array, to: Int32Array | Int16Array | Uint8Array) => {
    for (let row = 0; row < order.length; row += 1) to[row] = from[order[row]!]!;
  };
  copy(source.lon, sorted.lon);
  copy(source.lat, sorted.lat);
  copy(source.due, sorted.due);
  for (const name of CODE_NAMES) copy(source.codes[name], sorted.codes[name]);
  return sorted;
}

/** Rows by ascending code: a radix sort, 16 bits at a time. */
function orderOf(codes: Uint32Array): Uint32Array {
  let from = Uint32Array.from(codes, (_, row) => row);
  let to = new Uint32Array(codes.length);
  for (const shift of [0, 16]) {
    const starts = new Uint32Array(65537);
    for (const code of codes) starts[((code >>> shift) & 0xffff) + 1]! += 1;
    for (let digit = 0; digit < 65536; digit += 1) starts[digit + 1]! += starts[digit]!;
    for (const row of from) to[starts[(codes[row]! >>> shift) & 0xffff]!++] = row;
    [from, to] = [to, from];
  }
  return from;
}

/** Sum of three uniform numbers, about −1.5 to 1.5: near enough to a bell. */
function bell(random: () => number): number {
  return random() + random() + random() - 1.5;
}

function accumulate(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.map((weight) => (sum += weight / total));
}

/** First position whose cumulative share lies above a number. */
function pick(cumulative: readonly number[], value: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
