// A document is whatever somebody sent. It must stay text: nothing in it runs, reorders what stands
// around it, leads anywhere or stops the page.
import { expect } from './helpers';
import { read, test } from './own';

const kBidi =
  'The envoy \u202edellik\u202c and \u2066met\u2069 the \u200bpress\u0007 in Moscow on Monday.';
const kScripts = [
  '<script>window.ran = 1; alert(1)</script> Armenia and Russia held talks in Moscow on Monday.',
  '<img src="/x" onerror="window.ran = 2"> <svg onload="window.ran = 3"></svg> Lavrov visited Yerevan.',
  'javascript:window.ran=4 " onmouseover="window.ran=5" style="position:fixed;inset:0" {{7*7}} ${7*7}',
  '&lt;b&gt; &amp; </p></div><style>* { display: none }</style>',
];

test.beforeEach(async ({ page }) => {
  page.on('dialog', dialog => {
    void dialog.dismiss();
    throw new Error(`a dialog opened: ${dialog.message()}`);
  });
});

test('scripts, handlers and styles in text, title, outlet and address stay text', async ({
  page,
  server,
}) => {
  const outside: string[] = [];
  page.on('request', request => {
    if (!request.url().startsWith(server.url) || request.url().endsWith('/x'))
      outside.push(request.url());
  });
  const id = await read(page, server, {
    text: kScripts.join('\n\n'),
    title: '<img src=/x onerror="window.ran=6"> Title',
    outlet: '"><script>window.ran=7</script>',
    url: 'javascript:window.ran=8',
    published: '2025-05-20',
  });
  for (const where of [`/document/${id}`, '/documents', '/search?q=talks', '/']) {
    await page.goto(where);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    expect(await page.locator('main img, main script, main style, main iframe').count()).toBe(0);
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
  }
  expect(outside).toEqual([]);
  await page.goto(`/document/${id}`);
  await expect(page.locator('.text')).toContainText('<script>window.ran = 1; alert(1)</script>');
  await expect(page.locator('h1')).toContainText('<img src=/x onerror');
});

test('what turns or hides text is shown as a sign', async ({ page, server }) => {
  const id = await read(page, server, {
    text: `Talks\n\n${kBidi}`,
    title: 'A \u202eeltit',
    published: '2025-12-30',
  });
  await page.goto(`/document/${id}`);
  const text = page.locator('.text');
  for (const sign of ['RLO', 'PDF', 'LRI', 'PDI', 'ZWSP', '07']) {
    await expect(text.locator('.control', { hasText: sign }).first()).toBeVisible();
  }
  const raw = /[\u202a-\u202e\u2066-\u2069\u200b\u0007]/;
  expect((await text.textContent()) ?? '').not.toMatch(raw);
  expect((await page.locator('h1').textContent()) ?? '').not.toMatch(raw);
  await expect(page.locator('h1 .control')).toHaveText('RLO');
  for (const list of ['/documents', '/search?q=press']) {
    await page.goto(list);
    await expect(page.locator('main .control').first()).toBeVisible();
    expect((await page.locator('main').textContent()) ?? '').not.toMatch(raw);
  }
});

test('a line of a megabyte is shown and the page goes on answering', async ({ page, server }) => {
  test.setTimeout(120_000);
  const line = 'Figures without an end follow here and nobody reads them to the last. '.repeat(
    15_000,
  );
  const id = await read(page, server, {
    text: `A long line\n\n${line}\n\n${'x'.repeat(100_000)}`,
    title: 'Long',
  });
  const before = Date.now();
  await page.goto(`/document/${id}`);
  await expect(page.locator('.chunk').first()).toBeVisible();
  expect(Date.now() - before).toBeLessThan(8000);
  // While it scrolls, no frame takes longer than a reader would notice as a halt.
  const slowest = await page.evaluate(
    () =>
      new Promise<number>(done => {
        let most = 0;
        let frames = 0;
        let last = performance.now();
        const step = (now: number) => {
          most = Math.max(most, now - last);
          last = now;
          scrollBy(0, 600);
          if (++frames < 40) requestAnimationFrame(step);
          else done(most);
        };
        requestAnimationFrame(step);
      }),
  );
  expect(slowest).toBeLessThan(1000);
  await page.goto(`/document/${id}?at=700000-700040`);
  await expect(page.locator('.text .k-target').first()).toBeInViewport();
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
});
