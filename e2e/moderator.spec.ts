import type { Page } from '@playwright/test';
import { expect, signIn, test } from './harness/journey.ts';
import { beyondItsWidth, tabTo } from './harness/keyboard.ts';
import type { Platform } from './harness/platform.ts';

test.use({ stage: 'moderator' });
test.describe.configure({ timeout: 300_000 });

const REHEARSAL = 'Rehearsal of a session';
const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });
const logOf = (page: Page) => page.getByRole('region', { name: 'Log' });
const entry = (page: Page, text: string) => logOf(page).getByRole('listitem').filter({ hasText: text });

/** From the list of one's sessions into the rehearsal. */
async function enterRehearsal(page: Page) {
  await page.goto('/en/room');
  const card = page.getByRole('main').getByRole('listitem').filter({ hasText: REHEARSAL });
  await card.getByRole('link', { name: /(Open|Read) the log/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(REHEARSAL);
}

/** Chooses the type by its letter, writes, sends with Ctrl and Enter; the focus stays in the text. */
async function logByKeyboard(page: Page, letter: string, text: string) {
  await page.keyboard.press('Escape');
  await page.keyboard.press(letter);
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
  await expect(textOf(page)).toHaveValue('');
  await expect(entry(page, text)).toContainText('Sent');
}

async function countOf(platform: Platform, table: 'statement' | 'outcome_item', text: string): Promise<number> {
  const [row] = await platform.sql(`SELECT count(*) FROM ${table} WHERE text = '${text}'`);
  return Number(row?.count);
}

test.describe('the whole rehearsal', () => {
  // The journey takes the network away.
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK_CHANGED/] });

  test('A moderator runs the rehearsal by keyboard alone, with a rapporteur beside', async ({
    page,
    context,
    newPerson,
    platform,
  }) => {
    await signIn(page, 'moderator@example.org');
    await enterRehearsal(page);
    await tabTo(page, page.getByRole('button', { name: 'Start the session' }));
    await page.keyboard.press('Enter');
    await expect(page.getByText('Under way')).toBeVisible();
    const rapporteur = await newPerson();
    await signIn(rapporteur, 'rapporteur@example.org');
    await rapporteur.goto(page.url());
    await expect(rapporteur.getByText('Nothing is logged yet')).toBeVisible();

    await test.step('five entries, seen by the rapporteur at once', async () => {
      await logByKeyboard(page, 's', 'Pumps fail where nobody is paid to mend them.');
      await expect(entry(rapporteur, 'Pumps fail')).toBeVisible();
      await logByKeyboard(page, 'k', 'Maintenance is the technology.');
      await logByKeyboard(page, 'k', 'Data need an owner.');
    });

    await test.step('two key messages are not enough to close', async () => {
      await page.keyboard.press('Escape');
      await tabTo(page, page.getByRole('link', { name: 'Close the session' }));
      await page.keyboard.press('Enter');
      await expect(page.getByText('One more key message is needed before closing')).toBeVisible();
      await tabTo(page, page.getByRole('link', { name: 'Log a key message' }));
      await page.keyboard.press('Enter');
      await expect(textOf(page)).toBeVisible();
    });

    await test.step('a recommendation with Goal, target and addressee', async () => {
      await logByKeyboard(page, 'k', 'Young people stay where there are posts.');
      await page.keyboard.press('Escape');
      await page.keyboard.press('r');
      await page.keyboard.type('Pay for the tenth year of a pump, not only for the first.');
      await expect(page.getByText('Without an addressee it stays a draft.')).toBeVisible();
      await tabTo(page, page.getByRole('combobox', { name: 'Goals and targets' }));
      await page.keyboard.type('6');
      await page.keyboard.press('Enter');
      await page.keyboard.type('9.9');
      await expect(page.getByText('This target does not exist.')).toBeVisible();
      await page.keyboard.press('Backspace');
      await page.keyboard.type('5');
      await page.keyboard.press('Enter');
      await tabTo(page, page.getByRole('combobox', { name: 'Who should act' }));
      await page.keyboard.type('Example Ministry of Water');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+Enter');
      const logged = entry(page, 'Pay for the tenth year');
      await expect(logged).toContainText('Sent');
      await expect(logged).toContainText('9.5');
      await expect(logged).toContainText('To: Example Ministry of Water');
      await expect(entry(rapporteur, 'Pay for the tenth year')).toBeVisible();
    });

    await test.step('what was typed survives a reload; what was saved offline is sent once', async () => {
      const text = 'Half a sentence, then the lights went out.';
      await page.keyboard.press('Escape');
      await page.keyboard.press('s');
      await page.keyboard.type(text);
      await page.reload();
      await expect(textOf(page)).toHaveValue(text);
      await context.setOffline(true);
      await textOf(page).focus();
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText('1 entry is saved on this device and waits to be sent.')).toBeVisible();
      expect(await countOf(platform, 'statement', text)).toBe(0);

      // The server gets it, the answer is lost: it has to be sent again and still counts once.
      let isLost = false;
      await page.route('**/graphql', async (route) => {
        const isEntry = route.request().postData()?.includes('LogStatement') && !isLost;
        if (!isEntry) return route.continue();
        isLost = true;
        await route.fetch();
        await route.abort();
      });
      await context.setOffline(false);
      await expect.poll(() => isLost).toBe(true);
      await expect.poll(() => countOf(platform, 'statement', text)).toBe(1);
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await expect(entry(page, text)).toHaveCount(1);
      await expect(entry(page, text)).toContainText('Sent');
      expect(await countOf(platform, 'statement', text)).toBe(1);
    });

    await test.step('closing with three messages, and the rehearsal again', async () => {
      await page.keyboard.press('Escape');
      await tabTo(page, page.getByRole('link', { name: 'Close the session' }));
      await page.keyboard.press('Enter');
      const close = page.getByRole('button', { name: 'Close with these 3 messages' });
      for (const [index, left] of [
        'Choose 2 more.',
        'Choose one more.',
        'Three are chosen, in this order.',
      ].entries()) {
        await expect(close).toBeDisabled();
        await tabTo(page, page.getByRole('checkbox').nth(index));
        await page.keyboard.press('Space');
        await expect(page.getByText(left)).toBeVisible();
      }
      await tabTo(page, close);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Session closed');
      await expect(page.getByRole('main').getByRole('list').getByRole('listitem')).toHaveCount(3);
      await expect(rapporteur.getByRole('link', { name: 'See the closing' })).toBeVisible();
      await tabTo(page, page.getByRole('button', { name: 'Run the rehearsal again' }));
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Close the session');
    });
  });
});

test('What the moderator writes is not logged under the name of who signs in beside, and is sent when the moderator is back', async ({
  page,
  context,
  platform,
}) => {
  const text = 'A word of the moderator, whoever holds the browser.';
  const recorders = async () =>
    (
      await platform.sql(
        `SELECT p.email FROM statement s JOIN person p ON p.id = s.recorded_by WHERE s.text = '${text}'`,
      )
    ).map((row) => row.email);
  await signIn(page, 'moderator@example.org');
  await enterRehearsal(page);
  const beside = await context.newPage();
  await signIn(beside, 'rapporteur@example.org');
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/What waits here was written by .+\. It is not sent under another name/)).toBeVisible();
  await expect(entry(page, text)).toContainText('Saved here');
  expect(await recorders()).toEqual([]);
  await signIn(beside, 'moderator@example.org');
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(entry(page, text)).toContainText('Sent');
  expect(await recorders()).toEqual(['moderator@example.org']);
});

test('A moderator logs with the thumb on a telephone of 320 pixels', async ({ newPerson }) => {
  const page = await newPerson({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
  await signIn(page, 'moderator@example.org');
  await enterRehearsal(page);
  expect(await beyondItsWidth(page)).toEqual([]);
  await page.getByRole('group', { name: /Type/ }).locator('label').filter({ hasText: 'Gap' }).tap();
  await textOf(page).tap();
  await textOf(page).fill('No spare parts within a day of travel.');
  await page.getByRole('button', { name: 'Log gap' }).tap();
  await expect(entry(page, 'No spare parts')).toContainText('Sent');
  expect(await beyondItsWidth(page)).toEqual([]);
});
