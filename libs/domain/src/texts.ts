import { LANGUAGES, type Lang } from '@sti/reference';
import { LIMITS, type Problem, textProblems, tidy } from './problems.ts';

export const TEXT_STATES = ['official', 'unofficial', 'machine'] as const;
export type TextState = (typeof TEXT_STATES)[number];

/** One language's text of a field. `isStale`: the original changed after it was written. */
export type LanguageText = { text: string; state: TextState; isStale?: boolean };

/** A text in up to six languages; a language that is not there is missing. */
export type LocalText = { original: Lang; texts: Partial<Record<Lang, LanguageText>> };

/** A text as its editor hands it in. `isConfirmed`: somebody looked at this translation and says that it is right. */
export type EditedLocalText = {
  original: Lang;
  texts: Partial<Record<Lang, LanguageText & { isConfirmed?: boolean }>>;
};

/** What a reader of one language gets, with the language it really is in. */
export type Reading = { text: string; lang: Lang; state: TextState; isFallback: boolean; isStale: boolean };

export const localText = (text: string, original: Lang = 'en', state: TextState = 'official'): LocalText => ({
  original,
  texts: { [original]: { text: tidy(text), state } },
});

/** The reader's language, else the original, else English, else any: never empty where some text exists. */
export function pickText(local: LocalText | null | undefined, lang: Lang): Reading | null {
  if (!local) return null;
  for (const l of [lang, local.original, 'en' as const, ...LANGUAGES]) {
    const t = local.texts[l];
    if (t?.text) return { text: t.text, lang: l, state: t.state, isFallback: l !== lang, isStale: t.isStale ?? false };
  }
  return null;
}

/** The stored form of an edited text: tidied, empty languages left out, translations older than their original marked. */
export function mergeText(before: LocalText | null, after: EditedLocalText): LocalText {
  const original = after.original;
  const originalChanged = before?.texts[original]?.text !== tidy(after.texts[original]?.text ?? '');
  const texts: LocalText['texts'] = {};
  for (const lang of LANGUAGES) {
    const t = after.texts[lang];
    if (!t || tidy(t.text) === '') continue;
    const isSame = before?.texts[lang]?.text === tidy(t.text);
    const isOlder = originalChanged || before?.texts[lang]?.isStale === true;
    const isStale = lang !== original && isSame && isOlder && !t.isConfirmed;
    texts[lang] = { text: tidy(t.text), state: t.state, ...(isStale ? { isStale } : {}) };
  }
  return { original, texts };
}

/** Problems of each language's text; a required text needs its original. */
export function localTextProblems(
  field: string,
  value: LocalText | null | undefined,
  rule: { max?: number; required?: boolean; lines?: boolean } = {},
): Problem[] {
  const max = rule.max ?? LIMITS.title;
  if (!value) return rule.required ? [{ field, code: 'required' }] : [];
  return LANGUAGES.flatMap((lang) =>
    textProblems(`${field}.${lang}`, value.texts[lang]?.text, {
      max,
      lines: rule.lines,
      required: rule.required && lang === value.original,
    }),
  );
}
