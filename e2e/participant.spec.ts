import type { Page } from '@playwright/test';
import ical from 'ical.js';
import { expect, linkIn, mailTo, signIn, test } from './harness/journey.ts';
import { expectFocusSeen, press, tabTo, write } from './harness/keyboard.ts';
import { comingYear, slotOf } from './harness/programme.ts';
import { type Registrant, register, send } from './harness/registration.ts';

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

/** From the first page of the Forum to a registration that exists, all by keys. */
async function registerByKeys(page: Page, year: number, who: Registrant) {
  const since = new Date(Date.now() - 1000).toISOString();
  const pick = async (label: string, start: string) => {
    await tabTo(page, page.getByLabel(label, { exact: true }));
    await page.keyboard.type(start);
  };
  await page.goto(`/en/forums/${year}`);
  await press(page, page.getByRole('main').getByRole('link', { name: 'Register', exact: true }).last());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Register');
  await write(page, page.getByLabel('Given name'), who.given);
  await write(page, page.getByLabel('Family name'), who.family);
  await write(page, page.getByLabel('E-mail address'), who.email);
  await write(page, page.getByLabel('Organization'), 'Society of Example Readers');
  await write(page, page.getByLabel('Position'), 'Reader');
  await pick('Country', 'Urug');
  await pick('Category', 'Media');
  await press(page, page.getByLabel('In person', { exact: true }), 'Space');
  await pick('United Nations grounds pass', 'I need');
  await press(page, page.getByLabel('The Secretariat may keep these data'), 'Space');
  await press(page, page.getByLabel('I will respect the Code of Conduct'), 'Space');
  await press(page, page.getByRole('button', { name: 'Send registration' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your mail');
  await expectFocusSeen(page);
  await page.goto(linkIn(await mailTo(who.email, since), '/confirm/'));
  // Until its script listens the button brings a new page, from which the focus begins anew.
  await expect(page.locator('html')).toHaveAttribute('data-ready', '');
  await tabTo(page, page.getByRole('button', { name: 'Confirm my address' }));
  await page.keyboard.press('Enter');
}

test('Without a mouse a participant registers, saves two sessions that clash, subscribes, and withdraws', async ({
  page,
  platform,
}) => {
  test.setTimeout(300_000);
  const year = await comingYear(platform);
  const water = await slotOf(platform, 'Clean water for all: from pilot to scale');
  const data = await slotOf(platform, 'Open data and trust in science');
  expect(`${water.day} ${water.start}`).toBe(`${data.day} ${data.start}`);
  await registerByKeys(page, year, { given: 'Ilse', family: 'Muster', email: 'ilse@example.org' });
  await expect(page).toHaveURL(/\/my\/registration$/);

  // By its own title: a clash names the other session too.
  const rowOf = (title: string) =>
    page.getByRole('article').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  const save = (title: string) => rowOf(title).getByRole('button', { name: `Save in my schedule: ${title}` });
  await test.step('saving, with the clash before and after', async () => {
    await page.goto(`/en/forums/${year}/programme`);
    await press(page, save(water.title));
    await expect(rowOf(water.title).getByRole('button', { name: /Saved in my schedule/ })).toBeVisible();
    await expect(save(data.title)).toBeVisible();
    await expect(rowOf(data.title)).toContainText(`At the same time as: ${water.title}`);
    await press(page, save(data.title));
    await expect(rowOf(water.title)).toContainText(`At the same time as: ${data.title}`);
  });

  await test.step('removing, and having it back', async () => {
    await page.goto('/en/my/schedule');
    const lines = page.getByRole('main').getByRole('listitem');
    await expect(lines).toHaveCount(2);
    await expect(lines.first()).toContainText('At the same time as');
    await press(page, page.getByRole('button', { name: `Remove from my schedule: ${data.title}` }));
    await expect(lines).toHaveCount(1);
    await expect(lines.first()).not.toContainText('At the same time as');
    await expectFocusSeen(page);
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(lines).toHaveCount(2);
    await expectFocusSeen(page);
  });

  await test.step('a link for a calendar program', async () => {
    await page.goto('/en/my/calendar');
    const first = await made(page, () => press(page, page.getByRole('button', { name: 'Make a link' })));
    const feed = await fetchFeed(first);
    expect(feed.status).toBe(200);
    expect(eventsOf(feed.text)).toEqual([water.uid, data.uid].sort());
    expect((await fetchFeed(first, feed.etag)).status).toBe(304);

    await press(page, page.getByRole('button', { name: 'Renew' }));
    await expect(page.getByText(/The present address stops working at once/)).toBeVisible();
    const second = await made(page, () => press(page, page.getByRole('button', { name: 'Make a new address' })), first);
    expect((await fetchFeed(first)).status).toBe(404);
    expect((await fetchFeed(second)).status).toBe(200);
  });

  await test.step('withdrawing, with the way back', async () => {
    const state = (name: string) => page.getByRole('main').getByText(name, { exact: true });
    const withdraw = page.getByRole('button', { name: 'Withdraw', exact: true });
    await page.goto('/en/my/registration');
    await press(page, withdraw);
    await expect(state('Withdrawn')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(withdraw).toBeVisible();
    await press(page, withdraw);
    await expect(state('Withdrawn')).toBeVisible();
    // Leaving the page ends the waiting.
    await page.goto('/en/my');
    await page.goto('/en/my/registration');
    await expect(page.getByText('You withdrew it.')).toBeVisible();
  });
});

test('Who signs out leaves nothing behind in another tab, nor on the way back', async ({ page }) => {
  await signIn(page, 'participant@example.org');
  const beside = await page.context().newPage();
  await beside.goto('/en/my/profile');
  await beside.getByRole('textbox', { name: /Given name/ }).fill('Half');
  await page.goto('/en/my');
  await page.getByRole('button', { name: /sign out/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL(/\/en$/);
  await expect(beside.getByText('Sign in to go on')).toBeVisible();
  expect(await beside.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.goBack();
  await expect(page.getByText('Sign in to go on')).toBeVisible();
});

test('A control that Tab passes over, and a focus that goes away with its button, would be found', async ({
  page,
  platform,
}) => {
  await page.goto(`/en/forums/${await comingYear(platform)}/register`);
  const button = page.getByRole('button', { name: 'Send registration' });
  await button.evaluate((element) => element.setAttribute('tabindex', '-1'));
  await expect(tabTo(page, button)).rejects.toThrow(/is not reached/);
  await button.focus();
  await button.evaluate((element) => element.remove());
  await expect(expectFocusSeen(page, 500)).rejects.toThrow(/cannot be seen/);
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
