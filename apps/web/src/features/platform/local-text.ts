import { LANGUAGES, type Lang } from '@sti/reference';
import { graphql, type ResultOf } from '../../lib/graphql.ts';

export const AllLanguages = graphql(`
  fragment AllLanguages on AllTexts {
    original
    texts { lang text state isStale }
  }
`);

type Stored = ResultOf<typeof AllLanguages>;
type State = Stored['texts'][number]['state'];

type OneLanguage = {
  text: string;
  state: State;
  /** Older than its original. */
  isStale: boolean;
  /** Somebody said just now that it is still right. */
  isConfirmed?: boolean;
};
/** A text while it is edited: every language there, empty where nothing is written. */
export type EditedText = { original: Lang; texts: Record<Lang, OneLanguage> };

export function editText(stored: Stored | null, original: Lang = 'en'): EditedText {
  const texts = Object.fromEntries(
    LANGUAGES.map((lang) => {
      const found = stored?.texts.find((t) => t.lang === lang);
      return [lang, { text: found?.text ?? '', state: found?.state ?? 'official', isStale: found?.isStale ?? false }];
    }),
  ) as EditedText['texts'];
  return { original: stored?.original ?? original, texts };
}

const written = (edited: EditedText) =>
  LANGUAGES.filter((lang) => edited.texts[lang].text.trim() !== '').map((lang) => ({
    lang,
    text: edited.texts[lang].text,
    state: edited.texts[lang].state,
    isConfirmed: edited.texts[lang].isConfirmed,
  }));

/** The input of a text that must be there. */
export const textInput = (edited: EditedText) => ({ original: edited.original, texts: written(edited) });

/** The input of a text that may be missing. */
export function optionalText(edited: EditedText) {
  const texts = written(edited);
  return texts.length ? { original: edited.original, texts } : null;
}

const isEmpty = (edited: EditedText) => LANGUAGES.every((lang) => edited.texts[lang].text.trim() === '');

/** Whether a text is there in a language, and whether it is older than its original. */
export function markOf(edited: EditedText, lang: Lang): 'missing' | 'written' | 'stale' {
  const one = edited.texts[lang];
  if (!one.text.trim()) return 'missing';
  return one.isStale ? 'stale' : 'written';
}

/** The same of all texts of a form; those that are empty in every language do not count. */
export function markOfAll(texts: readonly EditedText[], lang: Lang): 'missing' | 'partly' | 'written' | 'stale' {
  const marks = texts.filter((text) => !isEmpty(text)).map((text) => markOf(text, lang));
  if (marks.includes('stale')) return 'stale';
  if (!marks.includes('written')) return 'missing';
  return marks.includes('missing') ? 'partly' : 'written';
}
