import { type Message, type MessageValues, wordMessage } from '@sti/domain';
import { BCP47, type Lang } from '@sti/reference';
import { wordsOf } from '@sti/report';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ru } from './ru.ts';
import { zh } from './zh.ts';

/** Every text that the API itself words: mails, calendars, documents. */
export type Words = Record<keyof typeof en, Message>;

const catalogues: Record<Lang, Words> = { ar, zh, en, fr, ru, es };

/** A text of the API in a language; `{n}` chooses the plural form. */
export const word = (lang: Lang, key: keyof Words, values: MessageValues = {}): string =>
  wordMessage(catalogues[lang][key], BCP47[lang], values);

/** A local day in words; in Arabic with both names of the month, as the United Nations writes them. */
export const dayWords = (lang: Lang, day: string): string => {
  if (lang === 'ar') {
    const [year, month, date] = day.split('-');
    return `${Number(date)} ${wordsOf(lang).months[Number(month) - 1]} ${year}`;
  }
  return new Intl.DateTimeFormat(BCP47[lang], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
};
