/**
 * `npm run bench [-- --parts engine,clusters,search,loading,drawing --sizes 10000,100000 --features N --quick]`:
 * measures the map against its peers and writes `docs/performance.json`, `.md` and `.svg`. A part that
 * was not run keeps the figures of its last run, each with its date and command.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import type { PartResult } from './measure';
import { writeReport, type Report } from './report';

const HERE = import.meta.dirname;
const DOCUMENTS = path.resolve(HERE, '../../docs');

/** What a part is told. */
export interface BenchOptions {
  readonly sizes: readonly number[];
  /** Objects in the database of part `loading`. */
  readonly features: number;
}

type Part = (options: BenchOptions, say: (line: string) => void) => Promise<PartResult>;

/** Imported when they run, because the peers may have to be installed first. */
const parts: Record<string, () => Promise<Part>> = {
  engine: async () => (await import('./engine/part')).benchEngine,
  clusters: async () => (await import('./clusters/part')).benchClusters,
  search: async () => (await import('./search/part')).benchSearch,
  loading: async () => (await import('./loading/part')).benchLoading,
  drawing: async () => (await import('./drawing/part')).benchDrawing,
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      parts: { type: 'string', default: Object.keys(parts).join(',') },
      sizes: { type: 'string' },
      features: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const wanted = values.parts.split(',');
  const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0)
    throw new Error(`Unknown part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
  const options: BenchOptions = {
    sizes: (values.sizes ?? (values.quick ? '10000,100000' : '10000,100000,1000000,10000000')).split(',').map(count),
    features: count(values.features ?? (values.quick ? '100000' : '1000000')),
  };
  installPeers();
  for (const name of wanted) {
    const result = await (await parts[name]!())(options, (line) => console.log(line));
    // Read anew: another run may have written its parts meanwhile.
    const report = readReport();
    report[name] = { ...result, date: new Date().toISOString(), command: commandLine(), machine: machine() };
    for (const { label, value, unit, relation, bound, isMet } of result.targets)
      console.log(`${isMet ? 'met   ' : 'MISSED'} ${label}: ${value.toFixed(2)} ${unit} (${relation} ${bound})`);
    // After every part: a later one that fails must not cost the figures.
    await writeReport(report, DOCUMENTS);
  }
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`"${text}" is not a number of rows.`);
  return number;
}

/** Installs the peers when they are missing or the lock file has changed since. */
function installPeers(): void {
  const stamp = path.join(HERE, 'node_modules/.installed-lock');
  const lock = readFileSync(path.join(HERE, 'package-lock.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const { status } = spawnSync('npm', ['ci', '--prefix', HERE], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The peers could not be installed: npm ci --prefix tests/bench failed.');
  writeFileSync(stamp, lock);
}

function readReport(): Report {
  const file = path.join(DOCUMENTS, 'performance.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : {};
}

function commandLine(): string {
  const given = process.argv.slice(2).join(' ');
  return given ? `npm run bench -- ${given}` : 'npm run bench';
}

/** The load average says what else ran. */
function machine(): string {
  const cpu = os.cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${os.cpus().length} × ${cpu}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.arch()}, Node ${process.versions.node}, load average ${os.loadavg()[1]!.toFixed(1)} at the end`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
});
