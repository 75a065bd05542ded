/** Our engine, plain or in WebAssembly SIMD, behind the face it has in the product. */
import { createFilterEngine } from '@/store/engine/create-filter-engine';
import type { EngineDefinition, FilterEngine } from '@/store/engine/filter-engine';
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

export function loadedEngine(data: Dataset, kind: 'simd' | 'plain'): FilterEngine {
  const engine = createFilterEngine(BENCH_DEFINITION, data.rows, { engine: kind });
  engine.load(0, data.rows, () => {
    for (const name of CODE_NAMES) engine.codes(name).set(data.codes[name]);
    engine.values('due').set(data.due);
  });
  return engine;
}

export function ourEngine(kind: 'simd' | 'plain'): Contender {
  let engine: FilterEngine;
  return {
    name: kind === 'simd' ? 'ours, SIMD' : 'ours, plain',
    load(data) {
      engine = loadedEngine(data, kind);
    },
    change(step) {
      if (step.type === 'allow') engine.allow(step.dimension, step.allowed);
      else if (step.type === 'between') engine.between('due', step.range);
      else
        engine.put([step.row], () => {
          engine.codes('status')[step.row] = step.status;
        });
    },
    answer(): Answer {
      return {
        histograms: Object.fromEntries(PANELS.map(({ column }) => [column, engine.counts(column).slice()])) as Record<
          Panel,
          Uint32Array
        >,
        total: engine.passing,
        maskHash: hashRows(engine.passingRows(0, engine.capacity)),
      };
    },
  };
}
