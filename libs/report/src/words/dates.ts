import type { Lang } from '@sti/reference';
import { fill, wordsOf } from './wording.ts';

type Day = { year: number; month: number; day: number };

// Own tables instead of Intl: documents must have the same bytes under every version of its data, and the UN writes
// Arabic months by both of their names.
function dayOf(date: string): Day {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
}

function parts({ year, month, day }: Day, lang: Lang) {
  const { months, dates } = wordsOf(lang);
  return { d: day === 1 && dates.firstDay ? dates.firstDay : String(day), m: months[month - 1] ?? '', y: String(year) };
}

/** '4 May 2027' */
export function dateText(date: string, lang: Lang): string {
  return fill(lang, wordsOf(lang).dates.day, parts(dayOf(date), lang));
}

function fillRange(start: string, end: string, lang: Lang, oneMonth: string, otherwise: string): string {
  const [first, last] = [dayOf(start), dayOf(end)];
  if (first.year !== last.year || first.month !== last.month) {
    return fill(lang, otherwise, { a: dateText(start, lang), b: dateText(end, lang) });
  }
  const { d, m, y } = parts(first, lang);
  return fill(lang, oneMonth, { d1: d, d2: parts(last, lang).d, m, y });
}

/** With its preposition: 'on 4 May 2027', 'on 4 and 5 May 2027', 'from 4 to 6 May 2027'. */
export function whenText(start: string, end: string, lang: Lang): string {
  const { dates } = wordsOf(lang);
  if (start === end) return fill(lang, dates.on, { a: dateText(start, lang) });
  const days = (Date.parse(end) - Date.parse(start)) / 86_400_000;
  return days === 1
    ? fillRange(start, end, lang, dates.onBoth, dates.onBothDays)
    : fillRange(start, end, lang, dates.from, dates.fromDays);
}

/** As a line of its own: '6–15 July 2027'. */
export function spanText(start: string, end: string, lang: Lang): string {
  if (start === end) return dateText(start, lang);
  const { dates } = wordsOf(lang);
  return fillRange(start, end, lang, dates.span, dates.spanDays);
}
