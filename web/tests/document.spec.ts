import type { DocumentAnswer, List } from '../src/answers';
import { Points } from '../src/text';
import type { EventRecord } from '../src/types';
import { expect, expectAccessible, expectFits, kNarrow, kWide, test } from './helpers';
import { api, asReader } from './own';
import { cut } from '../src/parts/segments';
import { chunks, kChunk } from '../src/parts/outline';

let document: DocumentAnswer;
let event: EventRecord;
let path: string;

test.beforeEach(async ({ page, server }) => {
  const { items } = await api<List<EventRecord>>(page, server, '/events?limit=200&realis=happened');
  const found = items.find(one => one.date?.basis.startsWith('relative') && one.incident);
  event = found ?? (items[0] as EventRecord);
  path = `/document/${event.evidence[0]?.document ?? ''}`;
  document = await api<DocumentAnswer>(page, server, path.replace('/document/', '/documents/'));
});

test('shows the whole text, with every kind of block', async ({ page }) => {
  await page.goto(path);
  const text = page.locator('.text');
  await expect(text).toBeVisible();
  const squeeze = (words: string) => words.replaceAll(/\s+/g, '');
  expect(squeeze((await text.textContent()) ?? '')).toBe(squeeze(document.document.text ?? ''));
  for (const { kind } of document.document.blocks ?? []) {
    await expect(page.locator(`.chunk.${kind}`).first()).toBeAttached();
  }
});

test('marks stand on the very words, beyond the basic plane too', async ({ page }) => {
  await page.goto(path);
  const points = new Points(document.document.text ?? '');
  const triggers = document.marks.filter(m => m.kind === 'event');
  expect(triggers.length).toBeGreaterThan(0);
  for (const mark of triggers.slice(0, 12)) {
    const piece = page.locator(`.text [data-at="${mark.start}"]`);
    await expect(piece).toHaveClass(/k-event/);
    const words = (await piece.textContent()) ?? '';
    expect(points.slice(mark.start, mark.end).startsWith(words)).toBe(true);
  }
});

test('kinds of marks are switched on and off, and stay so', async ({ page }) => {
  await page.goto(path);
  const events = page.getByRole('button', { name: /^Events/ });
  await expect(events).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.text .k-event').first()).toBeVisible();
  await events.click();
  await expect(page.locator('.text .k-event')).toHaveCount(0);
  await page.reload();
  await expect(events).toHaveAttribute('aria-pressed', 'false');
  await events.click();
  const actors = page.getByRole('button', { name: /^Actors/ });
  await actors.click();
  await expect(page.locator('.text .k-actor').first()).toBeVisible();
});

test('a click on a mark opens its record; Escape puts it away', async ({ page }) => {
  await page.goto(path);
  await page.locator(`.text [data-at="${event.trigger.start}"]`).first().click();
  const panel = page.getByRole('complementary', { name: 'What was read here' });
  await expect(panel).toContainText('On the word of');
  await expect(page).toHaveURL(/record=event-/);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(page).not.toHaveURL(/record=/);
});

test('an address names a record; it is in sight and highlighted', async ({ page }) => {
  await page.goto(`${path}?record=${event.id}`);
  const aim = page.locator('.text .k-target').first();
  await expect(aim).toBeInViewport();
  await expect(aim).toHaveText(event.trigger.text);
  await expect(page.getByRole('article', { name: /^Event:/ })).toBeVisible();
});

test('an address names a place; a record without a place is told', async ({ page }) => {
  const last = document.marks.at(-1) as { start: number; end: number };
  await page.goto(`${path}?at=${last.start}-${last.end}`);
  await expect(page.locator('.text .k-target').first()).toBeInViewport();
  await page.goto(`${path}?at=nonsense`);
  await expect(page.getByText('The address names no place')).toBeVisible();
  await page.goto(`${path}?record=event-of-another`);
  await expect(page.getByText('has no place in this document')).toBeVisible();
});

test('n and p walk through the marks, the focus goes along', async ({ page }) => {
  await page.goto(path);
  await page.locator('.text .piece').first().waitFor();
  await page.keyboard.press('n');
  const aim = page.locator('.text .k-target').first();
  const first = await aim.getAttribute('data-at');
  await page.keyboard.press('n');
  await expect(aim).not.toHaveAttribute('data-at', first ?? '');
  const second = await aim.getAttribute('data-at');
  expect(Number(second)).toBeGreaterThan(Number(first));
  await expect(page.locator(`.text [data-at="${second}"]`)).toBeFocused();
  await page.keyboard.press('p');
  await expect(aim).toHaveAttribute('data-at', first ?? '');
});

test('why is asked for on demand', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', request => asked.push(request.url()));
  await page.goto(`${path}?record=${event.id}`);
  const why = page.getByRole('button', { name: 'Why?' }).first();
  await why.waitFor();
  expect(asked.some(url => url.includes('/explain/'))).toBe(false);
  await why.click();
  await expect(page.locator('.why pre').first()).toContainText(event.trigger.text, {
    timeout: 15_000,
  });
});

test('a verdict from the side panel, and back', async ({ page }) => {
  await asReader(page);
  await page.goto(`${path}?record=${event.id}`);
  const panel = page.getByRole('complementary', { name: 'What was read here' });
  await panel.getByRole('button', { name: 'Wrong' }).first().click();
  await expect(panel.getByText('by A. Reader')).toBeVisible();
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByText('by A. Reader')).toBeHidden();
});

test('exports what is shown', async ({ page }) => {
  await page.goto(path);
  await page.locator('summary', { hasText: 'Export' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'JSON' }).click();
  expect((await coming).suggestedFilename()).toBe(`${document.document.id}.json`);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`is accessible in ${scheme}, wide and narrow`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize(kWide);
    await page.goto(`${path}?record=${event.id}`);
    await page.locator('.panel .fields').waitFor();
    for (const name of [/^Statements/, /^Actors/, /^Figures/, /^Places/]) {
      const toggle = page.getByRole('button', { name });
      if (await toggle.isEnabled()) await toggle.click();
    }
    await expectAccessible(page);
    await page.setViewportSize(kNarrow);
    await expectFits(page);
    await expectAccessible(page);
  });
}

test('a document that is not there says so', async ({ page }) => {
  await page.goto('/document/doc-nothing');
  await expect(page.getByRole('alert')).toBeVisible();
});

test('segments: nesting and overlapping marks are cut at every border', () => {
  const marks = [
    { start: 0, end: 10, id: 'whole' },
    { start: 2, end: 6, id: 'left' },
    { start: 4, end: 8, id: 'right' },
    { start: 6, end: 6, id: 'empty' },
    { start: 20, end: 30, id: 'outside' },
  ];
  const pieces = cut(0, 12, marks).map(
    piece => `${piece.start}-${piece.end} ${piece.marks.map(m => m.id).join('+')}`,
  );
  expect(pieces).toEqual([
    '0-2 whole',
    '2-4 left+whole',
    '4-6 left+right+whole',
    '6-8 right+whole',
    '8-10 whole',
    '10-12 ',
  ]);
});

test('chunks: every code point is in exactly one, long lines are cut at a space', () => {
  const line = '𝔘 word '.repeat(4000);
  const points = new Points(`A title\n${line}\nrest`);
  const blocks = [
    { kind: 'title', start: 0, end: 7 },
    { kind: 'paragraph', start: 5, end: 9 },
  ];
  const found = chunks(points, blocks);
  expect(found.map(one => points.slice(one.start, one.end)).join('')).toBe(points.text);
  expect(Math.max(...found.map(one => one.end - one.start))).toBeLessThanOrEqual(kChunk);
  expect(
    found
      .filter(one => one.goesOn)
      .every(one => /\s$/u.test(points.slice(one.start - 1, one.start))),
  ).toBe(true);
  expect(found[0]).toMatchObject({ kind: 'title', start: 0 });
});
