// What the page promises about its weight and its pace.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, kDist, kPair, test } from './helpers';

const kIncidents = 10_000;

/** Ten thousand incidents over ten years, the same on every run. */
function many(n: number) {
  let seed = 42;
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const list = (make: (i: number) => number) => Array.from({ length: n }, (_, i) => make(i));
  const types = [
    'CONSULT',
    'AGREE',
    'SUPPORT',
    'COOPERATE',
    'AID',
    'ACCUSE',
    'REJECT',
    'THREATEN',
    'SANCTION',
    'ASSAULT',
  ];
  const scores = [2.5, 2.5, 5, 9.5, 10, -3, -2, -4.5, -6, -9];
  const type = list(() => next(types.length));
  const start = list(() => 16_500 + next(3650));
  return {
    n,
    ids: Array.from({ length: n }, (_, i) => `incident-${i.toString(16).padStart(12, '0')}`),
    start,
    end: start.map(day => (next(6) === 0 ? day + next(30) : day)),
    type,
    mode: list(() => 0),
    realis: list(() => (next(4) ? 0 : next(5))),
    score: type.map(of => scores[of] ?? 0),
    level: list(() => next(4)),
    reports: list(() => 1 + next(6) * next(3)),
    confidence: list(() => 0.8),
    title: Array.from({ length: n }, (_, i) => `Party ${i % 97} – Party ${i % 89}: CONSULT`),
    types,
    modes: [''],
    realis_names: ['happened', 'ongoing', 'planned', 'hypothetical', 'negated'],
    levels: ['head', 'minister', 'official', ''],
    undated: 0,
  };
}

test('the timeline pans ten thousand incidents at thirty frames a second or more', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const answer = JSON.stringify(many(kIncidents));
  await page.route('**/api/v1/timeline*', route =>
    route.fulfill({ contentType: 'application/json', body: answer }),
  );
  await page.goto('/timeline');
  const stage = page.locator('canvas.stage');
  await stage.waitFor();
  await expect(page.locator('.in-view')).toContainText('10,000 incidents in view');
  const box = await stage.boundingBox();
  if (!box) throw new Error('no stage');
  // A little closer, so that there is somewhere to pan to; most incidents are in view still.
  await page.getByRole('button', { name: 'Closer' }).click();
  await page.waitForTimeout(500);
  const before = await page.locator('.in-view').textContent();

  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { frames: times });
    const tick = (at: number) => {
      times.push(at);
      if (times.length < 1000) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.5, y);
  await page.mouse.down();
  const from = Date.now();
  // To and fro for two seconds, by hand as it were.
  for (let i = 0; Date.now() - from < 2000; ++i)
    await page.mouse.move(box.x + box.width * (0.5 + 0.3 * Math.sin(i / 9)), y);
  const took = Date.now() - from;
  const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames);
  await page.mouse.move(box.x + box.width * 0.3, y);
  await page.mouse.up();
  const inDrag = frames.filter(at => at > (frames[frames.length - 1] ?? 0) - took);
  const rate = inDrag.length / (took / 1000);
  const gaps = inDrag
    .slice(1)
    .map((at, i) => at - (inDrag[i] ?? 0))
    .sort((a, b) => a - b);
  test.info().annotations.push({
    type: 'frames',
    description: `${rate.toFixed(1)} a second; 95% of gaps below ${gaps[Math.floor(gaps.length * 0.95)]?.toFixed(1)} ms`,
  });
  console.log(
    `timeline: ${rate.toFixed(1)} frames a second, 95% of gaps below ${gaps[Math.floor(gaps.length * 0.95)]?.toFixed(1)} ms`,
  );
  expect(rate).toBeGreaterThanOrEqual(30);
  await expect(page.locator('.in-view')).not.toHaveText(before ?? '');
});

test('the whole page weighs less than 600 kB compressed', () => {
  const files = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap(one =>
      one.isDirectory() ? files(join(folder, one.name)) : [join(folder, one.name)],
    );
  let sum = 0;
  for (const file of files(kDist)) {
    // Fonts are compressed in themselves.
    sum += file.endsWith('.woff2')
      ? statSync(file).size
      : gzipSync(readFileSync(file), { level: 9 }).length;
  }
  console.log(`page: ${(sum / 1000).toFixed(0)} kB compressed, all views, fonts and the map`);
  expect(sum).toBeLessThan(600_000);
});

test('a dossier is answered within 300 ms', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const took = await page.evaluate(async pair => {
    const from = performance.now();
    await (await fetch(`/api/v1/dossier?pair=${pair}`)).text();
    return performance.now() - from;
  }, kPair);
  console.log(`dossier: ${took.toFixed(0)} ms`);
  expect(took).toBeLessThan(300);
});
