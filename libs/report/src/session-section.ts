import type { OutcomeType } from '@sti/domain';
import type { Lang } from '@sti/reference';
import type { DraftParagraph, ParagraphKind } from './draft.ts';
import type { CompileInput, ItemFacts, SessionFacts } from './facts.ts';
import type { Earlier } from './merge.ts';
import { evidenceOf, goalSentences, inLanguages, paragraph, sentenceOf, sentences } from './paragraphs.ts';
import { whenText } from './words/dates.ts';
import { fill, peopleText, wordsOf } from './words/wording.ts';

const KIND: Partial<Record<OutcomeType, ParagraphKind>> = {
  KEY_MESSAGE: 'KEY_MESSAGE',
  RECOMMENDATION: 'RECOMMENDATION',
};

export function itemKey(session: SessionFacts, item: ItemFacts): string {
  return `s-${session.code}-item-${item.id}`;
}

/** What a session brings to the summary: agreed and proposed items; the messages confirmed at closing come first. */
export function reportedItems(session: SessionFacts, type: OutcomeType): ItemFacts[] {
  const rank = (item: ItemFacts) => {
    const confirmed = session.confirmedMessageIds.indexOf(item.id);
    if (confirmed >= 0) return confirmed;
    return session.confirmedMessageIds.length + (item.status === 'AGREED' ? 0 : 1);
  };
  return session.items
    .filter((item) => item.type === type && (item.status === 'AGREED' || item.status === 'PROPOSED'))
    .sort((a, b) => rank(a) - rank(b));
}

function openingText(session: SessionFacts, lang: Lang, today = '9999-12-31'): string {
  const words = wordsOf(lang);
  const led = (role: 'CHAIR' | 'MODERATOR', message: 'sessionChair' | 'sessionModerator') => {
    const people = session.people.filter((person) => person.role === role);
    const names = peopleText(people, lang);
    return names === '' ? '' : fill(lang, words[message], { names, n: people.length });
  };
  return sentences(lang, [
    session.day &&
      fill(lang, session.day > today ? words.sessionComing : words.sessionHeld, {
        when: whenText(session.day, session.day, lang),
      }),
    led('CHAIR', 'sessionChair'),
    led('MODERATOR', 'sessionModerator'),
    goalSentences(lang, session.goals, ['sessionGoals', 'sessionTargets']),
  ]);
}

/**
 * The outcomes of one type: several become a lead-in with sub-paragraphs, a single one a paragraph that quotes it.
 * What a person has edited keeps its shape, because its words were written for that shape.
 */
function outcomes(session: SessionFacts, type: OutcomeType, original: Lang, earlier: Earlier): DraftParagraph[] {
  const items = reportedItems(session, type).filter((item) => !earlier.isRemoved(itemKey(session, item)));
  const asParagraph = (item: ItemFacts, depth: 0 | 1): DraftParagraph => {
    const lang = item.language ?? original;
    const text = sentenceOf(item.text, lang);
    const write = () => (depth === 1 ? text : fill(lang, wordsOf(lang).leadIns[type].one, { text }));
    return paragraph(itemKey(session, item), inLanguages(write, [lang]), {
      kind: KIND[type] ?? 'HIGHLIGHT',
      depth,
      evidence: evidenceOf(item),
    });
  };
  const standsAlone = (item: ItemFacts) => earlier.editedDepth(itemKey(session, item)) === 0;
  const alone = items.filter(standsAlone).map((item) => asParagraph(item, 0));
  const listed = items.filter((item) => !standsAlone(item));
  const [only] = listed;
  if (!only) return alone;
  if (listed.length === 1 && earlier.editedDepth(itemKey(session, only)) !== 1) return [...alone, asParagraph(only, 0)];
  const leadInKey = `s-${session.code}-${type.toLowerCase().replaceAll('_', '-')}`;
  return [
    ...alone,
    paragraph(
      leadInKey,
      inLanguages((lang) => wordsOf(lang).leadIns[type].many),
    ),
    ...listed.map((item) => asParagraph(item, 1)),
  ];
}

/** The paragraphs of one session; none while it has no outcome to report. */
export function sessionParagraphs(
  { originalLanguage, today }: CompileInput,
  session: SessionFacts,
  order: readonly OutcomeType[],
  earlier: Earlier,
): DraftParagraph[] {
  const found = order.flatMap((type) => outcomes(session, type, originalLanguage, earlier));
  if (found.length === 0) return [];
  const opening = inLanguages((lang) => openingText(session, lang, today));
  return Object.keys(opening).length > 0 ? [paragraph(`s-${session.code}-opening`, opening), ...found] : found;
}

/** A recommendation without the lead-in of a paragraph that quotes it. */
export function recommendationText(text: string, lang: Lang): string {
  const [leadIn = ''] = wordsOf(lang).leadIns.RECOMMENDATION.one.split('{text}');
  return text.startsWith(leadIn) ? text.slice(leadIn.length) : text;
}
