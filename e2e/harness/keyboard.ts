import type { Locator, Page } from '@playwright/test';
import { expect } from './journey.ts';

/** Goes to an element with Tab, or back with Shift and Tab, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, most = 80): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < most; step++) {
    const way = await wayTo(target);
    if (way === 'here') return;
    await page.keyboard.press(way === 'back' ? 'Shift+Tab' : 'Tab');
  }
  expect(await wayTo(target), `${target} is not reached in ${most} steps of Tab`).toBe('here');
}

/** Where an element is, seen from the one with the focus. */
const wayTo = (target: Locator): Promise<'here' | 'back' | 'on'> =>
  target.evaluate((element) => {
    const now = document.activeElement ?? document.body;
    if (now === element) return 'here';
    // Inside an open dialog, and from nowhere, there is only one way.
    if (now === document.body || now.contains(element)) return 'on';
    return now.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'back' : 'on';
  });

/** Goes to a control and presses a key on it. Whatever that does, the focus may not be lost by it. */
export async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await expectFocusSeen(page);
  await page.keyboard.press(key);
  await expectFocusSeen(page);
}

/** Goes to a field and writes into it, in the place of what stood there. */
export async function write(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

/** Opens the list of a field, finds an option by its beginning or with the arrows, and takes it. */
export async function choose(page: Page, field: Locator, option: string | RegExp): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ArrowDown');
  await takeOption(page, option);
}

/** Goes down an open list to an option and takes it. */
export async function takeOption(page: Page, option: string | RegExp): Promise<void> {
  const wanted = page.getByRole('option', { name: option, exact: true });
  await expect(wanted.first()).toBeVisible();
  for (let step = 0; step < 40; step++) {
    const isOn = await wanted.first().evaluate((element) => element.hasAttribute('data-combobox-selected'));
    if (isOn) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(wanted).toHaveCount(0);
}

/** The focus is on something, that something is on the screen, and it is marked. */
export async function expectFocusSeen(page: Page, timeout = 30_000): Promise<void> {
  await expect(async () => {
    const { name, isSeen } = await focused(page);
    expect(isSeen, `the focus cannot be seen: ${name}`).toBe(true);
  }).toPass({ timeout });
}

/** What has the focus, and whether somebody who looks can tell. */
const focused = (page: Page): Promise<{ name: string; isSeen: boolean }> =>
  page.evaluate(() => {
    const el = document.activeElement as HTMLElement;
    const box = el.getBoundingClientRect();
    // A hidden radio or the field inside a frame shows the focus on what stands around it.
    const around = [el, el.nextElementSibling, el.parentElement, el.parentElement?.parentElement];
    const hasRing = around.some((e) => {
      const style = e && getComputedStyle(e);
      return style && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
    });
    // A page or a panel that was just opened is marked by being there.
    const isPlace = el.tabIndex === -1 && el !== document.body;
    const isInView = box.bottom > 0 && box.top < innerHeight;
    return {
      name: `${el.tagName} "${(el.getAttribute('aria-label') ?? el.textContent ?? '').trim().slice(0, 40)}"`,
      isSeen: (hasRing || isPlace) && isInView,
    };
  });

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
