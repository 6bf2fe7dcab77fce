import type { Page } from '@playwright/test';
import ical from 'ical.js';
import { expect, test } from './harness/journey.ts';
import { comingYear, slotOf } from './harness/programme.ts';
import { register, send } from './harness/registration.ts';

test.use({ stage: 'participant' });

test.describe('registration', () => {
  // A form that comes back with its problems is an error page to the browser: where no script runs, or none runs yet.
  test.use({ expectedErrors: [/422 .*register/] });

  test('A stranger registers in one form, without an account, and finds the registration approved', async ({
    page,
    platform,
  }) => {
    const year = await comingYear(platform);
    await page.goto(`/en/forums/${year}`);
    await page.getByRole('link', { name: 'Register', exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Register');

    await page.getByLabel('Position').fill('Reader of footnotes');
    await send(page);
    const summary = page.getByRole('alert');
    await expect(summary).toBeFocused();
    for (const field of ['Given name', 'Family name', 'E-mail address', 'Organization', 'Country', 'Category']) {
      await expect(summary.getByRole('link', { name: field })).toBeVisible();
    }
    await expect(page.getByLabel('Position')).toHaveValue('Reader of footnotes');
    await summary.getByRole('link', { name: 'Family name' }).click();
    await expect(page.getByLabel('Family name')).toBeFocused();

    await register(page, year, { given: 'Noor', family: 'Voorbeeld', email: 'noor@example.org' });
    await expect(page).toHaveURL(/\/en\/my\/registration$/);
    await expect(page.getByText('Approved', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Home' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Welcome/);
    await expect(page.getByText('Approved', { exact: true })).toBeVisible();
  });

  test('The same form works where no script runs, and says what is missing', async ({ newPerson, platform }) => {
    const year = await comingYear(platform);
    const page = await newPerson({ javaScriptEnabled: false });
    await page.goto(`/en/forums/${year}/register`);
    await page.getByLabel('Given name').fill('Tove');
    await send(page);
    await expect(page.getByRole('alert')).toContainText('Family name');
    await expect(page.getByLabel('Given name')).toHaveValue('Tove');

    await register(page, year, { given: 'Tove', family: 'Eksempel', email: 'tove@example.org' });
    const [row] = await platform.sql(`SELECT status FROM registration WHERE email = 'tove@example.org'`);
    expect(row?.status).toBe('APPROVED');
  });
});

test('A participant saves sessions, sees the clash, and subscribes to the schedule', async ({ page, platform }) => {
  const year = await comingYear(platform);
  const water = await slotOf(platform, 'Clean water for all: from pilot to scale');
  const data = await slotOf(platform, 'Open data and trust in science');
  expect(`${water.day} ${water.start}`).toBe(`${data.day} ${data.start}`);
  await register(page, year, { given: 'Ilse', family: 'Muster', email: 'ilse@example.org' });
  await expect(page).toHaveURL(/\/my\/registration$/);

  const rowOf = (title: string) => page.getByRole('article').filter({ hasText: title });
  const save = (title: string) => rowOf(title).getByRole('button', { name: `Save in my schedule: ${title}` });
  await test.step('saving, with the clash before and after', async () => {
    await page.goto(`/en/forums/${year}/programme`);
    await save(water.title).click();
    await expect(rowOf(water.title).getByRole('button', { name: /Saved in my schedule/ })).toBeVisible();
    await expect(save(data.title)).toBeVisible();
    await expect(rowOf(data.title)).toContainText('Overlaps with 1 saved session.');
    await save(data.title).click();
    await expect(rowOf(water.title)).toContainText('Overlaps with 1 saved session.');
  });

  await test.step('removing, and having it back', async () => {
    await page.goto('/en/my/schedule');
    const lines = page.getByRole('main').getByRole('listitem');
    await expect(lines).toHaveCount(2);
    await expect(lines.first()).toContainText('At the same time as');
    await page.getByRole('button', { name: `Remove from my schedule: ${data.title}` }).click();
    await expect(lines).toHaveCount(1);
    await expect(lines.first()).not.toContainText('At the same time as');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(lines).toHaveCount(2);
  });

  await test.step('a link for a calendar program', async () => {
    await page.goto('/en/my/calendar');
    const first = await made(page, () => page.getByRole('button', { name: 'Make a link' }).click());
    const feed = await fetchFeed(first);
    expect(feed.status).toBe(200);
    expect(eventsOf(feed.text)).toEqual([water.uid, data.uid].sort());
    expect((await fetchFeed(first, feed.etag)).status).toBe(304);

    const second = await made(page, () => page.getByRole('button', { name: 'Renew' }).click(), first);
    expect((await fetchFeed(first)).status).toBe(404);
    expect((await fetchFeed(second)).status).toBe(200);
  });
});

/** The address that the page shows once after making or renewing a link. */
async function made(page: Page, make: () => Promise<void>, before = ''): Promise<string> {
  await make();
  const address = page.getByRole('status', { name: 'Your calendar link' }).getByText(/^https?:/);
  await expect(address).not.toHaveText(before || 'nothing');
  return address.innerText();
}

/** As a calendar program asks: without a cookie, later with what it knows already. */
async function fetchFeed(url: string, etag?: string) {
  const response = await fetch(url, { headers: etag ? { 'If-None-Match': etag } : {} });
  return { status: response.status, text: await response.text(), etag: response.headers.get('etag') ?? '' };
}

/** The slots in a calendar file, by the part of their UID that names them. */
function eventsOf(file: string): string[] {
  const calendar = new ical.Component(ical.parse(file));
  const ids = calendar.getAllSubcomponents('vevent').map((event) => new ical.Event(event).uid.replace(/@.*$/, ''));
  return ids.sort();
}
