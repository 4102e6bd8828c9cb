import { expect, expectAccessible, expectFits, kNarrow, kPair, test } from './helpers';

test('the start tells what is in the record and where to begin', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.head .about')).toContainText(/\d+ documents/);
  await expect(page.getByRole('link', { name: 'Armenia – Russia' }).first()).toBeVisible();
  await expect(page.locator('.report-list li').first()).toBeVisible();
  await expectAccessible(page);
});

test('an empty record says what to do', async ({ page }) => {
  await page.route('**/api/v1/status', async route => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), counts: {} } });
  });
  await page.goto('/');
  await expect(page.getByText('The record is empty.')).toBeVisible();
  await expect(page.getByRole('link', { name: /Read files/ })).toHaveAttribute('href', '/read');
});

test('keys: ? lists them, / searches, g goes', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page).toHaveURL(/\/timeline$/);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search the record' })).toBeFocused();
  await page.keyboard.type('corridor');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=corridor$/);
});

test('colours: as the system has them, light, dark; the choice stays', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await paper();
  expect(dark).not.toBe(light);
  const button = page.getByRole('button', { name: /olours/ });
  await button.click();
  expect(await paper()).toBe(light);
  await page.reload();
  await expect(page.getByRole('button', { name: /Light colours/ })).toBeVisible();
  expect(await paper()).toBe(light);
  await page.getByRole('button', { name: /Light colours/ }).click();
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await paper()).toBe(dark);
});

test('the first stop of the Tab key leads past the bar', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'To the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('back and forward, and addresses that lead nowhere', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Map', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Map' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Newest reports' })).toBeVisible();
  await page.goto('/nowhere/at/all');
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
});

test('a server that fails is told apart from an empty answer', async ({ page }) => {
  await page.route('**/api/v1/timeline*', route =>
    route.fulfill({
      status: 504,
      json: { error: { code: 'timed_out', message: 'took longer than 5 s' } },
    }),
  );
  await page.goto('/timeline');
  await expect(page.getByRole('alert')).toContainText('took longer than 5 s');
  await expect(page.getByRole('alert')).toContainText('Narrow it');
  await page.unroute('**/api/v1/timeline*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('canvas.stage')).toBeVisible();
});

test('on a narrow screen the views fold away', async ({ page }) => {
  await page.setViewportSize(kNarrow);
  await page.goto(`/dossier/${kPair}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expectFits(page);
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeHidden();
  await page.getByRole('button', { name: 'Views' }).click();
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: 'Timeline' })
    .click();
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeHidden();
  await expectFits(page);
});

test('all pairs and all documents are listed', async ({ page }) => {
  await page.goto('/dossier');
  await page.getByRole('link', { name: 'Armenia – Azerbaijan' }).last().click();
  await expect(page).toHaveURL(/\/dossier\/ARM-AZE$/);
  await page.goto('/documents');
  await expect(page.getByRole('table').getByRole('row').nth(5)).toBeVisible();
  await expectAccessible(page);
});
