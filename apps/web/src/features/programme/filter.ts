import { type Line, placeOf } from './session-fields.ts';

/** The filters of a programme, as they stand in the address. */
export type Filters = { day?: string; room?: string; type?: string; goal?: string; text?: string };

/** The Goal of a target: '9' of '9.5'. */
const goalOf = (code: string) => code.split('.')[0] ?? code;

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The sessions that match every filter; each word of the text must be somewhere in title, people or organizers. */
export function filterSessions(sessions: readonly Line[], { day, room, type, goal, text }: Filters): Line[] {
  const words = fold(text ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return sessions.filter((session) => {
    if (type && session.type !== type) return false;
    if (goal && !session.goals.some((code) => goalOf(code) === goal)) return false;
    if (day && !session.slots.some((slot) => slot.day === day)) return false;
    if (room && !session.slots.some((slot) => placeOf(slot) === room)) return false;
    if (words.length === 0) return true;
    const searched = fold(
      [
        session.title.text,
        session.code,
        ...session.organisers,
        ...session.appearances.flatMap((a) => [a.name, a.functionLabel]),
      ].join(' '),
    );
    return words.every((word) => searched.includes(word));
  });
}

/** What the programme offers to filter by: only values that lead to a session. */
export function choicesOf(sessions: readonly Line[]) {
  const slots = sessions.flatMap((session) => session.slots);
  const unique = <T extends string>(values: readonly (T | null)[]) =>
    [...new Set(values.filter((value) => value !== null))].sort();
  return {
    days: unique(slots.map((slot) => slot.day)),
    rooms: unique(slots.map(placeOf)),
    types: unique(sessions.map((session) => session.type)),
    goals: unique(sessions.flatMap((session) => session.goals.map(goalOf))).sort((a, b) => Number(a) - Number(b)),
  };
}
