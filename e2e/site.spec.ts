import { expect, expectAccessible, signIn, test } from './harness/journey.ts';

test.use({ stage: 'site' });

test('A stranger reads the Forum of 2021 in Arabic, from the front page to a session', async ({ page }) => {
  await page.goto('/ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expectAccessible(page);

  await page.locator('main a[href="/ar/forums/2021"]').first().click();
  await expect(page).toHaveURL(/\/ar\/forums\/2021$/);
  await page.locator('a[href="/ar/forums/2021/programme"]').first().click();
  await expect(page).toHaveURL(/\/programme$/);
  await expect(page.locator('main article').first()).toBeVisible();
  await expectAccessible(page);

  const session = page.locator('main article a[href*="/sessions/"]').first();
  const title = await session.innerText();
  await session.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expectAccessible(page);
});

test('A reader without scripts sees the whole programme', async ({ newPerson }) => {
  const page = await newPerson({ javaScriptEnabled: false });
  await page.goto('/en/forums/2023/programme');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('main article')).not.toHaveCount(0);
});

test('Somebody who signs in by mail stays in, and nobody else does', async ({ page, newPerson }) => {
  const wayIn = 'main a[href^="/en/sign-in?next="]';
  await signIn(page, 'participant@example.org');
  await page.goto('/en/my');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator(wayIn)).toHaveCount(0);

  const stranger = await newPerson();
  await stranger.goto('/en/my');
  await expect(stranger.locator(wayIn)).toBeVisible();
});
