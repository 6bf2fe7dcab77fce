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

/** At sign-out: what was typed and kept here belongs to the person who leaves. Entries not sent yet stay. */
export function clearDevice(): void {
  for (const store of [localStorage, sessionStorage]) {
    for (const key of Object.keys(store))
      if (key.startsWith(PREFIX) && !key.startsWith(`${PREFIX}unsent`)) store.removeItem(key);
  }
}
