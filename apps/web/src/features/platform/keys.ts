import { useSyncExternalStore } from 'react';
import { deviceChanges } from '../../lib/device-changes.ts';

/** Where shortcuts are pressed with Cmd. */
export const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

// It says nothing of a person and does not go with one at sign-out, as what begins with 'sti-' does.
const KEY = 'letter-keys';
const changes = deviceChanges();

/**
 * Whether a character alone is a shortcut on this device. Whoever speaks to it types letters that were not meant as
 * keys, so each of them asks here first (WCAG 2.1.4).
 */
export const hasLetterKeys = (): boolean => localStorage.getItem(KEY) !== 'off';

export function setLetterKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, 'off');
  changes.tell();
}

export const useLetterKeys = (): boolean => useSyncExternalStore(changes.subscribe, hasLetterKeys);
