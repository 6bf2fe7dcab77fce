/** The official languages of the United Nations, in the UN's order (English alphabetical). */
export const LANGUAGES = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const;

export type Lang = (typeof LANGUAGES)[number];

export type SixLanguages = Readonly<Record<Lang, string>>;

/** Each language's name in itself. */
export const LANGUAGE_NAMES: SixLanguages = {
  ar: 'العربية',
  zh: '中文',
  en: 'English',
  fr: 'Français',
  ru: 'Русский',
  es: 'Español',
};

/**
 * Tags for Intl. UN documents in Arabic use both kinds of digits; Latin ones keep session codes, times and
 * document symbols alike in all six versions. British English: the UN writes day before month.
 */
export const BCP47: SixLanguages = {
  ar: 'ar-u-nu-latn',
  zh: 'zh-Hans',
  en: 'en-GB',
  fr: 'fr',
  ru: 'ru',
  es: 'es',
};

export function isLang(value: unknown): value is Lang {
  return LANGUAGES.some((lang) => lang === value);
}

export function directionOf(lang: Lang): 'rtl' | 'ltr' {
  return lang === 'ar' ? 'rtl' : 'ltr';
}
