import type { Locator, Page } from '@playwright/test';
import { expect } from './journey.ts';

export const main = (page: Page) => page.getByRole('main');
export const rowOf = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

/** Chooses in a field that opens a list under itself. */
export async function choose(within: Locator, field: string, option: string) {
  await within.getByRole('combobox', { name: field, exact: true }).click();
  await within.page().getByRole('option', { name: option, exact: true }).click();
}

/** Gives a role of the whole forum to somebody whom the platform does not know yet. */
export async function giveRole(page: Page, year: number, role: string, name: string, email: string) {
  await page.goto(`/en/desk/${year}/roles?role=new`);
  const panel = page.getByRole('complementary', { name: 'Give a role' });
  await panel.getByLabel('Person', { exact: true }).fill(email);
  await page.getByRole('option', { name: `Go on with ${email}` }).click();
  await panel.getByLabel('Name').fill(name);
  await choose(panel, 'Role', role);
  await panel.getByRole('button', { name: 'Give a role' }).click();
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText(role);
}
