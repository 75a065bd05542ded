/** Search over names, codes and initials: what the page counts is what the API counts, and a result opens by the keyboard. */
import type { SupabaseClient } from '@supabase/supabase-js';
import { KINDS } from '../../src/kinds/index';
import { signIn as signInClient } from '../support/clients';
import { expect, openMap, serverUrl, test } from './fixtures';

const EMAIL = 'county-411702@demo.local';

/** Columns that a person's words are looked for in. */
const SEARCHED: Readonly<Record<string, readonly string[]>> = {
  enterprises: ['name', 'uscc'],
  major_hazard_sources: ['name', 'code', 'filing_no'],
  tailings_dams: ['name', 'code'],
  fire_key_units: ['name', 'uscc'],
  hazards: ['title', 'no', 'object_name'],
};

/** Records that contain a text somewhere, counted by the server with the rights of the person who looks. */
async function countOf(client: SupabaseClient, text: string): Promise<number> {
  const counts = await Promise.all(
    KINDS.map(async (kind) => {
      const { count, error } = await client
        .from(kind)
        .select('*', { count: 'exact', head: true })
        .is('retired_at', null)
        .or(SEARCHED[kind]!.map((column) => `${column}.ilike.*${text}*`).join(','));
      if (error) throw new Error(`count of ${kind}: ${error.message}`);
      return count ?? 0;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

test.beforeEach(async ({ signIn }) => signIn(EMAIL));

test('part of a name, a code and initials filter as they are typed, and the totals are the server’s', async ({
  page,
}) => {
  const client = await signInClient(serverUrl(), EMAIL);
  await openMap(page);
  const passing = page.getByTestId('passing');
  const all = await passing.getAttribute('data-count');
  await page.keyboard.press('/');
  const search = page.getByTestId('search');
  await expect(search).toBeFocused();
  for (const [typed, text] of [
    ['化工', '化工'],
    ['有限公司', '有限公司'],
    ['91411702dm', '91411702DM'],
    ['zmds', '驻马店市'],
    ['ＺＭＤ－２０２', 'ZMD-202'],
    ['%', '\\%'],
  ] as const) {
    await search.fill(typed);
    await expect(passing, typed).toHaveAttribute('data-count', String(await countOf(client, text)));
  }
  await search.fill('没有这样的名称');
  await expect(passing).toHaveAttribute('data-count', '0');
  await expect(page.getByTestId('search-state')).toContainText('没有名称或编码');
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await expect(passing).toHaveAttribute('data-count', all!);
});

test('a result is opened by the keyboard, and the search comes back with its address', async ({ page }) => {
  await openMap(page);
  const search = page.getByTestId('search');
  await search.click();
  // One key after the other: answers to what was typed before come late and are dropped.
  await search.pressSequentially('jyz');
  const hits = page.getByTestId('search-hit');
  await expect(page.getByTestId('search-state')).toHaveAttribute('data-phase', 'found');
  await expect(hits.first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(hits.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(search).toHaveAttribute('aria-activedescendant', (await hits.nth(1).getAttribute('id'))!);
  const name = await hits.nth(1).locator('b').textContent();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('record-card').getByRole('heading', { level: 2 })).toHaveText(name!);
  await expect(page).toHaveURL(/q=jyz/);
  await expect(page).toHaveURL(/selected=/);

  const count = await page.getByTestId('passing').getAttribute('data-count');
  await page.reload();
  await expect(search).toHaveValue('jyz');
  await expect(page.getByTestId('passing')).toHaveAttribute('data-count', count!, { timeout: 60_000 });
  await expect(page.getByTestId('record-card')).toBeVisible();
});

test('a renamed record is found by its new name with the next beat', async ({ page }) => {
  const client = await signInClient(serverUrl(), EMAIL);
  await openMap(page, '?q=改名后的示例单位');
  const passing = page.getByTestId('passing');
  await expect(passing).toHaveAttribute('data-count', '0', { timeout: 60_000 });
  const { data, error } = await client.from('enterprises').select('id,name').order('id').limit(1).single();
  if (error) throw new Error(error.message);
  const rename = async (name: string) => {
    const { error: refused } = await client.from('enterprises').update({ name }).eq('id', data.id);
    if (refused) throw new Error(refused.message);
  };
  try {
    await rename('改名后的示例单位');
    await expect(passing).toHaveAttribute('data-count', '1');
  } finally {
    await rename(data.name as string);
  }
  await expect(passing).toHaveAttribute('data-count', '0');
});

test.describe('without a network', () => {
  test.use({ expectedTrouble: /ERR_INTERNET_DISCONNECTED|Failed to fetch/ });

  test('a first search names the network as the cause, and is made good when it is back', async ({ page }) => {
    await openMap(page);
    const passing = page.getByTestId('passing');
    const all = await passing.getAttribute('data-count');
    await page.context().setOffline(true);
    await page.getByTestId('search').fill('化工');
    await expect(page.getByRole('search').getByRole('alert')).toContainText('连不上服务器');
    await expect(passing).toHaveAttribute('data-count', all!);
    await page.context().setOffline(false);
    await expect(page.getByTestId('search-state')).toHaveAttribute('data-phase', 'found', { timeout: 60_000 });
    await expect(passing).not.toHaveAttribute('data-count', all!);
  });
});

test.describe('when the texts cannot be read', () => {
  test.use({ expectedTrouble: /map_texts|503/ });

  test('the page says so, keeps the other filters, and searches when asked again', async ({ page }) => {
    await page.route('**/rpc/map_texts', (route) => route.fulfill({ status: 503, body: 'down' }));
    await openMap(page);
    const passing = page.getByTestId('passing');
    const all = await passing.getAttribute('data-count');
    await page.getByTestId('search').fill('化工');
    const notice = page.getByRole('search').getByRole('alert');
    await expect(notice).toContainText('搜索暂不起作用');
    await expect(passing).toHaveAttribute('data-count', all!);
    await page.unroute('**/rpc/map_texts');
    await notice.getByRole('button').click();
    await expect(passing).not.toHaveAttribute('data-count', all!);
    await expect(notice).toBeHidden();
  });
});
