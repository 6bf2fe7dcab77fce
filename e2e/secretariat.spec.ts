import type { Cookie, Page } from '@playwright/test';
import { choose, giveRole, main, rowOf } from './harness/desk.ts';
import { expect, expectAccessible, linkIn, mailTo, reloadUntil, signIn, test } from './harness/journey.ts';
import { choose as chooseByKeys, expectFocusSeen, press, tabTo, takeOption, write } from './harness/keyboard.ts';
import { comingYear } from './harness/programme.ts';
import { register } from './harness/registration.ts';

test.use({ stage: 'secretariat' });
test.describe.configure({ timeout: 300_000 });

const titleOf = (page: Page, name: string) => expect(page.getByRole('heading', { level: 1 })).toHaveText(name);

/** Into the list with Tab, then down to a row. */
async function goToRow(page: Page, text: string) {
  await tabTo(page, page.locator('tbody tr[tabindex="0"]'));
  await page.keyboard.press('Home');
  for (let step = 0; step < 60; step++) {
    if (await rowOf(page, text).evaluate((row) => row === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(rowOf(page, text)).toBeFocused();
}

let login: Cookie[] | undefined;

/** One sign-in for all journeys of this file. */
async function asSecretariat(page: Page) {
  if (login) return page.context().addCookies(login);
  await signIn(page, 'secretariat@example.org');
  login = await page.context().cookies();
}

test('Without a mouse the Secretariat plans a session, sees what clashes, and releases the programme', async ({
  page,
  newPerson,
  platform,
}) => {
  const year = await comingYear(platform);
  const title = 'Repairing what we have';
  await asSecretariat(page);
  const reader = await newPerson();
  const publicRow = reader.getByRole('article').filter({ hasText: title });

  await test.step('a session with its time, room and moderator', async () => {
    await page.goto(`/en/desk/${year}/programme`);
    await press(page, page.getByRole('button', { name: 'Add a session' }));
    const form = page.getByRole('complementary', { name: 'Add a session' });
    await expect(form).toBeFocused();
    await write(page, form.getByRole('textbox', { name: 'Title, English' }), title);
    await page.keyboard.press('Enter');

    const panel = page.getByRole('complementary', { name: 'The open session' });
    const from = panel.getByLabel('From', { exact: true });
    const place = panel.getByRole('button', { name: 'Place it here' });
    const times = async (start: string, end: string) => {
      await tabTo(page, from);
      await page.keyboard.type(start);
      await tabTo(page, panel.getByLabel('Until', { exact: true }));
      await page.keyboard.type(end);
    };
    await expect(panel).toBeFocused();
    await times('1030AM', '1130AM');
    await chooseByKeys(page, panel.getByRole('combobox', { name: 'Venue room' }), 'Conference Room 1');
    await press(page, place);
    await expect(panel.getByRole('alert')).toContainText('The room is taken by “Opening”');
    await expect(panel.getByRole('alert')).toBeFocused();
    await times('0610PM', '0700PM');
    await press(page, place);
    await expect(panel.getByRole('button', { name: 'Add a time' })).toBeVisible();
    await expectFocusSeen(page);

    await tabTo(page, panel.getByRole('tab', { name: 'Time and place' }));
    await page.keyboard.press('ArrowRight');
    await press(page, panel.getByRole('button', { name: 'Add a person' }));
    await chooseByKeys(page, panel.getByRole('combobox', { name: 'Role', exact: true }), 'Moderator');
    await write(page, panel.getByLabel('Person', { exact: true }), 'Demo Rapp');
    await expect(panel.getByText('In this role the person may enter the room')).toBeVisible();
    await takeOption(page, /Demo Rapporteur/);
    await press(page, panel.getByRole('button', { name: 'Add a person' }));
    await expect(panel.getByText('May enter the room')).toBeVisible();
    await expectFocusSeen(page);

    await tabTo(page, panel.getByRole('tab', { name: 'People' }));
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await press(page, panel.getByRole('button', { name: 'Mark as ready to publish' }));
    await expect(panel.getByText('Published', { exact: true })).toBeVisible();
    await expectFocusSeen(page);
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expectFocusSeen(page);
  });

  await test.step('naming the moderator gave the right', async () => {
    await page.goto(`/en/desk/${year}/roles`);
    const role = rowOf(page, 'Demo Rapporteur').filter({ hasText: title });
    await expect(role).toContainText('Moderator');
  });

  await test.step('the release, after its consequences', async () => {
    await reader.goto(`/en/forums/${year}/programme`);
    await expect(publicRow).toHaveCount(0);
    await page.goto(`/en/desk/${year}/release`);
    await expect(page.getByText('One person in two places').first()).toBeVisible();
    await expect(main(page).getByText(title)).not.toHaveCount(0);
    await write(page, page.getByLabel('Label (optional)'), 'second draft');
    await press(page, page.getByRole('button', { name: 'Release the programme' }));
    await expect(page.getByRole('alert')).toContainText('hard clash');
    await press(page, page.getByRole('button', { name: /^Release with \d+ clash/ }));
    await expect(page.getByText('Version 2 is public.')).toBeVisible();
    await expectFocusSeen(page);
    await reloadUntil(reader, () => expect(publicRow).toContainText('Demo Rapporteur', { timeout: 2000 }));
    await expect(publicRow).toHaveCount(1);
  });

  await test.step('what is edited afterwards stays a draft', async () => {
    await page.goto(`/en/desk/${year}/programme`);
    await goToRow(page, title);
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: 'The open session' });
    await expect(panel).toBeFocused();
    await tabTo(page, panel.getByRole('tab', { name: 'Time and place' }));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await write(page, panel.getByRole('textbox', { name: 'Title, English' }), 'Repairing what we own');
    await page.keyboard.press('Enter');
    await expect(rowOf(page, 'Repairing what we own')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(rowOf(page, 'Repairing what we own')).toBeFocused();
    await reader.reload();
    await expect(publicRow).toHaveCount(1);
    await expect(reader.getByText('Repairing what we own')).toHaveCount(0);
  });
});

test('The Secretariat publishes a page in two languages', async ({ page, newPerson, platform }) => {
  const year = await comingYear(platform);
  await asSecretariat(page);
  await page.goto(`/en/desk/${year}/pages`);
  await page.getByRole('button', { name: 'Write a page' }).click();
  const panel = page.getByRole('complementary', { name: 'The open page' });
  const write = (field: 'Title' | 'Text', language: string, text: string) =>
    panel.getByRole('textbox', { name: `${field}, ${language}` }).fill(text);
  // One switch of language for the whole form.
  const inFrench = panel
    .getByRole('group', { name: 'Language of the texts' })
    .getByRole('button', { name: 'Français' });
  await write('Title', 'English', 'Where to leave a bicycle');
  await write('Text', 'English', 'There are stands at the visitors’ entrance.');
  await panel.getByLabel('Address').fill('bicycles');
  await inFrench.click();
  await write('Title', 'Français', 'Où laisser un vélo');
  await write('Text', 'Français', 'Il y a des supports à l’entrée des visiteurs.');
  await panel.getByRole('button', { name: 'Save the page' }).click();
  await panel.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(panel.getByRole('button', { name: 'Withdraw' })).toBeVisible();

  const reader = await newPerson();
  for (const [lang, title, body] of [
    ['en', 'Where to leave a bicycle', 'There are stands'],
    ['fr', 'Où laisser un vélo', 'Il y a des supports'],
  ]) {
    await reader.goto(`/${lang}/forums/${year}/pages/bicycles`);
    await titleOf(reader, title ?? '');
    await expect(reader.getByText(body ?? '')).toBeVisible();
  }

  // A small change of the original: its translation is marked, until somebody says that it is still right.
  const stale = reader.getByText('Le texte original a changé depuis.');
  const save = async () => {
    await panel.getByRole('button', { name: 'Save the page' }).click();
    await expect(panel.getByRole('button', { name: 'Withdraw' })).toBeVisible();
  };
  await page.reload();
  await write('Text', 'English', 'There are bicycle stands at the visitors’ entrance.');
  await save();
  await reloadUntil(reader, () => expect(stale).toBeVisible({ timeout: 2000 }));
  await page.reload();
  await inFrench.click();
  await panel.getByRole('button', { name: 'It is still right' }).click();
  await save();
  await reloadUntil(reader, () => expect(stale).toHaveCount(0, { timeout: 2000 }));
});

test('Somebody new is given a role, and hears of it by mail', async ({ page, platform }) => {
  const year = await comingYear(platform);
  const since = new Date(Date.now() - 1000).toISOString();
  await asSecretariat(page);
  await giveRole(page, year, '10-Member Group', 'Inge Beispiel', 'inge@example.org');
  expect((await mailTo('inge@example.org', since)).text).toContain('has given you a role');
});

test('A moderator is named by a new address in the session itself; the mail leads to its room', async ({
  page,
  newPerson,
  platform,
}) => {
  const year = await comingYear(platform);
  const since = new Date(Date.now() - 1000).toISOString();
  await asSecretariat(page);
  await page.goto(`/en/desk/${year}/programme?session=new`);
  const form = page.getByRole('complementary', { name: 'Add a session' });
  await form.getByRole('textbox', { name: 'Title, English' }).fill('Listening to rivers');
  await form.getByRole('button', { name: 'Add a session' }).click();
  const panel = page.getByRole('complementary', { name: 'The open session' });
  await panel.getByRole('tab', { name: 'People' }).click();
  await panel.getByRole('button', { name: 'Add a person' }).click();
  await choose(panel, 'Role', 'Moderator');
  // By keyboard alone: the address is typed, and Tab goes on.
  await panel.getByLabel('Person', { exact: true }).fill('mira@example.org');
  await page.keyboard.press('Tab');
  await expect(panel.getByLabel('E-mail address')).toHaveValue('mira@example.org');
  await panel.getByLabel('Name as shown').fill('Mira Muestra');
  await panel.getByRole('button', { name: 'Add a person' }).click();
  await expect(panel.getByText('May enter the room')).toBeVisible();

  const mail = await mailTo('mira@example.org', since);
  expect(mail.subject).toBe(`Your role at the STI Forum ${year}: Moderator, Listening to rivers`);
  const mira = await newPerson();
  await signIn(mira, 'mira@example.org');
  await mira.goto(linkIn(mail, '/room/'));
  await titleOf(mira, 'Listening to rivers');
});

test('A registration of a category with an approver waits until the Secretariat decides, without a mouse', async ({
  page,
  newPerson,
  platform,
}) => {
  const year = await comingYear(platform);
  const [category] = await platform.sql(
    `UPDATE registration_category SET approvers = '{SECRETARIAT}' WHERE id IN (
       SELECT id FROM registration_category ORDER BY "order" DESC LIMIT 1)
     RETURNING name->'texts'->'en'->>'text' AS name`,
  );
  for (const given of ['Yes', 'No']) {
    const stranger = await newPerson();
    await register(stranger, year, {
      given,
      family: 'Please',
      email: `${given.toLowerCase()}@example.org`,
      category: category?.name,
    });
    await expect(stranger.getByText('Waiting for approval')).toBeVisible();
  }
  await asSecretariat(page);
  await page.goto(`/en/desk/${year}/registrations`);
  const panel = page.getByRole('complementary', { name: 'The open registration' });
  const since = new Date().toISOString();
  await expect(rowOf(page, 'Yes Please')).toContainText('Waiting for approval');
  await goToRow(page, 'Yes Please');
  await page.keyboard.press('Enter');
  await press(page, panel.getByRole('button', { name: 'Approve', exact: true }));
  await expect(rowOf(page, 'Yes Please')).toContainText('Approved');
  await expectFocusSeen(page);
  await mailTo('yes@example.org', since);
  await page.keyboard.press('Escape');
  await expect(rowOf(page, 'Yes Please')).toBeFocused();

  await goToRow(page, 'No Please');
  await page.keyboard.press('Enter');
  await press(page, panel.getByRole('button', { name: 'Do not approve' }));
  await write(page, panel.getByLabel('Reason'), 'The list of this group is closed.');
  await press(page, panel.getByRole('button', { name: 'Do not approve' }));
  await expect(rowOf(page, 'No Please')).toContainText('Not approved');
  await expectFocusSeen(page);
  await mailTo('no@example.org', since, 'The list of this group is closed.');
});

test('The Secretariat sets up a category with an approver; who registers there waits, is approved with others or refused', async ({
  page,
  newPerson,
  platform,
}) => {
  const year = await comingYear(platform);
  await asSecretariat(page);
  const category = 'Young scientists';
  await test.step('a category in two languages', async () => {
    await page.goto(`/en/desk/${year}/registrations`);
    await page.getByRole('link', { name: 'Registration categories' }).last().click();
    await page.getByRole('button', { name: 'Add a category' }).click();
    const panel = page.getByRole('complementary', { name: 'The open category' });
    await panel.getByRole('textbox', { name: 'Name, English' }).fill(category);
    await panel.getByRole('button', { name: 'Français' }).first().click();
    await panel.getByRole('textbox', { name: 'Name, Français' }).fill('Jeunes scientifiques');
    await choose(panel, 'Meant for', 'Academia');
    // Closes the list of choices and not the panel.
    await page.keyboard.press('Escape');
    await panel.getByLabel('Secretariat', { exact: true }).check();
    await panel.getByRole('button', { name: 'Add a category' }).click();
    await expect(rowOf(page, category)).toContainText('Secretariat');
  });

  for (const given of ['Ada', 'Bea', 'Cem']) {
    const stranger = await newPerson();
    await register(stranger, year, { given, family: 'Scholar', email: `${given.toLowerCase()}@example.org`, category });
    await expect(stranger.getByText('Waiting for approval')).toBeVisible();
  }
  await page.goto(`/en/desk/${year}/categories`);
  await rowOf(page, category).click();
  await page.getByRole('link', { name: 'See the 3 who wait now' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Scholar' })).toHaveCount(3);
  await expectAccessible(page);
  const since = new Date().toISOString();

  await test.step('two together, by keyboard alone', async () => {
    await rowOf(page, 'Ada Scholar').focus();
    await page.keyboard.press(' ');
    await rowOf(page, 'Bea Scholar').focus();
    await page.keyboard.press(' ');
    const approve = page.getByRole('button', { name: 'Approve 2 that wait' });
    // The row, its box and its button: then what concerns the chosen ones.
    for (let n = 0; n < 4 && !(await approve.evaluate((b) => b === document.activeElement)); n++)
      await page.keyboard.press('Tab');
    await expect(approve).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('2 registrations are approved.')).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: 'Scholar' })).toHaveCount(1);
    for (const to of ['ada@example.org', 'bea@example.org'])
      expect((await mailTo(to, since)).subject).toContain('Your registration is approved');
  });

  await test.step('one refused, with a reason', async () => {
    await rowOf(page, 'Cem Scholar').click();
    const panel = page.getByRole('complementary', { name: 'The open registration' });
    await panel.getByRole('button', { name: 'Do not approve' }).click();
    await panel.getByLabel('Reason').fill('The list of this group is closed.');
    await panel.getByRole('button', { name: 'Do not approve' }).click();
    await mailTo('cem@example.org', since, 'The list of this group is closed.');
    await expect(page.getByRole('button', { name: /^Not approved/ })).toBeVisible();
  });
});

test('A webcast and the slides of a session are public with the next release', async ({
  page,
  newPerson,
  platform,
}) => {
  const year = await comingYear(platform);
  await asSecretariat(page);
  await page.goto(`/en/desk/${year}/programme`);
  await rowOf(page, 'Open data and trust in science').click();
  const panel = page.getByRole('complementary', { name: 'The open session' });
  await panel.getByRole('tab', { name: 'Links' }).click();
  await panel.getByRole('button', { name: 'Add a webcast or recording' }).click();
  const webcast = panel.getByRole('group', { name: 'Link 1' });
  await webcast.getByLabel('Web address').fill('ftp://example.org/webcast');
  await panel.getByRole('button', { name: 'Add a document or presentation' }).click();
  const slides = panel.getByRole('group', { name: /^Document / }).last();
  await slides.getByLabel('Title of the document').fill('Slides of the keynote');
  await slides.getByLabel('Web address').fill('https://example.org/slides.pdf');
  await panel.getByRole('button', { name: 'Save the links' }).click();
  await expect(panel.getByRole('alert')).toContainText('This is not a web address');
  await webcast.getByLabel('Web address').fill('https://example.org/webcast');
  await panel.getByRole('button', { name: 'Save the links' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  const reader = await newPerson();
  await reader.goto(`/en/forums/${year}/programme`);
  await reader.getByRole('link', { name: 'Open data and trust in science', exact: true }).click();
  await titleOf(reader, 'Open data and trust in science');
  await expect(reader.getByText('Slides of the keynote')).toHaveCount(0);
  await page.goto(`/en/desk/${year}/release`);
  await page.getByRole('button', { name: 'Release the programme' }).click();
  await page.getByRole('button', { name: /^Release with \d+ clash/ }).click();
  await expect(page.getByText(/^Version \d+ is public\.$/)).toBeVisible();
  const publicSlides = reader.getByRole('link', { name: 'Slides of the keynote' });
  await reloadUntil(reader, () => expect(publicSlides).toBeVisible({ timeout: 2000 }));
  await expect(reader.getByRole('link', { name: 'Webcast' })).toHaveAttribute('href', 'https://example.org/webcast');
});

test.describe('a new edition', () => {
  // Nobody but its Secretariat sees it.
  test.use({ expectedErrors: [/404/] });

  test('An administrator plans a Forum that the public does not see yet', async ({ page, newPerson }) => {
    await asSecretariat(page);
    await page.goto('/en/desk');
    await page.getByRole('link', { name: 'Plan a Forum' }).click();
    await page.getByRole('textbox', { name: 'Title, English' }).fill('STI Forum 2041');
    await page.getByLabel('Number of the Forum').fill('26');
    await page.getByLabel('Year', { exact: true }).fill('2041');
    await page.getByRole('button', { name: 'Plan a Forum' }).click();
    await expect(page).toHaveURL(/\/en\/desk\/2041$/);
    // Its desk is open at once, and asks for the next step.
    await expect(main(page).getByText('Before publication')).toBeVisible();
    await expect(main(page).getByRole('link', { name: 'Add a session' })).toBeVisible();
    await expect(main(page).getByText('You have no role in this Forum.')).toHaveCount(0);
    const stranger = await newPerson();
    expect((await stranger.goto('/en/forums/2041'))?.status()).toBe(404);
  });
});
