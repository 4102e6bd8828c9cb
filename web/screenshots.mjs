// Pictures of the main views for the README, in both themes and at both sizes.
//
//   npm run screenshots -- ../docs/screenshots
//
// Reads examples/ into a record of its own, serves it, and takes one picture a view; needs
// build/release/dragoman and Debian's Chromium.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const kProject = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const kProgram = process.env.DRAGOMAN ?? join(kProject, 'build/release/dragoman');
const out = resolve(process.argv[2] ?? join(kProject, 'docs/screenshots'));

const kSizes = [
  { name: 'wide', width: 1280, height: 800 },
  { name: 'narrow', width: 400, height: 800 },
];
const kThemes = ['light', 'dark'];

const folder = mkdtempSync(join(tmpdir(), 'dragoman-screenshots-'));
const record = join(folder, 'examples.db');
execFileSync(kProgram, ['read', join(kProject, 'examples'), '--record', record], {
  stdio: 'ignore',
});
const server = spawn(kProgram, ['serve', '--record', record, '--port', '0'], {
  stdio: ['ignore', 'pipe', 'ignore'],
});
const url = await new Promise(done =>
  createInterface(server.stdout).once('line', line => done(line.trim().replace(/\/$/, ''))),
);

async function api(path) {
  return (await fetch(`${url}/api/v1${path}`)).json();
}

// The pair and the incident of which there is most to see.
const pair = (await api('/pairs?limit=1')).items[0].pair.join('-');
const incidents = (await api(`/incidents?pair=${pair}&limit=500`)).items;
incidents.sort((a, b) => b.accounts.length - a.accounts.length);
const incident = incidents[0];
const views = {
  dossier: `/dossier/${pair}`,
  timeline: '/timeline',
  incident: `/incident/${incident.id}`,
  document: `/document/${incident.evidence[0].document}?record=${incident.events[0]}`,
  positions: '/positions',
  commitments: '/commitments',
  network: '/network',
  map: '/map',
  search: '/search?q=border',
  review: '/review',
};

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--force-prefers-reduced-motion'],
});
for (const size of kSizes) {
  for (const theme of kThemes) {
    const page = await browser.newPage({
      viewport: { width: size.width, height: size.height },
      colorScheme: theme,
    });
    for (const [name, path] of Object.entries(views)) {
      await page.goto(url + path);
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(out, `${name}-${size.name}-${theme}.png`) });
    }
    await page.close();
  }
}
await browser.close();
server.kill();
rmSync(folder, { recursive: true, force: true });
