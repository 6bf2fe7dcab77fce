import type { SixLanguages } from './languages.ts';

/** The order of the name columns in the tables of this library. */
export type NameColumns = readonly [en: string, fr: string, es: string, ru: string, ar: string, zh: string];

export function namesOf([en, fr, es, ru, ar, zh]: NameColumns): SixLanguages {
  return { ar, zh, en, fr, ru, es };
}
