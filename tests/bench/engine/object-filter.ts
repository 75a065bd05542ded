/** An array of objects and `filter()`, once for the rows and once for every panel: what most pages do. */
import { CODE_NAMES, type CodeName, type Dataset } from '../dataset';
import {
  CODE_DIMENSIONS,
  emptyHistograms,
  FilterState,
  hashRows,
  PANELS,
  type Answer,
  type CodeDimension,
  type Contender,
  type Step,
} from './task';

export type Row = Record<CodeName, number> & { id: number; due: number };

/** Rows as objects of one shape. */
export function rowsOf(data: Dataset): Row[] {
  return Array.from({ length: data.rows }, (_, id) => {
    const row = { id, due: data.due[id]! } as Row;
    for (const name of CODE_NAMES) row[name] = data.codes[name][id]!;
    return row;
  });
}

export function objectFilter(): Contender {
  let rows: Row[] = [];
  let passing: Row[] = [];
  let histograms = emptyHistograms();
  const state = new FilterState();

  const passes = (but: CodeDimension | 'due' | null) => {
    const tables = CODE_DIMENSIONS.filter((name) => name !== but && state.allowed[name] !== null).map(
      (name) => [name, state.allowed[name]!] as const,
    );
    const range = but === 'due' ? null : state.range;
    return (row: Row) => {
      for (const [name, allowed] of tables) if (allowed[row[name]] !== 1) return false;
      return range === null || (row.due >= range[0] && row.due <= range[1]);
    };
  };

  function recount(): void {
    passing = rows.filter(passes(null));
    histograms = emptyHistograms();
    for (const { column, ignores } of PANELS) {
      const counts = histograms[column];
      for (const row of rows.filter(passes(ignores))) counts[row[column]]! += 1;
    }
  }

  return {
    name: 'objects, filter()',
    load(data) {
      rows = rowsOf(data);
    },
    change(step: Step) {
      state.take(step);
      if (step.type === 'edit') rows[step.row]!.status = step.status;
      recount();
    },
    answer: (): Answer => ({
      histograms,
      total: passing.length,
      maskHash: hashRows(passing.map(({ id }) => id)),
    }),
  };
}
