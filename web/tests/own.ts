// For specs that write: a server of their own, so that what they read and judge is nobody else's. And
// questions to its API, so that specs name no record of a corpus that may be told otherwise tomorrow.
import { expect, kExamples, serve, test as shared, type Server } from './helpers';
import type { Page } from '@playwright/test';

export const test = shared.extend<object, { server: Server }>({
  server: [
    async ({}, use) => {
      const running = process.env.DRAGOMAN_URL;
      if (running) return use({ url: running });
      const own = await serve([kExamples]);
      await use(own);
      own.end();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

export async function api<T>(page: Page, server: Server, path: string): Promise<T> {
  const answer = await page.request.get(`${server.url}/api/v1${path}`);
  expect(answer.ok(), `${path}: ${answer.status()}`).toBe(true);
  return (await answer.json()) as T;
}

/** Reads a text and waits for it; returns the document's id. */
export async function read(
  page: Page,
  server: Server,
  text: Record<string, string>,
): Promise<string> {
  const sent = await page.request.post(`${server.url}/api/v1/read`, {
    data: text,
    headers: { 'X-Dragoman': 'page', Origin: server.url },
  });
  expect(sent.status()).toBe(202);
  const { job } = (await sent.json()) as { job: { id: string } };
  let id = '';
  await expect
    .poll(
      async () => {
        const { job: now } = await api<{ job: { state: string; ids: string[] } }>(
          page,
          server,
          `/jobs/${job.id}`,
        );
        id = now.ids[0] ?? '';
        return now.state;
      },
      { timeout: 20_000 },
    )
    .toBe('done');
  return id;
}

/** Gives the page's reader a name before it loads. */
export async function asReader(page: Page, name = 'A. Reader'): Promise<void> {
  await page.addInitScript(who => localStorage.setItem('dragoman.author', who), name);
}
