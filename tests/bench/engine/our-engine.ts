/** Our engine, plain or in WebAssembly SIMD, behind the face it has in the product. */
import { createFilterColumns } from '@/store/engine/create-filter-columns';
import type { EngineDefinition, FilterColumns, FilterLens } from '@/store/engine/filter-columns';
import { CODE_NAMES, CODE_SIZES, type Dataset } from '../dataset';
import { CODE_DIMENSIONS, hashRows, PANELS, type Answer, type Contender, type Panel } from './task';

export const BENCH_DEFINITION: EngineDefinition = {
  codes: CODE_NAMES,
  values: ['due'],
  dimensions: [
    ...CODE_DIMENSIONS.map((name) => ({ name, type: 'codes', column: name }) as const),
    { name: 'due', type: 'range', column: 'due' },
  ],
  panels: PANELS.map(({ column, ignores }) => ({
    name: column,
    column,
    size: CODE_SIZES[column],
    ignores: [ignores],
  })),
};

/** The rows of a data set as columns, and a lens over them. */
export function loadedEngine(data: Dataset, kind: 'simd' | 'plain'): { columns: FilterColumns; lens: FilterLens } {
  const columns = createFilterColumns(BENCH_DEFINITION, data.rows, { engine: kind });
  const lens = columns.openLens();
  fillColumns(columns, data);
  return { columns, lens };
}

export function fillColumns(columns: FilterColumns, data: Dataset): void {
  columns.load(0, data.rows, () => {
    for (const name of CODE_NAMES) columns.codes(name).set(data.codes[name]);
    columns.values('due').set(data.due);
  });
}

export function ourEngine(kind: 'simd' | 'plain'): Contender {
  let columns: FilterColumns;
  let lens: FilterLens;
  return {
    name: kind === 'simd' ? 'ours, SIMD' : 'ours, plain',
    load(data) {
      ({ columns, lens } = loadedEngine(data, kind));
    },
    change(step) {
      if (step.type === 'allow') lens.allow(step.dimension, step.allowed);
      else if (step.type === 'between') lens.between('due', step.range);
      else
        columns.put([step.row], () => {
          columns.codes('status')[step.row] = step.status;
        });
    },
    answer(): Answer {
      return {
        histograms: Object.fromEntries(PANELS.map(({ column }) => [column, lens.counts(column).slice()])) as Record<
          Panel,
          Uint32Array
        >,
        total: lens.passing,
        maskHash: hashRows(lens.passingRows(0, lens.capacity)),
      };
    },
  };
}
