// Pictures of the main views for docs/images, made from the project's own examples alone: light at
// 1280 pixels, the most telling ones also dark and at 400.
import { expect, test } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { List } from '../src/answers';
import type { IncidentRecord } from '../src/types';
import { kExamples, kNarrow, kPair, kWide, serve, type Server } from '../tests/helpers';

const kImages = resolve(dirname(fileURLToPath(import.meta.url)), '../../docs/images');

interface Shot {
  name: string;
  path: string;
  /** Something that is there only when the view is drawn. */
  wait: string;
}

let server: Server & { end: () => void };
let incident: IncidentRecord;

test.beforeAll(async () => {
  mkdirSync(kImages, { recursive: true });
  server = await serve([kExamples]);
  const answer = await fetch(`${server.url}/api/v1/incidents?limit=500`);
  const { items } = (await answer.json()) as List<IncidentRecord>;
  // The one of which most reports tell.
  const [first, ...rest] = items;
  if (!first) throw new Error('The examples have no incidents');
  incident = rest.reduce(
    (best, one) => (one.documents.length > best.documents.length ? one : best),
    first,
  );
});

test.afterAll(() => server?.end());

function shots(): Shot[] {
  return [
    { name: 'start', path: '/', wait: '.report-list li' },
    { name: 'dossier', path: `/dossier/${kPair}`, wait: '.relations .month' },
    { name: 'timeline', path: '/timeline', wait: 'canvas.stage' },
    { name: 'incident', path: `/incident/${incident.id}`, wait: 'main h1' },
    { name: 'document', path: `/document/${incident.documents[0]}`, wait: 'main h1' },
    { name: 'positions', path: '/positions', wait: 'main h1' },
    { name: 'commitments', path: '/commitments', wait: 'main h1' },
    { name: 'contacts', path: '/network', wait: 'svg.network' },
    { name: 'map', path: '/map', wait: 'svg.map' },
    { name: 'search', path: '/search?q=corridor', wait: 'main h1' },
  ];
}

for (const { theme, size, only } of [
  { theme: 'light', size: 'wide', only: null },
  { theme: 'dark', size: 'wide', only: ['dossier', 'timeline', 'document', 'map'] },
  { theme: 'light', size: 'narrow', only: ['dossier', 'timeline', 'incident'] },
  { theme: 'dark', size: 'narrow', only: ['start', 'contacts'] },
] as const) {
  test(`${theme}, ${size}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize(size === 'wide' ? kWide : kNarrow);
    for (const { name, path, wait } of shots()) {
      if (only && !(only as readonly string[]).includes(name)) continue;
      await page.goto(server.url + path);
      await expect(page.locator(wait).first()).toBeVisible();
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(500);
      const suffix = `${theme === 'dark' ? '-dark' : ''}${size === 'narrow' ? '-narrow' : ''}`;
      await page.screenshot({ path: join(kImages, `${name}${suffix}.png`) });
    }
  });
}
