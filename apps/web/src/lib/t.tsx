import { BCP47, directionOf, type Lang } from '@sti/reference';
import { createContext, type ReactNode, useContext } from 'react';
import type { messages as formEnglish } from '../i18n/form.en.ts';
import type { messages as english } from '../i18n/public.en.ts';
import type { messages as registerEnglish } from '../i18n/register.en.ts';

/** A text, or one for each plural form that the language has; {name} stands for a value, {n} for the count. */
export type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);
export type Catalogue = Readonly<Record<string, Message>>;
/** Forms bring their own parts of the texts along. */
export type PublicKey = keyof typeof english | keyof typeof registerEnglish | keyof typeof formEnglish;
/** A whole catalogue of the public pages in another language. */
export type PublicCatalogue = Readonly<Record<keyof typeof english, Message>>;

export type Values = Readonly<Record<string, string | number>>;
export type Translate<Key extends string = PublicKey> = (key: Key, values?: Values) => string;

export type I18n<Key extends string = PublicKey> = { lang: Lang; dir: 'ltr' | 'rtl'; t: Translate<Key> };

/** Looks a key up in the catalogues, first one first; a key that no catalogue has is shown as itself. */
export function makeI18n(lang: Lang, ...catalogues: Catalogue[]): I18n<string> {
  const rules = new Intl.PluralRules(BCP47[lang]);
  const numbers = new Intl.NumberFormat(BCP47[lang]);
  const show = (value: string | number) => (typeof value === 'number' ? numbers.format(value) : value);
  const t: Translate<string> = (key, values = {}) => {
    const message = catalogues.find((c) => Object.hasOwn(c, key))?.[key] ?? key;
    const text = typeof message === 'string' ? message : (message[rules.select(Number(values.n))] ?? message.other);
    // One pass: braces inside a value are never looked at again.
    return text.replace(/\{(\w+)\}/g, (all, name: string) =>
      Object.hasOwn(values, name) ? show(values[name] ?? '') : all,
    );
  };
  return { lang, dir: directionOf(lang), t };
}

/** The same words and those of one more catalogue, for a page that brings its own. */
export function withTexts(i18n: I18n<string>, catalogue: Catalogue): I18n<string> {
  const own = makeI18n(i18n.lang, catalogue);
  return { ...i18n, t: (key, values) => (Object.hasOwn(catalogue, key) ? own.t(key, values) : i18n.t(key, values)) };
}

/** The text of a key that only some values have, else what stands for it. */
export function textOr(t: Translate<never>, key: string, otherwise: string): string {
  const text = t(key as never);
  return text === key ? otherwise : text;
}

const I18nContext = createContext<I18n<string> | null>(null);

export function I18nProvider({ i18n, children }: { i18n: I18n<string>; children: ReactNode }) {
  return <I18nContext value={i18n}>{children}</I18nContext>;
}

/** It knows the keys of the public pages; the signed-in surfaces name their own: `useI18n<MemberKey>()`. */
export function useI18n<Key extends string = PublicKey>(): I18n<Key> {
  const i18n = useContext(I18nContext);
  if (!i18n) throw new Error('No language around this component.');
  return i18n;
}

export const useT = <Key extends string = PublicKey>(): Translate<Key> => useI18n<Key>().t;
export const useLang = (): Lang => useI18n().lang;
