import { expect, test } from './fixtures';

// A refused request is written to the console by the browser itself.
test.use({ expectedTrouble: /status of (400|429)|response: (400|429) .*(token|accounts)/ });

test('an account is made, changes its first password, works, and is suspended', async ({
  page,
  signIn,
  browser,
  baseURL,
}) => {
  const email = `new-${Date.now()}@example.org`;
  await signIn('office@demo.local');
  await page.goto('/admin');
  await page.getByRole('button', { name: '新建账号' }).click();
  await page.getByLabel('邮箱（登录用）').fill(email);
  await page.getByRole('textbox', { name: '姓名或岗位' }).fill('分析岗测试');
  await page.getByLabel('角色', { exact: true }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: '分析' }).first().click();
  await page.getByRole('button', { name: '开设账号' }).click();
  const password = (await page.getByTestId('temporary-password').textContent()) ?? '';
  expect(password.length).toBeGreaterThanOrEqual(10);

  const context = await browser.newContext({ baseURL, locale: 'zh-CN' });
  const other = await context.newPage();
  await other.goto('/');
  await other.getByLabel('邮箱').fill(email);
  await other.getByLabel('密码').fill(password);
  await other.getByRole('button', { name: '登录', exact: true }).click();
  await other.getByLabel('新密码').fill('a longer password of mine');
  await other.getByLabel('再输一次').fill('a longer password of mine');
  await other.getByRole('button', { name: '保存并进入' }).click();
  await expect(other.getByTestId('map')).toHaveAttribute('data-ready', 'true', { timeout: 60_000 });

  await page.getByRole('button', { name: '我已记下，关闭' }).click();
  await page.getByRole('row').filter({ hasText: email }).getByRole('button', { name: '停用' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('已停用');
  await other.reload();
  await expect(other.getByRole('heading', { name: '此账号已停用' })).toBeVisible();
  await context.close();
});

test('wrong passwords are refused in words and slow down', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('邮箱').fill('nobody@example.org');
  for (let attempt = 0; attempt < 6; attempt += 1) {
    await page.getByLabel('密码').fill(`wrong password ${attempt}`);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await expect(page.getByText(attempt < 5 ? '邮箱或密码不对' : '密码连续输错').first()).toBeVisible();
  }
});

test('a county office finds no administration, and its address explains why', async ({ page, signIn }) => {
  await signIn('county-411725@demo.local');
  await expect(page.getByRole('link', { name: '管理' })).toHaveCount(0);
  await page.goto('/admin');
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.getByRole('button', { name: '新建账号' })).toHaveCount(0);
});
