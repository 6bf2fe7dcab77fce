import { graphql, type ResultOf } from '../../lib/graphql.ts';

export const RoomSession = graphql(`
  fragment RoomSession on Session @_unmask {
    id forumId code number status isRehearsal
    title(lang: $lang) { text lang state isFallback isStale }
    slots { id day startTime endTime timeZone }
  }
`);
export const RoomSessionsPage = graphql(
  `
  query RoomSessionsPage($lang: Lang!) {
    mySessions(first: 100) { ...RoomSession }
  }
`,
  [RoomSession],
);
export type RoomSessionRow = ResultOf<typeof RoomSession>;

const rank = (s: RoomSessionRow) => (s.status === 'LIVE' ? 0 : s.status === 'CLOSED' ? 3 : s.isRehearsal ? 2 : 1);
const start = ({ slots: [slot] }: RoomSessionRow) => (slot?.day ? `${slot.day} ${slot.startTime ?? '~'}` : '~');

/** What runs first, then by time, then the rehearsals, then what is over. */
export const inRoomOrder = (a: RoomSessionRow, b: RoomSessionRow) =>
  rank(a) - rank(b) || start(a).localeCompare(start(b)) || a.code.localeCompare(b.code);
