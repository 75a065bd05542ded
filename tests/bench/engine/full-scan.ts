/** Plain typed arrays: one pass over all rows for every change. What a careful person writes by hand. */
import type { Dataset } from '../dataset';
import {
  CODE_DIMENSIONS,
  emptyHistograms,
  FilterState,
  hashRows,
  PANELS,
  type Answer,
  type Contender,
  type Step,
} from './task';

const DUE_BIT = 1 << CODE_DIMENSIONS.length;
const bits = Object.fromEntries(CODE_DIMENSIONS.map((name, position) => [name, 1 << position]));

export function fullScan(): Contender {
  let data: Dataset;
  let status: Uint8Array;
  let fail: Uint8Array;
  let total = 0;
  let histograms = emptyHistograms();
  const state = new FilterState();

  const failTable = (name: (typeof CODE_DIMENSIONS)[number]) =>
    Uint8Array.from({ length: 256 }, (_, code) => {
      const allowed = state.allowed[name];
      return allowed && allowed[code] !== 1 ? bits[name]! : 0;
    });

  function scan(): void {
    const { kind, county, sector, risk, source, month } = data.codes;
    const { due } = data;
    const [kinds, counties, sectors, risks, statuses, sources] = CODE_DIMENSIONS.map(failTable) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ];
    const [low, high] = state.range ?? [-32768, 32767];
    histograms = emptyHistograms();
    const panels = histograms;
    const single = PANELS.map(({ column, ignores }) => ({
      bit: ignores === 'due' ? DUE_BIT : bits[ignores]!,
      codes: column === 'status' ? status : data.codes[column],
      counts: panels[column],
    }));
    const byBit = new Map(single.map((panel) => [panel.bit, panel]));
    total = 0;
    for (let row = 0; row < fail.length; row += 1) {
      const day = due[row]!;
      const failed =
        kinds[kind[row]!]! |
        counties[county[row]!]! |
        sectors[sector[row]!]! |
        risks[risk[row]!]! |
        statuses[status[row]!]! |
        sources[source[row]!]! |
        (day < low || day > high ? DUE_BIT : 0);
      fail[row] = failed;
      if (failed === 0) {
        total += 1;
        panels.county[county[row]!]! += 1;
        panels.sector[sector[row]!]! += 1;
        panels.risk[risk[row]!]! += 1;
        panels.status[status[row]!]! += 1;
        panels.source[source[row]!]! += 1;
        panels.month[month[row]!]! += 1;
      } else if ((failed & (failed - 1)) === 0) {
        const panel = byBit.get(failed);
        if (panel) panel.counts[panel.codes[row]!]! += 1;
      }
    }
  }

  return {
    name: 'typed arrays, full scan',
    load(loaded: Dataset) {
      data = loaded;
      status = loaded.codes.status.slice();
      fail = new Uint8Array(loaded.rows);
      scan();
    },
    change(step: Step) {
      state.take(step);
      if (step.type === 'edit') status[step.row] = step.status;
      scan();
    },
    answer(): Answer {
      const passing: number[] = [];
      for (let row = 0; row < fail.length; row += 1) if (fail[row] === 0) passing.push(row);
      return { histograms, total, maskHash: hashRows(passing) };
    },
  };
}
