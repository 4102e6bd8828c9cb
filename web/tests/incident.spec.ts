import type { IncidentAnswer, List } from '../src/answers';
import type { DifferenceRecord, IncidentRecord, ReviewRecord } from '../src/types';
import { expect, expectAccessible, expectFits, kNarrow, kWide, test } from './helpers';
import { api, asReader } from './own';

let incidents: IncidentRecord[];
let told: IncidentAnswer;

test.beforeEach(async ({ page, server }) => {
  const list = await api<List<IncidentRecord>>(page, server, '/incidents?limit=500');
  incidents = list.items;
  const differences = await api<List<DifferenceRecord>>(page, server, '/differences?limit=500');
  const about = new Set(differences.items.map(one => one.about));
  const most = incidents
    .filter(one => about.has(one.id))
    .sort((a, b) => b.accounts.length - a.accounts.length)[0];
  told = await api<IncidentAnswer>(page, server, `/incidents/${most?.id ?? ''}`);
});

test('differences stand on top, each side with its words and its place', async ({ page }) => {
  await page.goto(`/incident/${told.incident.id}`);
  const headings = page.getByRole('heading', { level: 2 });
  await expect(headings.first()).toHaveText('Where they differ');
  const sides = page.locator('.difference').first().locator('.side');
  await expect(sides).toHaveCount(told.differences[0]?.sides.length ?? 0);
  await sides.first().getByRole('link', { name: 'In the text' }).click();
  await expect(page).toHaveURL(/\/document\/doc-.*at=\d+-\d+/);
  await expect(page.locator('.text .k-target').first()).toBeInViewport();
});

test('accounts stand side by side, stacked on a narrow screen', async ({ page }) => {
  await page.setViewportSize(kWide);
  await page.goto(`/incident/${told.incident.id}`);
  const accounts = page.locator('.account');
  await expect(accounts).toHaveCount(told.accounts.length);
  const boxes = async () =>
    Promise.all([accounts.nth(0).boundingBox(), accounts.nth(1).boundingBox()]);
  expect(told.accounts.length).toBeGreaterThan(1);
  let [a, b] = await boxes();
  expect(a?.y).toBe(b?.y);
  await page.setViewportSize(kNarrow);
  [a, b] = await boxes();
  expect(a?.x).toBe(b?.x);
  expect(b?.y).toBeGreaterThan(a?.y ?? 0);
  await expectFits(page);
});

test('an account says on whose word, marks what only it tells, leads to its sentence', async ({
  page,
}) => {
  await page.goto(`/incident/${told.incident.id}`);
  const first = page.locator('.account').first();
  await expect(first).toContainText('On the word of');
  if (told.accounts.some(account => account.only.length > 0))
    await expect(page.locator('.account mark').first()).toBeVisible();
  await first.locator('a.words').first().click();
  await expect(page.locator('.text .k-target').first()).toBeInViewport();
});

test('the chain of sources is told', async ({ page }) => {
  const chained = incidents.find(one =>
    one.accounts.some(account => account.attribution.length > 0),
  );
  test.skip(!chained, 'no account of this corpus is at second hand');
  await page.goto(`/incident/${chained?.id ?? ''}`);
  const said = chained?.accounts.find(account => account.attribution.length > 0);
  await expect(
    page.locator('.chain').filter({ hasNotText: 'the outlet itself' }).first(),
  ).toBeVisible();
  expect(said?.attribution.length).toBeGreaterThan(0);
});

test('planned becomes happened, with the reports that say so', async ({ page }) => {
  const became = incidents.find(
    one => new Set(one.realis_history.map(step => step.realis)).size > 1,
  );
  test.skip(!became, 'no incident of this corpus changes its realis');
  await page.goto(`/incident/${became?.id ?? ''}`);
  const steps = page.locator('.became li');
  await expect(steps).toHaveCount(became?.realis_history.length ?? 0);
  await expect(steps.first().getByRole('link')).toHaveAttribute('href', /^\/document\//);
});

test('the events joined in it, and why', async ({ page }) => {
  await page.goto(`/incident/${told.incident.id}`);
  await expect(page.locator('.events').first().getByRole('listitem')).toHaveCount(
    told.events.length,
  );
  if (told.incident.why.length > 0) {
    await page.getByText('Why they were joined').click();
    await expect(page.locator('.reasons li')).toHaveCount(told.incident.why.length);
    await expect(page.locator('.reasons')).not.toContainText(/event-[0-9a-f]{6}/);
  }
  await page.getByRole('button', { name: 'Why?' }).first().click();
  await expect(page.locator('.why pre')).toContainText(told.incident.type, { timeout: 15_000 });
});

test('a verdict, a correction and a split are given and taken back', async ({ page, server }) => {
  await asReader(page);
  await page.goto(`/incident/${told.incident.id}`);
  const section = page.getByRole('region', { name: 'Is this right?' });
  await section.getByRole('button', { name: 'Right', exact: true }).click();
  await expect(section.getByText('by A. Reader')).toBeVisible();
  await section.getByRole('button', { name: 'Undo' }).click();
  await expect(section.getByText('by A. Reader')).toBeHidden();

  await section.getByRole('button', { name: 'Correct' }).click();
  await section.getByLabel('Really').selectOption('hypothetical');
  await section.getByRole('button', { name: 'Keep the correction' }).click();
  await expect(section.getByRole('form', { name: 'Correct' })).toBeHidden();
  const own = async () => {
    const list = await api<List<ReviewRecord>>(page, server, '/reviews?limit=500');
    return list.items.filter(one => one.author === 'A. Reader');
  };
  const [review] = await own();
  expect(told.incident.events).toContain(review?.target);
  expect(review?.patch).toMatchObject({ realis: 'hypothetical' });
  await page.request.delete(`${server.url}/api/v1/reviews/${review?.id ?? ''}`, {
    headers: { 'X-Dragoman': 'page', Origin: server.url },
  });
  await page.goto(`/incident/${told.incident.id}`);

  await section.getByRole('button', { name: 'Split' }).click();
  await expect(
    section.getByRole('group', { name: 'Which events are something else?' }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await section.getByRole('button', { name: 'Join' }).click();
  await expect(section.getByRole('group', { name: 'Which are the same incident?' })).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`is accessible in ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`/incident/${told.incident.id}`);
    await page.locator('.account').first().waitFor();
    await expectAccessible(page);
  });
}

test('an incident that is not there says what to do', async ({ page }) => {
  await page.goto('/incident/incident-none');
  await expect(page.getByRole('alert')).toContainText('Search for its words');
});
