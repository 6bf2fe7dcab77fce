import { isSdg, nearestSdg } from '@sti/reference';
import { LIMITS, type Problem, textProblems } from './problems.ts';
import { type LocalText, localTextProblems } from './texts.ts';
import { isZone, toInstant } from './time.ts';

// Words and rules of one edition of the Forum.

export const FORUM_STATUSES = [
  'PLANNED',
  'ANNOUNCED',
  'LIVE',
  'SUMMARY',
  'SUBMITTED',
  'ARCHIVED',
  'POSTPONED',
  'CANCELLED',
] as const;
export type ForumStatus = (typeof FORUM_STATUSES)[number];

export const FORUM_MODES = ['IN_PERSON', 'HYBRID', 'VIRTUAL'] as const;
export type ForumMode = (typeof FORUM_MODES)[number];

export const OFFICIAL_ROLES = ['PRESIDENT', 'CO_CHAIR'] as const;
export type OfficialRole = (typeof OFFICIAL_ROLES)[number];

export const STAGE_KINDS = [
  'PREPARATION',
  'CALLS',
  'PROGRAMME_DRAFT',
  'PROGRAMME_PUBLISHED',
  'REGISTRATION',
  'LIVE',
  'SUMMARY',
  'SUBMITTED',
] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

export const MEETING_KINDS = [
  'EGM',
  'REGIONAL_FORUM',
  'CONSULTATION',
  'WORKSHOP',
  'PARTNER_CONFERENCE',
  'CALL',
  'REPLACEMENT',
  'OTHER',
] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

export const NEWS_KINDS = ['NEWS', 'PRACTICAL'] as const;
export type NewsKind = (typeof NEWS_KINDS)[number];

// A postponed Forum comes back only as announced, with new dates; a cancelled one keeps its number for ever.
const MOVES: Readonly<Record<ForumStatus, readonly ForumStatus[]>> = {
  PLANNED: ['ANNOUNCED', 'POSTPONED', 'CANCELLED'],
  ANNOUNCED: ['LIVE', 'POSTPONED', 'CANCELLED'],
  POSTPONED: ['ANNOUNCED', 'CANCELLED'],
  LIVE: ['SUMMARY'],
  SUMMARY: ['SUBMITTED'],
  SUBMITTED: ['ARCHIVED'],
  ARCHIVED: [],
  CANCELLED: [],
};

/** The statuses that a forum may take next. */
export function forumMoves(from: ForumStatus): readonly ForumStatus[] {
  return MOVES[from];
}

export function mayMoveForum(from: ForumStatus, to: ForumStatus): boolean {
  return MOVES[from].includes(to);
}

/** A planned forum is known to its Secretariat only. */
export function isForumPublic(status: ForumStatus): boolean {
  return status !== 'PLANNED';
}

export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What people enter for a forum; unlike an import it must be whole, but for dates that are openly unconfirmed. */
export type ForumForm = {
  number: number;
  year: number;
  title: LocalText | null;
  theme: LocalText | null;
  startDate: string | null;
  endDate: string | null;
  datesToBeConfirmed: boolean;
  timeZone: string;
  venue: string | null;
  host: string | null;
  goalsUnderReview: readonly string[];
  hlpfTheme: string | null;
  hlpfStart: string | null;
  hlpfEnd: string | null;
};

export function forumProblems(form: ForumForm): Problem[] {
  return [
    ...rangeProblems('number', form.number, 1, 999),
    ...rangeProblems('year', form.year, 2015, 2199),
    ...localTextProblems('title', form.title, { required: true }),
    ...localTextProblems('theme', form.theme, { max: 500 }),
    ...(form.datesToBeConfirmed ? [] : requiredDays(form)),
    ...daysInOrder('endDate', form.startDate, form.endDate),
    ...(isZone(form.timeZone) ? [] : [{ field: 'timeZone', code: 'unknownValue' } as const]),
    ...textProblems('venue', form.venue, { max: LIMITS.line }),
    ...textProblems('host', form.host, { max: LIMITS.line }),
    ...goalProblems('goalsUnderReview', form.goalsUnderReview),
    ...textProblems('hlpfTheme', form.hlpfTheme, { max: 500 }),
    ...daysInOrder('hlpfEnd', form.hlpfStart, form.hlpfEnd),
  ];
}

function requiredDays({ startDate, endDate }: ForumForm): Problem[] {
  const missing = Object.entries({ startDate, endDate }).filter(([, day]) => !day);
  return missing.map(([field]) => ({ field, code: 'required' }));
}

export function rangeProblems(field: string, value: number, min: number, max: number): Problem[] {
  if (Number.isInteger(value) && value >= min && value <= max) return [];
  return [{ field, code: 'outOfRange', limit: value < min ? min : max }];
}

export function daysInOrder(field: string, from: string | null, until: string | null): Problem[] {
  return from && until && until < from ? [{ field, code: 'endBeforeStart' }] : [];
}

/** Codes of Goals ('9') and targets ('9.5'), each once; a wrong one comes back with the nearest right ones. */
export function goalProblems(field: string, codes: readonly string[]): Problem[] {
  if (codes.length > 100) return [{ field, code: 'tooMany', limit: 100 }];
  return codes.flatMap((code, index) =>
    isSdg(code) ? [] : [{ field: `${field}.${index}`, code: 'unknownGoal' as const, near: [...nearestSdg(code)] }],
  );
}

/** The window of a stage in local time; an unknown side is null. */
export type Window = {
  opensDay: string | null;
  opensTime: string | null;
  closesDay: string | null;
  closesTime: string | null;
  timeZone: string;
};

/** The instants of a window: a day without a time counts from its first minute and until its last one. */
export function windowOf(stage: Window): { opensAt: Date | null; closesAt: Date | null } {
  const { opensDay, opensTime, closesDay, closesTime, timeZone } = stage;
  return {
    opensAt: opensDay ? toInstant(opensDay, opensTime ?? '00:00', timeZone) : null,
    closesAt: closesDay ? toInstant(closesDay, closesTime ?? '23:59', timeZone) : null,
  };
}

/** An opening that is not known has not come; a closing that is not known never does. */
export function isOpen(stage: Window, now: Date): boolean {
  const { opensAt, closesAt } = windowOf(stage);
  return opensAt !== null && opensAt <= now && (closesAt === null || now < closesAt);
}

export function windowProblems(stage: Window): Problem[] {
  if (!isZone(stage.timeZone)) return [{ field: 'timeZone', code: 'unknownValue' }];
  const { opensAt, closesAt } = windowOf(stage);
  return opensAt && closesAt && closesAt <= opensAt ? [{ field: 'closesDay', code: 'endBeforeStart' }] : [];
}

export function newsPageProblems(page: { slug: string; title: LocalText | null; body: LocalText | null }): Problem[] {
  return [
    ...(SLUG.test(page.slug) && page.slug.length <= LIMITS.name
      ? []
      : [{ field: 'slug', code: 'unknownValue' } as const]),
    ...localTextProblems('title', page.title, { required: true }),
    ...localTextProblems('body', page.body, { required: true, max: LIMITS.message, lines: true }),
  ];
}
