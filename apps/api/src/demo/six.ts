import { type LocalText, localText } from '@sti/domain';
import { LANGUAGES, type SixLanguages } from '@sti/reference';

/** One text in the order in which the tables of the demonstration write it. */
export type Six = readonly [en: string, fr: string, es: string, ru: string, ar: string, zh: string];

export function six([en, fr, es, ru, ar, zh]: Six): LocalText {
  const texts: SixLanguages = { ar, zh, en, fr, ru, es };
  return {
    original: 'en',
    texts: Object.fromEntries(LANGUAGES.map((lang) => [lang, { text: texts[lang], state: 'official' as const }])),
  };
}

/** As `six`, with the year in the place of '{year}'. */
export function sixOfYear(texts: Six, year: number): LocalText {
  return six(texts.map((text) => text.replaceAll('{year}', String(year))) as unknown as Six);
}

/** A text that stands in English only, so that a reader sees how a missing translation is told. */
export const inEnglish = (text: string): LocalText => localText(text, 'en', 'official');
