import { type Ids, operations } from './rights.ts';
import type { ActorName, Target } from './world.ts';

/** Who may, by the table alone. */
export function mayCall(declared: string, actor: ActorName, target: Target, hasNoScope: boolean): boolean {
  return declared.split(' ').some((word) => {
    if (word === 'public') return true;
    if (word === 'signedIn') return actor !== 'ANON';
    if (word === 'own') return actor === 'PART' && target === 'own';
    if (word === 'ADM') return actor === 'ADM';
    if (hasNoScope) return actor === word || (actor === 'SEC2' && word === 'SEC');
    if (word === 'SEC') return target === 'foreign' ? actor === 'SEC2' : actor === 'SEC';
    return actor === word && (word === 'MOD' || word === 'RAP' ? target === 'own' : target !== 'foreign');
  });
}

/** The usual values for the arguments of an operation that is asked for a place. */
export function givenFor(name: string, at: Ids): Record<string, unknown> {
  const [, id] = operations[name] ?? ['public'];
  const days = { startDate: `${at.year}-05-05`, endDate: `${at.year}-05-06`, days: `${at.year}-05-05` };
  return {
    ...at,
    ...days,
    familyName: 'Planted',
    groundsPass: 'NEEDS_ONE',
    slug: at.slug,
    ...(id ? { id: at[id] } : {}),
    scopeId: at.forumId,
    scopeKind: 'forum',
    role: 'REV',
    messageIds: [at.itemId],
    intoId: at.itemId,
    email: 'planted@example.org',
    // Whose account is closed can do nothing afterwards: it is that of somebody who has nothing to do.
    ...(/Account$/.test(name) ? { personId: at.accountId } : {}),
    ...PER_OPERATION[name],
  };
}
/** Where the usual arguments do not do. `undefined` leaves one out. */
const PER_OPERATION: Record<string, Record<string, unknown>> = {
  findPeople: { text: 'erson' },
  outcomes: { sessionId: undefined },
  addAppearance: { role: 'SPEAKER', personId: undefined, name: 'Planted' },
  editAppearance: { role: 'SPEAKER', personId: undefined, name: 'Planted' },
  assignRole: { personId: undefined, displayName: 'Planted Person' },
  planForum: { year: 2050, number: 35, role: undefined, startDate: '2050-05-05', endDate: '2050-05-06' },
  editForum: { role: undefined },
  writeNewsPage: { slug: 'planted' },
  moveForum: { status: 'LIVE' },
  moveSession: { status: 'TENTATIVE' },
  placeSession: { venueRoomId: undefined },
  addEvidence: { itemId: undefined },
  redeemSignIn: { token: 'no-such-token' },
};
