/** DuckDB-WASM in Node, blocking: a query for each panel and one for the passing rows, from a table loaded as Arrow. */
import { createRequire } from 'node:module';
import path from 'node:path';

import * as duckdb from '@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs';
import { tableFromArrays, tableToIPC } from 'apache-arrow';

import { CODE_NAMES, type Dataset } from '../dataset';
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

const require = createRequire(import.meta.url);

export function duckdbEngine(): Contender {
  const state = new FilterState();
  let connection: duckdb.Connection;
  let passing: ArrayLike<number> = [];
  let histograms = emptyHistograms();

  const condition = (but: CodeDimension | 'due' | null) => {
    const terms = CODE_DIMENSIONS.filter((name) => name !== but && state.allowed[name] !== null).map((name) => {
      const codes = [...state.allowed[name]!.keys()].filter((code) => state.allowed[name]![code] === 1);
      return codes.length > 0 ? `${name} in (${codes.join(', ')})` : 'false';
    });
    if (but !== 'due' && state.range) terms.push(`due between ${state.range[0]} and ${state.range[1]}`);
    return terms.length > 0 ? `where ${terms.join(' and ')}` : '';
  };

  return {
    name: 'DuckDB-WASM',
    async load(data) {
      connection = await openPoints(data);
    },
    change(step: Step) {
      state.take(step);
      if (step.type === 'edit') connection.query(`update points set status = ${step.status} where id = ${step.row}`);
      histograms = emptyHistograms();
      for (const { column, ignores } of PANELS) {
        const result = connection.query(
          `select ${column} as code, count(*)::integer as rows from points ${condition(ignores)} group by ${column}`,
        );
        const codes = result.getChild('code')?.toArray() ?? [];
        const rows = result.getChild('rows')?.toArray() ?? [];
        for (let place = 0; place < codes.length; place += 1) histograms[column][codes[place]!] = rows[place]!;
      }
      passing =
        connection
          .query(`select id from points ${condition(null)}`)
          .getChild('id')
          ?.toArray() ?? [];
    },
    answer: (): Answer => ({ histograms, total: passing.length, maskHash: hashRows(Array.from(passing)) }),
    close: () => connection.close(),
  };
}

/** Opens a database of its own that holds the rows of a data set as table `points`. Throws where it took in fewer. */
export async function openPoints(data: Dataset): Promise<duckdb.Connection> {
  const dist = path.dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs'));
  const bundle = (name: string) => ({
    mainModule: path.join(dist, `duckdb-${name}.wasm`),
    mainWorker: path.join(dist, `duckdb-node-${name}.worker.cjs`),
  });
  const database = await duckdb.createDuckDB(
    { mvp: bundle('mvp'), eh: bundle('eh') },
    new duckdb.VoidLogger(),
    duckdb.NODE_RUNTIME,
  );
  await database.instantiate(() => undefined);
  const connection = database.connect();
  const ids = Int32Array.from({ length: data.rows }, (_, id) => id);
  const codes = Object.fromEntries(CODE_NAMES.map((name) => [name, data.codes[name]]));
  connection.insertArrowFromIPCStream(tableToIPC(tableFromArrays({ id: ids, due: data.due, ...codes }), 'stream'), {
    name: 'points',
    create: true,
  });
  const inserted = Number(connection.query('select count(*) as rows from points').getChild('rows')!.get(0));
  if (inserted !== data.rows) throw new Error(`it took in ${inserted} of ${data.rows} rows`);
  return connection;
}
