import type { Locator, Page } from '@playwright/test';
import { expect } from './journey.ts';

/** Goes on with Tab until this element has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, most = 80): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < most; step++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  expect(await hasFocus(target), `${target} is not reached in ${most} steps of Tab`).toBe(true);
}

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** What of a page is to be found only by scrolling sideways, outermost first; nothing on a page that fits. */
export const beyondItsWidth = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const outside = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (left < -1 || right > clientWidth + 1);
    });
    const names = outside.slice(0, 5).map((el) => `${el.tagName}.${el.className} "${el.textContent?.slice(0, 30)}"`);
    return [`${scrollWidth} of ${clientWidth} px`, ...names];
  });
