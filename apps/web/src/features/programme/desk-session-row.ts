import { graphql, type ResultOf } from '../../lib/graphql.ts';

/** What the programme table shows of a session. */
export const DeskSessionRow = graphql(`
  fragment DeskSessionRow on Session {
    id code number type status isRehearsal goals
    title(lang: $lang) { text lang state isFallback isStale }
    slots { id day startTime endTime timeZone status placeText venueRoom { id name(lang: $lang) { text lang state isFallback isStale } } }
    appearances { id name functionLabel role }
  }
`);
export type SessionRow = ResultOf<typeof DeskSessionRow>;

/** By day, time and number; what has no day yet comes last. */
export function inProgrammeOrder(a: SessionRow, b: SessionRow): number {
  const at = (row: SessionRow) => `${row.slots[0]?.day ?? '~'} ${row.slots[0]?.startTime ?? '~'}`;
  return at(a).localeCompare(at(b)) || (a.number ?? 999) - (b.number ?? 999) || a.code.localeCompare(b.code);
}
