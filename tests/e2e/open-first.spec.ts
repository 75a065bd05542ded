import type { Page } from '@playwright/test';
import { signIn as signInClient } from '../support/clients';
import { riskCounts } from './counts';
import { expect, openMap, serverUrl, test } from './fixtures';

/** Figure of a grade of hazards in the legend. */
const figure = (page: Page, grade: string) =>
  page.locator(`[data-testid="legend-count"][data-kind="hazards"][data-value="HAZARD_${grade}"]`);

for (const email of ['leader@demo.local', 'county-411725@demo.local'])
  test(`${email} sees open hazards first, the total beside them, and all in one act`, async ({ page, signIn }) => {
    const client = await signInClient(serverUrl(), email);
    const open = (await riskCounts(client, { openOnly: true })).hazards!;
    const all = (await riskCounts(client)).hazards!;
    await signIn(email);
    await openMap(page, '');
    for (const grade of ['MAJOR', 'GENERAL']) {
      const [shown, total] = [open[`HAZARD_${grade}`] ?? 0, all[`HAZARD_${grade}`] ?? 0];
      expect(total).toBeGreaterThan(shown);
      await expect(figure(page, grade)).toHaveAttribute('data-count', String(shown));
      await expect(figure(page, grade).getByTestId('legend-total')).toHaveAttribute('data-total', String(total));
    }
    // The address says so, for whoever gets the link; nothing else is chosen.
    await expect.poll(() => new URL(page.url()).searchParams.get('closure')).toBe('!ENDED');
    await expect(page.getByTestId('chosen')).toHaveCount(0);

    await page.locator('input[name="closure"][value="all"]').check({ force: true });
    for (const grade of ['MAJOR', 'GENERAL'])
      await expect(figure(page, grade)).toHaveAttribute('data-count', String(all[`HAZARD_${grade}`]));
    await expect(page.getByTestId('legend-total')).toHaveCount(0);
    await expect.poll(() => new URL(page.url()).searchParams.get('closure')).toBe('all');
    await page.reload();
    await expect(figure(page, 'MAJOR')).toHaveAttribute('data-count', String(all['HAZARD_MAJOR']));

    // The wall is not a county's.
    if (email !== 'leader@demo.local') return;
    await page.goto('/command');
    const sum = (counts: Record<string, number>) =>
      new Intl.NumberFormat('zh-CN').format(Object.values(counts).reduce((one, other) => one + other, 0));
    const hazards = page.locator('li').filter({ hasText: '未销号隐患' });
    await expect(hazards).toContainText(sum(open));
    await expect(hazards).toContainText(`累计 ${sum(all)}`);
  });
