/**
 * A kind is one folder, one migration and its words. A sixth one lies in tests/fixtures/sixth-kind as the recipe of the
 * README says; laid into a copy of the tree, with no other file touched, it type-checks, builds, is imported, counted,
 * drawn, found and opened, and a hazard found at it names it.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogues, LANGUAGES } from '@/i18n/catalogues';
import { workbook } from '../import/workbooks';
import { chromiumLaunchOptions } from '../support/chromium';
import { signIn } from '../support/clients';
import { startServer, type ServerProcess } from '../support/server';
import { sixthKindTree, type Tree } from './tree';

const OFFICE = 'office@demo.local';
/** A spot in 驿城区, well inside its boundary. */
const place = { lng: 114.0215, lat: 32.9803 } as const;
const station = '示例路口加油站';

let tree: Tree;
let server: ServerProcess;
let browser: Browser;
let page: Page;
const trouble: string[] = [];

beforeAll(async () => {
  tree = sixthKindTree();
  browser = await chromium.launch(chromiumLaunchOptions());
  page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
  // The software renderer takes both cores.
  page.setDefaultTimeout(120_000);
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(String(error)));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  tree?.remove();
});

/** What a page says where a word is missing: the key that was asked for. */
function rawKeysIn(text: string): string[] {
  const branches = new Set(Object.values(catalogues['zh-CN']).flatMap((catalogue) => Object.keys(catalogue)));
  const dotted = text.match(/[A-Za-z]\w*(?::\w+)?(?:\.\w+)+/g) ?? [];
  return dotted.filter((word) => branches.has(word.split('.')[0]!) || /^(?:kinds|enums|analysis|import):/.test(word));
}

async function importLedger(name: string, rows: (string | number)[][]): Promise<string> {
  const file = path.join(tree.directory, name);
  writeFileSync(file, Buffer.from(await workbook(rows)));
  return tree.run('tsx/dist/cli.mjs', ['tools/import.ts', file], { DATA_DIRECTORY: server.dataDirectory });
}

async function open(search: Record<string, string | number>): Promise<void> {
  const query = new URLSearchParams(Object.entries(search).map(([key, value]) => [key, String(value)]));
  await page.goto(`${server.url}/analysis?${query}`);
  await page.locator('[data-testid="map"][data-ready="true"]').waitFor();
  await page.locator('[data-testid="kind-count"][data-kind="gas_stations"]').filter({ hasText: /\d/ }).waitFor();
}

describe('a sixth kind', { timeout: 400_000 }, () => {
  it('has its types from its migration, and with them the whole tree type-checks and builds', async () => {
    await tree.run('tsx/dist/cli.mjs', ['tools/generate-types.ts']);
    await Promise.all([
      tree.run('typescript/bin/tsc', ['-p', '.']),
      tree.run('vite/bin/vite.js', ['build', '--logLevel', 'warn']),
    ]);
  });

  it('lacks nothing that a definition must have', async () => {
    await tree.run('vitest/vitest.mjs', ['run', '--project', 'unit', 'src/kinds', 'src/i18n']);
  });

  it('is imported from a ledger, and a hazard is found at it', async () => {
    server = await startServer({
      projectDirectory: tree.directory,
      environment: { SERVE_PAGE: 'on', DEMO_FEATURES: '200' },
    });
    const stations = await importLedger('加油站台账.xlsx', [
      ['加油站名称', '所属县区', '品牌', '加油站等级', '油罐总容积（m³）', '自助加油', '风险等级', '经度', '纬度'],
      [station, '驿城区', '示例品牌', '二级站', 120, '是', '较大风险', place.lng, place.lat],
      ['示例城南加油站', '驿城区', '示例品牌', '三级', 60, '否', '', 114.05, 32.96],
      ['示例无名加油站', '驿城区', '', '四级站', 60, '否', '', 114.06, 32.95],
    ]);
    expect(stations).toContain('加油站等级 ENUM_UNKNOWN');
    expect(stations).toContain('新增2条');
    expect(rawKeysIn(stations)).toEqual([]);
    const hazards = await importLedger('隐患台账.xlsx', [
      [
        '隐患编号',
        '单位名称',
        '所属县区',
        '行业领域',
        '隐患描述',
        '隐患等级',
        '来源',
        '检查时间',
        '整改期限',
        '整改状态',
      ],
      [
        'ZMD-20260105-9001',
        station,
        '驿城区',
        '加油站',
        '卸油口静电接地夹损坏',
        '一般',
        '部门检查',
        '2026-01-05',
        '2069-12-31',
        '已登记',
      ],
    ]);
    expect(hazards).toContain('新增1条');
  });

  it('is in the legend with its count, under its name in both languages', async () => {
    await page.goto(server.url);
    await page.locator(`[data-demonstration-account="${OFFICE}"]`).click();
    await page.getByRole('navigation').first().waitFor();
    for (const [language, name] of [
      ['en', 'Gas'],
      ['zh-CN', '加油站'],
    ] as const) {
      await page.evaluate((chosen) => localStorage.setItem('language', chosen), language);
      await open({});
      const column = page.locator('[data-layer-switch="gas_stations"]');
      expect(await column.textContent()).toContain(name);
      expect(await column.locator('[data-testid="kind-count"]').getAttribute('data-value')).toBe('2');
      const text = await page.locator('body').innerText();
      expect(rawKeysIn(text), language).toEqual([]);
    }
    expect(LANGUAGES).toHaveLength(2);
  });

  it('is drawn where it lies', async () => {
    await open({ ...place, zoom: 16, kinds: 'gas_stations' });
    const box = (await page.getByTestId('map').boundingBox())!;
    const card = page.getByTestId('hover-card');
    // The first look at a fresh map may come before its symbols do.
    for (let attempt = 0; attempt < 30 && !(await card.isVisible()); attempt += 1) {
      await page.mouse.move(box.x + box.width / 2 + (attempt % 3), box.y + box.height / 2);
      await page.waitForTimeout(300);
    }
    await card.getByText(station).waitFor();
  });

  it('opens on its card, with its own fields in words', async () => {
    const client = await signIn(server.url, OFFICE);
    const { data } = await client.from('gas_stations').select('id').eq('name', station).single();
    await open({ selected: `gas_stations:${(data as { id: number }).id}` });
    const card = page.getByTestId('record-card');
    await card.getByText('示例品牌').waitFor();
    const text = await card.innerText();
    for (const words of [station, '加油站等级', '二级站', '120 立方米', '自助加油', '较大风险'])
      expect(text).toContain(words);
    expect(rawKeysIn(text)).toEqual([]);
  });

  it('is named on the card of a hazard found at it', async () => {
    const client = await signIn(server.url, OFFICE);
    const { data } = await client.from('hazards').select('id').eq('no', 'ZMD-20260105-9001').single();
    await open({ selected: `hazards:${(data as { id: number }).id}` });
    const card = page.getByTestId('record-card');
    await card.getByRole('button', { name: /加油站/ }).click();
    await card.getByRole('heading', { name: station }).waitFor();
    expect(trouble).toEqual([]);
  });
});
