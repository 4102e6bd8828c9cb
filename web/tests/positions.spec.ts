import type { MatrixAnswer } from '../src/answers';
import { expect, expectAccessible, expectFits, kNarrow, kWide, test } from './helpers';
import { api } from './own';

let matrix: MatrixAnswer;

test.beforeEach(async ({ page, server }) => {
  matrix = await api<MatrixAnswer>(page, server, '/positions/matrix');
  await page.setViewportSize(kWide);
  await page.goto('/positions');
  await page.locator('.matrix').waitFor();
});

test('a cell for every position, told apart by shape and word', async ({ page }) => {
  await expect(page.locator('.cell')).toHaveCount(matrix.cells.length);
  const stances = [...new Set(matrix.cells.map(cell => cell.stance))];
  for (const stance of stances) {
    await expect(page.locator(`.cell .stance.${stance}`).first()).toBeVisible();
    await expect(
      page.getByRole('button', { name: new RegExp(`^${stance}`) }).first(),
    ).toBeVisible();
  }
});

test('a cell opens its history and sentences; the address keeps it', async ({ page }) => {
  await page.locator('.cell').first().click();
  const behind = page.locator('.behind');
  await expect(behind.locator('a.words').first()).toBeVisible();
  await page.reload();
  await expect(behind.getByRole('heading')).toBeVisible();
  await behind.locator('a.words').first().click();
  await expect(page.locator('.text .k-target').first()).toBeInViewport();
});

test('arrows walk from cell to cell', async ({ page }) => {
  const first = page.locator('.cell').first();
  await first.focus();
  const column = await first.evaluate(cell => cell.closest('td')?.cellIndex);
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowRight'])
    await page.keyboard.press(key);
  const focused = page.locator('.cell:focus');
  await expect(focused).toHaveCount(1);
  expect(column).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/cell=position-/);
});

test('the terms each side uses, with their sentences', async ({ page }) => {
  test.skip(matrix.terms.length === 0, 'the corpus has no terms');
  const terms = page.locator('.terms');
  await expect(terms.getByRole('definition')).toHaveCount(matrix.terms.length);
  await expect(terms).toContainText(matrix.terms[0]?.term ?? '');
});

test('a country narrows the matrix', async ({ page }) => {
  await page.getByLabel('Country').selectOption('RUS');
  await expect(page).toHaveURL(/country=RUS/);
  await expect.poll(() => page.locator('.cell').count()).toBeLessThan(matrix.cells.length);
});

test('head and first column stay in sight', async ({ page }) => {
  await page.setViewportSize(kNarrow);
  await expectFits(page);
  const box = page.locator('.matrix');
  await box.evaluate(element => (element.scrollLeft = 200));
  const row = page.locator('.matrix tbody th').first();
  const [inner, outer] = await Promise.all([row.boundingBox(), box.boundingBox()]);
  expect(Math.round(inner?.x ?? -1)).toBe(Math.round(outer?.x ?? 0));
});

test('nothing found says what to do', async ({ page }) => {
  await page.goto('/positions?until=1900-01-01');
  await expect(page.getByText('Widen the filters')).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`is accessible in ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.locator('.cell').first().click();
    await page.locator('.behind a.words').first().waitFor();
    await expectAccessible(page);
  });
}
