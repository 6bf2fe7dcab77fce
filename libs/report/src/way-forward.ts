import { addresseeIn, compareSdg, type Lang } from '@sti/reference';
import type { Draft, DraftParagraph, DraftSection } from './draft.ts';
import type { CompileInput, ItemFacts, StatementFacts } from './facts.ts';
import { reportedSessions } from './introduction.ts';
import { evidenceOf, inLanguages, nameFor, paragraph } from './paragraphs.ts';
import { itemKey, recommendationText, reportedItems } from './session-section.ts';
import { supportOf } from './support.ts';
import { plainText } from './text.ts';
import { fill, fillCount, listOf, wordsOf } from './words/wording.ts';

type Recommendation = { item: ItemFacts; number: string | undefined; source: DraftParagraph };

function statementsById(input: CompileInput): Map<string, StatementFacts> {
  return new Map(input.sessions.flatMap((session) => session.statements).map((each) => [each.id, each]));
}

/** The recommendations as the sessions' sections print them now, edits included. */
function printedRecommendations(input: CompileInput, sections: readonly DraftSection[]): Recommendation[] {
  const printed = new Map(sections.flatMap((section) => section.paragraphs).map((each) => [each.key, each]));
  return reportedSessions(input).flatMap((session) =>
    reportedItems(session, 'RECOMMENDATION').flatMap((item) => {
      const source = printed.get(itemKey(session, item));
      return source && !source.isRemoved ? [{ item, number: input.recommendationNumbers[item.id], source }] : [];
    }),
  );
}

function entryText(
  { item, number, source }: Recommendation,
  statements: Map<string, StatementFacts>,
  lang: Lang,
): string {
  const text = source.texts[lang]?.text;
  if (!text) return '';
  const words = wordsOf(lang);
  const goals = [...item.goals].sort(compareSdg);
  const { sources } = supportOf(item, statements);
  const details = [
    number ?? '',
    goals.length > 0 ? fill(lang, words.goalsAndTargets, { goals: listOf(lang, goals) }) : '',
    sources > 0 ? fillCount(lang, words.support, sources) : '',
  ].filter((detail) => detail !== '');
  const stop = lang === 'zh' ? '。' : '.';
  const bare = recommendationText(plainText(text), lang).replace(/[.。]$/, '');
  return details.length === 0
    ? bare + stop
    : fill(lang, words.named.withCountry, { name: bare, country: details.join(words.semicolon) }) + stop;
}

/** Section V: every recommendation by addressee, in the words of its session's section, with Goals and support. */
export function wayForward(input: CompileInput, sections: readonly DraftSection[]): DraftParagraph[] {
  const recommendations = printedRecommendations(input, sections);
  if (recommendations.length === 0) return [];
  const statements = statementsById(input);
  const groups = new Map<string, Recommendation[]>();
  for (const each of recommendations) {
    // Picked in French or in English, it is the same addressee.
    const together = [...new Set(each.item.addressees.map((name) => addresseeIn(name, 'en')))].sort().join('\n');
    groups.set(together, [...(groups.get(together) ?? []), each]);
  }
  const paragraphs = [...groups].flatMap(([together, members]) => {
    const key = `way-${nameFor(together)}`;
    const leadIn = (lang: Lang) => {
      const { addresseesInSentence, addressedTo, unaddressed } = wordsOf(lang);
      const names = together
        .split('\n')
        .map((name) => addresseeIn(name, lang))
        .map((name) => addresseesInSentence?.[name] ?? name);
      return together === '' ? unaddressed : fill(lang, addressedTo, { addressee: listOf(lang, names) });
    };
    return [
      paragraph(key, inLanguages(leadIn)),
      ...members.map((each) =>
        paragraph(
          `${key}-item-${each.item.id}`,
          inLanguages((lang) => entryText(each, statements, lang)),
          { depth: 1, evidence: evidenceOf(each.item) },
        ),
      ),
    ];
  });
  return [
    paragraph(
      'way-intro',
      inLanguages((lang) => wordsOf(lang).wayForwardIntro),
    ),
    ...paragraphs,
  ];
}

/** The draft with section V in today's words, wherever nobody has edited it there. */
export function refreshWayForward(draft: Draft, input: CompileInput): Draft {
  const fresh = new Map(wayForward(input, draft.sections).map((each) => [each.key, each.texts]));
  const renew = (old: DraftParagraph): DraftParagraph => {
    const kept = Object.entries(old.texts).filter(([, text]) => !text.isGenerated);
    return fresh.has(old.key) ? { ...old, texts: { ...fresh.get(old.key), ...Object.fromEntries(kept) } } : old;
  };
  const sections = draft.sections.map((section) => ({ ...section, paragraphs: section.paragraphs.map(renew) }));
  return { ...draft, sections };
}
