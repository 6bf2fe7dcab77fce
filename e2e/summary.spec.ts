import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { pdfText } from '../apps/api/src/report/export/testing/pdf-text.ts';
import { unzip } from '../apps/api/src/report/export/testing/unzip.ts';
import { giveRole, main, rowOf } from './harness/desk.ts';
import { expect, signIn, test } from './harness/journey.ts';
import { expectFocusSeen, press, tabTo } from './harness/keyboard.ts';
import { comingYear } from './harness/programme.ts';

test.use({ stage: 'summary' });
test.describe.configure({ timeout: 300_000 });

const lineOf = (page: Page, text: string) => main(page).locator('ol > li[id]').filter({ hasText: text });

/** Into the document with Tab, down to a paragraph, and open for what stands behind it. */
async function goToParagraph(page: Page, text: string) {
  const paragraph = lineOf(page, text).getByRole('button', { name: text });
  await tabTo(page, page.locator('li[id] [role="button"][tabindex="0"]'));
  await page.keyboard.press('Home');
  for (let step = 0; step < 100; step++) {
    if (await paragraph.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(paragraph).toBeFocused();
}

/** Opens a paragraph with Enter and puts another text in the place of its own. */
async function edit(page: Page, from: string, change: (text: string) => string) {
  const line = lineOf(page, from);
  await line.getByRole('button', { name: from }).press('Enter');
  const box = page.getByRole('textbox', { name: 'Text of the paragraph' });
  await box.fill(change(await box.inputValue()));
}
const save = (page: Page) => page.getByRole('button', { name: 'Save paragraph' }).click();

test('Two officers compile, edit and correct it, and no text is lost', async ({ page, newPerson, platform }) => {
  const year = await comingYear(platform);
  await signIn(page, 'secretariat@example.org');
  await giveRole(page, year, 'Secretariat', 'Ola Eksempel', 'ola@example.org');
  await page.goto(`/en/desk/${year}/summary`);
  await press(page, page.getByRole('button', { name: 'Compile draft' }));
  const message = 'Safe water depends on maintenance';
  await expect(lineOf(page, message)).toBeVisible();
  await expectFocusSeen(page);

  await test.step('an edited paragraph, a finding, and its correction at one press', async () => {
    await goToParagraph(page, message);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Text of the paragraph' })).toBeFocused();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText(' The Forum heard this twice.');
    await page.keyboard.press('ControlOrMeta+Enter');
    const line = lineOf(page, 'The Forum heard this twice.');
    await expect(line).toContainText('edited');
    await expect(line).toContainText('1 finding');
    await expect(line.getByRole('button', { name: message })).toBeFocused();
    await press(page, page.getByRole('button', { name: 'Fix it' }).first());
    await expect(lineOf(page, 'The forum heard this twice.')).toBeVisible();
    await expectFocusSeen(page);
  });

  await test.step('a footnote, and back to its paragraph', async () => {
    await goToParagraph(page, message);
    const behind = page.getByRole('complementary', { name: 'Sources and findings' });
    await press(page, behind.getByRole('button', { name: 'Add a footnote' }));
    await expect(behind.getByRole('textbox', { name: 'Footnote' })).toBeFocused();
    await page.keyboard.insertText('Report of the Society of Example Readers.');
    await press(page, behind.getByRole('button', { name: 'Save footnote' }));
    await expect(behind.getByText('Report of the Society of Example Readers.')).toBeVisible();
    await expect(behind.getByRole('button', { name: 'Add a footnote' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(lineOf(page, message).getByRole('button', { name: message })).toBeFocused();
  });

  await test.step('compiling again keeps it', async () => {
    await press(page, page.getByRole('button', { name: 'Compile again' }));
    await expect(page.getByText('What people had edited was kept.')).toBeVisible();
    await expect(lineOf(page, 'The forum heard this twice.')).toBeVisible();
  });

  await test.step('from the paragraph to its statement, and from the statement to the paragraph', async () => {
    await lineOf(page, message).getByRole('button', { name: message }).click();
    const behind = page.getByRole('complementary', { name: 'Sources and findings' });
    await expect(behind.getByText('Three out of four hand pumps')).toBeVisible();
    await page.goto(`/en/desk/${year}/outcomes?text=${encodeURIComponent(message)}`);
    await rowOf(page, message).click();
    const panel = page.getByRole('complementary', { name: 'The open outcome' });
    await expect(panel.getByText('Three out of four hand pumps')).toBeVisible();
    await panel.getByRole('button', { name: 'Where is it used?' }).first().click();
    await panel
      .getByRole('link', { name: /^Used in paragraph \d+( \([a-z]\))?$/ })
      .first()
      .click();
    await expect(page).toHaveURL(/\/summary\?paragraph=/);
    await expect(behind.getByText('Three out of four hand pumps')).toBeVisible();
    await behind.getByRole('listitem').filter({ hasText: 'Three out of four' }).getByRole('link').last().click();
    await expect(page.locator('li:focus')).toContainText('Three out of four hand pumps');
    await page.goto(`/en/desk/${year}/outcomes?text=${encodeURIComponent(message)}`);
    await rowOf(page, message)
      .getByRole('link', { name: /^Used in paragraph/ })
      .first()
      .click();
    await expect(page).toHaveURL(/\/summary\?paragraph=/);
  });

  await test.step('two people in one paragraph: the second sees both texts', async () => {
    const other = await newPerson();
    await signIn(other, 'ola@example.org');
    const there = 'Remote monitoring lowers the cost';
    for (const officer of [page, other]) {
      await officer.goto(`/en/desk/${year}/summary`);
      await expect(lineOf(officer, there)).toBeVisible();
    }
    await edit(other, there, (text) => `${text} Said by Ola.`);
    await edit(page, there, (text) => `${text} Said by the first.`);
    await save(page);
    await expect(lineOf(page, 'Said by the first.')).toBeVisible();
    await save(other);
    const conflict = other.getByRole('alert');
    await expect(conflict).toContainText('Said by Ola.');
    await expect(conflict).toContainText('Said by the first.');
    await conflict.getByRole('button', { name: 'Save what I chose' }).click();
    await expect(lineOf(other, 'Said by Ola.')).toBeVisible();
    await expect(lineOf(page, 'Said by Ola.')).toBeVisible();
  });

  await test.step('released, and read by everybody with each number once', async () => {
    await press(page, page.getByRole('button', { name: 'Release the summary' }));
    await press(page, page.getByRole('region', { name: 'Release the summary' }).getByRole('button').first());
    await expect(page.getByRole('button', { name: 'Release again' })).toBeVisible();
    await expectFocusSeen(page);
    const reader = await newPerson();
    await reader.goto(`/en/forums/${year}`);
    await reader.getByRole('main').getByRole('link', { name: 'Co-Chairs’ summary' }).click();
    await expect(reader.getByRole('heading', { name: 'I. Introduction', exact: true })).toBeVisible();
  });

  await test.step('the files, all from one model', async () => {
    const numbered = await main(page).locator('ol > li[id] > span:first-child bdi:not(:empty)').count();
    await checkFiles(page, year, { numbered, words: 'The forum heard this twice.' });
  });
});

async function checkFiles(page: Page, year: number, { numbered, words }: { numbered: number; words: string }) {
  const file = async (name: string) => {
    const answer = await page.request.get(`/forums/${year}/${name}`);
    expect(answer.status(), name).toBe(200);
    return answer.body();
  };
  await press(page, page.getByRole('button', { name: 'Export' }));
  const download = page.waitForEvent('download');
  // The menu takes the focus once it is open.
  await expect(page.getByRole('menu').locator(':focus')).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Word (.docx)' })).toBeFocused();
  await page.keyboard.press('Enter');
  const word = unzip(await readFile(await (await download).path()));
  const body = word.get('word/document.xml') ?? '';
  expect(body).toContain(words);
  expect(body.match(/<w:pStyle w:val="SingleTxtG"\/>(?:(?!<\/w:pPr>).)*<w:numPr>/gs)?.length).toBe(numbered);
  const marks = body.match(/<w:footnoteReference /g)?.length ?? 0;
  const notes = word.get('word/footnotes.xml')?.match(/<w:footnote w:id="[1-9]/g)?.length;
  expect(marks).toBeGreaterThan(0);
  expect(notes).toBe(marks);

  const squeezed = (text: string) => text.replace(/[\s\u00AD\u2010-]/g, '');
  const pdf = await file('summary.pdf?lang=en');
  expect(pdf.toString('latin1')).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
  expect(squeezed(pdfText(pdf))).toContain(squeezed(words));
  expect((await file('summary.html?lang=en')).toString()).toContain(words);
  expect((await file('summary.md?lang=en')).toString()).toContain(words);

  const rows = JSON.parse((await file('register.json')).toString()).recommendations as { number: string }[];
  expect(rows.length).toBeGreaterThan(0);
  const csv = (await file('register.csv')).toString();
  const sheet = unzip(await file('register.xlsx')).get('xl/worksheets/sheet1.xml') ?? '';
  for (const { number } of rows) expect(csv).toContain(number);
  expect(sheet.match(/<row /g)?.length).toBe(rows.length + 1);
}
