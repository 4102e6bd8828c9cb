import type { List } from '../src/answers';
import type { CommitmentRecord } from '../src/types';
import { expect, expectAccessible, expectFits, kNarrow, kWide, test } from './helpers';
import { api } from './own';

let all: CommitmentRecord[];

test.beforeEach(async ({ page, server }) => {
  all = (await api<List<CommitmentRecord>>(page, server, '/commitments?limit=500')).items;
  await page.setViewportSize(kWide);
  await page.goto('/commitments');
  await page.locator('.board').waitFor();
});

test('every commitment stands in the column of its status', async ({ page }) => {
  await expect(page.locator('.commitment')).toHaveCount(all.length);
  const signed = all.filter(one => one.status === 'signed').length;
  await expect(page.getByRole('region', { name: /^Signed/ }).locator('.commitment')).toHaveCount(
    signed,
  );
  const columns = page.locator('.column');
  const [a, b] = await Promise.all([columns.nth(0).boundingBox(), columns.nth(1).boundingBox()]);
  expect(a?.y).toBe(b?.y);
  await page.setViewportSize(kNarrow);
  await expectFits(page);
  const shown = page.locator('.column:not(.empty)');
  const [c, d] = await Promise.all([shown.nth(0).boundingBox(), shown.nth(1).boundingBox()]);
  expect(c?.x).toBe(d?.x);
});

test('its history leads to the sentences', async ({ page }) => {
  const card = page.locator('.commitment').first();
  await card.locator('summary').click();
  await card.locator('a.words').first().click();
  await expect(page).toHaveURL(/\/document\/doc-.*record=commitment-/);
  await expect(page.locator('.text .k-target').first()).toBeInViewport();
});

test('what is past its day is marked', async ({ page }) => {
  await page.route('**/api/v1/commitments*', async route => {
    const answer = await route.fetch();
    const list = (await answer.json()) as List<CommitmentRecord>;
    const due = {
      start: '2025-01-31',
      end: '2025-01-31',
      precision: 'day' as const,
      text: '',
      basis: 'explicit',
    };
    for (const [i, one] of list.items.entries()) {
      one.deadline = i < 2 ? due : null;
      one.status = i === 0 ? 'signed' : i === 1 ? 'fulfilled' : one.status;
    }
    await route.fulfill({ json: list });
  });
  await page.reload();
  await expect(page.locator('.late')).toHaveCount(1);
  await expect(page.locator('.late')).toContainText('was due 31 Jan 2025');
});

test('a country narrows the board; nothing found says what to do', async ({ page }) => {
  await page.getByLabel('Country').selectOption('RUS');
  await expect.poll(() => page.locator('.commitment').count()).toBeLessThanOrEqual(all.length);
  await page.goto('/commitments?until=1900-01-01');
  await expect(page.getByText('Widen the filters')).toBeVisible();
});

test('exports the list', async ({ page }) => {
  await page.locator('summary', { hasText: 'Export' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  expect((await coming).suggestedFilename()).toBe('commitments.csv');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`is accessible in ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.locator('.commitment summary').first().click();
    await expectAccessible(page);
  });
}
