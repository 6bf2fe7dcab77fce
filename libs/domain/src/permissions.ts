/** The roles of the platform; each is held from a date to a date, for the platform, one forum or one session. */
export const ROLES = ['ADM', 'SEC', 'COC', 'G10', 'IATT', 'MOD', 'RAP', 'REV', 'FOC', 'SIDE', 'SPK', 'STAFF'] as const;
export type Role = (typeof ROLES)[number];

export const SCOPE_KINDS = ['platform', 'forum', 'session'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** A role that a person holds today. `id` is the forum's or the session's, null for the platform. */
export type HeldRole = { role: Role; kind: ScopeKind; id: string | null };

/** What a right is asked for: the forum, and the session where the matter belongs to one. */
export type Scope = { forumId?: string; sessionId?: string };

/** Where a role is held: one who runs a session holds it for that session, an officer for a forum. */
export const SCOPE_OF_ROLE: Record<Role, ScopeKind> = {
  ADM: 'platform',
  SEC: 'forum',
  COC: 'forum',
  G10: 'forum',
  IATT: 'forum',
  MOD: 'session',
  RAP: 'session',
  REV: 'forum',
  FOC: 'forum',
  SIDE: 'forum',
  SPK: 'forum',
  STAFF: 'forum',
};

/** `SIGNED_IN` is everybody with a login; rows that are one's own need no role. */
type Holder = Role | 'SIGNED_IN';

/**
 * Who may do what: one word for each verb or restricted reading, `room.verb`. The API asks it before a verb runs,
 * the client hides what it refuses. ADM grants roles and reads no forum content.
 */
export const permissions = {
  'people.self': ['SIGNED_IN'],
  'people.find': ['SEC', 'ADM'],
  'people.readAddress': ['SEC'],
  'people.assignRole': ['SEC', 'ADM'],
  'people.deactivate': ['ADM'],
  'platform.readMail': ['SEC'],
  'platform.readAudit': ['SEC'],
  'forum.plan': ['ADM'],
  'forum.edit': ['SEC'],
  'forum.readDraft': ['SEC'],
  'forum.write': ['SEC'],
  'programme.edit': ['SEC'],
  'programme.readDraft': ['SEC'],
  'programme.readSession': ['SEC', 'MOD', 'RAP', 'G10', 'COC'],
  'programme.release': ['SEC'],
  'programme.enterRoom': ['MOD', 'RAP'],
  'registration.list': ['SEC'],
  'registration.decide': ['SEC'],
  'registration.setUp': ['SEC'],
  'registration.self': ['SIGNED_IN'],
  'schedule.self': ['SIGNED_IN'],
  'outcome.log': ['MOD', 'RAP'],
  'outcome.agree': ['MOD'],
  'outcome.merge': ['SEC'],
  'outcome.readSession': ['MOD', 'RAP', 'SEC', 'COC', 'G10'],
  // The 10-Member Group reads what came of a session, not who said what in it.
  'outcome.readStatements': ['MOD', 'RAP', 'SEC', 'COC'],
  'outcome.readForum': ['SEC', 'COC', 'G10'],
  'report.read': ['SEC', 'COC', 'G10'],
  'report.edit': ['SEC'],
} as const satisfies Record<string, readonly Holder[]>;

export type Permission = keyof typeof permissions;

/** True when one of the held roles carries the word for that scope. Without a scope: for any scope at all. */
export function can(held: readonly HeldRole[] | null, word: Permission, scope?: Scope): boolean {
  if (!held) return false;
  const holders: readonly Holder[] = permissions[word];
  if (holders.includes('SIGNED_IN')) return true;
  return held.some((h) => holders.includes(h.role) && covers(h, scope));
}

function covers(held: HeldRole, scope?: Scope): boolean {
  if (!scope || held.kind === 'platform') return true;
  return held.kind === 'forum' ? held.id === scope.forumId : held.id === scope.sessionId;
}
