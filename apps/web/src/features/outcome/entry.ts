import { type Attribution, OUTCOME_TYPES, type OutcomeArea, type OutcomeType } from '@sti/domain';
import type { Lang } from '@sti/reference';

/** What can be logged: a statement, or one of the outcome types. */
export type EntryType = 'STATEMENT' | OutcomeType;
export const ENTRY_TYPES: readonly EntryType[] = ['STATEMENT', ...OUTCOME_TYPES];

/** One key each; they stay the same in every language, so that a help card fits all. */
export const ENTRY_KEYS: Record<EntryType, string> = {
  STATEMENT: 'S',
  KEY_MESSAGE: 'K',
  RECOMMENDATION: 'R',
  GOOD_PRACTICE: 'G',
  GAP: 'P',
  COMMITMENT: 'C',
  QUESTION: 'Q',
  DISSENT: 'D',
};

/** By the letter, or on a keyboard of another script by the place that the letter has on a Latin one. */
export const typeOfKey = ({ key, code }: { key: string; code: string }): EntryType | undefined => {
  const letter = /^[a-z]$/i.test(key) ? key.toUpperCase() : code.replace(/^Key/, '');
  return ENTRY_TYPES.find((type) => ENTRY_KEYS[type] === letter);
};

/** What stands in the entry form; everything that any type may need, so that changing the type loses nothing. */
export type EntryDraft = {
  type: EntryType;
  text: string;
  goals: string[];
  addressees: string[];
  sourceCategory: string | null;
  attribution: Attribution;
  /** An appearance of this session, or null for whoever `speakerText` names. */
  speakerAppearanceId: string | null;
  speakerText: string;
  onBehalfOf: string;
  verbatim: boolean;
  language: Lang;
  timeFrame: string;
  area: OutcomeArea | null;
  statementIds: string[];
  /** The version that this one corrects, and the others that it brings together with it. */
  parentId: string | null;
  mergedFromIds: string[];
  /** The refused entry on this device whose place this one takes, by its clientId. */
  replaces: string | null;
  /** What was being written when this entry came into the form; it comes back afterwards. */
  aside: EntryDraft | null;
};

export const emptyEntry = (language: Lang): EntryDraft => ({
  type: 'STATEMENT',
  text: '',
  goals: [],
  addressees: [],
  sourceCategory: null,
  attribution: 'ROLE',
  speakerAppearanceId: null,
  speakerText: '',
  onBehalfOf: '',
  verbatim: false,
  language,
  timeFrame: '',
  area: null,
  statementIds: [],
  parentId: null,
  mergedFromIds: [],
  replaces: null,
  aside: null,
});

/** After saving: what waited goes on, else the same speaker and type with an empty text. */
export const nextEntry = (saved: EntryDraft): EntryDraft =>
  saved.aside ?? {
    ...saved,
    type: saved.parentId ? 'STATEMENT' : saved.type,
    text: '',
    goals: [],
    addressees: [],
    timeFrame: '',
    area: null,
    verbatim: false,
    statementIds: [],
    parentId: null,
    mergedFromIds: [],
    replaces: null,
  };

/** Who acts: offered where somebody is asked to, or promises to. */
export const hasAddressee = (type: EntryType): boolean => type === 'RECOMMENDATION' || type === 'COMMITMENT';
