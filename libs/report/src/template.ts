import type { LocalText, OutcomeType } from '@sti/domain';
import { LANGUAGES } from '@sti/reference';
import type { SessionFacts } from './facts.ts';
import { wordsOf } from './words/wording.ts';
import type { ReportWords } from './words/words.ts';

/** What fills a section: fixed paragraphs, one subsection per session, or the recommendations by addressee. */
type SectionContent = 'FRONT' | 'INTRODUCTION' | 'SESSIONS' | 'WAY_FORWARD';

export type TemplateSection = {
  readonly key: string;
  readonly content: SectionContent;
  readonly heading: LocalText;
  /** A section that is not required enters the draft only when something fills it. */
  readonly isRequired: boolean;
  /** More words than this are pointed out; null = only the whole counts. */
  readonly wordLimit: number | null;
};

/** The plan of one year's summary: plain data, kept with the document and edited there. */
export type Template = {
  readonly sections: readonly TemplateSection[];
  /** The order of the outcomes within a session. */
  readonly outcomeOrder: readonly OutcomeType[];
  readonly annexes: readonly AnnexKey[];
};

export type AnnexKey = 'programme' | 'participation' | 'register';

function inAllLanguages(pick: (words: ReportWords) => string): LocalText {
  const texts = LANGUAGES.map((lang) => [lang, { text: pick(wordsOf(lang)), state: 'official' }]);
  return { original: 'en', texts: Object.fromEntries(texts) };
}

// Three openings of past summaries, one account of a whole one and the UN's editorial rules led to this plan: no
// complete past summary was at hand. Check it against real ones before its first use.
export const DEFAULT_TEMPLATE: Template = {
  sections: [
    {
      key: 'front',
      content: 'FRONT',
      heading: inAllLanguages((words) => words.title),
      isRequired: true,
      wordLimit: null,
    },
    {
      key: 'introduction',
      content: 'INTRODUCTION',
      heading: inAllLanguages((words) => words.sections.introduction),
      isRequired: true,
      wordLimit: 1200,
    },
    {
      key: 'highlights',
      content: 'SESSIONS',
      heading: inAllLanguages((words) => words.sections.highlights),
      isRequired: true,
      wordLimit: 5500,
    },
    {
      key: 'emerging',
      content: 'SESSIONS',
      heading: inAllLanguages((words) => words.sections.emerging),
      isRequired: false,
      wordLimit: 1000,
    },
    {
      key: 'side-events',
      content: 'SESSIONS',
      heading: inAllLanguages((words) => words.sections.sideEvents),
      isRequired: false,
      wordLimit: 1000,
    },
    {
      key: 'way-forward',
      content: 'WAY_FORWARD',
      heading: inAllLanguages((words) => words.sections.wayForward),
      isRequired: true,
      wordLimit: 2500,
    },
  ],
  outcomeOrder: ['GOOD_PRACTICE', 'GAP', 'COMMITMENT', 'QUESTION', 'DISSENT', 'KEY_MESSAGE', 'RECOMMENDATION'],
  annexes: ['programme', 'participation', 'register'],
};

const BESIDE_THE_PROGRAMME = ['SIDE_EVENT', 'EXHIBITION', 'PITCH'];

/** The key of the section in which a session is reported. */
export function sectionOfSession(session: SessionFacts): 'highlights' | 'emerging' | 'side-events' {
  if (BESIDE_THE_PROGRAMME.includes(session.type ?? '')) return 'side-events';
  return session.tags.includes('emerging') ? 'emerging' : 'highlights';
}
