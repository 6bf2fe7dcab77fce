import type { IncomingMessage, ServerResponse } from 'node:http';
import { matchesTag } from '../platform/etag.ts';
import { type CalendarEntry, type CalendarSettings, calendarOf, calendarTag } from './programme.ics.ts';

/** Answers with a calendar file, or 304 before anything is rendered. `fileName`: letters, digits and hyphens. */
export function answerCalendar(
  req: IncomingMessage,
  res: ServerResponse,
  entries: readonly CalendarEntry[],
  settings: CalendarSettings,
  fileName: string,
): void {
  const tag = calendarTag(entries, settings);
  const last = Math.max(0, ...entries.map((entry) => entry.lastModifiedAt.getTime()));
  res.setHeader('ETag', tag);
  res.setHeader('Cache-Control', 'private, max-age=300');
  if (last > 0) res.setHeader('Last-Modified', new Date(last).toUTCString());
  if (matchesTag(req.headers['if-none-match'], tag)) {
    res.statusCode = 304;
    res.end();
    return;
  }
  res.setHeader('Content-Type', 'text/calendar; charset=utf-8');
  res.setHeader('Content-Disposition', `attachment; filename="${fileName}.ics"`);
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.end(req.method === 'HEAD' ? undefined : calendarOf(entries, settings));
}
