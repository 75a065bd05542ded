import { signIn as signInClient } from '../support/clients';
import { expect, openMap, serverUrl, test } from './fixtures';

test.beforeEach(async ({ signIn }) => signIn('analyst@demo.local'));

test('a county is entered from the list, is in the address, survives a reload, and is left with Escape', async ({
  page,
}) => {
  await openMap(page);
  const map = page.getByTestId('map');
  const zoomOfCity = Number(await map.getAttribute('data-zoom'));
  await page.getByTestId('jurisdiction').filter({ hasText: '确山县' }).click();
  await expect(map).toHaveAttribute('data-entered', '411725');
  await expect(page).toHaveURL(/jurisdiction=411725/);
  await expect.poll(async () => Number(await map.getAttribute('data-zoom'))).toBeGreaterThan(zoomOfCity);
  await expect(page.getByTestId('breadcrumb')).toContainText('确山县');

  await page.reload();
  await expect(map).toHaveAttribute('data-entered', '411725');

  await page.keyboard.press('Escape');
  await expect(map).toHaveAttribute('data-entered', '');
  await expect(page).not.toHaveURL(/jurisdiction/);
});

test('a zone filters by manager and says that it has no boundary', async ({ page }) => {
  await openMap(page, '?jurisdiction=ZMD-GXQ');
  await expect(page.getByTestId('breadcrumb')).toContainText('高新区');
  await expect(page.getByTestId('map')).toHaveAttribute('data-entered', '');
  await expect(page.getByTestId('passing')).not.toHaveAttribute('data-count', '0');
});

test('switching a layer off takes its records from the map and the address says so', async ({ page }) => {
  await openMap(page, '?jurisdiction=411725');
  const map = page.getByTestId('map');
  const before = Number(await map.getAttribute('data-in-view'));
  await page.locator('[data-layer-switch="hazards"]').click();
  await expect.poll(async () => Number(await map.getAttribute('data-in-view'))).toBeLessThan(before);
  await expect(page).toHaveURL(/kinds=/);
});

test('a record opens by its link with its facts, and phones masked', async ({ page }) => {
  await openMap(page);
  await page.getByTestId('jurisdiction').filter({ hasText: '泌阳县' }).click();
  const list = page.getByTestId('view-list');
  await page.locator('summary', { hasText: '视野' }).click();
  await list.getByRole('button').first().click();
  const card = page.getByTestId('record-card');
  await expect(card).toBeVisible();
  await expect(card).toContainText('演示数据');
  await expect(page).toHaveURL(/selected=/);
  await expect(card).not.toContainText(/1[3-9]\d{9}/);
  await page.reload();
  await expect(card).toBeVisible();
});

test('the card of a retired record says so, and offers no place on a map that does not show it', async ({ page }) => {
  const office = await signInClient(serverUrl(), 'office@demo.local');
  const { data } = await office.from('enterprises').select('id').is('retired_at', null).limit(1).single();
  const retire = (at: string | null, reason: string | null) =>
    office.from('enterprises').update({ retired_at: at, retired_reason: reason }).eq('id', data!.id);
  await openMap(page, `?selected=enterprises:${data!.id}`);
  const card = page.getByTestId('record-card');
  await expect(card.getByRole('heading', { level: 3 }).first()).toBeVisible();
  await expect(page.getByTestId('retired')).toHaveCount(0);
  try {
    expect((await retire('2024-05-20T02:00:00Z', '企业注销')).error).toBeNull();
    await expect(page.getByTestId('retired')).toContainText('2024年5月20日停用');
    await expect(page.getByTestId('retired')).toContainText('企业注销');
    await expect(card.locator('footer')).toHaveCount(0);
  } finally {
    await retire(null, null);
  }
  await expect(page.getByTestId('retired')).toHaveCount(0);
});

test('an address that is not as the page would write it leads to its county, as one step', async ({ page }) => {
  await openMap(page);
  const map = page.getByTestId('map');
  await page.evaluate(() => {
    history.pushState(history.state, '', '/analysis?jurisdiction=411725&sectors=Z01');
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
  });
  await expect(map).toHaveAttribute('data-entered', '411725');
  await expect.poll(async () => Number(await map.getAttribute('data-zoom'))).toBeGreaterThan(8.5);
  await expect(page).not.toHaveURL(/sectors/);
  await page.goBack();
  await expect(map).toHaveAttribute('data-entered', '');
  await page.goForward();
  await expect(map).toHaveAttribute('data-entered', '411725');
});

test('a mistyped address still opens the map', async ({ page }) => {
  await openMap(page, '?kinds=ships&colour=pink&jurisdiction=999999&levels=BLUE&zoom=abc&selected=hazards:x');
  await expect(page.getByTestId('map')).toHaveAttribute('data-variable', 'risk');
});

test('the map says when the server is gone, keeps what it shows, and comes back', async ({ page, context }) => {
  await openMap(page);
  const passing = page.getByTestId('passing');
  const age = page.getByTestId('data-age').first();
  await expect(age).toHaveAttribute('data-state', 'live');
  const shown = await passing.getAttribute('data-count');
  await context.setOffline(true);
  await expect(age).toHaveAttribute('data-state', /lost|stale/, { timeout: 60_000 });
  await expect(passing).toHaveAttribute('data-count', shown!);
  const notice = (await page.getByTestId('feed-notice').locator('p').boundingBox())!;
  const tools = (await page.locator('[data-shape-tool]').first().locator('..').boundingBox())!;
  expect(notice.y > tools.y + tools.height || notice.x > tools.x + tools.width).toBe(true);
  await context.setOffline(false);
  await expect(age).toHaveAttribute('data-state', 'live', { timeout: 60_000 });
});
test.use({ expectedTrouble: /ERR_INTERNET_DISCONNECTED/ });

test('names on the map are written in the font that comes with the page', async ({ page }) => {
  await openMap(page);
  const fonts = await page
    .locator('[data-testid="map"] button[data-adcode]')
    .evaluateAll((buttons) => buttons.map((button) => getComputedStyle(button).fontFamily));
  expect(fonts.length).toBeGreaterThan(0);
  const ofPage = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  expect(new Set(fonts)).toEqual(new Set([ofPage]));
});
