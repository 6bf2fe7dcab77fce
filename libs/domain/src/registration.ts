import { countryByCode, isCountry, isLang, REGIONAL_GROUPS, type RegionalGroup } from '@sti/reference';
import { emailProblems, LIMITS, type Problem, textProblems } from './problems.ts';
import { isDay } from './time.ts';

/** `UNPROVED`: a form whose address nobody has confirmed yet; it holds no place and is gone after a day. */
export const REGISTRATION_STATUSES = [
  'UNPROVED',
  'PENDING',
  'APPROVED',
  'WAITLISTED',
  'OFFERED',
  'REJECTED',
  'WITHDRAWN',
  'CHECKED_IN',
  'EXPIRED',
] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

export const ATTENDANCE_MODES = ['IN_PERSON', 'ONLINE'] as const;
export type AttendanceMode = (typeof ATTENDANCE_MODES)[number];

/** The building pass of the United Nations, issued elsewhere. */
export const GROUNDS_PASSES = ['ANNUAL', 'TEMPORARY', 'NEEDS_ONE'] as const;
export type GroundsPass = (typeof GROUNDS_PASSES)[number];

/** Asked only for the balance of the forum; nobody has to say it. */
export const GENDERS = ['woman', 'man', 'other', 'undisclosed'] as const;
export type Gender = (typeof GENDERS)[number];

/** Whose word a registration of the category needs, in this order; none means automatic approval. */
export const APPROVERS = ['SECRETARIAT', 'MISSION', 'ENTITY', 'NGO_FOCAL_POINT'] as const;
export type Approver = (typeof APPROVERS)[number];

/** A mailed proof of an address works for a day. */
export const PROOF_HOURS = 24;

/** Mails that forms from one network may cause within an hour: a delegation's office registers together. */
export const FORMS_PER_HOUR = 60;

const MOVES: Record<RegistrationStatus, readonly RegistrationStatus[]> = {
  UNPROVED: ['PENDING', 'APPROVED', 'WAITLISTED'],
  PENDING: ['APPROVED', 'WAITLISTED', 'REJECTED', 'WITHDRAWN'],
  APPROVED: ['PENDING', 'WAITLISTED', 'REJECTED', 'WITHDRAWN', 'CHECKED_IN'],
  WAITLISTED: ['PENDING', 'APPROVED', 'OFFERED', 'REJECTED', 'WITHDRAWN'],
  OFFERED: ['APPROVED', 'EXPIRED', 'WITHDRAWN'],
  REJECTED: [],
  WITHDRAWN: [],
  CHECKED_IN: [],
  EXPIRED: [],
};

export const canMoveRegistration = (from: RegistrationStatus, to: RegistrationStatus): boolean =>
  MOVES[from].includes(to);

/** After these a person may register anew, at the end of the queue. */
export const CLOSED_STATUSES = ['WITHDRAWN', 'EXPIRED'] as const satisfies RegistrationStatus[];

/** The statuses that count against the places of a category. */
export const PLACE_STATUSES = ['PENDING', 'OFFERED', 'APPROVED', 'CHECKED_IN'] as const satisfies RegistrationStatus[];

export const canEditRegistration = (status: RegistrationStatus): boolean =>
  status === 'PENDING' || status === 'APPROVED' || status === 'WAITLISTED' || status === 'OFFERED';

/** What stands against a registration when its category's row is locked; null = not limited. */
export type Admission = {
  approvers: readonly Approver[];
  mode: AttendanceMode;
  capacity: number | null;
  taken: number;
  quota: number | null;
  takenByOrganisation: number;
};

/** What a proved registration becomes. Only attendance in person needs a place. */
export function admit(a: Admission): 'APPROVED' | 'PENDING' | 'WAITLISTED' {
  const isFull =
    (a.capacity !== null && a.taken >= a.capacity) || (a.quota !== null && a.takenByOrganisation >= a.quota);
  if (a.mode === 'IN_PERSON' && isFull) return 'WAITLISTED';
  return a.approvers.length === 0 ? 'APPROVED' : 'PENDING';
}

export type RegistrationDetails = {
  categoryId: string;
  title?: string | null;
  givenName: string;
  familyName: string;
  badgeName: string;
  phone?: string | null;
  organisationName: string;
  position: string;
  countryM49: string;
  gender?: string | null;
  mode: string;
  days: readonly string[];
  groundsPass?: string | null;
  accessNeeds?: string | null;
  interpretationLanguage?: string | null;
};

export type RegistrationForm = RegistrationDetails & {
  email: string;
  language: string;
  consent: boolean;
  codeOfConduct: boolean;
};

/** What the forum allows; its days are local days of the forum, null while they are not known. */
export type RegistrationContext = {
  startDate: string | null;
  endDate: string | null;
  mode: 'IN_PERSON' | 'HYBRID' | 'VIRTUAL' | null;
  categoryIds: readonly string[];
};

/** A change of these is looked at again by the category's approvers. */
const SENSITIVE = ['givenName', 'familyName', 'organisationName', 'categoryId', 'mode'] as const;

export const needsApprovalAgain = (
  before: Pick<RegistrationDetails, (typeof SENSITIVE)[number]>,
  after: Pick<RegistrationDetails, (typeof SENSITIVE)[number]>,
): boolean => SENSITIVE.some((field) => before[field] !== after[field]);

/** Everything wrong with a registration form: asked by the form before sending, by the verb before storing. */
export function registrationProblems(form: RegistrationForm, context: RegistrationContext): Problem[] {
  return [
    ...emailProblems('email', form.email),
    ...registrationDetailProblems(form, context),
    ...oneOf('language', form.language, isLang),
    ...agreed('consent', form.consent),
    ...agreed('codeOfConduct', form.codeOfConduct),
  ];
}

/** The part of the form that can be edited later. */
export function registrationDetailProblems(details: RegistrationDetails, context: RegistrationContext): Problem[] {
  const name = { max: LIMITS.name, required: true };
  const line = { max: LIMITS.line, required: true };
  return [
    ...oneOf('categoryId', details.categoryId, (id) => context.categoryIds.includes(id)),
    ...textProblems('title', details.title, { max: LIMITS.name }),
    ...textProblems('givenName', details.givenName, name),
    ...textProblems('familyName', details.familyName, name),
    // Empty: the given and the family name stand on the badge.
    ...textProblems('badgeName', details.badgeName, { max: LIMITS.name }),
    ...phoneProblems(details.phone),
    ...textProblems('organisationName', details.organisationName, line),
    ...textProblems('position', details.position, line),
    ...oneOf('countryM49', details.countryM49, isCountry),
    ...(details.gender ? oneOf('gender', details.gender, (word) => GENDERS.some((gender) => gender === word)) : []),
    ...oneOf('mode', details.mode, (mode) => isMode(mode) && !(mode === 'IN_PERSON' && context.mode === 'VIRTUAL')),
    ...dayProblems(details.days, context),
    ...passProblems(details),
    ...textProblems('accessNeeds', details.accessNeeds, { max: LIMITS.text, lines: true }),
    ...(details.interpretationLanguage ? oneOf('interpretationLanguage', details.interpretationLanguage, isLang) : []),
  ];
}

const isMode = (value: string) => ATTENDANCE_MODES.some((mode) => mode === value);

function oneOf(field: string, value: string, isKnown: (value: string) => boolean): Problem[] {
  if (value === '') return [{ field, code: 'required' }];
  return isKnown(value) ? [] : [{ field, code: 'unknownValue' }];
}

const agreed = (field: string, value: boolean): Problem[] => (value ? [] : [{ field, code: 'mustAgree' }]);

function phoneProblems(phone: string | null | undefined): Problem[] {
  const found = textProblems('phone', phone, { max: 40 });
  if (found.length > 0 || !phone?.trim()) return found;
  return /^\+?[\d\s().-]+$/.test(phone.trim()) ? [] : [{ field: 'phone', code: 'forbiddenCharacter' }];
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 31;

/** The local days of a forum, at most 31: none while its first is not known, that one alone while its last is not. */
export function forumDays({ startDate, endDate }: Pick<RegistrationContext, 'startDate' | 'endDate'>): string[] {
  if (!startDate) return [];
  const first = Date.parse(startDate);
  const length = Math.min((Date.parse(endDate ?? startDate) - first) / DAY_MS + 1, MOST_DAYS);
  return Array.from({ length }, (_, i) => new Date(first + i * DAY_MS).toISOString().slice(0, 10));
}

function dayProblems(days: readonly string[], { startDate, endDate }: RegistrationContext): Problem[] {
  // Days that nobody has fixed cannot be chosen; they are asked for when the dates are known.
  const lastDay = endDate ?? startDate;
  if (!startDate || !lastDay) return days.length === 0 ? [] : [{ field: 'days', code: 'outsideForum' }];
  if (days.length === 0) return [{ field: 'days', code: 'required' }];
  if (days.length > MOST_DAYS) return [{ field: 'days', code: 'tooMany', limit: MOST_DAYS }];
  const isInside = (day: string) => isDay(day) && day >= startDate && day <= lastDay;
  return days.every(isInside) ? [] : [{ field: 'days', code: 'outsideForum' }];
}

function passProblems({ mode, groundsPass }: RegistrationDetails): Problem[] {
  if (!groundsPass) return mode === 'IN_PERSON' ? [{ field: 'groundsPass', code: 'required' }] : [];
  return oneOf('groundsPass', groundsPass, (value) => GROUNDS_PASSES.some((pass) => pass === value));
}

/** Observer States and whoever else stands in no regional group. */
export type NumberGroup = RegionalGroup | 'NONE';
export const NUMBER_GROUPS: readonly NumberGroup[] = [...REGIONAL_GROUPS, 'NONE'];

export const groupOfCountry = (m49: string): NumberGroup => countryByCode(m49)?.regionalGroup ?? 'NONE';

const SMALLEST_PUBLIC = 5;

/**
 * What the public may see of one breakdown: counts below 5 become null. With a single null the total of another
 * breakdown would give it away, so the next smallest is withheld too.
 */
export function publicCounts(counts: readonly number[]): (number | null)[] {
  const isHidden = counts.map((n) => n > 0 && n < SMALLEST_PUBLIC);
  if (isHidden.filter(Boolean).length === 1) {
    const shown = counts.filter((n, i) => n > 0 && !isHidden[i]);
    const next = counts.findIndex((n, i) => !isHidden[i] && n === Math.min(...shown));
    if (next >= 0) isHidden[next] = true;
  }
  return counts.map((n, i) => (isHidden[i] ? null : n));
}
