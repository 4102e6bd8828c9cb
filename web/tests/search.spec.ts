import type { SearchAnswer } from '../src/answers';
import { expect, expectAccessible, expectFits, kNarrow, test } from './helpers';
import { api } from './own';

test('finds sentences with the words marked, and records', async ({ page, server }) => {
  const found = await api<SearchAnswer>(page, server, '/search?q=Lavrov');
  await page.goto('/search?q=Lavrov');
  const sentences = page.locator('.hits.sentences li');
  await expect(sentences).toHaveCount(found.sentences.length);
  await expect(sentences.first().locator('mark').first()).toHaveText(/Lavrov/i);
  await expect(page.getByRole('region', { name: 'Actors' })).toContainText('Lavrov');
  await sentences.first().getByRole('link').click();
  await expect(page.locator('.text .k-target').first()).toBeInViewport();
});

test('arrows walk through what was found, Enter opens it', async ({ page }) => {
  await page.goto('/search');
  await expect(page.getByRole('searchbox', { name: 'Words' })).toBeFocused();
  await page.keyboard.type('Armenia');
  await page.keyboard.press('Enter');
  await page.locator('.hits a').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.hits a').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.hits a').nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('searchbox', { name: 'Words' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/(record|incident|document)\//);
});

test('asks for more where there is more', async ({ page, server }) => {
  const found = await api<SearchAnswer>(page, server, '/search?q=Armenia&limit=50');
  test.skip(!found.next, 'the corpus is too small');
  await page.goto('/search?q=Armenia');
  const sentences = page.locator('.hits.sentences li');
  await expect(sentences).toHaveCount(found.sentences.length);
  await page.getByRole('button', { name: 'More sentences' }).click();
  await expect.poll(() => sentences.count()).toBeGreaterThan(found.sentences.length);
});

test('nothing found says what to do', async ({ page }) => {
  await page.goto('/search?q=zzqqxx');
  await expect(page.getByText('Nothing holds “zzqqxx”.')).toBeVisible();
  await expect(page.getByText('Try fewer words')).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`is accessible in ${scheme} and fits a narrow screen`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto('/search?q=Armenia');
    await page.locator('.hits a').first().waitFor();
    await expectAccessible(page);
    await page.setViewportSize(kNarrow);
    await expectFits(page);
  });
}
