import { compareSdg, isCountry, isLang, isStakeholderKind } from '@sti/reference';
import { goalProblems } from './forum.ts';
import { LIMITS, type Problem, textProblems } from './problems.ts';

export const OUTCOME_TYPES = [
  'KEY_MESSAGE',
  'RECOMMENDATION',
  'GOOD_PRACTICE',
  'GAP',
  'COMMITMENT',
  'QUESTION',
  'DISSENT',
] as const;
export type OutcomeType = (typeof OUTCOME_TYPES)[number];

export const OUTCOME_STATUSES = ['DRAFT', 'PROPOSED', 'AGREED', 'RETURNED', 'MERGED_INTO'] as const;
export type OutcomeStatus = (typeof OUTCOME_STATUSES)[number];

/** How a source may be printed. NONE and GROUP keep the person and the State out of every export. */
export const ATTRIBUTIONS = ['NAMED', 'ROLE', 'GROUP', 'NONE'] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

export const OUTCOME_AREAS = ['POLICY', 'FINANCE', 'CAPACITY', 'DATA'] as const;
export type OutcomeArea = (typeof OUTCOME_AREAS)[number];

/** The main messages that a moderator confirms at the end of a session. */
export const MESSAGES_AT_CLOSING = 3;

// product.md, room 8. Each version of an item starts in DRAFT; an agreed text is replaced only by another agreed one.
const MOVES: Readonly<Record<OutcomeStatus, readonly OutcomeStatus[]>> = {
  DRAFT: ['PROPOSED'],
  PROPOSED: ['AGREED', 'RETURNED'],
  RETURNED: ['PROPOSED'],
  AGREED: ['MERGED_INTO'],
  MERGED_INTO: [],
};

export const canMoveOutcome = (from: OutcomeStatus, to: OutcomeStatus): boolean => MOVES[from].includes(to);

/** True for what cannot be put to the moderator yet: a recommendation that names nobody to act. */
export const lacksAddressee = (item: { type: OutcomeType; addressees: readonly string[] }): boolean =>
  item.type === 'RECOMMENDATION' && item.addressees.length === 0;

export type StatementDraft = {
  text: string;
  language: string;
  speakerText?: string | null;
  onBehalfOf?: string | null;
  sourceCategory?: string | null;
  countryM49?: string | null;
};

export type OutcomeDraft = {
  text: string;
  statementIds: readonly string[];
  goals: readonly string[];
  sourceCategory?: string | null;
  addressees: readonly string[];
  timeFrame?: string | null;
  strength?: string | null;
};

const MAX_LIST = 100;
const MAX_ADDRESSEES = 20;

const line = (field: string, value: string | null | undefined) => textProblems(field, value, { max: LIMITS.line });
const longText = (value: string) => textProblems('text', value, { max: LIMITS.statement, required: true, lines: true });

function categoryProblems(value: string | null | undefined): Problem[] {
  return value == null || isStakeholderKind(value) ? [] : [{ field: 'sourceCategory', code: 'unknownValue' }];
}

/** What is wrong with a statement that somebody is about to log. */
export function statementProblems(draft: StatementDraft): Problem[] {
  return [
    ...longText(draft.text),
    ...(isLang(draft.language) ? [] : [{ field: 'language', code: 'unknownValue' as const }]),
    ...line('speakerText', draft.speakerText),
    ...line('onBehalfOf', draft.onBehalfOf),
    ...categoryProblems(draft.sourceCategory),
    ...(draft.countryM49 == null || isCountry(draft.countryM49)
      ? []
      : [{ field: 'countryM49', code: 'unknownValue' as const }]),
  ];
}

/** What is wrong with an outcome item. A recommendation without addressee is none: it may wait as a draft. */
export function outcomeProblems(draft: OutcomeDraft): Problem[] {
  return [
    ...longText(draft.text),
    ...(draft.statementIds.length > MAX_LIST
      ? [{ field: 'statementIds', code: 'tooMany' as const, limit: MAX_LIST }]
      : []),
    ...goalProblems('goals', draft.goals),
    ...categoryProblems(draft.sourceCategory),
    ...(draft.addressees.length > MAX_ADDRESSEES
      ? [{ field: 'addressees', code: 'tooMany' as const, limit: MAX_ADDRESSEES }]
      : draft.addressees.flatMap((name, n) =>
          textProblems(`addressees.${n}`, name, { max: LIMITS.line, required: true }),
        )),
    ...line('timeFrame', draft.timeFrame),
    ...line('strength', draft.strength),
  ];
}

/** Each code once, in the order of resolution 70/1. */
export const tidyGoals = (codes: readonly string[]): string[] => [...new Set(codes)].sort(compareSdg);

/** One row of an append-only log: a correction names its parent, a reconciliation also what it was made of. */
export type LogRow = { id: string; rootId: string; parentId: string | null; mergedFromIds: readonly string[] };

/**
 * The rows that stand: those that no later row corrects. More than one for the same root is a conflict, which
 * people see and which a person ends by a row that names both.
 */
export function standingRows<T extends LogRow>(rows: readonly T[]): { row: T; inConflict: boolean }[] {
  const replaced = new Set(rows.flatMap((r) => [r.parentId, ...r.mergedFromIds]));
  const standing = rows.filter((r) => !replaced.has(r.id));
  const perRoot = new Map<string, number>();
  for (const r of standing) perRoot.set(r.rootId, (perRoot.get(r.rootId) ?? 0) + 1);
  return standing.map((row) => ({ row, inConflict: (perRoot.get(row.rootId) ?? 0) > 1 }));
}

/** A statement's address in the manner of the UN's own statement data: '2027/7KQ2MD/12'. */
export const statementAddress = (year: number, sessionCode: string, number: number): string =>
  `${year}/${sessionCode}/${number}`;

/** May an export print the person, may it print the State? Naming a State takes the explicit choice NAMED. */
export const printable = (attribution: Attribution) => ({
  person: attribution === 'NAMED',
  state: attribution === 'NAMED',
  role: attribution === 'NAMED' || attribution === 'ROLE',
  group: attribution !== 'NONE',
});
