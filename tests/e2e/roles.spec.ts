import type { Page } from '@playwright/test';
import { KINDS, type Kind } from '../../src/kinds/index';
import { signIn as signInClient } from '../support/clients';
import { hazardStatusCounts, riskCounts, type Counts } from './counts';
import { expect, openMap, serverUrl, test } from './fixtures';

const ACCOUNTS = [
  'leader@demo.local',
  'office@demo.local',
  'analyst@demo.local',
  'department@demo.local',
  'group-1@demo.local',
  'auditor@demo.local',
  'township-411702@demo.local',
  ...['411702', '411721', '411722', '411723', '411724', '411725', '411726', '411727', '411728', '411729'].map(
    (code) => `county-${code}@demo.local`,
  ),
  'county-zmd-gxq@demo.local',
];

/** The legend as it stands on the page: kind → value → number, zeros left out. */
async function legend(page: Page): Promise<Counts> {
  const entries = await page.getByTestId('legend-count').evaluateAll((elements) =>
    elements.map((element) => ({
      kind: element.getAttribute('data-kind') ?? '',
      value: element.getAttribute('data-value') ?? '',
      // What a person reads, not what the page keeps beside it.
      count: Number((element.textContent ?? '').replace(/\D/g, '')),
    })),
  );
  const counts: Counts = {};
  for (const { kind, value, count } of entries.filter(({ count }) => count > 0))
    (counts[kind as Kind] ??= {})[value] = count;
  return counts;
}

const withoutEmpty = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).filter(([, values]) => Object.keys(values).length > 0));

for (const email of ACCOUNTS) {
  test(`${email} sees its own records, counted as SQL counts them`, async ({ page, signIn }) => {
    const client = await signInClient(serverUrl(), email);
    await signIn(email);
    await openMap(page);
    for (const kind of KINDS) await expect(page.locator(`[data-layer-switch="${kind}"]`)).toBeVisible();

    const expected = await riskCounts(client);
    await expect.poll(async () => legend(page)).toEqual(withoutEmpty(expected));

    const map = page.getByTestId('map');
    await expect(map).toHaveAttribute('data-variable', 'risk');
    await page.locator('[data-colour-variable="rectification"]').click();
    await expect(map).toHaveAttribute('data-variable', 'rectification');
    const hazards = await hazardStatusCounts(client);
    await expect.poll(async () => (await legend(page)).hazards ?? {}).toEqual(hazards);
    // Every unit has a state of its own: the sum over the states is the number of units.
    const shown = await legend(page);
    const sum = (values: Record<string, number> = {}): number =>
      Object.values(values).reduce((total, value) => total + value, 0);
    for (const kind of KINDS.filter((kind) => kind !== 'hazards')) expect(sum(shown[kind])).toBe(sum(expected[kind]));
  });
}

test('the anonymous key reads nothing', async () => {
  const url = serverUrl();
  const { supabaseKey } = (await (await fetch(`${url}/config.json`)).json()) as { supabaseKey: string };
  for (const kind of KINDS) {
    const response = await fetch(`${url}/rest/v1/${kind}?select=id`, { headers: { apikey: supabaseKey } });
    expect(response.status).toBeGreaterThanOrEqual(400);
  }
});
