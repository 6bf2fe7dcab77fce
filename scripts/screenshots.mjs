// Pictures for the README, of the running demonstration: npm start, then in another terminal
//   node scripts/run.mjs screenshots [http://localhost:4000]

import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { findBrowser } from '../e2e/browser.ts';
import { at } from './lib/paths.mjs';
import { main, Sentence, step } from './lib/tell.mjs';

const { chromium } = createRequire(at('e2e/package.json'))('@playwright/test');
const base = process.argv[2] ?? 'http://localhost:4000';

await main(async () => {
  const browser = await chromium.launch(await findBrowser());
  await mkdir(at('docs'), { recursive: true });
  try {
    await step('docs/participant.png', () => participant(browser));
    await step('docs/moderator.png', () => moderator(browser));
    await step('docs/secretariat.png', () => secretariat(browser));
  } finally {
    await browser.close();
  }
});

/** The programme of the coming forum, with two saved sessions that overlap. */
async function participant(browser) {
  const page = await visitor(browser, { viewport: { width: 1280, height: 800 } });
  await signIn(page, 'participant@example.org');
  await page.goto(`/en/forums/${await comingYear(page)}/programme`);
  for (const title of ['Clean water for all', 'Open data and trust']) {
    const save = page.getByRole('button', { name: new RegExp(`Save in my schedule: ${title}`) });
    await page.getByRole('button', { name: new RegExp(`in my schedule: ${title}`) }).waitFor();
    if (await save.count()) await save.click();
  }
  await page
    .getByText(/^At the same time as/)
    .first()
    .waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await shoot(page, 'participant');
}

/** The log of a session in the dark room. */
async function moderator(browser) {
  const page = await visitor(browser, { viewport: { width: 1200, height: 900 }, colorScheme: 'dark' });
  await signIn(page, 'moderator@example.org');
  await page.goto('/en/room');
  const card = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Clean water for all' });
  await card.getByRole('link', { name: /the log/ }).click();
  await page.getByRole('textbox', { name: 'Text', exact: true }).waitFor();
  await shoot(page, 'moderator');
}

/** The editor of the summary, with the sources of one paragraph. */
async function secretariat(browser) {
  const page = await visitor(browser, { viewport: { width: 1280, height: 800 } });
  await signIn(page, 'secretariat@example.org');
  await page.goto(`/en/desk/${await comingYear(page)}/summary`);
  const compile = page.getByRole('button', { name: /^Compile (draft|again)$/ });
  await compile.waitFor();
  await compile.click();
  const done = page.getByText(/^(The first draft is compiled|Compiled\. What people)/);
  await done.waitFor({ state: 'visible' });
  await page.getByRole('button', { name: /Safe water depends on maintenance/ }).click();
  await done.waitFor({ state: 'hidden' });
  await shoot(page, 'secretariat');
}

async function visitor(browser, options) {
  const context = await browser.newContext({ baseURL: base, reducedMotion: 'reduce', ...options });
  return context.newPage();
}

async function comingYear(page) {
  const answer = await page.request.post('/graphql', {
    data: { query: '{ forums(first: 20) { year isDemonstration } }' },
    headers: { 'apollo-require-preflight': '1' },
  });
  const { data } = await answer.json();
  return data.forums.find((forum) => forum.isDemonstration).year;
}

async function signIn(page, address) {
  const since = new Date(Date.now() - 1000).toISOString();
  await page.goto('/en/sign-in');
  await page.getByLabel('E-mail address').fill(address);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.goto(await linkTo(address, since));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.includes('/sign-in'));
}

async function linkTo(address, since) {
  for (let tries = 0; tries < 60; tries++) {
    const mails = await (await fetch(`${base}/mailbox.json`)).json();
    const mail = mails.filter(({ to, receivedAt }) => to.includes(address) && receivedAt >= since).at(-1);
    const link = mail?.text.match(/https?:\/\/\S+\/sign-in\/\S+/)?.[0];
    if (link) return link;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Sentence(`No mail to ${address} came: does the demonstration run at ${base}?`);
}

function shoot(page, name) {
  return page.screenshot({ path: at(`docs/${name}.png`), animations: 'disabled' });
}
