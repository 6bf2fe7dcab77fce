import { groupBy } from '../../lib/group-by.ts';
import type { Line, Slot } from './session-fields.ts';

/** A session at one of its slots; null where its day is not known. */
export type Entry = { session: Line; slot: Slot | null };
/** What stands at the same time: begins, ends and lies in the same zone. */
export type Hour = { slot: Slot; entries: Entry[] };
export type Day = { day: string; hours: Hour[] };
export type Timetable = { days: Day[]; unknown: Entry[] };

/**
 * The sessions by local day and time of beginning. Within a day what has no time comes last; sessions without a day
 * are a list of their own, in the order of their numbers.
 */
export function timetableOf(sessions: readonly Line[], onlyDay?: string): Timetable {
  const entries = sessions.flatMap((session): Entry[] =>
    session.slots.length ? session.slots.map((slot) => ({ session, slot })) : [{ session, slot: null }],
  );
  const known = entries.filter(({ slot }) => slot?.day && (!onlyDay || slot.day === onlyDay));
  const byDay = groupBy(known, ({ slot }) => slot?.day ?? '');
  const days = [...byDay].sort(([a], [b]) => a.localeCompare(b)).map(([day, list]) => ({ day, hours: hoursOf(list) }));
  const unknown = onlyDay ? [] : entries.filter(({ slot }) => !slot?.day);
  return { days, unknown: unknown.sort(byNumber) };
}

function hoursOf(entries: Entry[]): Hour[] {
  const byTime = groupBy(entries, ({ slot }) => `${slot?.startTime ?? LATE} ${slot?.endTime ?? ''} ${slot?.timeZone}`);
  return [...byTime]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, list]) => {
      const [first] = list.sort(byNumber);
      return first?.slot ? [{ slot: first.slot, entries: list }] : [];
    });
}

/** Sorts after every time of day. */
const LATE = '99:99';

function byNumber(a: Entry, b: Entry): number {
  return (a.session.number ?? 1e6) - (b.session.number ?? 1e6);
}
