import { readFileSync } from 'node:fs';
import type { List } from '../src/answers';
import type { ReviewRecord } from '../src/types';
import { expect, expectAccessible, expectFits, kNarrow } from './helpers';
import { api, asReader, test } from './own';

test.beforeEach(async ({ page, server }) => {
  // What a test left behind would shorten the queue of the next.
  const left = await api<List<ReviewRecord>>(page, server, '/reviews?limit=500');
  for (const review of left.items) {
    await page.request.delete(`${server.url}/api/v1/reviews/${review.id}`, {
      headers: { 'X-Dragoman': 'page', Origin: server.url },
    });
  }
});

async function verdicts(
  page: Parameters<typeof api>[0],
  server: { url: string },
): Promise<ReviewRecord[]> {
  return (await api<List<ReviewRecord>>(page, server, '/reviews?limit=500')).items;
}

test('asks for a name once', async ({ page }) => {
  await page.goto('/review');
  const name = page.getByLabel('Your name');
  await name.waitFor();
  await expect(page.getByRole('button', { name: /^Right/ })).toBeDisabled();
  await page.keyboard.press('r');
  await expect(name).toBeFocused();
  await name.fill('B. Judge');
  await name.press('Enter');
  await expect(page.getByRole('button', { name: /^Right/ })).toBeEnabled();
  await page.reload();
  await expect(page.getByRole('button', { name: /^Right/ })).toBeEnabled();
});

test('right and wrong by keyboard, next and previous, undo', async ({ page, server }) => {
  await asReader(page);
  await page.goto('/review?kind=event');
  const progress = page.locator('.judge-desk [role=status]');
  await expect(progress).toContainText(/^1 of \d+ events, 0 judged/);
  await page.keyboard.press('r');
  await expect(progress).toContainText(/^2 of \d+ events, 1 judged/);
  await page.keyboard.press('w');
  await expect(progress).toContainText(/^3 of \d+ events, 2 judged/);
  await page.keyboard.press('n');
  await expect(progress).toContainText(/^4 of/);
  await page.keyboard.press('p');
  await expect(progress).toContainText(/^3 of/);
  expect((await verdicts(page, server)).map(one => one.verdict).sort()).toEqual(['right', 'wrong']);
  await page.keyboard.press('u');
  await expect(progress).toContainText(/^\d+ of \d+ events, 1 judged/);
  expect(await verdicts(page, server)).toHaveLength(1);
  expect((await verdicts(page, server))[0]).toMatchObject({ author: 'A. Reader' });
});

test('a correction sends only what was changed', async ({ page, server }) => {
  await asReader(page);
  await page.goto('/review?kind=event');
  await page.locator('.subject').waitFor();
  await page.keyboard.press('c');
  const form = page.getByRole('form', { name: 'Correct' });
  await expect(form.getByLabel('Type')).toBeFocused();
  await form.getByLabel('Type').selectOption('CONSULT');
  await form.getByLabel('Mode').selectOption('phone');
  await form.getByLabel('First day').fill('2025-05-20');
  await form.getByLabel('Last day').fill('2025-05-21');
  const who = form.getByRole('combobox', { name: 'Who' });
  await who.fill('Lavrov');
  await form.getByRole('listbox').getByRole('option').first().waitFor();
  await who.press('Enter');
  await form.getByRole('button', { name: 'Keep the correction' }).click();
  await expect(page.locator('.judge-desk [role=status]')).toContainText('1 judged');
  const [review] = await verdicts(page, server);
  expect(review?.patch).toMatchObject({
    mode: 'phone',
    date: { start: '2025-05-20', end: '2025-05-21' },
  });
  expect(Object.keys(review?.patch ?? {})).not.toContain('recipients');
  expect(Object.keys(review?.patch ?? {})).toContain('actors');
});

test('an empty correction and one that ends before it starts are not sent', async ({
  page,
  server,
}) => {
  await asReader(page);
  await page.goto('/review?kind=event');
  await page.locator('.subject').waitFor();
  await page.keyboard.press('c');
  const form = page.getByRole('form', { name: 'Correct' });
  await form.getByRole('button', { name: 'Keep the correction' }).click();
  await expect(form.getByRole('alert')).toHaveText('Nothing is changed yet.');
  await form.getByLabel('Last day').fill('');
  await form.getByLabel('First day').fill('2025-05-20');
  await form
    .getByLabel('Last day')
    .evaluate((field: HTMLInputElement) => field.removeAttribute('min'));
  await form.getByLabel('Last day').fill('2025-05-01');
  await form.getByRole('button', { name: 'Keep the correction' }).click();
  await expect(form.getByRole('alert')).toContainText('before the first');
  await form.getByLabel('Type').press('Escape');
  await expect(form).toBeHidden();
  expect(await verdicts(page, server)).toHaveLength(0);
});

test('incidents are joined and split', async ({ page, server }) => {
  await asReader(page);
  const { items } = await api<List<{ id: string; events: string[]; confidence: number }>>(
    page,
    server,
    '/incidents?limit=500',
  );
  const many = items.find(one => one.events.length > 1);
  await page.goto(`/review?kind=incident&id=${many?.id ?? ''}`);
  await page.locator('.told figure').nth(1).waitFor();
  await page.keyboard.press('s');
  const split = page.getByRole('form', { name: 'Split the incident' });
  await split.getByRole('checkbox').first().check();
  await split.getByRole('button', { name: 'Split off 1 event' }).click();
  await expect(page.locator('.judge-desk [role=status]')).toContainText('1 judged');
  let [review] = await verdicts(page, server);
  expect(review).toMatchObject({ verdict: 'split', target: many?.id });
  expect(review?.patch?.events).toHaveLength(1);
  await page.keyboard.press('u');
  await expect.poll(async () => (await verdicts(page, server)).length).toBe(0);

  // What was taken back is shown again.
  await expect(page).toHaveURL(new RegExp(many?.id ?? ''));
  await expect(page.getByRole('button', { name: /^Join/ })).toBeEnabled();
  await page.keyboard.press('j');
  const join = page.getByRole('form', { name: 'Join incidents' });
  await join.getByRole('checkbox').first().check();
  await join.getByRole('button', { name: 'Join 1 incident' }).click();
  await expect.poll(async () => (await verdicts(page, server)).length).toBe(1);
  [review] = await verdicts(page, server);
  expect(review?.verdict).toBe('join');
  expect(review?.patch?.with).toHaveLength(1);
});

test('statements are judged too; the list of verdicts takes them back and along', async ({
  page,
  server,
}) => {
  await asReader(page);
  await page.goto('/review');
  await page.getByLabel('Records').selectOption('statement');
  await expect(page.locator('.judge-desk [role=status]')).toContainText('statements');
  await page.keyboard.press('w');
  const list = page.locator('.given.list li');
  await expect(list).toHaveCount(1);
  for (const [button, name, start] of [
    ['Labelled data, JSON lines', 'labels.jsonl', '{'],
    ['Labelled data, CSV', 'labels.csv', ''],
  ] as const) {
    await page.locator('#given summary').click();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe(name);
    const text = readFileSync((await file.path()) ?? '', 'utf8');
    expect(text).toContain('wrong');
    expect(text.startsWith(start)).toBe(true);
  }
  await list.getByRole('button', { name: /^Undo/ }).click();
  await expect(list).toHaveCount(0);
  expect(await verdicts(page, server)).toHaveLength(0);
});

test('g goes to a view and gives no verdict', async ({ page, server }) => {
  await asReader(page);
  await page.goto('/review?kind=event');
  await page.locator('.subject').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page).toHaveURL(/\/search/);
  expect(await verdicts(page, server)).toHaveLength(0);
});

test('a server that only shows says so', async ({ page }) => {
  await page.route('**/api/v1/status', async route => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), may_write: false } });
  });
  await page.goto('/review');
  await expect(page.getByText('This server only shows the record.')).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`is accessible in ${scheme} and fits a narrow screen`, async ({ page }) => {
    await asReader(page);
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto('/review?kind=event');
    await page.locator('.subject').waitFor();
    await page.keyboard.press('c');
    await page.getByRole('form', { name: 'Correct' }).waitFor();
    await expectAccessible(page);
    await page.setViewportSize(kNarrow);
    await expectFits(page);
  });
}
