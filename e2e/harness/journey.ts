import AxeBuilder from '@axe-core/playwright';
import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
  type Request,
} from '@playwright/test';
import { type Platform, startPlatform } from './platform.ts';

export { expect } from '@playwright/test';

export type Mail = { to: string; subject: string; text: string; html: string; messageId: string; receivedAt: string };

type Journey = {
  /** Another person at another browser, in a language and on a device of their own. */
  newPerson: (options?: BrowserContextOptions) => Promise<Page>;
  /** Errors in the browser that this journey expects, e.g. /404/. Any other one fails it. */
  expectedErrors: RegExp[];
};

type Stage = {
  /** `test.use({ stage: 'name' })`: journeys with the same name share one platform and what they leave in it. */
  stage: string;
  platform: Platform;
};

/** A journey of a person through the real platform; an error on the browser's console or a failed request fails it. */
export const test = base.extend<Journey, Stage>({
  stage: ['journey', { option: true, scope: 'worker' }],
  platform: [
    async ({ stage }, use, { workerIndex }) => {
      const platform = await startPlatform(`${stage}_${workerIndex}`);
      process.env.STI_BASE_URL = platform.baseUrl;
      await use(platform);
      await platform.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ platform }, use) => use(platform.baseUrl),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names in the pattern
  expectedErrors: async ({}, use) => use([]),
  context: async ({ context, expectedErrors }, use) => {
    await withGuard(context, expectedErrors, () => use(context));
  },
  newPerson: async ({ browser, baseURL, expectedErrors }, use) => {
    const people: { context: BrowserContext; errors: string[] }[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 900 }, ...options });
      people.push({ context, errors: listen(context) });
      return context.newPage();
    });
    for (const { context, errors } of people) {
      expect(unexpected(errors, expectedErrors)).toEqual([]);
      await context.close();
    }
  },
});

async function withGuard(context: BrowserContext, expectedErrors: RegExp[], work: () => Promise<void>) {
  const errors = listen(context);
  await work();
  expect(unexpected(errors, expectedErrors)).toEqual([]);
}

/** Collects errors of scripts, of requests and of the console; a breach of the content security policy is one of them. */
function listen(context: BrowserContext): string[] {
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on('requestfailed', (request) => {
    if (!isGivenUp(request)) errors.push(`${request.failure()?.errorText} (${request.url()})`);
  });
  return errors;
}

/**
 * A request that the browser itself gives up: the page was left, or a download took its place. `csp` it says of the
 * scripts of a page that may run none; a breach of our policy is on the console too.
 */
const isGivenUp = (request: Request) => ['net::ERR_ABORTED', 'csp'].includes(request.failure()?.errorText ?? '');

const unexpected = (errors: string[], expected: RegExp[]) =>
  errors.filter((text) => !expected.some((e) => e.test(text)));

/** All mail that the platform has sent, newest first. */
export async function mailbox(): Promise<Mail[]> {
  const response = await fetch(`${process.env.STI_BASE_URL}/mailbox.json`);
  const mails = (await response.json()) as Mail[];
  return mails.sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
}

/** Waits for the newest mail to this address that came after `since` (an ISO instant) and holds `part`. */
export async function mailTo(address: string, since: string, part = ''): Promise<Mail> {
  let found: Mail | undefined;
  await expect(async () => {
    found = (await mailbox()).find(
      (mail) => mail.to.includes(address) && mail.receivedAt >= since && mail.text.includes(part),
    );
    expect(found, `no mail to ${address}`).toBeDefined();
  }).toPass({ timeout: 60_000 });
  return found as Mail;
}

/** Reloads a public page until it shows a change: a page from the buffers is the old one until they hear of it. */
export async function reloadUntil(page: Page, shows: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.reload();
    await shows();
  }).toPass({ timeout: 60_000 });
}

/** The first link of a mail that holds this part of a path. */
export function linkIn(mail: Mail, part: string): string {
  const link = mail.text.match(/https?:\/\/\S+/g)?.find((url) => url.includes(part));
  if (!link) throw new Error(`No link with ${part} in "${mail.subject}":\n${mail.text}`);
  return link;
}

/** Asks for a sign-in link, opens it from the mail in the same browser and presses its button. */
export async function signIn(page: Page, address: string, next = ''): Promise<void> {
  const since = new Date().toISOString();
  await page.goto(next ? `/en/sign-in?next=${next}` : '/en/sign-in');
  await page.getByRole('textbox', { name: /e-?mail/i }).fill(address);
  await page.getByRole('main').getByRole('button').first().click();
  // The answer brings the cookie without which the link opens nothing.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your mail');
  await page.goto(linkIn(await mailTo(address, since, '/sign-in/'), '/sign-in/'));
  await page.getByRole('main').getByRole('button').first().click();
  await page.waitForURL((url) => !url.pathname.includes('/sign-in'));
}

/** Fails with one line for each breach of WCAG 2.2 AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const lines = violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
  expect(lines).toEqual([]);
}
