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

/** A text while it is edited: every language there, empty where nothing is written. */
export type EditedText = { original: Lang; texts: Record<Lang, { text: string; state: State; isStale: boolean }> };

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
  }));

/** The input of a text that must be there. */
export const textInput = (edited: EditedText) => ({ original: edited.original, texts: written(edited) });

/** The input of a text that may be missing. */
export function optionalText(edited: EditedText) {
  const texts = written(edited);
  return texts.length ? { original: edited.original, texts } : null;
}
