/** The entry for Node has the types of the blocking one, which the package leaves out for this file. */
declare module '@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs' {
  export { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
  export type { DuckDBConnection as Connection } from '@duckdb/duckdb-wasm/blocking';
}
