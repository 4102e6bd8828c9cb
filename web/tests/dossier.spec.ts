import { readFileSync } from 'node:fs';
import { expect, expectAccessible, expectFits, kHasReports, kNarrow, kPair, test } from './helpers';

test.beforeEach(async ({ page }) => {
  await page.goto(`/dossier/${kPair}`);
  await page.getByRole('heading', { level: 1, name: 'Armenia – Russia' }).waitFor();
});

test('a month of the line of relations opens its incidents', async ({ page }) => {
  const months = page.locator('.relations .month');
  await expect(months.first()).toBeVisible();
  await months.last().click();
  await expect(page).toHaveURL(/month=\d{4}-\d{2}/);
  const incidents = page.locator('.month-panel .incident-line');
  await expect(incidents.first()).toBeVisible();
  await incidents.first().getByRole('link').first().click();
  await expect(page).toHaveURL(/\/incident\/incident-/);
});

test('the line of relations by keyboard, and as a table', async ({ page }) => {
  const last = page.locator('.relations .month').last();
  await last.focus();
  await page.keyboard.press('Home');
  await expect(page.locator('.relations .month').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.month-panel')).toBeVisible();
  await page.getByText('As a table').click();
  await expect(page.getByRole('table', { name: 'Relations by month' })).toBeVisible();
});

test('a turning point is marked and opens its incidents', async ({ page }) => {
  await page.route('**/api/v1/dossier?*', async route => {
    const dossier = await (await route.fetch()).json();
    const relation = dossier.relations.at(-1);
    dossier.changes = [
      { month: relation.month, before: 1.5, after: 7, incidents: relation.incidents },
    ];
    await route.fulfill({ json: dossier });
  });
  await page.reload();
  await expect(page.locator('.relations .turn')).toHaveCount(1);
  await page.locator('.legend button').click();
  await expect(page.locator('.month-panel')).toContainText('from +1.5 to +7');
  await expect(page.locator('.month-panel .incident-line').first()).toBeVisible();
});

test('every line is cited: the sentence shows on focus, the link goes to its place', async ({
  page,
}) => {
  for (const section of ['Where relations stand', 'Last contacts', 'Commitments'])
    await expect(page.getByRole('heading', { name: section })).toBeVisible();
  const lines = page.locator('.brief-section .line');
  const bare = await lines.evaluateAll(
    all => all.filter(line => !line.querySelector('.cite')).length,
  );
  expect(bare, 'lines without a source').toBe(0);
  const cite = page.locator('.brief-section .cite').first();
  await cite.focus();
  await expect(page.getByRole('tooltip')).toBeVisible();
  const sentence = await page.getByRole('tooltip').locator('.words').textContent();
  expect(await cite.getAttribute('aria-label')).toContain(sentence ?? '?');
  await cite.click();
  await expect(page).toHaveURL(/\/document\/doc-\w+\?at=\d+-\d+/);
});

test('all lines of a section, and days from and to', async ({ page }) => {
  const more = page
    .locator('.brief-section')
    .filter({ has: page.getByRole('button', { name: /Show all/ }) });
  // By its name: the first that has a button is another one once the button was pressed.
  const id = await more.first().getAttribute('aria-labelledby');
  const section = page.locator(`[aria-labelledby="${id}"]`);
  const all = Number(((await section.getByRole('button').textContent()) ?? '').match(/\d+/)?.[0]);
  await section.getByRole('button', { name: /Show all/ }).click();
  await expect(section.locator('.line')).toHaveCount(all);
  await page.goto(`/dossier/${kPair}?since=2025-05-01&until=2025-05-31`);
  await expect(page.getByLabel('Since', { exact: true })).toHaveValue('2025-05-01');
  await expect(page.getByRole('heading', { level: 1, name: 'Armenia – Russia' })).toBeVisible();
});

test('takes the dossier along as CSV, JSON, SVG and PNG', async ({ page }) => {
  for (const [choice, name] of [
    ['CSV', 'csv'],
    ['JSON', 'json'],
    ['SVG of the chart', 'svg'],
    ['PNG of the chart', 'png'],
  ]) {
    await page.locator('summary', { hasText: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: choice, exact: true }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`dossier-${kPair}.${name}`);
    const bytes = readFileSync(await file.path());
    expect(bytes.length).toBeGreaterThan(200);
    if (name === 'png') expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    if (name === 'svg') expect(bytes.toString()).toMatch(/^<svg[^]*<rect/);
  }
});

test('a pair of which nothing is known says where to go', async ({ page }) => {
  await page.goto('/dossier/FJI-TON');
  await expect(page.getByText('The record knows nothing of these two.')).toBeVisible();
  await expect(
    page.getByRole('main').getByRole('link', { name: 'Armenia – Russia' }),
  ).toBeVisible();
});

test('is accessible and fits a narrow screen', async ({ page }) => {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await page.setViewportSize(kNarrow);
  await expectFits(page);
});

test('the five reports: the call of May 2025 is told by several, and accounts of it differ', async ({
  page,
}) => {
  test.skip(!kHasReports, 'the reports are not here');
  await expect(page.locator('.brief-section').filter({ hasText: 'Last contacts' })).toContainText(
    'Lavrov',
  );
  await expect(page.getByRole('heading', { name: /Where accounts differ/ })).toBeVisible();
});
