const cached = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string): Intl.DateTimeFormat {
  let format = cached.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    cached.set(zone, format);
  }
  return format;
}

/** True for an IANA zone name such as 'Europe/Vienna'; abbreviations and fixed offsets are none. */
export function isZone(zone: string): boolean {
  if (!/^[A-Z][A-Za-z_+-]*(\/[A-Za-z0-9_+-]+)+$|^UTC$/.test(zone) || /^Etc\/GMT/.test(zone)) return false;
  try {
    const known = wallClock(zone).resolvedOptions().timeZone;
    // Intl takes 'america/NEW_YORK', which no calendar program knows.
    return known === zone || known.toLowerCase() !== zone.toLowerCase();
  } catch {
    return false;
  }
}

/** Milliseconds that the zone's wall clock is ahead of UTC at that instant. */
function offsetAt(instant: number, zone: string): number {
  const p: Record<string, number> = {};
  for (const { type, value } of wallClock(zone).formatToParts(instant)) p[type] = Number(value);
  const wall = Date.UTC(p.year ?? 0, (p.month ?? 1) - 1, p.day, p.hour, p.minute, p.second);
  return wall - Math.floor(instant / 1000) * 1000;
}

/**
 * The instant of a local day ('2027-05-05') and time ('10:15') in an IANA zone. In the hour that a clock change
 * skips, the time counts from the clock before it; in the hour that comes twice, the first one is meant.
 */
export function toInstant(day: string, time: string, zone: string): Date {
  const wall = Date.parse(`${day}T${time.slice(0, 5)}:00Z`);
  const before = offsetAt(wall - 86_400_000, zone);
  const after = offsetAt(wall + 86_400_000, zone);
  for (const offset of [before, after]) {
    if (offsetAt(wall - offset, zone) === offset) return new Date(wall - offset);
  }
  return new Date(wall - before);
}

/** The instants of a planned local time; null for what is not planned yet. */
export function instantsOf(
  planned: Record<'day' | 'startTime' | 'endTime', string | null> & { timeZone: string },
): Record<'startsAt' | 'endsAt', Date | null> {
  const { day, startTime, endTime, timeZone } = planned;
  const at = (time: string | null) => (day && time ? toInstant(day, time, timeZone) : null);
  return { startsAt: at(startTime), endsAt: at(endTime) };
}

/** The local day and time that an instant has in a zone. */
export function toLocal(instant: Date, zone: string): { day: string; time: string } {
  const wall = new Date(instant.getTime() + offsetAt(instant.getTime(), zone)).toISOString();
  return { day: wall.slice(0, 10), time: wall.slice(11, 16) };
}

export const isDay = (text: string): boolean =>
  // PostgreSQL knows no year 0.
  /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
