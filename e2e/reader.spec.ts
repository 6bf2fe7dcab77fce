import type { Page } from '@playwright/test';
import { messages } from '../apps/web/src/i18n/public.ar.ts';
import { forgetNewerNames } from '../scripts/jest/older-browser.mjs';
import { expect, linkIn, mailTo, signIn, test } from './harness/journey.ts';

test.use({ stage: 'reader' });

const ar = messages as Record<keyof typeof messages, string>;

const ink = (page: Page) => page.locator('body').evaluate((body) => getComputedStyle(body).color);

test.describe('without scripts', () => {
  test('A stranger reads the Forum of 2021 in Arabic: days, filters, a session with its texts and its zone', async ({
    newPerson,
  }) => {
    const page = await newPerson({ javaScriptEnabled: false });
    await page.goto('/ar/forums/2021');
    await page.getByRole('link', { name: ar['nav.programme'], exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(ar['programme.title']);
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    expect(await page.locator('section > h2 time[datetime]').count()).toBeGreaterThan(1);
    await expect(page.getByText(ar['city.America/New_York']).first()).toBeVisible();

    const all = await page.getByRole('article').count();
    await page.getByRole('search').getByLabel(ar['programme.type']).selectOption('PANEL');
    await page.getByRole('button', { name: ar['programme.apply'] }).click();
    await expect(page).toHaveURL(/\?.*type=PANEL/);
    const panels = await page.getByRole('article').count();
    expect(panels).toBeGreaterThan(0);
    expect(panels).toBeLessThan(all);

    await page.goto('/ar/forums/2021/programme');
    const special = page.getByRole('article').filter({ hasText: 'Digital Cooperation' });
    await special.getByRole('link').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Digital Cooperation');
    for (const block of ['session.background', 'session.format', 'session.questions', 'session.documents'] as const) {
      await expect(page.getByRole('heading', { name: ar[block], exact: true })).toBeVisible();
    }
    // What is there in English only says so and keeps its side.
    await expect(
      page
        .getByRole('main')
        .getByText(/English/)
        .first(),
    ).toBeVisible();
    await expect(page.locator('main [lang="en"]').first()).toBeVisible();
  });

  test('A reader chooses light or dark, and the page stays', async ({ newPerson }) => {
    const page = await newPerson({ javaScriptEnabled: false });
    await page.goto('/en/forums/2021/programme?type=PANEL');
    await page.getByRole('button', { name: 'Dark' }).click();
    await expect(page).toHaveURL(/\/en\/forums\/2021\/programme\?type=PANEL$/);
    const dark = await ink(page);
    await page.getByRole('button', { name: 'Light' }).click();
    expect(await ink(page)).not.toBe(dark);
  });
});

test('Changing the language keeps the page and its filters', async ({ page }) => {
  await page.goto('/en/forums/2021/programme');
  await page.locator('html[data-ready]').waitFor();
  await page.locator('select[name=type]').selectOption('PANEL');
  await expect(page).toHaveURL(/type=PANEL/);
  await page.getByRole('group').filter({ hasText: 'English' }).locator('summary').click();
  await page.getByRole('link', { name: 'Français' }).click();
  await expect(page).toHaveURL(/\/fr\/forums\/2021\/programme\?type=PANEL$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.goto('/');
  await expect(page).toHaveURL(/\/fr$/);
});

test('With a browser of 2023 one reads, filters, comes to a person and signs in with a way back', async ({ page }) => {
  await page.addInitScript(forgetNewerNames);
  await page.goto('/en/forums/2021/programme');
  expect(await page.evaluate(() => 'groupBy' in Map || 'Segmenter' in Intl)).toBe(false);
  await page.locator('html[data-ready]').waitFor();
  await page.locator('select[name=type]').selectOption('PANEL');
  await expect(page).toHaveURL(/type=PANEL/);
  await page.getByRole('article').getByRole('link').first().click();
  await expect(page.locator('main dl').first()).toBeVisible();
  await page.goto('/en/forums/2021/people');
  await page.locator('main a[href^="/en/people/"]').first().click();
  await expect(page.locator('main time').first()).toBeVisible();

  await signIn(page, 'participant@example.org', '/en/my/profile');
  await expect(page).toHaveURL(/\/en\/my\/profile$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('Whoever reads on before the script has come is not thrown back to the top, then or later', async ({ page }) => {
  let come = () => {};
  const hasCome = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(/\.js$/, async (route) => {
    await hasCome;
    await route.continue();
  });
  await page.goto('/en/forums/2021/programme', { waitUntil: 'commit' });
  const sessions = page.getByRole('article');
  await sessions.first().waitFor();
  await page.mouse.move(400, 400);
  await page.mouse.wheel(0, 600);
  const top = () => page.evaluate(() => scrollY);
  await expect.poll(top).toBeGreaterThan(300);
  come();
  await page.locator('html[data-ready]').waitFor();
  await page.waitForTimeout(300);
  expect(await top()).toBeGreaterThan(300);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.waitForTimeout(300);
  expect(await top()).toBeGreaterThan(300);
  // Another page begins at its top.
  await sessions.getByRole('link').last().click();
  await expect(page).toHaveURL(/sessions/);
  await expect.poll(top).toBe(0);
});

test.describe('a tab that was left', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test('is read anew when one comes back after a while, and stays as it was without a network', async ({ page }) => {
    await page.goto('/en/forums/2021/programme');
    await page.locator('html[data-ready]').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => request.url().includes('/graphql') && asked.push(request.url()));
    const comeBackAfter = async (minutes: number) => {
      await page.clock.setFixedTime(Date.now() + minutes * 60_000);
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    };
    const sessions = await page.getByRole('article').count();
    await comeBackAfter(0.1);
    await comeBackAfter(2);
    await expect.poll(() => asked).toHaveLength(1);
    await page.context().setOffline(true);
    const isRefused = page.waitForEvent('requestfailed');
    await comeBackAfter(4);
    await isRefused;
    await page.getByRole('searchbox').fill('digital');
    await expect(page).toHaveURL(/text=digital/);
    await page.getByRole('searchbox').fill('');
    await expect(page.getByRole('article')).toHaveCount(sessions);
  });
});

test('The Forum of 2020 says that it was cancelled, and keeps its number', async ({ page }) => {
  await page.goto('/en');
  await expect(page.getByRole('main').locator('li, article').filter({ hasText: '2020' }).first()).toContainText(
    'Cancelled',
  );
  await page.goto('/en/forums/2020');
  await expect(page.getByRole('main').getByText('Cancelled', { exact: true }).first()).toBeVisible();
  await page.goto('/en/forums/2020/programme');
  await expect(page.getByText('This Forum was cancelled and had no programme.')).toBeVisible();
});

test.describe('a page that is not there', () => {
  test.use({ expectedErrors: [/404/] });

  test('says so in the language of its address, with a way on', async ({ page }) => {
    const answer = await page.goto('/ar/forums/2021/sessions/NOSUCH');
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(ar['error.notFound']);
    await page.getByRole('link', { name: ar['error.home'] }).click();
    await expect(page).toHaveURL(/\/ar$/);
  });
});

test('A mail scanner that opens every link does not use up the sign-in', async ({ page }) => {
  const since = new Date(Date.now() - 1000).toISOString();
  await page.goto('/en/sign-in');
  await page.getByLabel('E-mail address').fill('participant@example.org');
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your mail');
  const link = linkIn(await mailTo('participant@example.org', since), '/sign-in/');
  for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200);

  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/en\/my$/);
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText('This link was used, replaced or is too old.');
});
