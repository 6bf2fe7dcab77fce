import { findingOf, type Rule } from './finding.ts';
import { isSentenceStart, type PerLanguage, wholeWord, withoutQuotes } from './reading.ts';

const PATTERNS: PerLanguage<RegExp> = {
  en: wholeWord('Forums?'),
  fr: wholeWord('Forums?'),
  es: wholeWord('Foros?'),
  ru: wholeWord('Форум(?:а|у|ом|е|ы|ов)?'),
};

// A name of another meeting: "World Economic Forum", "Forum économique mondial", "Foro Económico Mundial".
const NAMED_BEFORE = /(?<![\p{L}-])\p{Lu}[\p{L}’'-]{1,40} $/u;
const NO_NAME =
  /(?:The|This|That|Our|Its|At|In|Annual|Multi-stakeholder|Stakeholder|STI|Le|Ce|Au|Du|El|Este|Al|Del|На|Этот|Наш) $/u;
const NAMED_AFTER: PerLanguage<RegExp> = {
  en: /^ (?:of|for) (?:the )?\p{Lu}/u,
  fr: /^ (?:économique|social|mondial|sur la gouvernance|des îles)/u,
  es: /^ (?:\p{Lu}|para la Gobernanza|de las Islas)/u,
  ru: /^ (?:по (?:вопросам )?управлени|тихоокеанских)/u,
};

/** L11: the forum is written small in running text; its official title and names of other meetings are not. */
export const l11: Rule = {
  id: 'L11',
  languages: ['en', 'fr', 'es', 'ru'],
  check: ({ passages }) =>
    passages
      .filter(({ place }) => place !== 'heading')
      .flatMap((passage) => {
        const text = withoutQuotes(passage.text);
        const pattern = PATTERNS[passage.lang];
        const spots = [...(pattern ? text.matchAll(pattern) : [])].filter((match) => {
          const before = text.slice(Math.max(0, match.index - 42), match.index);
          const after = text.slice(match.index + match[0].length, match.index + match[0].length + 24);
          if (isSentenceStart(text, match.index)) return false;
          if (NAMED_BEFORE.test(before) && !NO_NAME.test(before)) return false;
          return !NAMED_AFTER[passage.lang]?.test(after);
        });
        return findingOf(
          'L11',
          passage,
          spots.map(({ index, 0: found }) => ({
            from: index,
            to: index + found.length,
            replacement: found.charAt(0).toLowerCase() + found.slice(1),
          })),
        );
      }),
};
