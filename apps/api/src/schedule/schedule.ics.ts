import { CANCELLED_DAYS, pickText } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { word } from '../i18n/words.ts';
import { type CalendarEntry, entryOf } from '../programme/programme.ics.ts';
import type { ScheduleItem } from './schedule-item.ts';

type Reader = { lang: Lang; baseUrl: string; now: Date };

/** What a calendar link shows of a person's schedule: what takes a day, and for 30 days what was taken off. */
export function scheduleEntries(items: readonly ScheduleItem[], reader: Reader): CalendarEntry[] {
  return items.flatMap((item) => {
    const entry = item.session ? entryOf(item.session, item.slot, reader) : goneEntry(item, reader);
    if (!entry) return [];
    return item.ownRole ? { ...entry, note: word(reader.lang, `calendar.duty.${item.ownRole}`) } : entry;
  });
}

/** An item that left the programme is cancelled in calendars, which else keep it for ever. */
function goneEntry({ slot, goneAt, titleTexts }: ScheduleItem, { lang, baseUrl, now }: Reader): CalendarEntry | null {
  if (slot.day === null || !goneAt || now.getTime() - goneAt.getTime() > CANCELLED_DAYS * 86_400_000) return null;
  return {
    uid: slot.uid,
    sequence: slot.sequence + 1,
    lastModifiedAt: goneAt,
    day: slot.day,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    timeZone: slot.timeZone,
    status: 'CANCELLED',
    title: pickText(titleTexts, lang)?.text ?? '',
    place: slot.place,
    url: `${baseUrl}/${lang}/my/schedule`,
  };
}
