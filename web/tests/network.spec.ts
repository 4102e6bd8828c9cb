import { readFileSync } from 'node:fs';
import { expect, expectAccessible, expectFits, kNarrow, kPair, test } from './helpers';

test.beforeEach(async ({ page }) => {
  await page.goto('/network');
  await page.locator('svg.network').waitFor();
});

test('a party shows whom it met; a tie its incidents', async ({ page }) => {
  await page
    .getByRole('button', { name: /^Sergey Lavrov/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Sergey Lavrov' })).toBeVisible();
  await page.locator('.ties button').first().click();
  await expect(page).toHaveURL(/chosen=/);
  await expect(page.locator('.beside .incident-line').first()).toBeVisible();
});

test('the table has what the drawing has', async ({ page }) => {
  await page.getByText('As a table').click();
  const rows = page.getByRole('table', { name: 'Contacts' }).getByRole('row');
  const ties = await page.locator('.network .tie').count();
  await expect(rows).toHaveCount(Math.min(50, ties) + 1);
});

test('the same answer is drawn the same', async ({ page }) => {
  const places = () =>
    page
      .locator('.network .party')
      .evaluateAll(all => all.map(one => one.getAttribute('transform')));
  const first = await places();
  await page.reload();
  await page.locator('svg.network').waitFor();
  expect(await places()).toEqual(first);
});

test('narrows to a pair, and says so when nobody met', async ({ page }) => {
  await page.goto(`/network?pair=${kPair}`);
  await expect(page.locator('.chip')).toContainText('ARM – RUS');
  await page.goto('/network?since=1066-01-01&until=1066-01-02');
  await expect(page.getByText('No contact fits these filters.')).toBeVisible();
});

test('takes the drawing along as SVG', async ({ page }) => {
  await page.locator('summary', { hasText: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'SVG of the chart' }).click();
  expect(readFileSync(await (await download).path()).toString()).toContain('Lavrov');
});

test('is accessible and fits a narrow screen', async ({ page }) => {
  await expectAccessible(page);
  await page.setViewportSize(kNarrow);
  await expectFits(page);
});
