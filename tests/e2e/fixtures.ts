/** Every browser test runs with these: the server's address, a sign-in, and silence on the console. */
import { expect, test as base, type Page } from '@playwright/test';

interface Fixtures {
  /** Signs in through the page with a demonstration account, and waits for the workspace. */
  signIn: (email: string) => Promise<void>;
  /** Console errors and failed requests that a test expects; null = none. */
  expectedTrouble: RegExp | null;
  silence: undefined;
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to learn what a fixture needs
  baseURL: async ({}, use) => use(serverUrl()),
  expectedTrouble: [null, { option: true }],
  signIn: async ({ page }, use) => use((email) => signInThroughPage(page, email)),
  silence: [
    async ({ page, expectedTrouble }, use) => {
      const trouble: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') trouble.push(`console: ${message.text()}`);
      });
      page.on('pageerror', (error) => trouble.push(`page: ${String(error)}`));
      page.on('response', (response) => {
        if (response.status() >= 400) trouble.push(`response: ${response.status()} ${response.url()}`);
      });
      page.on('request', (request) => {
        if (!/^(http:\/\/127\.0\.0\.1[:/]|data:|blob:)/.test(request.url())) trouble.push(`outside: ${request.url()}`);
      });
      await use(undefined);
      expect(trouble.filter((text) => !expectedTrouble?.test(text))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Address of the server that the global set-up started. */
export function serverUrl(): string {
  const url = process.env['E2E_URL'];
  if (!url) throw new Error('The server of the browser tests is not running; run them with npm run test:e2e.');
  return url;
}

async function signInThroughPage(page: Page, email: string): Promise<void> {
  await page.goto('/');
  await page.locator(`[data-demonstration-account="${email}"]`).click();
  await page.getByRole('navigation').first().waitFor();
}

/** Opens the analysis screen with closed hazards too, or by another address, and waits until every kind is loaded and the map has drawn. */
export async function openMap(page: Page, search = '?closure=all'): Promise<void> {
  await page.goto(`/analysis${search}`);
  await expect(page.getByTestId('map')).toHaveAttribute('data-ready', 'true', { timeout: 60_000 });
  // Kinds come one after another: no count is whole before the data are live.
  await expect(page.getByTestId('data-age').first()).toHaveAttribute('data-state', 'live', { timeout: 60_000 });
  // On a phone the panel is a sheet that has to be pulled up.
  const handle = page.locator('button[aria-controls="analysis-panel"][aria-expanded="false"]');
  if (await handle.isVisible()) await handle.click();
  await expect(page.getByTestId('legend-count').first()).toBeVisible();
}
