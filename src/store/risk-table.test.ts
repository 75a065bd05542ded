import { describe, expect, it } from 'vitest';
import {
  ENTERPRISE_SCALES,
  DAM_CLASSES,
  FIRE_UNIT_LEVELS,
  HAZARD_GRADES,
  HAZARD_SOURCES,
  HAZARD_STATUSES,
  RISK_LEVELS,
  SECTORS,
} from '@/domain/enumerations';
import { KINDS, UNIT_KINDS, type Kind } from '@/kinds';
import { dueBand, DUE_BANDS, isOverdue } from '@/domain/overdue';
import { booleanPointInPolygon, polygon } from '@turf/turf';
import { isOpenStatus } from '@/domain/hazard-life';
import { KIND_COLUMNS } from '@/kinds';
import { boxRing } from '@/lib/geography/ring';
import { randomStream, type Random } from '@/lib/random';
import { isoDay, NO_DAY } from '@/lib/time/day-number';
import { answerOf } from './answer';
import { clusterPlaces } from './clusters';
import { ColumnStore } from './column-store';
import { FACETS, type Facet } from './kind-table';
import { NO_PLACE } from '@/kinds/packed-columns';
import { makeColumn, type PackedRows } from './packed-rows';
import { FLAGS, NO_FILTER, type Flag, type FoundRows, type GradeKey, type RiskFilter } from './risk-filter';
import { RiskTable } from './risk-table';
import { rowsInView } from './rows-in-view';
import { RISK_VALUES, STATUS_VALUES, type RiskValue, type StatusValue } from '@/domain/shown-scales';

/** A record as a plain object; numbers as they are packed. Its name is a number too, and searched by its digits. */
type Row = Record<string, number>;
type Model = Record<Kind, Map<number, Row>>;

const today = 8918;
const gradeNames: Record<Kind, string | null> = {
  enterprises: 'scale',
  major_hazard_sources: 'grade',
  tailings_dams: 'damClass',
  fire_key_units: 'level',
  hazards: null,
};
const highestCodes: Record<string, number> = {
  scale: ENTERPRISE_SCALES.length,
  damClass: DAM_CLASSES.length,
  level: FIRE_UNIT_LEVELS.length,
  sector: SECTORS.length,
  town: 219,
  jurisdiction: 13,
  listedLevel: 3,
  suspended: 1,
  highRisk: 1,
  overhead: 2,
  relapses: 3,
  source: HAZARD_SOURCES.length,
};

describe('the table of all kinds', () => {
  it('agrees with plain objects through random filters, arrivals, edits, removals and a new day', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
    process.stdout.write(`risk table: SEED=${seed}\n`);
    const random = randomStream(seed);
    for (let round = 0; round < 6; round += 1) {
      const table = new RiskTable(today);
      const model = Object.fromEntries(KINDS.map((kind) => [kind, new Map<number, Row>()])) as Model;
      let filter = NO_FILTER;
      let day = today;
      const search = new Search();
      for (const kind of shuffled(KINDS, random)) loadKind(table, model, kind, random);
      for (let step = 0; step < 60; step += 1) {
        const die = random();
        // Now and then from scratch: under all filters at once hardly a record passes.
        if (die < 0.5) filter = { ...(random() < 0.3 ? NO_FILTER : filter), ...changeOfFilter(random) };
        else if (die < 0.92) editKind(table, model, pick(KINDS, random), random, search);
        else if (die < 0.96) day += 1;
        else loadKind(table, model, pick(KINDS, random), random, search);
        // Somebody types; or the answer comes to a search that stood while rows changed.
        if (random() < 0.1) search.ask(random() < 0.3 ? null : String(Math.floor(random() * 10)));
        if (random() < 0.3) filter = { ...filter, found: search.answer(table, model) };
        const variable = random() < 0.5 ? 'risk' : 'rectification';
        const { counts } = answerOf(table, filter, variable, day);
        const about = `SEED=${seed} round ${round} step ${step}`;
        const naive = new NaiveAnswer(model, filter, day, search);
        expect(counts.passing, about).toBe(naive.passing().length);
        for (const facet of FACETS) expect([...counts.facets[facet]], `${about} ${facet}`).toEqual(naive.facet(facet));
        for (const kind of KINDS) {
          expect([...counts.legend[kind]], `${about} legend of ${kind}`).toEqual(naive.legend(kind, variable));
          expect(counts.unlocated[kind], `${about} unlocated ${kind}`).toBe(naive.unlocated(kind));
          expect([...counts.grades[kind]], `${about} grades of ${kind}`).toEqual(naive.grades(kind));
          const ids = table.kinds[kind]!.store.column('id');
          const passing: number[] = [];
          const kindTable = table.kinds[kind]!;
          passing.push(...[...kindTable.passingRows(0, kindTable.store.rowCount)].map((row) => ids[row]!));
          expect(
            passing.sort((a, b) => a - b),
            `${about} rows of ${kind}`,
          ).toEqual(naive.idsOf(kind));
        }
        const view = [113.9 + random() * 0.1, 32.9, 114.05, 33.05] as const;
        const inView = rowsInView(table, view, 10_000);
        expect(inView.count, `${about} in view`).toBe(naive.within(view).length);
        const clusters = clusterPlaces(table, variable, 8 + Math.floor(random() * 12));
        const located = naive.passing().filter(({ row }) => row['lon'] !== NO_PLACE);
        expect(
          clusters.reduce((sum, { count }) => sum + count, 0),
          `${about} clustered`,
        ).toBe(located.length);
      }
    }
  }, 60_000);

  it('keeps shape and search when more rows come than there was room for', () => {
    const table = new RiskTable(today);
    const random = randomStream(4);
    const rowsFrom = (first: number, count: number) =>
      Array.from({ length: count }, (_, place) => {
        const isWithin = place % 2 === 0;
        return { ...aRow('hazards', first + place, random, []), lon: isWithin ? 113_950_000 : 114_050_000, lat: 33e6 };
      });
    const store = new ColumnStore(pack('hazards', rowsFrom(1, 10)), KIND_COLUMNS.hazards);
    table.load(store);
    const shape = boxRing([113.9, 32.9, 114, 33.1]);
    const found = new Map([[store, new Uint8Array(10).fill(1, 0, 5)]]);
    const idsOf = (part: Partial<RiskFilter>) => {
      answerOf(table, { ...NO_FILTER, ...part }, 'risk', today);
      const passing: number[] = [];
      passing.push(...[...table.kinds.hazards!.passingRows(0, store.rowCount)].map((row) => store.column('id')[row]!));
      return passing;
    };
    expect(idsOf({ shape, found })).toEqual([1, 3, 5]);
    // 1 goes and 11 comes into its place; 3 stays where it is; the others need room.
    table.apply('hazards', pack('hazards', [], [1]));
    table.apply('hazards', pack('hazards', rowsFrom(11, 2000)));
    expect(idsOf({ shape, found })).toEqual([3, 5]);
    expect(idsOf({ found })).toEqual([2, 3, 4, 5]);
    expect(idsOf({ shape })).toHaveLength(4 + 1000);
    // Rows that were not searched are not found.
    expect(idsOf({ found: new Map() })).toEqual([]);
  });

  it('refuses changes that tell of a record twice', () => {
    const table = new RiskTable(today);
    const row = aRow('enterprises', 1, randomStream(1), []);
    table.load(new ColumnStore(pack('enterprises', [row]), KIND_COLUMNS.enterprises));
    expect(() => table.apply('enterprises', pack('enterprises', [row, row]))).toThrow('twice');
    expect(() => table.apply('enterprises', pack('enterprises', [row], [1]))).toThrow('twice');
    expect(() => table.apply('hazards', pack('hazards', []))).toThrow('before its rows');
  });

  it('lets nothing pass that a filter names and no record has', () => {
    const table = new RiskTable(today);
    const random = randomStream(2);
    const rows = Array.from({ length: 50 }, (_, place) => aRow('enterprises', place + 1, random, []));
    table.load(new ColumnStore(pack('enterprises', rows), KIND_COLUMNS.enterprises));
    for (const part of [
      { towns: new Set([255]) },
      { towns: new Set([70_000]) },
      { grades: new Set<GradeKey>(['tailings_dams:1']) },
      { jurisdiction: 99 },
      { sectors: new Set(['Z01' as never]) },
    ]) {
      const { counts } = answerOf(table, { ...NO_FILTER, ...part }, 'risk', today);
      expect(counts.passing, JSON.stringify(Object.keys(part))).toBe(0);
    }
    expect(answerOf(table, NO_FILTER, 'risk', today).counts.passing).toBe(50);
  });
});

describe('ranges of days', () => {
  it('may end beyond the days that a column can hold', () => {
    const table = new RiskTable(today);
    const random = randomStream(3);
    const rows = Array.from({ length: 50 }, (_, place) => aRow('hazards', place + 1, random, []));
    table.load(new ColumnStore(pack('hazards', rows), KIND_COLUMNS.hazards));
    const passing = (foundOn: RiskFilter['foundOn']) =>
      answerOf(table, { ...NO_FILTER, foundOn }, 'risk', today).counts.passing;
    expect(passing([-700_000, 3_000_000])).toBe(50);
    expect(passing([today - 80, 3_000_000])).toBe(50);
    expect(passing([40_000, 3_000_000])).toBe(0);
    expect(passing([-700_000, -40_000])).toBe(0);
    expect(passing([today, today - 80])).toBe(0);
  });
});

/** Every answer worked out from the plain objects and the domain's own words. */
class NaiveAnswer {
  private readonly model: Model;
  private readonly filter: RiskFilter;
  private readonly day: number;
  private readonly search: Search;

  constructor(model: Model, filter: RiskFilter, day: number, search: Search) {
    this.model = model;
    this.filter = filter;
    this.day = day;
    this.search = search;
  }

  passing(ignoring: readonly string[] = []): { kind: Kind; row: Row }[] {
    return KINDS.filter((kind) => this.filter.kinds.has(kind)).flatMap((kind) => this.passingOf(kind, ignoring));
  }

  passingOf(kind: Kind, ignoring: readonly string[]): { kind: Kind; row: Row }[] {
    return [...this.model[kind].values()]
      .filter((row) => this.passes(kind, row, ignoring))
      .map((row) => ({ kind, row }));
  }

  idsOf(kind: Kind): number[] {
    return this.passingOf(kind, [])
      .map(({ row }) => row['id']!)
      .sort((a, b) => a - b);
  }

  facet(facet: Facet): number[] {
    const ignoring = facet === 'jurisdiction' ? ['jurisdiction', 'town'] : [facet];
    const sizes: Record<Facet, number> = {
      risk: 7,
      status: 11,
      jurisdiction: 14,
      town: 256,
      sector: 30,
      grade: 6,
      source: 12,
      band: 6,
      flags: 64,
    };
    const histogram = Array.from({ length: this.filter.kinds.size > 0 ? sizes[facet] : 256 }, () => 0);
    for (const { kind, row } of this.passing(ignoring)) histogram[this.code(facet, kind, row)]! += 1;
    return histogram;
  }

  legend(kind: Kind, variable: 'risk' | 'rectification'): number[] {
    const facet = variable === 'risk' ? 'risk' : 'status';
    const histogram = Array.from({ length: variable === 'risk' ? 7 : 11 }, () => 0);
    for (const { row } of this.passingOf(kind, [facet])) histogram[this.code(facet, kind, row)]! += 1;
    return histogram;
  }

  grades(kind: Kind): number[] {
    const histogram = Array.from({ length: 6 }, () => 0);
    for (const { row } of this.passingOf(kind, ['grade'])) histogram[this.code('grade', kind, row)]! += 1;
    return histogram;
  }

  unlocated(kind: Kind): number {
    return this.passing().filter((each) => each.kind === kind && each.row['lon'] === NO_PLACE).length;
  }

  within([west, south, east, north]: readonly number[]): { row: Row }[] {
    return this.passing().filter(
      ({ row }) =>
        row['lon']! >= west! * 1e6 &&
        row['lon']! <= east! * 1e6 &&
        row['lat']! >= south! * 1e6 &&
        row['lat']! <= north! * 1e6,
    );
  }

  private passes(kind: Kind, row: Row, ignoring: readonly string[]): boolean {
    const { filter } = this;
    const asks = (facet: Facet, values: ReadonlySet<unknown>, value: unknown) =>
      ignoring.includes(facet) || values.size === 0 || values.has(value);
    const within = (range: readonly [number, number] | null, day: number | undefined) =>
      range === null || (day !== undefined && day !== NO_DAY && day >= range[0] && day <= range[1]);
    const gradeName = gradeNames[kind];
    return (
      asks('risk', filter.risk, RISK_VALUES[this.code('risk', kind, row)]) &&
      asks('status', filter.status, STATUS_VALUES[this.code('status', kind, row)]) &&
      (ignoring.includes('jurisdiction') ||
        filter.jurisdiction === null ||
        filter.jurisdiction === row['jurisdiction']) &&
      asks('town', filter.towns, row['town']) &&
      asks('sector', filter.sectors, SECTORS[row['sector']! - 1]) &&
      asks('grade', filter.grades, `${kind}:${gradeName === null ? 0 : row[gradeName]}`) &&
      asks('source', filter.sources, kind === 'hazards' ? HAZARD_SOURCES[row['source']! - 1] : undefined) &&
      asks('band', filter.bands, kind === 'hazards' ? this.bandOf(row) : null) &&
      (ignoring.includes('flags') || [...filter.flags].every((flag) => hasFlag(flag, kind, row))) &&
      (filter.found === null || this.search.hasFound(kind, row['id']!)) &&
      within(filter.dueOn, row['dueOn']) &&
      within(filter.foundOn, row['foundOn']) &&
      this.liesWithinShape(row)
    );
  }

  private liesWithinShape(row: Row): boolean {
    const { shape } = this.filter;
    if (!shape) return true;
    if (row['lon'] === NO_PLACE) return false;
    const closed = [...shape, shape[0]!].map(([longitude, latitude]) => [longitude, latitude]);
    return booleanPointInPolygon([row['lon']! / 1e6, row['lat']! / 1e6], polygon([closed]));
  }

  private code(facet: Facet, kind: Kind, row: Row): number {
    switch (facet) {
      case 'risk':
        if (kind === 'hazards') return RISK_VALUES.indexOf(`HAZARD_${HAZARD_GRADES[row['grade']! - 1]!}`);
        return RISK_VALUES.indexOf(RISK_LEVELS[row['risk']! - 1] ?? 'UNASSESSED');
      case 'status':
        return STATUS_VALUES.indexOf(kind === 'hazards' ? this.statusOf(row) : this.statusOfUnit(kind, row));
      case 'grade':
        return gradeNames[kind] === null ? 0 : row[gradeNames[kind]]!;
      case 'source':
        return kind === 'hazards' ? row['source']! : 0;
      case 'band': {
        const band = kind === 'hazards' ? this.bandOf(row) : null;
        return band === null ? 0 : DUE_BANDS.indexOf(band) + 1;
      }
      case 'flags':
        return FLAGS.reduce((bits, flag, place) => bits | (hasFlag(flag, kind, row) ? 1 << place : 0), 0);
      default:
        return row[facet]!;
    }
  }

  private statusOf(row: Row): StatusValue {
    const status = HAZARD_STATUSES[row['status']! - 1]!;
    return isOverdue(status, isoDay(row['dueOn']!), isoDay(this.day)!) ? 'OVERDUE' : status;
  }

  private statusOfUnit(kind: Kind, unit: Row): StatusValue {
    const open = [...this.model.hazards.values()]
      .filter((hazard) => hazard['unitKind'] === KINDS.indexOf(kind) + 1 && hazard['unitId'] === unit['id'])
      .filter((hazard) => isOpenStatus(HAZARD_STATUSES[hazard['status']! - 1]!))
      .map((hazard) => this.statusOf(hazard));
    return STATUS_VALUES.find((value) => open.includes(value)) ?? 'NONE';
  }

  private bandOf(row: Row) {
    return dueBand(HAZARD_STATUSES[row['status']! - 1]!, isoDay(row['dueOn']!), isoDay(this.day)!);
  }
}

/**
 * A search by digits. Its answer holds for the rows as they were: what came since is not found, what
 * changed stays as it was found, until the next answer.
 */
class Search {
  private text: string | null = null;
  private readonly found = new Set<string>();

  ask(text: string | null): void {
    this.text = text;
  }

  answer(table: RiskTable, model: Model): FoundRows | null {
    this.found.clear();
    const { text } = this;
    if (text === null) return null;
    for (const kind of KINDS)
      for (const { id, name } of model[kind].values()) if (String(name).includes(text)) this.found.add(`${kind}:${id}`);
    return new Map(
      KINDS.map((kind) => {
        const { store } = table.kinds[kind]!;
        const ids = store.column('id').subarray(0, store.rowCount);
        return [store, Uint8Array.from(ids, (id) => Number(this.hasFound(kind, id)))] as const;
      }),
    );
  }

  hasFound(kind: Kind, id: number): boolean {
    return this.found.has(`${kind}:${id}`);
  }

  forget(kind: Kind, ids: Iterable<number>): void {
    for (const id of ids) this.found.delete(`${kind}:${id}`);
  }
}

function hasFlag(flag: Flag, kind: Kind, row: Row): boolean {
  const words: Record<Flag, boolean> = {
    UNLOCATED: row['lon'] === NO_PLACE,
    LISTED: kind === 'hazards' && row['listedLevel']! > 0,
    SUSPENDED: kind === 'hazards' && row['suspended'] === 1,
    RELAPSED: kind === 'hazards' && row['relapses']! > 0,
    HIGH_RISK: kind === 'enterprises' && row['highRisk'] === 1,
    OVERHEAD: kind === 'tailings_dams' && row['overhead'] === 1,
  };
  return words[flag];
}

function loadKind(table: RiskTable, model: Model, kind: Kind, random: Random, search?: Search): void {
  search?.forget(kind, model[kind].keys());
  const count = Math.floor(random() * 40);
  const rows = Array.from({ length: count }, (_, place) => aRow(kind, place + 1, random, unitsOf(model)));
  model[kind] = new Map(rows.map((row) => [row['id']!, row]));
  table.load(new ColumnStore(pack(kind, rows), KIND_COLUMNS[kind]));
}

function editKind(table: RiskTable, model: Model, kind: Kind, random: Random, search: Search): void {
  const ids = new Set(Array.from({ length: Math.floor(random() * 6) }, () => 1 + Math.floor(random() * 60)));
  const removed = [...ids].filter(() => random() < 0.3);
  for (const id of removed) ids.delete(id);
  const rows = [...ids].map((id) => aRow(kind, id, random, unitsOf(model)));
  for (const row of rows) model[kind].set(row['id']!, row);
  for (const id of removed) model[kind].delete(id);
  search.forget(kind, removed);
  table.apply(kind, pack(kind, rows, removed));
}

/** Ids a hazard may name: units that are there, that were, and that may yet come. */
function unitsOf(model: Model): number[] {
  return [...UNIT_KINDS.flatMap((kind) => [...model[kind].keys()]), 1, 2, 50];
}

function aRow(kind: Kind, id: number, random: Random, units: readonly number[]): Row {
  const row: Row = {};
  for (const { name, maxCode } of KIND_COLUMNS[kind]) {
    const highest = maxCode ?? highestCodes[name] ?? 0;
    row[name] = Math.floor(random() * (highest + 1));
  }
  const isUnlocated = random() < 0.1;
  Object.assign(row, {
    id,
    lon: isUnlocated ? NO_PLACE : 113_900_000 + Math.floor(random() * 200_000),
    lat: isUnlocated ? NO_PLACE : 32_900_000 + Math.floor(random() * 200_000),
    jurisdiction: 1 + Math.floor(random() * 13),
    name: Math.floor(random() * 1000),
  });
  if (kind === 'hazards')
    Object.assign(row, {
      grade: 1 + Math.floor(random() * HAZARD_GRADES.length),
      status: 1 + Math.floor(random() * HAZARD_STATUSES.length),
      unitId: units.length > 0 ? pick(units, random) : 0,
      dueOn: random() < 0.2 ? NO_DAY : today - 10 + Math.floor(random() * 22),
      foundOn: today - Math.floor(random() * 60),
      closedOn: NO_DAY,
    });
  return row;
}

function pack(kind: Kind, rows: readonly Row[], removed: readonly number[] = []): PackedRows {
  return {
    kind,
    epoch: 'e',
    cursor: 'c',
    asOf: 0,
    reload: false,
    rowCount: rows.length,
    columns: Object.fromEntries(
      KIND_COLUMNS[kind].map(({ name, type }) => {
        const column = makeColumn(type, rows.length);
        rows.forEach((row, place) => (column[place] = row[name]!));
        return [name, column];
      }),
    ),
    removed: Int32Array.from(removed),
  };
}

function changeOfFilter(random: Random): Partial<RiskFilter> {
  const some = <Value>(values: readonly Value[], share: number) =>
    new Set(random() < 0.3 ? [] : values.filter(() => random() < share));
  const range = () => {
    if (random() < 0.3) return null;
    const from = today - 70 + Math.floor(random() * 70);
    return [from, from + Math.floor(random() * 80) - 10] as const;
  };
  const die = Math.floor(random() * 14);
  switch (die) {
    case 0:
      return { kinds: new Set(KINDS.filter(() => random() < 0.7)) };
    case 1:
      return { risk: some<RiskValue>(RISK_VALUES, 0.5) };
    case 2:
      return { status: some<StatusValue>(STATUS_VALUES, 0.5) };
    case 3:
      return { jurisdiction: random() < 0.4 ? null : 1 + Math.floor(random() * 13) };
    case 4:
      return { towns: some(range255, 0.7) };
    case 5:
      return { sectors: some(SECTORS, 0.6) };
    case 6: {
      const keys = KINDS.flatMap((kind) => [0, 1, 2, 3, 4].map((code): GradeKey => `${kind}:${code}`));
      return { grades: some(keys, 0.5) };
    }
    case 7:
      return { sources: some(HAZARD_SOURCES, 0.7) };
    case 8:
      return { bands: some(DUE_BANDS, 0.5) };
    case 9:
      return { flags: some(FLAGS, 0.15) };
    case 10:
      return { dueOn: range() };
    case 11:
      return { foundOn: range() };
    default:
      return { shape: random() < 0.2 ? null : aShape(random) };
  }
}

/** A box or a stroke to and fro across itself; no corner and no straight edge lies on a place. */
function aShape(random: Random): RiskFilter['shape'] {
  const between = (low: number) => low + Math.floor(random() * 200_000) / 1e6 + 0.5e-6;
  if (random() < 0.5) {
    const [west, south] = [between(113.9), between(32.9)];
    return boxRing([west, south, west + Math.floor(random() * 2e5) / 1e6, south + Math.floor(random() * 2e5) / 1e6]);
  }
  return Array.from({ length: 3 + Math.floor(random() * 8) }, () => [between(113.9), between(32.9)] as const);
}

const range255 = Array.from({ length: 256 }, (_, town) => town);

function shuffled<Value>(values: readonly Value[], random: Random): Value[] {
  return values
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

function pick<Value>(values: readonly Value[], random: Random): Value {
  return values[Math.floor(random() * values.length)]!;
}
