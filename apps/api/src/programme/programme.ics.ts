import { createHash } from 'node:crypto';
import { CANCELLED_DAYS, pickText, type SlotStatus } from '@sti/domain';
import type { Lang } from '@sti/reference';
import ical, { escape as escapeText, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { DateTime } from 'luxon';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { word } from '../i18n/words.ts';
import type { ReleasedSession, ReleasedSlot } from './released.ts';

/** One slot as a calendar shows it. `startsAt` null: the day is known, the hour is not. */
export type CalendarEntry = {
  uid: string;
  sequence: number;
  lastModifiedAt: Date;
  day: string;
  startsAt: Date | null;
  endsAt: Date | null;
  timeZone: string;
  status: SlotStatus;
  title: string;
  place: string | null;
  url: string;
  /** A line of the reader's own, such as the part that he or she has in the session. */
  note?: string;
};

/** `host` of the configuration, never of a request: it is part of every UID. */
export type CalendarSettings = { lang: Lang; name: string; host: string };

// U+2028 and U+2029 end a line in some parsers; NUL and other controls pass the library untouched.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it takes out
const UNPRINTABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029]|\p{Cs}/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/;
const REFRESH = 3600;
const KEPT_EVENTS = 5000;

const clean = (text: string) => text.replaceAll('\r\n', '\n').replace(UNPRINTABLE, '');
const oneLine = (text: string) => clean(text).replaceAll(/\s+/g, ' ').trim();
/** Keeps a right-to-left title from turning the marks and times around it. */
const isolated = (text: string) => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);
/** Luxon objects in UTC: of a plain Date the library prints the server's own wall clock. */
const utc = (date: Date) => DateTime.fromJSDate(date, { zone: 'utc' });

/** The calendar entries of a released session: one for each slot with a day. Long cancelled ones have been heard of. */
export function entriesOf(
  session: ReleasedSession,
  { lang, baseUrl, now }: { lang: Lang; baseUrl: string; now: Date },
): CalendarEntry[] {
  return session.slots.flatMap((slot) => entryOf(session, slot, { lang, baseUrl, now }) ?? []);
}

/** As `entriesOf`, for one slot; null where no calendar can show it. */
export function entryOf(
  session: ReleasedSession,
  slot: ReleasedSlot,
  { lang, baseUrl, now }: { lang: Lang; baseUrl: string; now: Date },
): CalendarEntry | null {
  const { uid, sequence, lastModifiedAt, day, startsAt, endsAt, timeZone } = slot;
  const status = session.status === 'CANCELLED' ? 'CANCELLED' : slot.status;
  const isOld = now.getTime() - lastModifiedAt.getTime() > CANCELLED_DAYS * 86_400_000;
  if (day === null || (status === 'CANCELLED' && isOld)) return null;
  const room = pickText(slot.roomTexts, lang)?.text;
  return {
    uid,
    sequence,
    lastModifiedAt,
    day,
    startsAt,
    endsAt,
    timeZone,
    status,
    title: pickText(session.stored.title, lang)?.text ?? session.code,
    place: [room, slot.place].filter(Boolean).join(', ') || null,
    url: `${baseUrl}/${lang}/forums/${session.forumYear}/sessions/${session.code}`,
  };
}

/** A whole calendar file, with CRLF to its end; the same entries give the same bytes on every machine and day. */
export function calendarOf(entries: readonly CalendarEntry[], settings: CalendarSettings): string {
  const zones = [...new Set(entries.filter((entry) => entry.startsAt).map((entry) => entry.timeZone))].sort();
  const events = entries.map((entry) => eventOf(entry, settings));
  return [headOf(settings), ...zones.map(zoneBlock), ...events, 'END:VCALENDAR\r\n'].join('');
}

/** Digest of what decides the bytes of `calendarOf`, found without rendering: a strong ETag in its quotes. */
export function calendarTag(entries: readonly CalendarEntry[], { lang, name, host }: CalendarSettings): string {
  const zones = [...new Set(entries.map((entry) => entry.timeZone))].sort().map(zoneBlock);
  const events = entries.map((entry) => [
    entry.uid,
    entry.sequence,
    entry.lastModifiedAt.getTime(),
    entry.url,
    entry.note,
  ]);
  const text = JSON.stringify([lang, name, host, zones, events]);
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
}

/** The calendar's own properties, which RFC 5545 wants before all components. */
function headOf({ name, host, lang }: CalendarSettings): string {
  const calendar = ical({
    name: escapeText(oneLine(name), false),
    prodId: `//${host}//STI Forum//${lang.toUpperCase()}`,
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH,
  });
  return calendar.toString().replace(/END:VCALENDAR\s*$/, '');
}

const zoneBlocks = new Map<string, string>();

function zoneBlock(zone: string): string {
  let block = zoneBlocks.get(zone);
  if (block === undefined) {
    const [text = ''] = tzlib_get_ical_block(zone);
    block = text ? `${text.trim()}\r\n` : '';
    zoneBlocks.set(zone, block);
  }
  return block;
}

const eventTexts = new Map<string, string>();

/** The VEVENT of an entry, rendered once. The key is all that it prints, so no forgotten field can leave an old text. */
function eventOf(entry: CalendarEntry, settings: CalendarSettings): string {
  const key = JSON.stringify([settings.lang, settings.host, entry]);
  let text = eventTexts.get(key);
  if (text === undefined) {
    text = render(entry, settings);
    eventTexts.set(key, text);
    const [oldest] = eventTexts.keys();
    if (eventTexts.size > KEPT_EVENTS && oldest !== undefined) eventTexts.delete(oldest);
  }
  return text;
}

function render(entry: CalendarEntry, { lang, host }: CalendarSettings): string {
  const { startsAt, endsAt, status, day, timeZone, note } = entry;
  const title = isolated(oneLine(entry.title));
  const mark = status === 'CANCELLED' ? `[${word(lang, 'calendar.cancelled')}] ` : '';
  const unknown = word(lang, 'calendar.timeToBeConfirmed');
  const place = entry.place && clean(entry.place);
  const lines = [...(note ? [oneLine(note)] : []), ...(startsAt ? [] : [unknown]), entry.url];
  const calendar = ical();
  calendar.createEvent({
    id: `${entry.uid}@${host}`,
    sequence: entry.sequence,
    stamp: utc(entry.lastModifiedAt),
    lastModified: utc(entry.lastModifiedAt),
    ...(startsAt
      ? { start: utc(startsAt), end: endsAt && utc(endsAt), timezone: timeZone }
      : { start: DateTime.fromISO(day, { zone: 'utc' }), allDay: true }),
    summary: `${mark}${title}${startsAt ? '' : ` (${unknown})`}`,
    location: place || null,
    description: lines.join('\n'),
    url: entry.url,
    status: ICalEventStatus[status],
  });
  const text = calendar.toString();
  const event = text.slice(text.indexOf('BEGIN:VEVENT'), text.lastIndexOf('END:VCALENDAR'));
  // Outlook's marks of a whole day say nothing that VALUE=DATE does not.
  return event.replaceAll(/X-MICROSOFT-[^\r\n]*\r\n/g, '');
}
