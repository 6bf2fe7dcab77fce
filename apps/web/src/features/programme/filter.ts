import { matches } from '../../lib/matches.ts';
import { goalOfCode } from '../../ui/goal.tsx';
import { type Line, placeOf } from './session-fields.ts';

/** The filters of a programme, as they stand in the address. */
export type Filters = { day?: string; room?: string; type?: string; goal?: string; text?: string };

/** A room of ours by what is the same in every language, so that another language keeps the filter. */
const keyOf = (slot: Line['slots'][number]) => slot.roomId ?? slot.place;

/** The sessions that match every filter; each word of the text must be somewhere in title, people or organizers. */
export function filterSessions(sessions: readonly Line[], { day, room, type, goal, text = '' }: Filters): Line[] {
  return sessions.filter((session) => {
    if (type && session.type !== type) return false;
    if (goal && !session.goals.some((code) => goalOfCode(code) === goal)) return false;
    if (day && !session.slots.some((slot) => slot.day === day)) return false;
    if (room && !session.slots.some((slot) => keyOf(slot) === room)) return false;
    return matches(text, [
      session.title.text,
      session.code,
      ...session.organisers,
      ...session.appearances.flatMap((a) => [a.name, a.functionLabel]),
    ]);
  });
}

/** What the programme offers to filter by: only values that lead to a session. */
export function choicesOf(sessions: readonly Line[]) {
  const slots = sessions.flatMap((session) => session.slots);
  const unique = <T extends string>(values: readonly (T | null)[]) =>
    [...new Set(values.filter((value) => value !== null))].sort();
  return {
    days: unique(slots.map((slot) => slot.day)),
    rooms: [...new Map(slots.map((slot) => [keyOf(slot) ?? '', placeOf(slot) ?? '']))]
      .filter(([key]) => key)
      .sort(([, a], [, b]) => (a < b ? -1 : 1)),
    types: unique(sessions.map((session) => session.type)),
    goals: unique(sessions.flatMap((session) => session.goals.map(goalOfCode))).sort((a, b) => Number(a) - Number(b)),
  };
}
