import { type HeldRole, type Role, SCOPE_OF_ROLE, type ScopeKind } from './permissions.ts';
import { LIMITS, type Problem, textProblems } from './problems.ts';

/** How long a login lasts unused, and at most: shorter for those who can do more (safety.md section 8). */
export function loginLimits(roles: readonly HeldRole[]): { idleMs: number; absoluteMs: number } {
  const minute = 60_000;
  const hour = 60 * minute;
  if (roles.some((r) => r.role === 'ADM')) return { idleMs: 15 * minute, absoluteMs: 12 * hour };
  if (roles.some((r) => r.role === 'SEC' || r.role === 'G10' || r.role === 'MOD'))
    return { idleMs: hour, absoluteMs: 12 * hour };
  return { idleMs: 14 * 24 * hour, absoluteMs: 30 * 24 * hour };
}

/** Minutes that a sign-in link lives. */
export const SIGN_IN_LINK_MINUTES = 10;
/** Links to one address within an hour that nobody used. */
export const LINKS_PER_HOUR = 5;
/** Mails to addresses that we do not know, from one network within an hour. */
export const UNKNOWN_PER_HOUR = 30;

export type RoleRequest = {
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string | null;
  fromOn: string;
  untilOn: string | null;
};

export function roleProblems(r: RoleRequest): Problem[] {
  const problems: Problem[] = [];
  if (SCOPE_OF_ROLE[r.role] !== r.scopeKind || (r.scopeKind === 'platform') !== (r.scopeId === null)) {
    problems.push({ field: 'scope', code: 'unknownValue' });
  }
  if (r.untilOn && r.untilOn < r.fromOn) problems.push({ field: 'untilOn', code: 'endBeforeStart' });
  return problems;
}

export const NAME_ORDERS = ['GIVEN_FIRST', 'FAMILY_FIRST'] as const;
export type NameOrder = (typeof NAME_ORDERS)[number];

export type NameParts = { givenName?: string | null; familyName?: string | null; nameOrder?: NameOrder };

/** The name as it is shown, in the order that the person chose. */
export function displayName(n: NameParts): string {
  const parts = n.nameOrder === 'FAMILY_FIRST' ? [n.familyName, n.givenName] : [n.givenName, n.familyName];
  return parts
    .map((p) => p?.trim())
    .filter(Boolean)
    .join(' ');
}

export type ProfileFields = NameParts & {
  honorific?: string | null;
  jobTitle?: string | null;
  affiliation?: string | null;
};

export function profileProblems(p: ProfileFields): Problem[] {
  return [
    ...textProblems('givenName', p.givenName, { max: LIMITS.name }),
    ...textProblems('familyName', p.familyName, { max: LIMITS.name }),
    ...textProblems('honorific', p.honorific, { max: LIMITS.name }),
    ...textProblems('jobTitle', p.jobTitle, { max: LIMITS.line }),
    ...textProblems('affiliation', p.affiliation, { max: LIMITS.line }),
    ...(displayName(p) ? [] : [{ field: 'familyName', code: 'required' } as const]),
  ];
}

/** An address to go to after signing in: a path of ours, or null. Browsers read `\` and control characters in their own way. */
export function ownPath(next: string | null | undefined): string | null {
  if (!next || next.length > 300 || !/^\/[\w\-./?=&%~+,:]*$/.test(next)) return null;
  if (/^\/\/|%2f|%5c|%0|@|\/\.{1,2}(\/|$)/i.test(next)) return null;
  // What begins with one slash is a path to every parser: this never throws.
  return new URL(next, 'https://own.example').host === 'own.example' ? next : null;
}
