import { LANGUAGES, type Lang } from '@sti/reference';
import { findingOf, type Passage, type Rule, type Spot } from './finding.ts';
import { inPlace, type PerLanguage, wholeWord, withoutQuotes } from './reading.ts';

/** The Goals: in full at first, then short. The pattern names its article, its plural s and the number of a Goal. */
type GoalWords = {
  readonly pattern: RegExp;
  readonly first: string;
  readonly later: string;
  readonly firstNumber: string;
  readonly laterNumber: string;
};

const GOALS: PerLanguage<GoalWords> = {
  en: {
    pattern: wholeWord('(?<article>[Tt]he )?SDG(?<plural>s)?(?: (?<number>\\d+))?'),
    first: 'Sustainable Development Goals',
    later: 'Goals',
    firstNumber: 'Sustainable Development Goal',
    laterNumber: 'Goal',
  },
  fr: {
    pattern: wholeWord('(?<article>[Ll]es )?(?:ODD|SDG)(?<plural>s)?(?: (?<number>\\d+))?'),
    first: 'objectifs de développement durable',
    later: 'objectifs',
    firstNumber: 'objectif de développement durable',
    laterNumber: 'objectif',
  },
  es: {
    pattern: wholeWord('(?<article>[Ll]os )?(?:ODS|SDG)(?<plural>s)?(?: (?<number>\\d+))?'),
    first: 'Objetivos de Desarrollo Sostenible',
    later: 'Objetivos',
    firstNumber: 'Objetivo de Desarrollo Sostenible',
    laterNumber: 'Objetivo',
  },
  ar: {
    pattern: wholeWord('SDG(?<plural>s)?(?: (?<number>\\d+))?'),
    first: 'أهداف التنمية المستدامة',
    later: 'الأهداف',
    firstNumber: 'هدف التنمية المستدامة',
    laterNumber: 'الهدف',
  },
  zh: {
    pattern: /SDG(?<plural>s)?(?: ?(?<number>\d+))?/gu,
    first: '可持续发展目标',
    later: '可持续发展目标',
    firstNumber: '可持续发展目标',
    laterNumber: '目标',
  },
};

const STI: PerLanguage<readonly (readonly [RegExp, string])[]> = {
  en: [
    [wholeWord('STI [Ff]orum'), 'forum'],
    [wholeWord('STI'), 'science, technology and innovation'],
    [wholeWord('UN'), 'United Nations'],
  ],
  fr: [
    [wholeWord('[Dd]e la STI'), 'de la science, de la technologie et de l’innovation'],
    [wholeWord('[Ll]a STI'), 'la science, la technologie et l’innovation'],
    [wholeWord('STI'), 'science, technologie et innovation'],
  ],
  es: [
    [wholeWord('[Dd]e la (?:CTI|STI)'), 'de la ciencia, la tecnología y la innovación'],
    [wholeWord('[Ll]a (?:CTI|STI)'), 'la ciencia, la tecnología y la innovación'],
    [wholeWord('CTI|STI'), 'ciencia, tecnología e innovación'],
  ],
  ar: [[wholeWord('STI'), 'العلم والتكنولوجيا والابتكار']],
  zh: [[/(?<![A-Za-z])STI(?![A-Za-z])/gu, '科学、技术和创新']],
};

// Spelled out at first use, with the abbreviation in brackets; after that the abbreviation may stand alone.
const OTHERS: PerLanguage<Readonly<Record<string, string>>> = {
  en: {
    HLPF: 'high-level political forum on sustainable development',
    ECOSOC: 'Economic and Social Council',
    TFM: 'Technology Facilitation Mechanism',
    LDCs: 'least developed countries',
    LLDCs: 'landlocked developing countries',
    SIDS: 'small island developing States',
    AI: 'artificial intelligence',
    ICT: 'information and communications technology',
    ICTs: 'information and communications technologies',
    NGOs: 'non-governmental organizations',
    VNRs: 'voluntary national reviews',
  },
  fr: {
    PMA: 'pays les moins avancés',
    PEID: 'petits États insulaires en développement',
    IA: 'intelligence artificielle',
    ONG: 'organisations non gouvernementales',
  },
  es: {
    PMA: 'países menos adelantados',
    PEID: 'pequeños Estados insulares en desarrollo',
    IA: 'inteligencia artificial',
    ONG: 'organizaciones no gubernamentales',
  },
};

// The case of what stands for an abbreviation depends on the Russian sentence: only a person can write it.
const RUSSIAN: Readonly<Record<string, string>> = {
  ЦУР: 'цели в области устойчивого развития',
  НТИ: 'наука, техника и инновации',
  SDGs: 'цели в области устойчивого развития',
  STI: 'наука, техника и инновации',
};

class FirstUses {
  private readonly seen = new Set<string>();

  /** True the first time it is asked for a word in a language. */
  isFirst(lang: Lang, word: string): boolean {
    const key = `${lang} ${word}`;
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    return true;
  }
}

function goalSpots(text: string, lang: Lang, uses: FirstUses): Spot[] {
  const words = GOALS[lang];
  if (!words) return [];
  const spelledOut = text.indexOf(words.first);
  return [...text.matchAll(words.pattern)].map((match) => {
    const { article = '', plural, number }: Partial<Record<string, string>> = match.groups ?? {};
    if (spelledOut >= 0 && spelledOut < match.index) uses.isFirst(lang, 'Goals');
    const isFirst = uses.isFirst(lang, 'Goals');
    const isSingle = plural === undefined && (number !== undefined || lang === 'en');
    const gap = lang === 'zh' ? '' : ' ';
    let name = isFirst ? words.first : words.later;
    if (isSingle) name = isFirst || number === undefined ? words.firstNumber : words.laterNumber;
    // "SDGs" alone turns into "the Goals"; before a number no article is wanted.
    const needsArticle = lang === 'en' && !isFirst && !isSingle && number === undefined && article === '';
    const full = article + (needsArticle ? 'the ' : '') + name + (number === undefined ? '' : gap + number);
    const replacement = lang === 'zh' || lang === 'ar' ? full : inPlace(text, match.index, full);
    return { from: match.index, to: match.index + match[0].length, replacement };
  });
}

function fixedSpots(text: string, lang: Lang): Spot[] {
  const taken: Spot[] = [];
  for (const [pattern, words] of STI[lang] ?? []) {
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      taken.push({ from, to, replacement: inPlace(text, from, words) });
    }
  }
  return taken;
}

function otherSpots(text: string, lang: Lang, uses: FirstUses): Spot[] {
  const names = OTHERS[lang];
  if (!names) return [];
  const pattern = wholeWord(Object.keys(names).join('|'));
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [abbreviation] = match;
    const full = names[abbreviation] ?? '';
    if (!uses.isFirst(lang, abbreviation)) return [];
    const before = text.slice(Math.max(0, match.index - full.length - 2), match.index).toLowerCase();
    if (before.endsWith(`${full.toLowerCase()} (`)) return [];
    const replacement = `${inPlace(text, match.index, full)} (${abbreviation})`;
    return [{ from: match.index, to: match.index + abbreviation.length, replacement }];
  });
}

/** The places in order; of two that overlap, the one that starts first or is longer. */
function apart(spots: readonly Spot[]): Spot[] {
  const kept: Spot[] = [];
  for (const spot of [...spots].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (spot.from >= (kept.at(-1)?.to ?? 0)) kept.push(spot);
  }
  return kept;
}

function spotsIn({ text, lang }: Passage, uses: FirstUses): Spot[] {
  const plain = withoutQuotes(text);
  if (lang === 'ru') {
    const matches = [...plain.matchAll(wholeWord(Object.keys(RUSSIAN).join('|')))];
    return matches.map((match) => ({ from: match.index, to: match.index + match[0].length }));
  }
  const spots = apart([...goalSpots(plain, lang, uses), ...fixedSpots(plain, lang), ...otherSpots(plain, lang, uses)]);
  if (plain.includes(GOALS[lang]?.first ?? '\n')) uses.isFirst(lang, 'Goals');
  return spots;
}

/** L10: abbreviations that are not spelled out; the Goals in full at first, then "the Goals". */
export const l10: Rule = {
  id: 'L10',
  languages: LANGUAGES,
  check: ({ passages }) => {
    const uses = new FirstUses();
    return passages
      .filter(({ place }) => place !== 'heading')
      .flatMap((passage) => findingOf('L10', passage, spotsIn(passage, uses)));
  },
};
