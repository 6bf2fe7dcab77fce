/** A schedule holds at most this many saved slots: what a calendar link still answers at once. */
export const SCHEDULE_LIMIT = 2000;
export const FEED_LIMIT = 10;

/** A cancelled item stays this long in calendar links, so that every program has taken it off its list. */
export const CANCELLED_DAYS = 30;

/** Instants, so that items of different zones compare; null where the programme does not know. */
export type Timed = { id: string; startsAt: Date | null; endsAt: Date | null };

/** The own part in a session that stands in a schedule without being saved. */
export const DUTIES = ['MODERATOR', 'RAPPORTEUR', 'SPEAKER'] as const;
export type Duty = (typeof DUTIES)[number];

type Span = { id: string; from: number; to: number };

/**
 * The items at the same time as each item, by id, in order of start. An item ends before the next one starts at that
 * minute. Without a known end an item counts as the moment of its start, without a known start it never clashes:
 * nothing is invented, and a warning that may be wrong is soon ignored.
 */
export function clashes(items: readonly Timed[]): Map<string, string[]> {
  const found = new Map<string, string[]>(items.map(({ id }) => [id, []]));
  const spans = items.flatMap(spanOf).sort((a, b) => a.from - b.from || a.to - b.to);
  let running: Span[] = [];
  for (const span of spans) {
    running = running.filter((other) => overlap(other, span));
    for (const other of running) {
      found.get(other.id)?.push(span.id);
      found.get(span.id)?.push(other.id);
    }
    running.push(span);
  }
  return found;
}

/** True when two items are at the same time, by the rule of `clashes`; with a margin also when less than that is between. */
export const clash = (a: Timed, b: Timed, marginMinutes = 0): boolean =>
  spanOf(a).some((first) => spanOf(b).some((second) => overlap(first, second, marginMinutes * 60_000)));

function spanOf({ id, startsAt, endsAt }: Timed): Span[] {
  if (!startsAt) return [];
  const from = startsAt.getTime();
  return [{ id, from, to: Math.max(endsAt?.getTime() ?? from, from) }];
}

const overlap = (a: Span, b: Span, margin = 0): boolean =>
  a.from === b.from || (a.from < b.to + margin && b.from < a.to + margin);
