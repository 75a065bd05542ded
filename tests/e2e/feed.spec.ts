/** The feed of the map when things go wrong: rows that come slowly, a server that falls silent, a worker that dies. */
import { signIn as signInClient } from '../support/clients';
import { Gate, standBetween, type Between } from './between';
import { expect, openMap, serverUrl, test as base } from './fixtures';

const test = base.extend<{ between: Between }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to learn what a fixture needs
  between: async ({}, use) => {
    const between = await standBetween(serverUrl());
    await use(between);
    await between.close();
  },
  baseURL: async ({ between }, use) => use(between.url),
});

test.beforeEach(async ({ signIn }) => signIn('analyst@demo.local'));

test('rows are on the map while others are still to come, and no count of them is taken for final', async ({
  page,
  between,
}) => {
  const gate = new Gate();
  between.hold(({ procedure, kind }) => (procedure === 'map_snapshot' && kind === 'enterprises' ? gate : null));
  await page.goto('/analysis');
  const passing = page.getByTestId('passing');
  await expect(passing).not.toHaveAttribute('data-count', '0');
  const some = Number(await passing.getAttribute('data-count'));
  await expect(passing).toHaveAttribute('data-final', 'false');
  await expect(passing).toContainText('尚未到齐');
  await expect(page.getByText('正在读取数据：0 / 5 类已到')).toBeVisible();
  await expect.poll(async () => Number(await page.getByTestId('map').getAttribute('data-in-view'))).toBeGreaterThan(0);
  await expect(page.getByTestId('data-age').first()).toHaveAttribute('data-state', 'loading');
  gate.open();
  await expect(passing).toHaveAttribute('data-final', 'true');
  await expect(passing).not.toContainText('尚未到齐');
  expect(Number(await passing.getAttribute('data-count'))).toBeGreaterThan(some);
});

test('a server that falls silent is said to be lost within ten seconds, and what was missed is counted', async ({
  page,
  between,
}) => {
  await openMap(page);
  const age = page.getByTestId('data-age').first();
  const notice = page.getByTestId('feed-notice');
  await expect(notice).toBeEmpty();
  const gate = new Gate();
  between.hold(({ procedure }) => (procedure === 'map_snapshot' ? null : gate));
  await expect(age).toHaveAttribute('data-state', 'lost', { timeout: 10_000 });
  await expect(notice).toContainText('连不上服务器');
  await expect(notice).toContainText('此后的变化没有显示');

  const office = await signInClient(serverUrl(), 'office@demo.local');
  const { data } = await office.from('enterprises').select('id, address').is('retired_at', null).limit(3);
  for (const { id } of data!)
    expect((await office.from('enterprises').update({ address: '示例路7号' }).eq('id', id)).error).toBeNull();
  between.hold(() => null);
  gate.open();
  await expect(notice).toContainText('已补上期间的 3 处变化');
  await expect(age).toHaveAttribute('data-state', 'live');
  for (const { id, address } of data!) await office.from('enterprises').update({ address }).eq('id', id);
  await notice.getByRole('button').press('Enter');
  await expect(notice).toBeEmpty();
});

test('a database that was replaced is loaded afresh, and the page says so until it is told that this was read', async ({
  page,
  between,
}) => {
  await openMap(page);
  const shown = await page.getByTestId('passing').getAttribute('data-count');
  between.replaceDatabase('another-life');
  const notice = page.getByTestId('feed-notice');
  await expect(notice).toContainText('数据库已被恢复或更换');
  await expect(page.getByTestId('data-age').first()).toHaveAttribute('data-state', 'live');
  await expect(page.getByTestId('passing')).toHaveAttribute('data-count', shown!);
  await notice.getByRole('button').click();
  await expect(notice).toBeEmpty();
});

test('a reader that the browser ended without a word is missed at the next change, said, and replaced', async ({
  page,
}) => {
  await openMap(page);
  const reader = page.workers().find((worker) => worker.url().includes('rows.worker'));
  await reader!.evaluate(() => self.close());
  const office = await signInClient(serverUrl(), 'office@demo.local');
  const { data } = await office.from('enterprises').select('id, address').is('retired_at', null).limit(1).single();
  expect((await office.from('enterprises').update({ address: '示例路8号' }).eq('id', data!.id)).error).toBeNull();
  const age = page.getByTestId('data-age').first();
  const notice = page.getByTestId('feed-notice');
  await expect(age).toHaveAttribute('data-state', 'lost', { timeout: 15_000 });
  await expect(notice).toContainText('后台程序停止', { timeout: 40_000 });
  await expect(age).toHaveAttribute('data-state', 'live', { timeout: 20_000 });
  await expect(notice).toContainText('恢复更新');
  await office.from('enterprises').update({ address: data!.address }).eq('id', data!.id);
});

test('without Realtime no websocket is opened; with it, a signal brings the next beat early', async ({ page }) => {
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await openMap(page);
  expect(sockets).toEqual([]);

  // The page believes to be on Supabase; its Realtime is played by this test, because none can run here.
  const { origin } = new URL(page.url());
  await page.route('**/config.json', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), supabaseUrl: origin } });
  });
  let signal: (() => void) | null = null;
  await page.routeWebSocket(/\/realtime\/v1\/websocket/, (socket) => {
    socket.onMessage((message) => {
      const [joinRef, ref, topic, event] = JSON.parse(String(message)) as (string | null)[];
      socket.send(JSON.stringify([joinRef, ref, topic, 'phx_reply', { status: 'ok', response: {} }]));
      if (event !== 'phx_join') return;
      signal = () =>
        socket.send(
          JSON.stringify([joinRef, null, topic, 'broadcast', { type: 'broadcast', event: 'changed', payload: {} }]),
        );
    });
  });
  const asked = () => page.waitForRequest((request) => request.url().endsWith('/map_changed_kinds'));
  await page.reload();
  await expect.poll(() => signal !== null).toBe(true);
  await expect(page.getByTestId('data-age').first()).toHaveAttribute('data-state', 'live');
  // After one beat the next one is more than four seconds off, unless it is woken.
  await asked();
  const next = asked();
  const began = Date.now();
  signal!();
  await next;
  expect(Date.now() - began).toBeLessThan(3_000);
});
