/** The five ledgers into both databases through the real command and the real API: whole, once, or not at all. */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLedger } from '@/data/import/load';
import { readLedger } from '@/data/import/read-ledger';
import type { Kind } from '@/kinds';
import { distanceMeters } from '@/lib/geography/distance';
import { clientOf, connectApi } from '../../supabase/embedded/api';
import { readSettings } from '../../supabase/embedded/settings';
import expectedFile from '../fixtures/ledgers/expected.json';
import { BACKENDS, startBackend, type RunningBackend } from '../server/backends';
import { context, fixture } from './reading-context';
import { workbook } from './workbooks';

type Expected = (typeof expectedFile)['企业台账.xlsx'];
const expected = Object.entries(expectedFile) as unknown as [string, Expected][];
const kinds: Record<string, Kind> = {
  '企业台账.xlsx': 'enterprises',
  '重大危险源台账.xlsx': 'major_hazard_sources',
  '尾矿库台账.xlsx': 'tailings_dams',
  '消防安全重点单位台账.xlsx': 'fire_key_units',
  '隐患台账.xlsx': 'hazards',
};
const project = path.resolve(import.meta.dirname, '../..');
const ledgerPath = (file: string) => path.join(project, 'tests/fixtures/ledgers', file);

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

function runImport(arguments_: string[], environment: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tools/import.ts', ...arguments_], {
    cwd: project,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...texts })));
}

describe.each(BACKENDS)('importing on %s', (backend) => {
  let running: RunningBackend;
  let client: SupabaseClient;
  let environment: Record<string, string>;
  const folder = mkdtempSync(path.join(tmpdir(), 'risk-map-import-'));

  beforeAll(async () => {
    running = await startBackend(backend);
    environment = {
      DATA_DIRECTORY: running.server.dataDirectory,
      ...(running.postgres ? { DATABASE_URL: running.postgres.url } : {}),
    };
    const api = await connectApi(readSettings(environment), () => undefined);
    client = clientOf(api, api.secretKey);
  });
  afterAll(async () => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const countOf = async (table: string) => {
    const { count, error } = await client.from(table).select('*', { count: 'exact', head: true });
    if (error) throw new Error(error.message);
    return count ?? 0;
  };
  const everything = () => Promise.all([...Object.values(kinds), 'import_batches', 'record_history'].map(countOf));

  it('has nothing to begin with', async () => {
    expect(await Promise.all(Object.values(kinds).map(countOf))).toEqual([0, 0, 0, 0, 0]);
  });

  it.each(expected)('%s: the command reports as expected and loads the accepted rows', async (file, wanted) => {
    const report = path.join(folder, `${file}.json`);
    const ended = await runImport([ledgerPath(file), '--report', report], environment);
    expect(ended.stderr).toBe('');
    expect(ended.code).toBe(0);
    const written = JSON.parse(readFileSync(report, 'utf8')) as Expected & { findings: { message: string }[] };
    expect(written).toMatchObject({
      dataRows: wanted.dataRows,
      acceptedRows: wanted.acceptedRows,
      rejectedRows: wanted.rejectedRows,
      unlocatedRows: wanted.unlocatedRows,
    });
    for (const { row, code, message } of written.findings as unknown as {
      row: number;
      code: string;
      message: string;
    }[]) {
      expect(message).not.toMatch(/\{\{|finding\./);
      expect(ended.stdout).toContain(`第${row}行`);
      expect(ended.stdout).toContain(code);
    }
    expect(ended.stdout).toContain(`新增${wanted.acceptedRows}条`);
  });

  it.each(expected)('%s: every place in the database is within a metre of the expected one', async (file, wanted) => {
    const { data, error } = await client
      .from(kinds[file]!)
      .select('source_row, geom, original_x, coordinate_system_in');
    if (error) throw new Error(error.message);
    const rows = data as {
      source_row: number;
      geom: { coordinates: [number, number] } | string | null;
      coordinate_system_in: string | null;
    }[];
    expect(rows).toHaveLength(wanted.acceptedRows);
    const located = rows.filter(({ geom }) => geom !== null);
    expect(located).toHaveLength(wanted.acceptedRows - wanted.unlocatedRows);
    for (const { source_row: row, geom, coordinate_system_in: system } of located) {
      const place = typeof geom === 'string' ? pointOf(geom) : geom!.coordinates;
      expect(
        distanceMeters(place, (wanted.locations as unknown as Record<string, [number, number]>)[String(row)]!),
      ).toBeLessThan(1);
      expect(system).toBe(wanted.coordinateSystem);
    }
  });

  it.each(expected)('%s: the same file again changes nothing', async (file, wanted) => {
    const outcome = await loadLedger(client, await readLedger(fixture(file), context), file);
    expect(outcome).toMatchObject({
      loaded: true,
      refusedRows: [],
      result: { inserted: 0, updated: 0, unchanged: wanted.acceptedRows },
    });
    expect(await countOf(kinds[file]!)).toBe(wanted.acceptedRows);
  });

  it('side records came with their rows', async () => {
    expect(await countOf('source_chemicals')).toBe(44);
    expect(await countOf('contacts')).toBe(112);
    const { data } = await client.from('fire_key_units').select('team_filled').lt('team_filled', 5);
    expect(data?.map(({ team_filled: filled }) => Number(filled)).sort()).toEqual([3, 4]);
  });

  it('a row that the database refuses takes the whole file back', async () => {
    const before = await everything();
    const reading = await readLedger(
      await workbook([
        ['企业名称', '县区', '行业', '经度', '纬度'],
        ['示例新企业一', '驿城区', '学校', 114.0215, 32.9803],
        ['示例新企业二', '驿城区', '学校', 114.031, 32.9803],
      ]),
      context,
    );
    // A jurisdiction that is not in the books: what reading cannot know, the database's own rule must catch.
    reading.accepted[1]!.jurisdiction = { id: 99, code: 'NONE', name: '无此县', adcode: null };
    const outcome = await loadLedger(client, reading, 'broken.xlsx');
    expect(outcome).toMatchObject({ loaded: false, isUnreachable: false, row: 3 });
    expect(await everything()).toEqual(before);
  });

  it.each<[string, () => Promise<string[]>, RegExp]>([
    ['is missing', async () => [path.join(folder, '没有.xlsx')], /^找不到文件.*没有导入任何内容.*。\n$/],
    ['is no workbook', async () => [copyOf('README.md', '台账.xlsx')], /^台账\.xlsx不是完好的\.xlsx工作簿.*。\n$/],
    [
      'has none of the known headings',
      async () => [
        await written('other.xlsx', [
          ['品名', '单价'],
          ['示例', 1],
        ]),
      ],
      /^other\.xlsx里没有找到已知台账的表头.*。\n$/,
    ],
    [
      'has no heading of the given kind',
      async () => [ledgerPath('尾矿库台账.xlsx'), '--kind', 'hazards'],
      /^尾矿库台账\.xlsx里没有找到已知台账的表头.*。\n$/,
    ],
    [
      'has no row that holds',
      async () => [
        await written('empty.xlsx', [
          ['企业名称', '县区', '行业', '从业人数'],
          ['示例一', '平顶山', '学校', 1],
        ]),
      ],
      /^empty\.xlsx里没有一条可以导入的记录.*。\n$/,
    ],
    [
      'is given an unknown kind',
      async () => [ledgerPath('企业台账.xlsx'), '--kind', 'castles', '--lang', 'en'],
      /^There is no kind "castles".*\.\n$/,
    ],
    [
      'is given a report that cannot be written',
      async () => [ledgerPath('企业台账.xlsx'), '--report', path.join(folder, 'no', 'such.json')],
      /^报告无法写入.*。\n$/,
    ],
    ['is not given', async () => ['--lang', 'en'], /^Usage: npm run import.*\n$/],
    ['meets an unknown option', async () => [ledgerPath('企业台账.xlsx'), '--force'], /^用法：npm run import.*\n$/],
  ])('a file that %s: one sentence, a non-zero exit, the data as they were', async (_, arguments_, sentence) => {
    const before = await everything();
    const ended = await runImport(await arguments_(), environment);
    expect(ended.stderr).toMatch(sentence);
    expect(ended.code).toBe(1);
    expect(await everything()).toEqual(before);
  });

  it('a dry run writes nothing', async () => {
    const before = await everything();
    const ended = await runImport([ledgerPath('企业台账.xlsx'), '--dry-run', '--lang', 'en'], environment);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('Checked only; nothing was written.');
    expect(await everything()).toEqual(before);
  });

  function copyOf(file: string, name: string): string {
    const target = path.join(folder, name);
    copyFileSync(path.join(project, file), target);
    return target;
  }
  async function written(name: string, rows: (string | number)[][]): Promise<string> {
    const target = path.join(folder, name);
    writeFileSync(target, Buffer.from(await workbook(rows)));
    return target;
  }
});

it('a database that does not answer: one sentence, a non-zero exit', async () => {
  const ended = await runImport([ledgerPath('企业台账.xlsx')], {
    SUPABASE_URL: 'http://127.0.0.1:9',
    SUPABASE_SECRET_KEY: 'none',
  });
  expect(ended.stderr).toMatch(/^连接不上数据库服务（.*），数据保持原样；.*。\n$/);
  expect(ended.code).toBe(1);
});

/** A point as PostgREST-compatible servers may give it: EWKB in hexadecimal, little-endian, with its reference system. */
function pointOf(hexadecimal: string): [number, number] {
  const bytes = Buffer.from(hexadecimal, 'hex');
  return [bytes.readDoubleLE(9), bytes.readDoubleLE(17)];
}
