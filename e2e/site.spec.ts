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

test('The secret of a login stands in its cookie only: not in an address, the page or its storage', async ({
  page,
}) => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url(), request.headers().referer ?? ''));
  await signIn(page, 'participant@example.org');
  await page.goto('/en/my/schedule');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const login = (await page.context().cookies()).find((cookie) => cookie.name.endsWith('login'));
  expect(login).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  const secret = login?.value ?? '';
  const whatScriptsSee = () =>
    page.evaluate(async () => {
      const stores: unknown[] = [];
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.onsuccess = () => resolve(opening.result);
          opening.onerror = () => reject(opening.error);
        });
        for (const store of database.objectStoreNames)
          stores.push(
            await new Promise((resolve) => {
              const reading = database.transaction(store).objectStore(store).getAll();
              reading.onsuccess = () => resolve(reading.result);
            }),
          );
        database.close();
      }
      const page = [document.cookie, location.href, history.state, document.documentElement.outerHTML];
      return JSON.stringify([page, { ...localStorage }, { ...sessionStorage }, stores]);
    });
  expect(await whatScriptsSee()).not.toContain(secret);
  expect(sent.filter((text) => text.includes(secret))).toEqual([]);
  // It would be found.
  await page.evaluate((text) => localStorage.setItem('planted', text), secret);
  expect(await whatScriptsSee()).toContain(secret);
});
