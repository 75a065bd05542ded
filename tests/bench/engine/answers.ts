/**
 * A cross table (county by risk level) and a histogram of days by week, each ignoring its own filters: what it takes to
 * have the answer after another filter has changed. Every engine has what it needs for that answer and no more.
 */
import crossfilter, { type Dimension, type Group } from 'crossfilter2';

import { createFilterColumns } from '@/store/engine/create-filter-columns';
import type { FilterLens } from '@/store/engine/filter-columns';
import { CODE_SIZES, LAST_DAY, type Dataset } from '../dataset';
import { openPoints } from './duckdb';
import { rowsOf, type Row } from './object-filter';
import { BENCH_DEFINITION, fillColumns } from './our-engine';
import { CODE_DIMENSIONS, FilterState, type CodeDimension, type Step } from './task';

export type Question = 'cross table' | 'day histogram';

/** An engine under test: takes a change of filters, and answers. */
export interface Answering {
  readonly name: string;
  load(data: Dataset): Promise<void> | void;
  /** Changes a filter and works the answer out: county × risk, or weeks. */
  answer(step: Step): ArrayLike<number>;
  close?(): void;
}

const weeks = {
  first: 0,
  binOf: Uint16Array.from({ length: LAST_DAY + 1 }, (_, day) => Math.floor(day / 7)),
  size: Math.floor(LAST_DAY / 7) + 1,
};
const cells = CODE_SIZES.county * CODE_SIZES.risk;

export function answering(question: Question): Answering[] {
  return [ours('simd', question), ours('plain', question), crossfilterAnswer(question), sqlAnswer(question)];
}

function ours(kind: 'simd' | 'plain', question: Question): Answering {
  let lens: FilterLens;
  return {
    name: kind === 'simd' ? 'ours, SIMD' : 'ours, plain',
    load(data) {
      const own = question === 'cross table' ? ['county', 'risk'] : [];
      const panels = BENCH_DEFINITION.panels.filter(({ name }) => own.includes(name));
      const columns = createFilterColumns({ ...BENCH_DEFINITION, panels }, data.rows, { engine: kind });
      lens = columns.openLens();
      fillColumns(columns, data);
    },
    answer(step) {
      if (step.type === 'allow') lens.allow(step.dimension, step.allowed);
      if (step.type === 'between') lens.between('due', step.range);
      return question === 'cross table' ? lens.crossTable('county', 'risk') : lens.dayHistogram('due', weeks).counts;
    },
  };
}

/** A group ignores the filter of its own dimension alone, so county and risk level are one dimension for a cross table. */
function crossfilterAnswer(question: Question): Answering {
  const state = new FilterState();
  let dimensions: Partial<Record<CodeDimension | 'due' | 'pair', Dimension<Row, number>>>;
  let group: Group<Row, number, number>;
  const isPaired = (name: CodeDimension) => question === 'cross table' && (name === 'county' || name === 'risk');
  return {
    name: 'crossfilter2',
    load(data) {
      const engine = crossfilter(rowsOf(data));
      dimensions = { due: engine.dimension((row) => row.due) };
      for (const name of CODE_DIMENSIONS) if (!isPaired(name)) dimensions[name] = engine.dimension((row) => row[name]);
      if (question === 'cross table') {
        dimensions.pair = engine.dimension((row) => row.county * CODE_SIZES.risk + row.risk);
        group = dimensions.pair.group();
      } else group = dimensions.due!.group((day) => Math.floor(day / 7));
    },
    answer(step) {
      state.take(step);
      if (step.type === 'between') {
        if (step.range) dimensions.due!.filterRange([step.range[0], step.range[1] + 1]);
        else dimensions.due!.filterAll();
      }
      if (step.type === 'allow' && isPaired(step.dimension)) {
        const { county, risk } = state.allowed;
        const passes = (code: number) =>
          (!county || county[Math.floor(code / CODE_SIZES.risk)] === 1) &&
          (!risk || risk[code % CODE_SIZES.risk] === 1);
        dimensions.pair!.filterFunction((code) => passes(code as number));
      } else if (step.type === 'allow') {
        const { allowed } = step;
        if (allowed) dimensions[step.dimension]!.filterFunction((code) => allowed[code as number] === 1);
        else dimensions[step.dimension]!.filterAll();
      }
      const counts = new Uint32Array(question === 'cross table' ? cells : weeks.size);
      for (const { key, value } of group.all()) counts[key] = value;
      return counts;
    },
  };
}

/** One query for each answer. */
function sqlAnswer(question: Question): Answering {
  const state = new FilterState();
  let connection: Awaited<ReturnType<typeof openPoints>>;
  return {
    name: 'DuckDB-WASM',
    async load(data) {
      connection = await openPoints(data);
    },
    answer(step) {
      state.take(step);
      const isCross = question === 'cross table';
      const terms = CODE_DIMENSIONS.filter(
        (name) => state.allowed[name] !== null && !(isCross && (name === 'county' || name === 'risk')),
      ).map((name) => {
        const codes = [...state.allowed[name]!.keys()].filter((code) => state.allowed[name]![code] === 1);
        return codes.length > 0 ? `${name} in (${codes.join(', ')})` : 'false';
      });
      if (isCross && state.range) terms.push(`due between ${state.range[0]} and ${state.range[1]}`);
      const cell = isCross ? `county::integer * ${CODE_SIZES.risk} + risk` : 'due // 7';
      const where = terms.length > 0 ? `where ${terms.join(' and ')}` : '';
      const result = connection.query(
        `select (${cell})::integer as cell, count(*)::integer as rows from points ${where} group by cell`,
      );
      const counts = new Uint32Array(isCross ? cells : weeks.size);
      const places = result.getChild('cell')?.toArray() ?? [];
      const rows = result.getChild('rows')?.toArray() ?? [];
      for (let place = 0; place < places.length; place += 1) counts[places[place]!] = rows[place]!;
      return counts;
    },
    close: () => connection.close(),
  };
}
