// What the specs share: a server of their own over a record of their own, a page that fails when the
// browser complains, and the check for faults of accessibility.
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const kWeb = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const kProject = resolve(kWeb, '..');
const kProgram = process.env.DRAGOMAN ?? join(kProject, 'build/release/dragoman');
/** The page as it was built: by the program's build, or by `npm run build`. */
export const kDist = process.env.DRAGOMAN_DIST ?? join(kWeb, 'dist');

/** Five real reports that do not belong to the project; whoever has them tests on them too. */
const kReports = resolve(kProject, '../shared/documents');
export const kHasReports = existsSync(kReports);

export interface Server {
  url: string;
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The server has no output');
  for await (const line of createInterface(child.stdout)) return line.trim();
  throw new Error('The server ended without saying its address');
}

/** Reads texts into a new record and serves it; returns the address and how to end it. */
export async function serve(paths: readonly string[]): Promise<Server & { end: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-page-'));
  const record = join(folder, 'record.db');
  if (paths.length)
    execFileSync(kProgram, ['read', ...paths, '--record', record], { stdio: 'ignore' });
  const child = spawn(kProgram, ['serve', '--record', record, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = (await firstLine(child)).replace(/\/$/, '');
  return {
    url,
    end: () => {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const kExamples = join(kProject, 'examples');

interface Own {
  /** What the browser complained of so far; checked when the test ends. */
  complaints: string[];
}

export const test = base.extend<Own, { server: Server }>({
  server: [
    async ({}, use) => {
      // A server that runs already serves while the page is being written.
      const running = process.env.DRAGOMAN_URL;
      if (running) return use({ url: running });
      const own = await serve(kHasReports ? [kExamples, kReports] : [kExamples]);
      await use(own);
      own.end();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', error => complaints.push(error.message));
      page.on('console', message => {
        // A 404 that a test asks for is told by the browser, and is no fault.
        if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
          complaints.push(message.text());
      });
      await use(complaints);
      expect(
        complaints,
        'errors in the browser, among them refusals of the security policy',
      ).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** No fault that axe calls serious or critical. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(one => one.impact === 'serious' || one.impact === 'critical')
    .map(one => `${one.id}: ${one.nodes.map(node => node.target.join(' ')).join(', ')}`);
  expect(serious).toEqual([]);
}

/** At 400 pixels nothing may hang over the edge. */
export async function expectFits(page: Page): Promise<void> {
  // Charts follow the window's width a moment later.
  await expect
    .poll(
      () =>
        page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      {
        message: 'pixels beyond the right edge',
      },
    )
    .toBeLessThanOrEqual(0);
}

export const kNarrow = { width: 400, height: 800 };
export const kWide = { width: 1280, height: 900 };

/** The pair of which the examples tell most. */
export const kPair = 'ARM-RUS';
