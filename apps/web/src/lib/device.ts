import { isDraftOfOther } from './drafts.ts';
import { newId } from './new-id.ts';

const PREFIX = 'sti-';

/** This device's own id, made once: a log entry names the device that it was written on. */
export function deviceId(): string {
  const key = `${PREFIX}device`;
  const known = localStorage.getItem(key);
  if (known) return known;
  const made = newId();
  localStorage.setItem(key, made);
  return made;
}

/** 1, 2, 3 ...: the order in which this device wrote. */
export function nextDeviceSeq(): number {
  const key = `${PREFIX}device-seq`;
  const next = Number(localStorage.getItem(key) ?? 0) + 1;
  localStorage.setItem(key, String(next));
  return next;
}

/** Where the entries of one person wait until they are sent: somebody else on this device never sees or sends them. */
const unsentOf = (personId: string) => `${PREFIX}unsent:${personId}:`;
export const unsentKey = (personId: string, sessionId: string): string => unsentOf(personId) + sessionId;

/** How many entries of a person wait on this device. */
export function unsentCount(personId: string): number {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(unsentOf(personId)));
  return keys.reduce((sum, key) => sum + (JSON.parse(localStorage.getItem(key) ?? '[]') as unknown[]).length, 0);
}

const SIGNED_OUT = `${PREFIX}signed-out`;

/**
 * At sign-out: what was typed and kept here goes with the person who leaves, also from the other tabs. What others
 * typed waits for them, as do entries not sent yet.
 */
export function clearDevice(personId: string): void {
  const stays = (key: string) => key.startsWith(`${PREFIX}unsent`) || isDraftOfOther(key, personId);
  for (const store of [localStorage, sessionStorage]) {
    for (const key of Object.keys(store)) if (key.startsWith(PREFIX) && !stays(key)) store.removeItem(key);
  }
  // The other tabs hear it as it comes; nothing of it stays.
  localStorage.setItem(SIGNED_OUT, newId());
  localStorage.removeItem(SIGNED_OUT);
}

/** Hears that another tab of this browser has signed out, and with it this one. */
export function onSignedOutElsewhere(heard: () => void): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === SIGNED_OUT && newValue) heard();
  });
}

const BROWSERS: readonly [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrom(e|ium)\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** "Firefox, Android": what a person knows a device by. A string that nothing is known of stays as it is. */
export function deviceName(userAgent: string | null, comma: string): string | null {
  if (!userAgent) return null;
  const names = [BROWSERS, SYSTEMS].map((list) => list.find(([mark]) => mark.test(userAgent))?.[1]);
  return names.filter(Boolean).join(comma) || userAgent;
}
