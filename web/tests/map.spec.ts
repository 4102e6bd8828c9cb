import { expect, expectAccessible, expectFits, kNarrow, test } from './helpers';

test.beforeEach(async ({ page }) => {
  await page.goto('/map');
  await page.locator('svg.map').waitFor();
});

test('a place opens its incidents', async ({ page }) => {
  await page
    .getByRole('button', { name: /^Yerevan/ })
    .first()
    .focus();
  await expect(page.getByRole('tooltip')).toContainText('Yerevan');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/place=Yerevan/);
  await expect(page.getByRole('heading', { level: 2, name: 'Yerevan' })).toBeVisible();
  await expect(page.locator('.beside .incident-line').first()).toContainText('Yerevan');
});

test('lands are drawn, without asking anybody outside', async ({ page, server }) => {
  const asked: string[] = [];
  page.on('request', request => asked.push(request.url()));
  await page.reload();
  await page.locator('svg.map').waitFor();
  const land = await page.locator('.map .land').getAttribute('d');
  expect(land?.length).toBeGreaterThan(50_000);
  expect(asked.filter(url => !url.startsWith(server.url))).toEqual([]);
});

test('zooms by keys and buttons', async ({ page }) => {
  const shift = () => page.locator('svg.map > g').first().getAttribute('transform');
  const before = await shift();
  await page.getByRole('button', { name: 'Farther' }).click();
  expect(await shift()).not.toBe(before);
  await page.getByRole('button', { name: 'All', exact: true }).click();
  expect(await shift()).toBe(before);
});

test('the table has all places', async ({ page }) => {
  await page.getByText('As a table').click();
  const rows = page.getByRole('table', { name: 'Places' }).getByRole('row');
  const spots = await page.locator('.map .spot').count();
  await expect(rows).toHaveCount(Math.min(50, spots) + 1);
});

test('is accessible and fits a narrow screen', async ({ page }) => {
  await expectAccessible(page);
  await page.setViewportSize(kNarrow);
  await expectFits(page);
});
