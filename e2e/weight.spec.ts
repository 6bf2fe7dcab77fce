import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './harness/journey.ts';

const PROGRAMME = '/en/forums/2023/programme';
const READABLE_KB = 25;
const APPLICATION_KB = 105;

test('A reader on a slow line waits for 25 kB until the programme can be read, and 105 kB more until it is alive', async ({
  newPerson,
}) => {
  // The first answers leave with quick compression; the better one follows in the background.
  await weigh(await newPerson());
  await pause(2000);

  const { Document = 0, Stylesheet = 0, Script = 0, ...others } = await weigh(await newPerson());
  expect((Document + Stylesheet) / 1000).toBeLessThanOrEqual(READABLE_KB);
  expect(Script / 1000).toBeLessThanOrEqual(APPLICATION_KB);
  expect(others).toEqual({});
  expect(Document).toBeGreaterThan(0);
  expect(Script).toBeGreaterThan(0);
});

/** Bytes of the programme over the wire, by the kind of what they were: without headers, but for the page itself. */
async function weigh(page: Page): Promise<Record<string, number>> {
  const kinds = new Map<string, string>();
  const bytes = new Map<string, number>();
  const network = await page.context().newCDPSession(page);
  network.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (response.url.startsWith('http')) kinds.set(requestId, type);
  });
  network.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    bytes.set(requestId, (bytes.get(requestId) ?? 0) + encodedDataLength);
  });
  // Chromium counts no data for the page itself, only the whole with its headers.
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (kinds.get(requestId) === 'Document') bytes.set(requestId, encodedDataLength);
  });
  await network.send('Network.enable');
  await page.goto(PROGRAMME, { waitUntil: 'networkidle' });
  const sums: Record<string, number> = {};
  for (const [id, kind] of kinds) sums[kind] = (sums[kind] ?? 0) + (bytes.get(id) ?? 0);
  return sums;
}
