import { goalProblems, rangeProblems } from './forum.ts';
import { LIMITS, type Problem, textProblems } from './problems.ts';
import { clash, type Timed } from './schedule.ts';
import { type LocalText, localTextProblems } from './texts.ts';
import { isZone } from './time.ts';

// Words and rules of the programme: sessions, their slots, and who appears in them.

export const SESSION_TYPES = [
  'OPENING',
  'MINISTERIAL',
  'PANEL',
  'SDG_SESSION',
  'PRESENTATION',
  'PITCH',
  'SPECIAL_EVENT',
  'SIDE_EVENT',
  'EXHIBITION',
  'MGOS_MEETING',
  'CLOSING',
] as const;
export type SessionType = (typeof SESSION_TYPES)[number];

export const SESSION_STATUSES = ['DRAFT', 'TENTATIVE', 'PUBLISHED', 'LIVE', 'CLOSED', 'CANCELLED'] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

export const SLOT_STATUSES = ['TENTATIVE', 'CONFIRMED', 'CANCELLED'] as const;
export type SlotStatus = (typeof SLOT_STATUSES)[number];

export const APPEARANCE_ROLES = [
  'PRESIDENT',
  'CO_CHAIR',
  'CHAIR',
  'MODERATOR',
  'KEYNOTE',
  'SPECIAL_PRESENTATION',
  'PANELLIST',
  'SPEAKER',
  'DISCUSSANT',
  'LEAD_DISCUSSANT',
  'RESPONDENT',
  'RESOURCE_PERSON',
  'FLOOR',
  'INNOVATOR',
  'RAPPORTEUR',
] as const;
export type AppearanceRole = (typeof APPEARANCE_ROLES)[number];

export const PRESENCES = ['IN_PERSON', 'ONLINE', 'VIDEO', 'UNKNOWN'] as const;
export type Presence = (typeof PRESENCES)[number];

export const MEDIA_KINDS = ['WEBCAST', 'RECORDING', 'INTERPRETATION', 'CAPTIONS', 'SIGN_LANGUAGE'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** Codes stand in addresses and calendars, so they are never reused: 6 characters of 0-9 and A-Z. */
export const SESSION_CODE = /^[0-9A-Z]{6}$/;

const MOVES: Readonly<Record<SessionStatus, readonly SessionStatus[]>> = {
  DRAFT: ['TENTATIVE', 'PUBLISHED', 'CANCELLED'],
  TENTATIVE: ['PUBLISHED', 'LIVE', 'CANCELLED'],
  PUBLISHED: ['TENTATIVE', 'LIVE', 'CANCELLED'],
  LIVE: ['CLOSED', 'CANCELLED'],
  CLOSED: [],
  CANCELLED: [],
};

export function sessionMoves(from: SessionStatus, isRehearsal = false): readonly SessionStatus[] {
  // A rehearsal is there to be run again.
  return from === 'CLOSED' && isRehearsal ? ['LIVE'] : MOVES[from];
}

export function mayMoveSession(from: SessionStatus, to: SessionStatus, isRehearsal = false): boolean {
  return sessionMoves(from, isRehearsal).includes(to);
}

/** Naming a known person in one of these roles also gives the right to run or to record the session. */
export function rightOfAppearance(role: AppearanceRole): 'MOD' | 'RAP' | null {
  if (role === 'RAPPORTEUR') return 'RAP';
  return role === 'CHAIR' || role === 'MODERATOR' ? 'MOD' : null;
}

/** Rights that the programme gave outlive the forum by this, for the closing of sessions. */
const DAYS_AFTER = 14;

/** The last local day of those rights; null while it is not known when the forum ends. */
export function lastDayOfRights(endDate: string | null): string | null {
  if (!endDate) return null;
  const day = new Date(`${endDate}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + DAYS_AFTER);
  return day.toISOString().slice(0, 10);
}

/** One placing as the clash rules see it; `id` is the slot's. */
export type Placing = Timed & {
  sessionId: string;
  sessionType: SessionType | null;
  venueRoomId: string | null;
  /** Somebody said why it may share its room: then that is no mistake. */
  sharesRoom?: boolean;
  turnaroundMinutes: number;
  people: readonly { personId: string; role: AppearanceRole }[];
};

export type ConflictRule = 'roomTaken' | 'personTwice' | 'turnaround' | 'sideEventParallel';

export type ConflictFound = {
  rule: ConflictRule;
  /** A hard conflict refuses to be true; a soft one only deserves a look. */
  isHard: boolean;
  slotIds: readonly [string, string];
  personId: string | null;
};

function conflictsOfPair(a: Placing, b: Placing): ConflictFound[] {
  const found: ConflictFound[] = [];
  const add = (rule: ConflictRule, isHard: boolean, personId: string | null = null) =>
    found.push({ rule, isHard, slotIds: [a.id, b.id], personId });
  const isSameRoom = a.venueRoomId !== null && a.venueRoomId === b.venueRoomId;
  if (!clash(a, b)) {
    if (isSameRoom && clash(a, b, Math.max(a.turnaroundMinutes, b.turnaroundMinutes))) add('turnaround', false);
    return found;
  }
  if (isSameRoom) add('roomTaken', !a.sharesRoom && !b.sharesRoom);
  const inB = new Set(b.people.map((person) => person.personId));
  for (const { personId } of a.people) if (inB.delete(personId)) add('personTwice', true, personId);
  const isSideEvent = (placing: Placing) => placing.sessionType === 'SIDE_EVENT';
  // Side events stay clear of official sessions (HLPF 2021 call for side events).
  if (isSideEvent(a) !== isSideEvent(b)) add('sideEventParallel', false);
  return found;
}

/** Every clash between two placings of one forum; two slots of the same session may not share a person either. */
export function findConflicts(placings: readonly Placing[]): ConflictFound[] {
  const startOf = ({ startsAt }: Placing) => startsAt?.getTime() ?? 0;
  const inOrder = [...placings].sort((a, b) => startOf(a) - startOf(b));
  return inOrder.flatMap((a, index) => inOrder.slice(index + 1).flatMap((b) => conflictsOfPair(a, b)));
}

/** What people enter for a session. */
export type SessionForm = {
  number: number | null;
  title: LocalText | null;
  background: LocalText | null;
  objectives: LocalText | null;
  format: LocalText | null;
  questions: readonly LocalText[];
  goals: readonly string[];
  tags: readonly string[];
  organisers: readonly string[];
};

export function sessionProblems(form: SessionForm): Problem[] {
  const long = { max: 5000, lines: true };
  return [
    ...(form.number === null ? [] : rangeProblems('number', form.number, 0, 999)),
    ...localTextProblems('title', form.title, { required: true }),
    ...localTextProblems('background', form.background, long),
    ...localTextProblems('objectives', form.objectives, long),
    ...localTextProblems('format', form.format, long),
    ...form.questions.flatMap((question, index) =>
      localTextProblems(`questions.${index}`, question, { max: 500, required: true }),
    ),
    ...goalProblems('goals', form.goals),
    ...listProblems('questions', form.questions),
    ...lineProblems('tags', form.tags),
    ...lineProblems('organisers', form.organisers),
  ];
}

function listProblems(field: string, list: readonly unknown[]): Problem[] {
  return list.length > 100 ? [{ field, code: 'tooMany', limit: 100 }] : [];
}

function lineProblems(field: string, lines: readonly string[]): Problem[] {
  const each = lines.flatMap((line, index) =>
    textProblems(`${field}.${index}`, line, { max: LIMITS.line, required: true }),
  );
  return [...listProblems(field, lines), ...each];
}

/** What people enter for a slot; either time may be empty, and so may the day. */
export type SlotForm = {
  day: string | null;
  startTime: string | null;
  endTime: string | null;
  timeZone: string;
  placeText: string | null;
};

/** `forum`: the days that official sessions may stand on; side events may lie around them. */
export function slotProblems(
  form: SlotForm,
  forum: { startDate: string | null; endDate: string | null } | null,
): Problem[] {
  const problems = textProblems('placeText', form.placeText, { max: LIMITS.line });
  if (!isZone(form.timeZone)) problems.push({ field: 'timeZone', code: 'unknownValue' });
  if (form.startTime && form.endTime && form.endTime <= form.startTime) {
    problems.push({ field: 'endTime', code: 'endBeforeStart' });
  }
  if (!form.day && (form.startTime || form.endTime)) problems.push({ field: 'day', code: 'required' });
  const isOutside = (day: string) =>
    (forum?.startDate && day < forum.startDate) || (forum?.endDate && day > forum.endDate);
  if (form.day && isOutside(form.day)) problems.push({ field: 'day', code: 'outsideForum' });
  return problems;
}

/** What people enter for an appearance: a person shown by name, or a placeholder known by a function. */
export type AppearanceForm = {
  name: string | null;
  functionLabel: string | null;
  honorific: string | null;
  title: string | null;
  country: string | null;
  segment: string | null;
  minutes: number | null;
};

export function appearanceProblems(form: AppearanceForm): Problem[] {
  const isShown = Boolean(form.name?.trim() || form.functionLabel?.trim());
  const line = (field: 'name' | 'functionLabel' | 'honorific' | 'title' | 'country' | 'segment', max: number) =>
    textProblems(field, form[field], { max });
  return [
    ...(isShown ? [] : [{ field: 'name', code: 'required' } as const]),
    ...line('name', 200),
    ...line('functionLabel', LIMITS.line),
    ...line('honorific', LIMITS.name),
    ...line('title', LIMITS.line),
    ...line('country', LIMITS.name),
    ...line('segment', LIMITS.title),
    ...(form.minutes !== null && !(form.minutes > 0 && form.minutes <= 600)
      ? [{ field: 'minutes', code: 'outOfRange', limit: 600 } as const]
      : []),
  ];
}
