/**
 * crossfilter2 in its best known way: one dimension and group for each panel, `filterRange` for days,
 * `filterFunction` for sets of codes. Its own bits are its mask: that it would have to be read out row by
 * row to be drawn is not held against it.
 */
import crossfilter, { type Crossfilter, type Dimension, type Group, type GroupAll } from 'crossfilter2';

import { CODE_SIZES, DAYS_PER_MONTH, type Dataset } from '../dataset';
import { rowsOf, type Row } from './object-filter';
import {
  CODE_DIMENSIONS,
  hashRows,
  PANELS,
  type Answer,
  type CodeDimension,
  type Contender,
  type Panel,
  type Step,
} from './task';

export function crossfilterEngine(): Contender {
  let rows: Row[];
  let engine: Crossfilter<Row>;
  let dimensions: Record<CodeDimension | 'due', Dimension<Row, number>>;
  let groups: Record<Panel, Group<Row, number, number>>;
  let total: GroupAll<Row, number>;
  let counts: Record<Panel, readonly { key: number; value: number }[]>;
  let passing = 0;

  function read(): void {
    counts = Object.fromEntries(PANELS.map(({ column }) => [column, groups[column].all()])) as typeof counts;
    passing = total.value();
  }

  return {
    name: 'crossfilter2',
    load(data: Dataset) {
      rows = rowsOf(data);
      engine = crossfilter(rows);
      const codes = CODE_DIMENSIONS.map((name) => [name, engine.dimension((row) => row[name])]);
      dimensions = Object.fromEntries([...codes, ['due', engine.dimension((row) => row.due)]]) as typeof dimensions;
      groups = Object.fromEntries(
        PANELS.map(({ column, ignores }) => [
          column,
          column === 'month'
            ? dimensions.due.group((day) => Math.floor(day / DAYS_PER_MONTH))
            : dimensions[ignores].group(),
        ]),
      ) as typeof groups;
      total = engine.groupAll();
    },
    change(step: Step) {
      if (step.type === 'allow') {
        const { allowed } = step;
        if (allowed) dimensions[step.dimension].filterFunction((code) => allowed[code as number] === 1);
        else dimensions[step.dimension].filterAll();
      } else if (step.type === 'between') {
        // Its ranges end before their end.
        if (step.range) dimensions.due.filterRange([step.range[0], step.range[1] + 1]);
        else dimensions.due.filterAll();
      } else {
        const row = rows[step.row]!;
        engine.remove((candidate) => candidate === row);
        row.status = step.status;
        engine.add([row]);
      }
      read();
    },
    answer(): Answer {
      const histograms = Object.fromEntries(
        PANELS.map(({ column }) => {
          const histogram = new Uint32Array(CODE_SIZES[column]);
          for (const { key, value } of counts[column]) histogram[key] = value;
          return [column, histogram];
        }),
      ) as Record<Panel, Uint32Array>;
      return { histograms, total: passing, maskHash: hashRows(engine.allFiltered().map(({ id }) => id)) };
    },
  };
}
