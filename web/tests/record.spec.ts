import type { List } from '../src/answers';
import type { ActorRecord, AnyRecord, EventRecord } from '../src/types';
import { expect, expectAccessible, expectFits, kNarrow, test } from './helpers';
import { api } from './own';

const kKinds = [
  'actors',
  'events',
  'statements',
  'commitments',
  'memberships',
  'figures',
  'differences',
  'issues',
  'positions',
  'relations',
];

for (const kind of kKinds) {
  test(`any of ${kind} is told in words with its evidence`, async ({ page, server }) => {
    const { items } = await api<List<AnyRecord>>(page, server, `/${kind}?limit=5`);
    const record = items[0];
    test.skip(!record, `the corpus has no ${kind}`);
    await page.goto(`/record/${encodeURIComponent(record?.id ?? '')}`);
    await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
    await expect(page.locator('.record .fields, .record .difference').first()).toBeVisible();
    if (record && 'evidence' in record && record.evidence.length > 0) {
      await page.locator('.evidence a.words').first().click();
      await expect(page).toHaveURL(/\/document\//);
      await expect(page.locator('.text .k-target').first()).toBeInViewport();
    }
  });
}

test('from an actor to what it took part in, and to all of it', async ({ page, server }) => {
  const { items } = await api<List<EventRecord>>(page, server, '/events?limit=50');
  const actor = items.find(one => one.actors.length > 0)?.actors[0] ?? '';
  await page.goto(`/record/${encodeURIComponent(actor)}`);
  await expect(page.getByRole('heading', { name: 'Took part in' })).toBeVisible();
  await page.locator('.lines a').first().click();
  await expect(page).toHaveURL(/\/incident\//);
});

test('an event leads to its incident, and why is told', async ({ page, server }) => {
  const { items } = await api<List<EventRecord>>(page, server, '/events?limit=50');
  const event = items.find(one => one.incident) as EventRecord;
  await page.goto(`/record/${event.id}`);
  await page.getByRole('button', { name: 'Why?' }).click();
  await expect(page.locator('.why pre')).toContainText(event.trigger.text, { timeout: 15_000 });
  await page.getByRole('link', { name: 'all accounts of it' }).click();
  await expect(page).toHaveURL(new RegExp(`/incident/${event.incident}`));
});

test("an id's beginning is enough; incidents and documents go to their own views", async ({
  page,
  server,
}) => {
  const { items } = await api<List<EventRecord>>(page, server, '/events?limit=50');
  const event = items.find(one => one.incident) as EventRecord;
  await page.goto(`/record/${event.incident ?? ''}`);
  await expect(page).toHaveURL(/\/incident\/incident-/);
  await page.goto(`/record/${event.evidence[0]?.document ?? ''}`);
  await expect(page).toHaveURL(/\/document\/doc-/);
});

test('a record that is not there says so', async ({ page }) => {
  await page.goto('/record/event-ffffffffffff');
  await expect(page.getByRole('alert')).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`is accessible in ${scheme} and fits a narrow screen`, async ({ page, server }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const { items } = await api<List<ActorRecord>>(page, server, '/actors?limit=200');
    const person = items.find(one => one.kind === 'person' && one.roles.length > 0);
    await page.goto(`/record/${encodeURIComponent(person?.id ?? '')}`);
    await page.locator('.fields').waitFor();
    await expectAccessible(page);
    await page.setViewportSize(kNarrow);
    await expectFits(page);
  });
}
