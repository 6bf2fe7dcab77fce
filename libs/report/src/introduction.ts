import { pickText } from '@sti/domain';
import type { Lang } from '@sti/reference';
import type { DraftParagraph } from './draft.ts';
import type { CompileInput, ForumFacts, NamedPerson } from './facts.ts';
import { goalSentences, inLanguages, nameFor, paragraph, sentences } from './paragraphs.ts';
import { whenText } from './words/dates.ts';
import { fill, fillCount, peopleText, personText, wordsOf } from './words/wording.ts';

function editionSentence({ forum, today }: CompileInput, lang: Lang): string {
  const words = wordsOf(lang);
  const ordinal = words.ordinals[forum.number - 1] ?? String(forum.number);
  if (!forum.startDate || forum.datesToBeConfirmed) return fill(lang, words.editionUndated, { ordinal });
  const lastDay = forum.endDate ?? forum.startDate;
  const when = whenText(forum.startDate, lastDay, lang);
  const isComing = today !== undefined && lastDay > today;
  return forum.venue
    ? fill(lang, isComing ? words.editionComingAt : words.editionAt, { ordinal, when, venue: forum.venue })
    : fill(lang, isComing ? words.editionComing : words.edition, { ordinal, when });
}

function coChairSentence(forum: ForumFacts, lang: Lang, which: 'appointed' | 'coChairs'): string {
  const names = peopleText(forum.coChairs, lang);
  return names === '' ? '' : fill(lang, wordsOf(lang)[which], { names, n: forum.coChairs.length });
}

/** The unnumbered note by which the President of the Council transmits the summary. */
export function frontMatter(input: CompileInput): DraftParagraph[] {
  const transmittal = (lang: Lang) =>
    sentences(lang, [
      wordsOf(lang).transmittal,
      editionSentence(input, lang),
      coChairSentence(input.forum, lang, 'appointed'),
    ]);
  return [paragraph('front-transmittal', inLanguages(transmittal))];
}

function convenedSentence(forum: ForumFacts, lang: Lang): string {
  const name = forum.president ? personText(forum.president, lang, false) : '';
  return name === '' ? wordsOf(lang).convened : fill(lang, wordsOf(lang).convenedBy, { name });
}

function themeText(forum: ForumFacts, lang: Lang): string {
  const words = wordsOf(lang);
  const theme = pickText(forum.theme, lang)?.text;
  return sentences(lang, [
    theme && fill(lang, words.theme, { theme }),
    goalSentences(lang, forum.goalsUnderReview, ['goals', 'targets']),
  ]);
}

function hlpfText(forum: ForumFacts, lang: Lang): string {
  if (!forum.hlpfStart) return '';
  const words = wordsOf(lang);
  const when = whenText(forum.hlpfStart, forum.hlpfEnd ?? forum.hlpfStart, lang);
  return sentences(lang, [
    fill(lang, words.hlpfOfYear, { when }),
    forum.hlpfTheme && fill(lang, words.hlpfTheme, { theme: forum.hlpfTheme }),
  ]);
}

function participationText(input: CompileInput, lang: Lang): string {
  const words = wordsOf(lang);
  const figures = input.participation;
  const statements = reportedSessions(input).reduce((sum, session) => sum + session.statements.length, 0);
  type Counted = 'registered' | 'onSite' | 'online' | 'countries' | 'statements';
  const count = (what: Counted, n: number | null | undefined) => (n ? fillCount(lang, words[what], n) : '');
  return sentences(lang, [
    count('registered', figures?.registered),
    count('countries', figures?.countries),
    count('onSite', figures?.onSite),
    count('online', figures?.online),
    count('statements', statements),
  ]);
}

/** The sessions that the summary speaks of: rehearsals are none of them. */
export function reportedSessions(input: CompileInput) {
  return input.sessions.filter((session) => !session.isRehearsal);
}

/** Those who spoke at the opening: named, without their statements (UN Editorial Manual). */
function openers(input: CompileInput): DraftParagraph[] {
  const people = reportedSessions(input)
    .filter((session) => session.type === 'OPENING')
    .flatMap((session) => session.people)
    .filter(({ role, name, title }) => role !== 'MODERATOR' && role !== 'RAPPORTEUR' && (name || title));
  if (people.length === 0) return [];
  const keyOf = (person: NamedPerson) => `intro-opener-${nameFor(`${person.name}|${person.title}`)}`;
  const unique = [...new Map(people.map((person) => [keyOf(person), person]))];
  const ended = (person: NamedPerson, isLast: boolean, lang: Lang) =>
    personText(person, lang, true) + (isLast ? (lang === 'zh' ? '。' : '.') : wordsOf(lang).semicolon.trimEnd());
  return [
    paragraph(
      'intro-openers',
      inLanguages((lang) => wordsOf(lang).openers),
    ),
    ...unique.map(([key, person], index) =>
      paragraph(
        key,
        inLanguages((lang) => ended(person, index === unique.length - 1, lang)),
        { depth: 1 },
      ),
    ),
  ];
}

/** Section I, by the plan of summary.md: what the summary is, the mandate, who led, prepared, took part and opened. */
export function introduction(input: CompileInput): DraftParagraph[] {
  const { forum } = input;
  const mandateNote = Object.fromEntries(
    Object.entries(inLanguages((lang) => wordsOf(lang).mandateNote)).map(([lang, { text }]) => [lang, text]),
  );
  const edition = (lang: Lang) =>
    sentences(lang, [
      editionSentence(input, lang),
      convenedSentence(forum, lang),
      coChairSentence(forum, lang, 'coChairs'),
    ]);
  return [
    paragraph(
      'intro-disclaimer',
      inLanguages((lang) => wordsOf(lang).disclaimer),
    ),
    paragraph(
      'intro-mandate',
      inLanguages((lang) => wordsOf(lang).mandate),
      {
        footnotes: [{ key: 'mandate', texts: mandateNote }],
      },
    ),
    paragraph('intro-edition', inLanguages(edition)),
    paragraph(
      'intro-organisers',
      inLanguages((lang) => wordsOf(lang).organisers),
    ),
    paragraph(
      'intro-theme',
      inLanguages((lang) => themeText(forum, lang)),
    ),
    paragraph(
      'intro-hlpf',
      inLanguages((lang) => hlpfText(forum, lang)),
    ),
    paragraph(
      'intro-participation',
      inLanguages((lang) => participationText(input, lang)),
      { kind: 'FIGURE' },
    ),
    ...openers(input),
  ].filter(({ texts }) => Object.keys(texts).length > 0);
}
