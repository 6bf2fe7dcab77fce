const PREFIX = 'sti-draft:';
const KEPT_MS = 30 * 24 * 3600 * 1000;

type Base<T> = { values: T; version: number | null };
/** What was typed into a form, and the row that the typing began from. */
export type Draft<T> = { values: T; base: Base<T> };

/** Where a form of one person is kept on this device: somebody else who signs in here never sees or saves it. */
export const draftKey = (personId: string, form: string): string => `${PREFIX}${personId}:${form}`;

/** What somebody else typed on this device, and comes back to. */
export const isDraftOfOther = (key: string, personId: string): boolean =>
  key.startsWith(PREFIX) && !key.startsWith(draftKey(personId, ''));

function parse(key: string): (Draft<unknown> & { at: number }) | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

export function readDraft<T>(key: string): Draft<T> | null {
  const draft = parse(key);
  return draft?.base ? (draft as Draft<T>) : null;
}

export function keepDraft<T>(key: string, { values, base }: Draft<T>): void {
  try {
    localStorage.setItem(key, JSON.stringify({ values, base, at: Date.now() }));
  } catch {
    // A device without room keeps nothing; the form itself still holds it.
  }
}

export const dropDraft = (key: string): void => localStorage.removeItem(key);

/** Drafts that nobody came back to for a month. */
export function sweepDrafts(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && !((parse(key)?.at ?? 0) > Date.now() - KEPT_MS)) dropDraft(key);
  }
}
