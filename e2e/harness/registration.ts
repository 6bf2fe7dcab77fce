import type { Page } from '@playwright/test';
import { expect, linkIn, mailTo } from './journey.ts';

export type Registrant = { given: string; family: string; email: string; category?: string };

/** The registration form as a person fills it in. */
export async function fillIn(page: Page, { given, family, email, category }: Registrant): Promise<void> {
  await page.getByLabel('Given name').fill(given);
  await page.getByLabel('Family name').fill(family);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Organization').fill('Society of Example Readers');
  await page.getByLabel('Position').fill('Reader');
  await page.getByLabel('Country').selectOption({ label: 'Uruguay' });
  await page.getByLabel('Category').selectOption(category ? { label: category } : { index: 1 });
  await page.getByLabel('In person', { exact: true }).check();
  await page.getByLabel('United Nations grounds pass').selectOption({ label: 'I need a pass' });
  await page.getByLabel('The Secretariat may keep these data').check();
  await page.getByLabel('I will respect the Code of Conduct').check();
}

export const send = (page: Page) => page.getByRole('button', { name: 'Send registration' }).click();

/** From the form, by way of the mail, to a registration that exists. */
export async function register(page: Page, year: number, who: Registrant): Promise<void> {
  const since = new Date(Date.now() - 1000).toISOString();
  await page.goto(`/en/forums/${year}/register`);
  await fillIn(page, who);
  await send(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your mail');
  await page.goto(linkIn(await mailTo(who.email, since), '/confirm/'));
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page).not.toHaveURL(/\/confirm\//);
}
