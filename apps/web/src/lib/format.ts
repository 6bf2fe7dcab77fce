import { toLocal } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { DATE_WORDS, type DateWords } from './date-words.ts';

export type DayShape = 'short' | 'long' | 'plain';

const PATTERNS = { short: 'withWeekday', long: 'whole', plain: 'withYear' } as const satisfies Record<
  DayShape,
  keyof DateWords
>;

/** A local day, 'YYYY-MM-DD': "Wed 5 May", "Wednesday 5 May 2027" or "5 May 2027". */
export function dayText(day: string, lang: Lang, shape: DayShape = 'short'): string {
  const words = DATE_WORDS[lang];
  // A day has no zone: as midnight UTC it is the same weekday everywhere.
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const w = (shape === 'short' ? words.short : words.weekdays)[weekday] ?? '';
  const { d, m, y } = partsOf(day, lang);
  return filled(words[PATTERNS[shape]], { w, d, m, y });
}

/** Two local days as one range: "5–6 May 2027". */
export function daysText(first: string, last: string | null, lang: Lang): string {
  if (!last || last === first) return dayText(first, lang, 'plain');
  const { days, acrossMonths } = DATE_WORDS[lang];
  const { d, m, y } = partsOf(first, lang);
  const { d: e, m: n, y: lastYear } = partsOf(last, lang);
  if (y !== lastYear) return `${dayText(first, lang, 'plain')} – ${dayText(last, lang, 'plain')}`;
  return filled(m === n ? days : acrossMonths, { d, m, y, e, n });
}

function partsOf(day: string, lang: Lang): { d: string; m: string; y: string } {
  const [y = '', month = '', date = ''] = day.split('-');
  const isFirst = lang === 'fr' && date === '01';
  return { y, m: DATE_WORDS[lang].months[Number(month) - 1] ?? '', d: isFirst ? '1er' : String(Number(date)) };
}

const filled = (pattern: string, values: Record<string, string>): string =>
  pattern.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

/** Local times, 'HH:mm', as on every clock of the UN: "10:15–11:30"; without an end "10:15". */
export function clockText(start: string, end: string | null): string {
  return end ? `${start}–${end}` : start;
}

/** An instant on the wall clock of a zone: "4 March 2027, 18:00". The zone is printed by the caller. */
export function instantText(instant: string, zone: string, lang: Lang): string {
  const { day, time } = toLocal(new Date(instant), zone);
  return filled(DATE_WORDS[lang].withTime, { date: dayText(day, lang, 'plain'), time });
}

/** The day that an instant is in a zone: "4 March 2027". */
export const instantDayText = (instant: string, zone: string, lang: Lang): string =>
  dayText(toLocal(new Date(instant), zone).day, lang, 'plain');

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
  const start = toLocal(new Date(slot.startsAt), zone);
  if (start.time === slot.startTime && start.day === slot.day) return null;
  const time = clockText(start.time, slot.endsAt && toLocal(new Date(slot.endsAt), zone).time);
  return start.day === slot.day ? time : filled(DATE_WORDS[lang].withTime, { date: dayText(start.day, lang), time });
}
