import { BCP47, type Lang } from '@sti/reference';

const made = new Map<string, Intl.DateTimeFormat>();

function formatOf(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(options);
  let format = made.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(BCP47[lang], options);
    made.set(key, format);
  }
  return format;
}

const SHAPES = {
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  plain: { day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DayShape = keyof typeof SHAPES;

// A day has no zone: as midnight UTC, printed in UTC, it is the same day everywhere.
const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

// English in the UN's way, without the comma: "Wed 5 May".
const plain = (text: string, lang: Lang) => (lang === 'en' ? text.replace(/^(\p{L}+),/u, '$1') : text);

/** A local day, 'YYYY-MM-DD': "Wed 5 May", "Wednesday 5 May 2027" or "5 May 2027". */
export function dayText(day: string, lang: Lang, shape: DayShape = 'short'): string {
  return plain(formatOf(lang, { ...SHAPES[shape], timeZone: 'UTC' }).format(midnight(day)), lang);
}

/** Two local days as one range: "5–6 May 2027". */
export function daysText(first: string, last: string | null, lang: Lang): string {
  if (!last || last === first) return dayText(first, lang, 'plain');
  return formatOf(lang, { ...SHAPES.plain, timeZone: 'UTC' }).formatRange(midnight(first), midnight(last));
}

/** Local times, 'HH:mm', as on every clock of the UN: "10:15–11:30"; without an end "10:15". */
export function clockText(start: string, end: string | null): string {
  return end ? `${start}–${end}` : start;
}

/** An instant on the wall clock of a zone: "4 March 2027, 18:00". The zone is printed by the caller. */
export function instantText(instant: string, zone: string, lang: Lang): string {
  const options = { ...SHAPES.plain, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const;
  return formatOf(lang, options).format(new Date(instant));
}

/** The city of an IANA zone, where the language has no name of its own for it: 'New York'. */
export const zoneCity = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/**
 * The same time on another zone's clock: "16:15–17:30", with the day before it when it is another one. Null when the
 * clocks agree, so that nothing is said twice.
 */
export function timeElsewhere(
  slot: { day: string; startTime: string; startsAt: string; endsAt: string | null },
  zone: string,
  lang: Lang,
): string | null {
  const clock = formatOf('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone });
  const starts = new Date(slot.startsAt);
  const start = clock.format(starts);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(starts);
  if (start === slot.startTime && day === slot.day) return null;
  const time = clockText(start, slot.endsAt && clock.format(new Date(slot.endsAt)));
  return day === slot.day ? time : `${dayText(day, lang)}, ${time}`;
}
