import { REGISTRATION_STATUSES, type RegistrationStatus } from '@sti/domain';
import { graphql, type ResultOf } from '../../lib/graphql.ts';

export const StateCounts = graphql(`
  fragment StateCounts on RegistrationStateCount { categoryId status count }
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

/** How many stand in one of these states. */
export const countOf = (counts: readonly StateCount[], categoryId: string, statuses: readonly RegistrationStatus[]) =>
  counts.reduce((n, c) => n + (c.categoryId === categoryId && statuses.includes(c.status) ? c.count : 0), 0);
