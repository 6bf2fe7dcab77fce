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

/** The texts of a form after a choice between two: a path names the language ('title.fr'), else the original is meant. */
export function chosenTexts<T extends object, K extends keyof T & string>(
  values: T,
  fields: readonly K[],
  chosen: Record<string, string | null>,
): Partial<Record<K, EditedText>> {
  const next: Partial<Record<K, EditedText>> = {};
  for (const [path, text] of Object.entries(chosen)) {
    const [name, lang] = path.split('.');
    const field = fields.find((f) => f === name);
    if (!field) continue;
    const edited = next[field] ?? (values[field] as unknown as EditedText);
    const at = LANGUAGES.find((l) => l === lang) ?? edited.original;
    next[field] = { ...edited, texts: { ...edited.texts, [at]: { ...edited.texts[at], text: text ?? '' } } };
  }
  return next;
}
