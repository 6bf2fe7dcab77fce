const REACHABLE = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';

/** An element that held the focus, or one around it, and which child of its parent it was. */
type Place = { element: HTMLElement; index: number };

/**
 * Keeps the keyboard where it was. A button that is switched off while it works, or goes away with its row or form, takes
 * the focus with it: the next Tab would begin at the top of the page. The focus goes back to it, or to what stands in
 * its place. Gives the function that ends it.
 */
export function keepFocus(root: HTMLElement = document.body): () => void {
  let path: Place[] = [];
  let isSwitchedOff = false;
  let frame = 0;

  const remember = (event: FocusEvent) => {
    path = pathOf(event.target as HTMLElement, root);
    isSwitchedOff = false;
  };
  // Who presses beside everything means to leave.
  const forget = () => {
    path = [];
  };
  const settle = () => {
    const [last] = path;
    const isHeld = document.activeElement && document.activeElement !== document.body;
    if (!last || isHeld) return;
    // What is there and was never off was left on purpose.
    if (last.element.isConnected && (!isSwitchedOff || last.element.matches(':disabled'))) return;
    const next = last.element.isConnected ? last.element : inPlaceOf(path);
    if (next) focus(next);
  };
  // After whoever moves the focus on purpose: a dialog, a form that opens.
  const later = () => {
    isSwitchedOff ||= path[0]?.element.matches(':disabled') ?? false;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(settle);
  };
  const observer = new MutationObserver(later);
  observer.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  root.addEventListener('focusin', remember);
  root.addEventListener('pointerdown', forget);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
    root.removeEventListener('focusin', remember);
    root.removeEventListener('pointerdown', forget);
  };
}

function pathOf(from: HTMLElement, root: HTMLElement): Place[] {
  const path: Place[] = [];
  for (let element: HTMLElement | null = from; element && element !== root; element = element.parentElement) {
    const index = element.parentElement ? [...element.parentElement.children].indexOf(element) : 0;
    path.push({ element, index });
  }
  return path;
}

/** What can be reached nearest to where the lost element stood; at last the page itself. */
function inPlaceOf(path: readonly Place[]): HTMLElement | null {
  for (let at = 1; at < path.length; at++) {
    const around = path[at]?.element;
    // With its page, what was lost gave way to another page: that begins at its beginning, not in the bar above it.
    if (around?.id === 'content' && !around.isConnected) return document.getElementById('content');
    if (!around?.isConnected) continue;
    const index = Math.min(path[at - 1]?.index ?? 0, around.children.length - 1);
    const found = firstIn(around.children[index]) ?? firstIn(around);
    if (found) return found;
    if (around.id === 'content') return around;
  }
  return document.getElementById('content');
}

function firstIn(element: Element | undefined): HTMLElement | null {
  if (!element) return null;
  const all = [element, ...element.querySelectorAll(REACHABLE)] as HTMLElement[];
  return all.find((el) => el.matches(REACHABLE) && !el.matches(':disabled') && isShown(el)) ?? null;
}

function focus(element: HTMLElement) {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'nearest' });
}

/** It takes up room, and no visibility hides it: `checkVisibility()` without what older browsers lack. */
const isShown = (element: HTMLElement) =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
