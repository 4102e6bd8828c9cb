import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectFits, kNarrow, test } from './helpers';

async function open(page: Page, query = ''): Promise<void> {
  await page.goto(`/timeline${query}`);
  await page.locator('canvas.stage').waitFor();
}

/** All days: at first a few incidents of long ago may be out of view. */
async function openAll(page: Page): Promise<void> {
  await open(page);
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await page.waitForTimeout(300);
}

async function inView(page: Page): Promise<number> {
  const text = (await page.locator('.in-view').textContent()) ?? '';
  return Number(text.match(/^[\d,]+/)?.[0].replace(',', ''));
}

test('zooms by wheel, buttons and keys; the days in view stand in the address', async ({
  page,
}) => {
  await openAll(page);
  const all = await inView(page);
  expect(all).toBeGreaterThan(5);
  await page.locator('canvas.stage').hover();
  await page.mouse.wheel(0, -600);
  await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/);
  await expect.poll(() => inView(page)).toBeLessThan(all);
  const address = page.url();
  const some = await inView(page);
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await expect.poll(() => inView(page)).toBe(all);
  await page.goto(address);
  await page.locator('canvas.stage').waitFor();
  expect(Math.abs((await inView(page)) - some)).toBeLessThanOrEqual(1);
  await page.locator('canvas.stage').focus();
  await page.keyboard.press('Home');
  await expect.poll(() => inView(page)).toBe(all);
});

test('the frame in the overview moves what is in view', async ({ page }) => {
  await openAll(page);
  const all = await inView(page);
  const strip = page.locator('.overview');
  await strip.scrollIntoViewIfNeeded();
  const box = await strip.boundingBox();
  if (!box) throw new Error('no overview');
  await page.mouse.move(box.x + box.width * 0.1, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.3, box.y + 20, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => inView(page)).toBeLessThan(all);
  const slider = page.getByRole('slider', { name: 'Days in view' });
  const before = await slider.getAttribute('aria-valuetext');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  expect(await slider.getAttribute('aria-valuetext')).not.toBe(before);
});

test('filters go to the address and narrow what is shown', async ({ page }) => {
  await open(page);
  const all = await inView(page);
  await page.getByRole('combobox', { name: 'Type' }).selectOption('CONSULT');
  await expect(page).toHaveURL(/type=CONSULT/);
  await expect.poll(() => inView(page)).toBeLessThan(all);
  await page.getByRole('combobox', { name: 'Realis' }).selectOption('planned');
  await expect(page).toHaveURL(/realis=planned/);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => inView(page)).toBe(all);
  await page.getByRole('combobox', { name: 'Level' }).selectOption('minister');
  await expect(page).toHaveURL(/level=minister/);
  await page.goto('/timeline?since=1066-01-01&until=1066-01-02');
  await expect(page.getByText('No incident with a known day fits these filters.')).toBeVisible();
});

test('planned and happened are told apart, and not by colour alone', async ({ page }) => {
  // Two incidents of one lane, one day apart, alike but for their realis.
  await page.route('**/api/v1/timeline*', async route => {
    const answer = await (await route.fetch()).json();
    const two = {
      n: 2,
      ids: answer.ids.slice(0, 2),
      start: [20000, 20040],
      end: [20000, 20040],
      undated: 0,
    };
    const same = {
      type: [0, 0],
      mode: [0, 0],
      score: [4, 4],
      level: [0, 0],
      reports: [40, 40],
      confidence: [1, 1],
    };
    const names = {
      title: ['A – B', 'A – B'],
      types: ['CONSULT'],
      realis_names: ['happened', 'planned'],
    };
    await route.fulfill({ json: { ...answer, ...two, ...same, ...names, realis: [0, 1] } });
  });
  await open(page);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(200);
  const inked = await page.locator('canvas.stage').evaluate(element => {
    const canvas = element as HTMLCanvasElement;
    const to = canvas.getContext('2d');
    if (!to) return [];
    const { width, height } = canvas;
    const { data } = to.getImageData(0, 0, width, height);
    // Teal pixels in the left and in the right half.
    const halves = [0, 0];
    for (let i = 0; i < data.length; i += 4) {
      const [r, g, b, a] = [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0, data[i + 3] ?? 0];
      if (a > 200 && r < 40 && g > 80 && g < 130 && b > 70)
        halves[((i / 4) % width) * 2 > width * 1.13 ? 1 : 0]! += 1;
    }
    return halves;
  });
  expect(inked[0]).toBeGreaterThan(100);
  expect(inked[1]).toBeGreaterThan(10);
  expect(inked[1]).toBeLessThan((inked[0] ?? 0) * 0.6);
});

test('walks through incidents by keyboard and opens one', async ({ page }) => {
  await open(page);
  await page.locator('canvas.stage').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('tooltip')).toBeVisible();
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /, (happened|ongoing|planned|hypothetical|did not happen)$/ }),
  ).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/incident\/incident-/);
});

test('what is in view is in the table', async ({ page }) => {
  await open(page);
  await page.getByText('As a table').click();
  const rows = page.getByRole('table', { name: 'Incidents in view' }).getByRole('row');
  await expect(rows).toHaveCount(Math.min(50, await inView(page)) + 1);
  await page.getByRole('button', { name: 'Score' }).click();
  await expect(page.getByRole('columnheader', { name: /Score/ })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
});

test('lanes by score', async ({ page }) => {
  await open(page);
  await page.getByRole('combobox', { name: 'Lanes' }).selectOption('score');
  await expect(page).toHaveURL(/lanes=score/);
  await expect(page.locator('canvas.stage')).toHaveAttribute('aria-label', /21 lanes/);
});

test('takes the picture along as SVG', async ({ page }) => {
  await open(page);
  await page.locator('summary', { hasText: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'SVG of the chart' }).click();
  const svg = readFileSync(await (await download).path()).toString();
  expect(svg).toContain('Meeting or talks');
  expect((svg.match(/<circle/g) ?? []).length).toBeGreaterThan(5);
});

test('is accessible and fits a narrow screen', async ({ page }) => {
  await open(page);
  await expectAccessible(page);
  await page.setViewportSize(kNarrow);
  await expectFits(page);
});
