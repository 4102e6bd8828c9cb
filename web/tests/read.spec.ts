import { expect, expectAccessible, expectFits, kNarrow } from './helpers';
import { test } from './own';

const kText =
  'LISBON, March 4 (Tagus Wire) - The Foreign Minister of Portugal met his colleague from Norway in Lisbon on Tuesday.\n\nThey signed an agreement on fisheries.';

test('a pasted text is read, and what was read is linked', async ({ page }) => {
  await page.goto('/read');
  await page.getByLabel('Text', { exact: true }).fill(kText);
  await page.getByLabel('Title').fill('Ministers meet in Lisbon');
  await page.getByLabel('Outlet').fill('Tagus Wire');
  await page.getByLabel('Published').fill('2025-03-04');
  await page.getByRole('button', { name: 'Read it' }).click();
  const line = page.locator('.jobs li').first();
  await expect(line).toContainText('1 document', { timeout: 20_000 });
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue('');
  await line.getByRole('link', { name: 'look at it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ministers meet in Lisbon');
  await expect(page.locator('.head .about')).toContainText('Tagus Wire, 4 Mar 2025');
});

test('an empty text is not sent', async ({ page }) => {
  await page.goto('/read');
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByRole('alert')).toHaveText('There is no text yet.');
});

test('chosen files are read, one job each', async ({ page }) => {
  await page.goto('/read');
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  });
  await page
    .getByLabel('Files to read')
    .setInputFiles([file('one.txt', `${kText} One.`), file('two.txt', `${kText} Two.`)]);
  for (const name of ['one.txt', 'two.txt']) {
    await expect(page.locator('.jobs li', { hasText: name })).toContainText('1 document', {
      timeout: 20_000,
    });
  }
});

test('files dropped anywhere on the page are read', async ({ page }) => {
  await page.goto('/commitments');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const data = await page.evaluateHandle(text => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.txt', { type: 'text/plain' }));
    return transfer;
  }, `${kText} Dropped.`);
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: data });
  await expect(page.locator('html')).toHaveClass(/dropping/);
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  await expect(page).toHaveURL(/\/read$/);
  await expect(page.locator('.jobs li', { hasText: 'dropped.txt' })).toContainText('1 document', {
    timeout: 20_000,
  });
});

test('progress is shown while it is read', async ({ page }) => {
  let asked = 0;
  await page.route('**/api/v1/jobs', route => {
    const done = ++asked > 3;
    const job = {
      id: 'j',
      name: 'many.jsonl',
      documents: 10,
      error: null,
      sentences: 90,
      events: 31,
    };
    const state = done ? 'done' : 'reading';
    return route.fulfill({
      json: {
        items: [
          { ...job, state, done: done ? 10 : asked * 3, ids: done ? ['doc-a', 'doc-b'] : [] },
        ],
      },
    });
  });
  await page.goto('/read');
  await expect(page.getByRole('progressbar', { name: 'Reading many.jsonl' })).toBeVisible();
  await expect(page.locator('.jobs li')).toContainText('of 10 documents');
  await expect(page.locator('.jobs li')).toContainText('2 documents, 90 sentences, 31 events');
});

test('what is refused or fails says what to do', async ({ page }) => {
  await page.route('**/api/v1/read*', route =>
    route.fulfill({
      status: 413,
      json: { error: { code: 'too_large', message: 'found 90 MB, wanted 64 MB at most' } },
    }),
  );
  await page.route('**/api/v1/jobs', route =>
    route.fulfill({
      json: {
        items: [
          {
            id: 'j',
            name: 'odd.bin',
            state: 'failed',
            documents: 1,
            done: 0,
            ids: [],
            sentences: 0,
            events: 0,
            error: { code: 'unsupported', message: 'found no text' },
          },
        ],
      },
    }),
  );
  await page.goto('/read');
  await page
    .getByLabel('Files to read')
    .setInputFiles({ name: 'huge.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
  const huge = page.locator('.jobs li', { hasText: 'huge.txt' });
  await expect(huge).toContainText('found 90 MB');
  await expect(huge).toContainText('Cut it into smaller files');
  await expect(page.locator('.jobs li', { hasText: 'odd.bin' })).toContainText(
    'Save it as plain text',
  );
});

for (const scheme of ['light', 'dark'] as const) {
  test(`is accessible in ${scheme} and fits a narrow screen`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto('/read');
    await page.getByRole('button', { name: 'Read it' }).waitFor();
    await expectAccessible(page);
    await page.setViewportSize(kNarrow);
    await expectFits(page);
  });
}
