import type { Page, Response } from '@playwright/test';
import { expect, signIn, test } from './harness/journey.ts';
import { fillProgramme } from './harness/many.ts';
import { comingYear } from './harness/programme.ts';

test.use({ stage: 'budget' });
test.describe.configure({ timeout: 300_000 });

const KB = 1000;
const LANGUAGES = ['en', 'ar', 'zh', 'fr', 'ru', 'es'];
type Loaded = { html: number; css: number; script: number; data: number; dataRequests: string[]; encodings: string[] };

/** What the browser really loads for a page, in bytes as they come over the wire. */
async function loadedFor(page: Page, url: string, ready: () => Promise<void>): Promise<Loaded> {
  const answers: Response[] = [];
  const note = (answer: Response) => answers.push(answer);
  page.on('response', note);
  await page.goto(url);
  await ready();
  await page.waitForLoadState('networkidle').catch(() => {});
  page.off('response', note);
  const loaded: Loaded = { html: 0, css: 0, script: 0, data: 0, dataRequests: [], encodings: [] };
  for (const answer of answers) {
    const request = answer.request();
    const kind = { document: 'html', stylesheet: 'css', script: 'script' }[request.resourceType()] ?? 'data';
    if (request.url().includes('/live')) continue;
    loaded[kind as 'html'] += (await request.sizes()).responseBodySize;
    if (request.url().includes('/graphql')) loaded.dataRequests.push(request.url());
    loaded.encodings.push((await answer.headerValue('content-encoding')) ?? 'none');
  }
  return loaded;
}

const tell = (what: string, figure: string) => {
  test.info().annotations.push({ type: 'measured', description: `${what}: ${figure}` });
  console.log(`    ${what}: ${figure}`);
};
const kB = (bytes: number) => `${(bytes / KB).toFixed(1)} kB`;

test('The programme of sixty sessions can be read after 25 kB in every language, and its application is 105 kB', async ({
  page,
  newPerson,
  platform,
}) => {
  const year = await comingYear(platform);
  await fillProgramme(platform, 60);
  await signIn(page, 'secretariat@example.org');
  await page.goto(`/en/desk/${year}/release`);
  await page.getByRole('button', { name: 'Release the programme' }).click();
  // All of them sit in one room, with the same people.
  await page.getByRole('button', { name: /^Release with \d+ clash/ }).click();
  await expect(page.getByText('Version 2 is public.')).toBeVisible();

  for (const lang of LANGUAGES) {
    // The best compression is ready a moment after the first answer.
    const first = await newPerson();
    await first.goto(`/${lang}/forums/${year}/programme`, { waitUntil: 'networkidle' });
    await first.context().close();
    // On busy cores that moment is longer; what is too big stays too big.
    await expect(async () => {
      const reader = await newPerson();
      const loaded = await loadedFor(reader, `/${lang}/forums/${year}/programme`, async () => {
        expect(await reader.getByRole('article').count()).toBe(60);
        // The page is alive when a filter answers without a button.
        await expect(async () => {
          await reader.locator('select[name=type]').selectOption('PITCH');
          await expect(reader).toHaveURL(/type=PITCH/, { timeout: 500 });
        }).toPass();
      });
      await reader.context().close();
      tell(`programme in ${lang}`, `HTML and CSS ${kB(loaded.html + loaded.css)}, application ${kB(loaded.script)}`);
      expect(new Set(loaded.encodings.filter((e) => e !== 'none'))).toEqual(new Set(['br']));
      expect(loaded.html + loaded.css).toBeLessThanOrEqual(25 * KB);
      expect(loaded.script).toBeLessThanOrEqual(105 * KB);
      expect(loaded.dataRequests).toEqual([]);
    }).toPass({ timeout: 40_000 });
  }
});

test('The application of somebody who is signed in begins with 250 kB', async ({ newPerson }) => {
  const page = await newPerson();
  await signIn(page, 'participant@example.org');
  const storageState = await page.context().storageState();
  // The best compression is ready a while after the first answer, on a busy machine a long while.
  await expect(async () => {
    const fresh = await newPerson({ storageState });
    const loaded = await loadedFor(fresh, '/en/my', () =>
      expect(fresh.getByRole('heading', { level: 1 })).toHaveText(/Welcome/),
    );
    await fresh.context().close();
    tell('signed in, first page', `script ${kB(loaded.script)}, styles ${kB(loaded.css)}, page ${kB(loaded.html)}`);
    expect(loaded.script).toBeLessThanOrEqual(250 * KB);
  }).toPass({ timeout: 60_000 });
});

test('Filtering five hundred sessions at the desk answers each key at once', async ({ page, platform }) => {
  const year = await comingYear(platform);
  await fillProgramme(platform, 500);
  await signIn(page, 'secretariat@example.org');
  await page.goto(`/en/desk/${year}/programme`);
  const rows = page.getByRole('table', { name: 'Sessions' }).locator('tbody tr');
  await expect.poll(() => rows.count(), { timeout: 40_000 }).toBe(500);
  const search = page.getByRole('searchbox', { name: /Title, code, person or room/ });
  const spent = await processorTime(page);
  const steps = [
    ['b', 500],
    ['bridges', 100],
    ['', 501],
  ] as const;
  const costs = steps.map(() => Number.POSITIVE_INFINITY);
  // The best of three: a neighbour on the same core makes the processor itself slower.
  for (let round = 0; round < 3; round++)
    for (const [n, [text, left]] of steps.entries()) {
      const before = await spent();
      await search.fill(text);
      await expect.poll(() => rows.count()).toBeLessThan(left);
      if (!text) await expect.poll(() => rows.count()).toBe(500);
      costs[n] = Math.min(costs[n] ?? 0, (await spent()) - before);
    }
  tell('500 rows filtered', costs.map((ms) => `${Math.round(ms)} ms`).join(', '));
  const [first = 0, second = 0, all = 0] = costs;
  expect(Math.max(first, second)).toBeLessThanOrEqual(100);
  // All rows again is the most that can happen; it is drawn in the background, between two keys.
  expect(all).toBeLessThanOrEqual(250);
});

/**
 * Milliseconds of the processor that scripts, styles and layout of the page have had: a machine that runs all tests at
 * once makes the page wait, but not work more, and the questions of this test are not the page's work.
 */
async function processorTime(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const own = metrics.filter(({ name }) =>
      ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].includes(name),
    );
    return own.reduce((sum, { value }) => sum + value, 0) * 1000;
  };
}
