import { PLACE_STATUSES, REGISTRATION_STATUSES, type RegistrationStatus } from '@sti/domain';
import { graphql, type ResultOf } from '../../lib/graphql.ts';

export const StateCounts = graphql(`
  fragment StateCounts on RegistrationStateCount { categoryId status count inPerson }
`);
export type StateCount = ResultOf<typeof StateCounts>;

/** How many stand in each state, in the order of the states; of one category, or of all. */
export function countsByState(
  counts: readonly StateCount[],
  categoryId?: string,
): { status: RegistrationStatus; count: number }[] {
  const mine = counts.filter((c) => !categoryId || c.categoryId === categoryId);
  return REGISTRATION_STATUSES.flatMap((status) => {
    const count = mine.reduce((n, c) => n + (c.status === status ? c.count : 0), 0);
    return count ? [{ status, count }] : [];
  });
}

export const countOf = (counts: readonly StateCount[], categoryId: string, status: RegistrationStatus): number =>
  counts.find((c) => c.categoryId === categoryId && c.status === status)?.count ?? 0;

/** Places that are taken: by those who come in person, and whose registration holds one. */
export const placesTaken = (counts: readonly StateCount[], categoryId: string): number =>
  counts.reduce(
    (n, c) => n + (c.categoryId === categoryId && PLACE_STATUSES.some((s) => s === c.status) ? c.inPerson : 0),
    0,
  );
