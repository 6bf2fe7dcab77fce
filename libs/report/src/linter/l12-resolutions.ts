import { LANGUAGES } from '@sti/reference';
import { findingOf, type Rule, type Spot } from './finding.ts';
import { inPlace, type PerLanguage, withoutQuotes } from './reading.ts';

const SYMBOL = '[AE]\\/RES\\/(\\d{1,4}\\/\\d{1,4}(?: [A-Z](?![\\p{L}]))?)';
const NUMBER = '(\\d{1,4}\\/\\d{1,4})';

type Form = { readonly pattern: RegExp; readonly write: (match: RegExpExecArray, text: string) => string | undefined };

function european(word: string, capital: string): Form[] {
  return [
    {
      pattern: new RegExp(`(?:${capital} |${word} )?(?<![\\p{L}\\p{N}/])${SYMBOL}`, 'gu'),
      write: (match, text) => `${inPlace(text, match.index, word)} ${match[1]}`,
    },
    {
      pattern: new RegExp(`(?<=[\\p{L}\\p{N},;] )${capital} ${NUMBER}`, 'gu'),
      write: (match) => `${word} ${match[1]}`,
    },
  ];
}

const FORMS: PerLanguage<readonly Form[]> = {
  en: european('resolution', 'Resolution'),
  fr: european('résolution', 'Résolution'),
  es: european('resolución', 'Resolución'),
  // Without its noun a symbol needs one in the case of the sentence: that a person writes.
  ru: [
    {
      pattern: new RegExp(`(?:([Рр])(езолюци\\p{L}{1,3}) )?(?<![\\p{L}\\p{N}/])${SYMBOL}`, 'gu'),
      write: (match, text) => (match[2] ? `${inPlace(text, match.index, `р${match[2]}`)} ${match[3]}` : undefined),
    },
  ],
  ar: [
    {
      pattern: new RegExp(`(?:(\\p{L}{0,2}قرار\\p{L}{0,3}(?: الجمعية العامة)?) )?(?<![\\p{L}\\p{N}/])${SYMBOL}`, 'gu'),
      write: (match) => `${match[1] ?? 'القرار'} ${match[2]}`,
    },
  ],
  zh: [
    {
      pattern: new RegExp(`(?:决议 ?)?第?${SYMBOL} ?号?(?:决议)?`, 'gu'),
      write: (match) => `第${match[1]}号决议`,
    },
  ],
};

/** L12: a resolution is cited by its number, 'resolution 70/1', not by its symbol. */
export const l12: Rule = {
  id: 'L12',
  languages: LANGUAGES,
  check: ({ passages }) =>
    passages
      .filter(({ place }) => place !== 'heading')
      .flatMap((passage) => {
        const text = withoutQuotes(passage.text);
        const spots = (FORMS[passage.lang] ?? []).flatMap(({ pattern, write }) =>
          [...text.matchAll(pattern)].map((match): Spot => {
            const replacement = write(match, text);
            const place = { from: match.index, to: match.index + match[0].length };
            return replacement === undefined ? place : { ...place, replacement };
          }),
        );
        return findingOf(
          'L12',
          passage,
          spots.sort((a, b) => a.from - b.from),
        );
      }),
};
