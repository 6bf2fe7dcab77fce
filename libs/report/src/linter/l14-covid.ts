import { LANGUAGES, type Lang } from '@sti/reference';
import { findingOf, type Passage, type Rule, type Spot } from './finding.ts';
import { inPlace, withoutQuotes } from './reading.ts';

type Form = { readonly short: RegExp; readonly introduced: RegExp; readonly full?: string };

const SHORT = /(?<![\p{L}\p{N}])COVID[- \u2011]?19(?![\p{L}\p{N}])/iu;

const FORMS: Readonly<Record<Lang, Form>> = {
  en: { short: SHORT, introduced: /coronavirus disease(?: 2019)? \($/i, full: 'coronavirus disease (COVID-19)' },
  fr: { short: SHORT, introduced: /maladie à coronavirus(?: 2019)? \($/i, full: 'maladie à coronavirus (COVID-19)' },
  es: {
    short: SHORT,
    introduced: /enfermedad por coronavirus(?: de 2019)? \($/i,
    full: 'enfermedad por coronavirus (COVID-19)',
  },
  // The Russian words take the case of their sentence.
  ru: { short: SHORT, introduced: /коронавирусн\p{L}{1,3} \p{L}{4,14}(?: 2019 года)? \($/iu },
  ar: {
    short: /(?<![\p{L}\p{N}])(?:كوفيد[- ]?19|COVID[- ]?19)(?![\p{L}\p{N}])/iu,
    introduced: /فيروس كورونا \($/,
    full: 'مرض فيروس كورونا (كوفيد-19)',
  },
  zh: {
    short: /COVID[- ]?19|新冠(?:肺炎|病毒)?/iu,
    introduced: /冠状病毒病[(（]$/,
    full: '2019冠状病毒病（COVID-19）',
  },
};

function spotIn({ text, lang }: Passage): Spot | 'introduced' | undefined {
  const plain = withoutQuotes(text);
  const { short, introduced, full } = FORMS[lang];
  const match = short.exec(plain);
  if (!match) return undefined;
  if (introduced.test(plain.slice(Math.max(0, match.index - 60), match.index))) return 'introduced';
  const place = { from: match.index, to: match.index + match[0].length };
  return full ? { ...place, replacement: inPlace(plain, match.index, full) } : place;
}

/** L14: the first COVID-19 of the document stands behind its full name. */
export const l14: Rule = {
  id: 'L14',
  languages: LANGUAGES,
  check: ({ passages }) => {
    const seen = new Set<Lang>();
    return passages
      .filter(({ place }) => place !== 'heading')
      .flatMap((passage) => {
        if (seen.has(passage.lang)) return [];
        const spot = spotIn(passage);
        if (spot) seen.add(passage.lang);
        return spot && spot !== 'introduced' ? findingOf('L14', passage, [spot]) : [];
      });
  },
};
