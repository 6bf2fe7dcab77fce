import { type Message, type MessageValues, wordMessage } from '@sti/domain';
import { countryByName, countryName, type Lang } from '@sti/reference';
import type { NamedPerson } from '../facts.ts';
import { cleanText } from '../text.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ru } from './ru.ts';
import type { ReportWords } from './words.ts';
import { zh } from './zh.ts';

const WORDS: Readonly<Record<Lang, ReportWords>> = { ar, zh, en, fr, ru, es };

export function wordsOf(lang: Lang): ReportWords {
  return WORDS[lang];
}

/** Fills a sentence in one pass; what people typed comes in cleaned and is never read as a place itself. */
export function fill(lang: Lang, message: Message, values: MessageValues = {}): string {
  const clean = Object.entries(values).map(([key, value]) => [
    key,
    typeof value === 'string' ? cleanText(value) : value,
  ]);
  return wordMessage(message, lang, Object.fromEntries(clean));
}

/** 'a', 'a and b', 'a, b and c' in the manner of the language. */
export function listOf(lang: Lang, items: readonly string[]): string {
  const { and, comma } = wordsOf(lang);
  const last = items.at(-1);
  if (last === undefined) return '';
  if (items.length === 1) return last;
  // Arabic repeats its conjunction, and writes it onto an Arabic word but apart from digits and Latin letters.
  if (lang === 'ar')
    return items.reduce((list, item) => list + (/^\p{Script=Arabic}/u.test(item) ? and : `${and} `) + item);
  return items.slice(0, -1).join(comma) + and + last;
}

/** An M49 code or a known spelling in the UN's name in that language; any other text as it stands. */
export function countryText(country: string, lang: Lang): string {
  return countryName(country, lang) ?? countryByName(country)?.name[lang] ?? country;
}

/** 'Name, title (country)' of whatever is known; '' when nothing is. */
export function personText(person: NamedPerson, lang: Lang, withTitle: boolean): string {
  const { named } = wordsOf(lang);
  const name = person.name ?? person.title ?? '';
  const full =
    withTitle && person.name && person.title ? fill(lang, named.withTitle, { name, title: person.title }) : name;
  if (!person.country) return cleanText(full);
  const country = countryText(person.country, lang);
  return full === '' ? cleanText(country) : fill(lang, named.withCountry, { name: full, country });
}

export function peopleText(people: readonly NamedPerson[], lang: Lang): string {
  const names = people.map((person) => personText(person, lang, false)).filter((name) => name !== '');
  return listOf(lang, names);
}

/** A sentence that counts: the plural form by `n`, printed with the thousands apart. */
export function fillCount(lang: Lang, message: Message, n: number): string {
  const count = String(n).replace(/\B(?=(\d{3})+$)/g, wordsOf(lang).thousands);
  return fill(lang, message, { n, count });
}

/** 'Version 3 · SHA-256 …': what every export says of itself. */
export function versionText(lang: Lang, { version, hash }: { version: number; hash: string }): string {
  const text = fill(lang, wordsOf(lang).document, { version });
  return hash === '' ? text : `${text} · SHA-256 ${hash}`;
}
