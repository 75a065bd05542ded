import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openMap, test } from './fixtures';

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
];
const LANGUAGES = ['zh-CN', 'en'] as const;

for (const viewport of SIZES) {
  for (const language of LANGUAGES) {
    test.describe(`${viewport.width}×${viewport.height} ${language}`, () => {
      test.use({ viewport });

      test('every screen passes axe, fits its width and speaks one language', async ({ page, signIn }) => {
        await page.addInitScript((chosen) => localStorage.setItem('language', chosen), language);
        await page.goto('/');
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await check(page);
        await signIn('office@demo.local');
        await openMap(page);
        await check(page);
        // With every filter unfolded and something chosen in most of them.
        await openMap(
          page,
          '?jurisdiction=411725&sectors=K14,K15,K16,X08&bands=OVERDUE&dueOn=2026-06-01..2026-01-01&shape=114,32.6,114.3,32.8,114,33',
        );
        for (const summary of await page.locator('[data-facet] summary').all()) await summary.click();
        await check(page);
        for (const path of ['/command', '/desk', '/admin', '/admin?tab=jurisdictions', '/admin?tab=sectors']) {
          await page.goto(path);
          await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
          await check(page);
        }
      });
    });
  }
}

async function check(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${page.url()} is wider than its window`).toBeLessThanOrEqual(0);
}
