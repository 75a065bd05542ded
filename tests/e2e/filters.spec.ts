/** Facets, days and drawn shapes: figures against the database, links that restore, and a way out of each. */
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Page } from '@playwright/test';
import { signIn as signInClient } from '../support/clients';
import { expect, openMap, serverUrl, test } from './fixtures';

const EMAIL = 'analyst@demo.local';

test.beforeEach(async ({ signIn }) => signIn(EMAIL));

/** West, south, east, north in degrees. */
type Box = readonly [number, number, number, number];

/** What the first test asks for, as the database says it. */
const chosenHazards = (client: SupabaseClient, sectors: readonly string[]) =>
  client
    .from('hazards')
    .select('id,geom', { count: 'exact' })
    .is('retired_at', null)
    .in('sector_code', sectors)
    .eq('source', 'SELF_CHECK')
    .gte('due_date', '2024-03-01')
    .order('id')
    .limit(1000);

test('facets, days and a rectangle count as SQL counts, come back with the address, and are lifted', async ({
  page,
}) => {
  const client = await signInClient(serverUrl(), EMAIL);
  await openMap(page);
  const passing = page.getByTestId('passing');
  const all = (await passing.getAttribute('data-count'))!;
  await tick(page, 'sectors', 'K14');
  await tick(page, 'sectors', 'K16');
  await tick(page, 'sources', 'SELF_CHECK');
  await facet(page, 'dueOn');
  await page.getByTestId('dueOn-first').fill('2024-03-01');
  const { data, count } = await chosenHazards(client, ['K14', 'K16']);
  expect(data).toHaveLength(count!);
  expect(count).toBeGreaterThan(10);
  await expect(passing).toHaveAttribute('data-count', String(count));
  // A panel ignores its own choice: its figure is what a value would bring.
  const { count: mines } = await chosenHazards(client, ['K15']);
  await expect(option(page, 'sectors', 'K15')).toHaveAttribute('data-count', String(mines));

  await page.locator('[data-shape-tool="rectangle"]').click();
  await drag(page, [
    [0.35, 0.35],
    [0.6, 0.62],
  ]);
  await expect(page.getByTestId('map')).toHaveAttribute('data-shape', '4');
  await expect(page).toHaveURL(/shape=/);
  const box = boxOf(page);
  const within = data!.filter(({ geom }) => liesWithin(box, geom as string | null)).length;
  expect(within).toBeGreaterThan(0);
  expect(within).toBeLessThan(count!);
  await expect(passing).toHaveAttribute('data-count', String(within));
  await expect(page.getByTestId('chosen').locator('li[data-part]')).toHaveCount(4);

  const figures = await figuresOf(page);
  await page.reload();
  await expect(passing).toHaveAttribute('data-count', String(within), { timeout: 60_000 });
  await expect.poll(() => figuresOf(page)).toEqual(figures);
  expect(boxOf(page)).toEqual(box);

  await page.getByTestId('chosen').locator('li[data-part="shape"] button').click();
  await expect(passing).toHaveAttribute('data-count', String(count));
  await page.getByTestId('clear-all').click();
  await expect(passing).toHaveAttribute('data-count', all);
  await expect(page.getByTestId('chosen')).toHaveCount(0);
  await expect(page).not.toHaveURL(/sectors|sources|dueOn|shape/);
});

test('a lasso is drawn by hand; Escape drops the tool and stays in the county', async ({ page }) => {
  await openMap(page, '?jurisdiction=411702');
  const map = page.getByTestId('map');
  const passing = page.getByTestId('passing');
  const before = Number(await passing.getAttribute('data-count'));
  await page.locator('[data-shape-tool="lasso"]').click();
  await expect(page.getByTestId('drawing-sheet')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('drawing-sheet')).toHaveCount(0);
  await expect(map).toHaveAttribute('data-entered', '411702');

  await page.locator('[data-shape-tool="lasso"]').click();
  const middle = (await map.boundingBox())!;
  await page.mouse.click(middle.x + middle.width / 2, middle.y + middle.height / 2);
  // A click is no shape: the tool stays in hand and says so.
  await expect(page.getByTestId('drawing-sheet')).toBeVisible();
  await expect(map).toHaveAttribute('data-shape', '0');
  await drag(
    page,
    Array.from({ length: 90 }, (_, step) => {
      const angle = (step / 90) * 2 * Math.PI;
      return [0.5 + 0.2 * Math.cos(angle), 0.5 + 0.25 * Math.sin(angle)] as const;
    }),
  );
  await expect(page.getByTestId('drawing-sheet')).toHaveCount(0);
  await expect.poll(async () => Number(await map.getAttribute('data-shape'))).toBeGreaterThan(8);
  expect(Number(await map.getAttribute('data-shape'))).toBeLessThanOrEqual(64);
  const within = Number(await passing.getAttribute('data-count'));
  expect(within).toBeGreaterThan(0);
  expect(within).toBeLessThan(before);
});

test('what is in view becomes the shape by keyboard alone, and everything else is reached by it too', async ({
  page,
}) => {
  await openMap(page, '?lng=114.03&lat=32.98&zoom=11&colour=rectification');
  const inView = page.getByTestId('map');
  await page.locator('[data-shape-tool="view"]').focus();
  await page.keyboard.press('Enter');
  await expect(inView).toHaveAttribute('data-shape', '4');
  const within = Number(await page.getByTestId('passing').getAttribute('data-count'));
  expect(within).toBeGreaterThan(0);

  const summary = page.locator('[data-facet="risk"] summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  const major = option(page, 'risk', 'MAJOR');
  await expect(major).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(major.locator('input')).toBeChecked();
  await expect(page.getByTestId('passing')).toHaveAttribute('data-count', (await major.getAttribute('data-count'))!);
  // Both variables filter at once: the legend's own value beside the other variable's.
  await expect(page).toHaveURL(/risk=MAJOR/);
  await page.locator('[data-testid="level-switch"][data-value="NONE"]').click();
  await expect(page).toHaveURL(/status=NONE/);
  const remove = page.getByTestId('chosen').locator('li[data-part="risk"] button');
  await remove.focus();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/risk=/);
});

test('townships are those of the county, and a link names them by code', async ({ page }) => {
  await openMap(page, '?jurisdiction=411725&towns=411725101,1');
  await expect(page.getByTestId('chosen').locator('li[data-part]')).toHaveCount(1);
  await facet(page, 'towns');
  const towns = page.locator('[data-facet="towns"] [data-testid="facet-option"]');
  await expect(towns.filter({ hasText: '竹沟镇' }).locator('input')).toBeChecked();
  expect(await towns.count()).toBeLessThan(40);
  const chosen = await towns.filter({ hasText: '竹沟镇' }).getAttribute('data-count');
  await expect(page.getByTestId('passing')).toHaveAttribute('data-count', chosen!);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/towns|jurisdiction/);
});

test('a mistyped filter in the address is passed over, and the page says so', async ({ page }) => {
  await openMap(page);
  const all = (await page.getByTestId('passing').getAttribute('data-count'))!;
  await openMap(
    page,
    '?sectors=Z01&bands=SOON&flags={}&dueOn=2024-02-31..&foundOn=[1]&shape=114,33,x&grades=hazards:1',
  );
  await expect(page.getByTestId('passing')).toHaveAttribute('data-count', all);
  await expect(page.getByTestId('chosen')).toHaveCount(0);
  const notice = page.getByTestId('left-out');
  await expect(notice).toContainText('sectors');
  await notice.getByRole('button').click();
  await expect(notice).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the panels are in the sheet and what is chosen stays in sight when it is folded', async ({ page }) => {
    await openMap(page);
    await tick(page, 'bands', 'OVERDUE');
    await page.locator('button[aria-controls="analysis-panel"]').click();
    const chip = page.getByTestId('chosen').locator('li[data-part="bands"]');
    await expect(chip).toBeInViewport();
    await expect(option(page, 'bands', 'OVERDUE')).toBeHidden();
    // A quick stroke is a fling to Chromium, and what stops a fling is no tap: the next one must be heard all the same.
    for (let round = 0; round < 4; round += 1) {
      await page.locator('[data-shape-tool="rectangle"]').tap();
      await expect(page.getByTestId('drawing-sheet')).toBeVisible();
      await stroke(page, [0.6, 0.3], [0.9, 0.5]);
      await expect(page.getByTestId('drawing-sheet')).toHaveCount(0);
      await expect(page.getByTestId('map')).toHaveAttribute('data-shape', '4');
      await page.locator('[data-shape-tool="remove"]').tap();
      await expect(page.getByTestId('map')).toHaveAttribute('data-shape', '0');
    }
    await chip.getByRole('button').tap();
    await expect(chip).toHaveCount(0);
  });
});

/** Unfolds a facet's panel. */
async function facet(page: Page, part: string): Promise<void> {
  const panel = page.locator(`[data-facet="${part}"]`);
  if ((await panel.getAttribute('open')) === null) await panel.locator('summary').click();
}

function option(page: Page, part: string, value: string) {
  return page.locator(`[data-facet="${part}"] [data-testid="facet-option"][data-value="${value}"]`);
}

async function tick(page: Page, part: string, value: string): Promise<void> {
  await facet(page, part);
  await option(page, part, value).click();
  await expect(option(page, part, value).locator('input')).toBeChecked();
}

/** Draws on the map with the mouse; places are shares of its width and height. */
async function drag(page: Page, path: readonly (readonly [number, number])[]): Promise<void> {
  const box = (await page.getByTestId('map').boundingBox())!;
  const place = ([x, y]: readonly [number, number]) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...place(path[0]!));
  await page.mouse.down();
  for (const each of path.slice(1)) await page.mouse.move(...place(each));
  await page.mouse.up();
}

/** The same with a finger: the browser's own touch, which pans the page where nothing holds it. */
async function stroke(page: Page, ...ends: readonly (readonly [number, number])[]): Promise<void> {
  const box = (await page.getByTestId('map').boundingBox())!;
  const touches = ends.map(([x, y]) => ({ x: box.x + box.width * x, y: box.y + box.height * y }));
  const session = await page.context().newCDPSession(page);
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [touches[0]!] });
  for (const share of [0.25, 0.5, 0.75, 1]) {
    const [from, to] = [touches[0]!, touches.at(-1)!];
    const place = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [place] });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** The box that the address names as the shape. */
function boxOf(page: Page): Box {
  const numbers = new URL(page.url()).searchParams.get('shape')!.split(',').map(Number);
  const longitudes = numbers.filter((_, place) => place % 2 === 0);
  const latitudes = numbers.filter((_, place) => place % 2 === 1);
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}

/** Whether a place as PostGIS writes it (EWKB of a point, in hexadecimal digits) lies within a box. */
function liesWithin([west, south, east, north]: Box, geom: string | null): boolean {
  if (!geom) return false;
  const octets = Buffer.from(geom, 'hex');
  const [longitude, latitude] = [octets.readDoubleLE(9), octets.readDoubleLE(17)];
  return longitude >= west && longitude < east && latitude >= south && latitude < north;
}

/** Every figure of the facets and jurisdictions. */
async function figuresOf(page: Page): Promise<string[]> {
  for (const part of ['status', 'towns', 'sectors', 'grades', 'sources', 'bands', 'flags']) await facet(page, part);
  await expect(option(page, 'flags', 'LISTED')).toBeVisible();
  return page
    .locator('[data-testid="facet-option"], [data-testid="jurisdiction"]')
    .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-count') ?? ''));
}
