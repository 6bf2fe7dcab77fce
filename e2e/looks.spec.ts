import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, signIn, test } from './harness/journey.ts';
import { beyondItsWidth } from './harness/keyboard.ts';
import { comingYear } from './harness/programme.ts';
import { routesOf, type Surface, VIEWERS } from './harness/routes.ts';

test.use({ stage: 'looks' });
test.describe.configure({ mode: 'parallel', timeout: 600_000 });

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
// All that the rules see differently in the dark.
const COLOURS = ['color-contrast', 'link-in-text-block'];
const WIDTHS = [1280, 320];
const DIRECTIONS = { en: 'ltr', ar: 'rtl' } as const;
type Lang = keyof typeof DIRECTIONS;

/** One line for each breach on the page as it stands. */
async function breaches(page: Page, rules?: string[]): Promise<string[]> {
  // Without the page of its own that the builder opens for frames: we have none.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(WCAG)).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** Buttons, fields and links that stand alone and are smaller than a fingertip can hit; links in a sentence may be. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')].flatMap((el) => {
      const isInSentence = el.tagName === 'A' && getComputedStyle(el).display === 'inline';
      const target = el.matches('[type=radio], [type=checkbox]') ? (el.closest('label') ?? el) : el;
      const { width, height, bottom } = target.getBoundingClientRect();
      const isHidden = !el.checkVisibility() || bottom <= 0 || width <= 1;
      if (isHidden || isInSentence || (width >= 24 && height >= 24)) return [];
      return [`${el.tagName} "${el.textContent?.trim().slice(0, 30)}" ${Math.round(width)} x ${Math.round(height)}`];
    }),
  );

async function settled(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** What is wrong with a page in both widths and both appearances. */
async function faultsOf(page: Page, surface: Surface, lang: Lang): Promise<string[]> {
  const faults: string[] = [];
  const html = page.locator('html');
  if ((await html.getAttribute('lang')) !== lang) faults.push('lang');
  if ((await html.getAttribute('dir')) !== DIRECTIONS[lang]) faults.push('dir');
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    // As high as the page: what a bar at the lower edge half covers counts as too small, and another thing after a scroll.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.max(900, height) });
    const at = (text: string) => `${width}: ${text}`;
    faults.push(...(await beyondItsWidth(page)).map((text) => at(`scrolls sideways: ${text}`)));
    if (surface === 'public') faults.push(...(await smallTargets(page)).map(at));
    // Without motion: colours are measured where they rest, not on their way.
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    faults.push(...(await breaches(page)).map(at));
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    faults.push(...(await breaches(page, COLOURS)).map((text) => at(`dark: ${text}`)));
  }
  return faults;
}

for (const surface of ['public', 'my', 'room', 'desk'] as const) {
  for (const lang of ['en', 'ar'] as const) {
    test(`All pages of "${surface}" in ${lang} can be used by everybody, wide and narrow, light and dark`, async ({
      page,
      platform,
    }) => {
      const viewer = VIEWERS[surface];
      if (viewer) await signIn(page, viewer);
      const faults: string[] = [];
      for (const route of await routesOf(platform, surface)) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.goto(`/${lang}${route}`);
        await settled(page);
        faults.push(...(await faultsOf(page, surface, lang)).map((fault) => `${route || '/'} ${fault}`));
      }
      expect(faults).toEqual([]);
    });
  }
}

test('A button without a name would be found', async ({ page }) => {
  await page.goto('/en');
  // Beside what the application looks after.
  await page.evaluate(() => document.body.append(document.createElement('button')));
  expect(await breaches(page)).toEqual([expect.stringContaining('button-name')]);
});

test('A telephone that is turned upright while a form is open never scrolls sideways', async ({ page }) => {
  await signIn(page, 'secretariat@example.org');
  await page.goto('/ar/desk/new');
  await settled(page);
  await page.setViewportSize({ width: 320, height: 700 });
  // As it is until the unseen field, by which the others grow, is measured again.
  await page.locator('body > textarea').evaluate((field) => field.style.setProperty('width', '672px'));
  expect(await beyondItsWidth(page)).toEqual([]);
});

/** Where Tab leads, step by step, and what of it somebody who looks cannot see. */
async function walk(page: Page): Promise<{ steps: number; isThrough: boolean; unseen: string[] }> {
  const unseen: string[] = [];
  await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')];
    const last = all.filter((el) => el.checkVisibility() && el.tabIndex >= 0 && !el.matches(':disabled')).at(-1);
    last?.setAttribute('data-last', '');
  });
  for (let steps = 1; steps < 400; steps++) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const el = document.activeElement as HTMLElement;
      const box = el.getBoundingClientRect();
      // A hidden radio or the field inside a frame shows the focus on what stands around it.
      const around = [el, el.nextElementSibling, el.parentElement, el.parentElement?.parentElement];
      const hasRing = around.some((e) => {
        const style = e && getComputedStyle(e);
        return style && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
      });
      const isInView = box.bottom > 0 && box.top < innerHeight;
      return {
        name: `${el.tagName} "${(el.getAttribute('aria-label') ?? el.textContent ?? '').trim().slice(0, 40)}"`,
        isSeen: hasRing && isInView,
        isLast: el.hasAttribute('data-last'),
      };
    });
    if (!now.isSeen) unseen.push(now.name);
    if (now.isLast) return { steps, isThrough: true, unseen };
  }
  return { steps: 400, isThrough: false, unseen };
}

test('Somebody without a mouse sees the focus on the main pages and is never held', async ({ page, platform }) => {
  const year = await comingYear(platform);
  await signIn(page, 'secretariat@example.org');
  for (const route of [`/forums/${year}`, `/forums/${year}/register`, '/my/profile', `/desk/${year}/release`]) {
    await page.goto(`/en${route}`);
    await settled(page);
    const { isThrough, unseen } = await walk(page);
    expect(unseen, route).toEqual([]);
    expect(isThrough, route).toBe(true);
  }
});

test('The first press of Tab offers the way past the menu', async ({ page, platform }) => {
  const year = await comingYear(platform);
  await signIn(page, 'secretariat@example.org');
  for (const route of [`/forums/${year}/programme`, '/my', `/desk/${year}`]) {
    await page.goto(`/en${route}`);
    await settled(page);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    await expect(skip, route).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.locator('#content')).toBeFocused();
  }
});
