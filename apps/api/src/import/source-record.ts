import { isDay, isTime, isZone, tidy } from '@sti/domain';
import { isSdg } from '@sti/reference';
import { isWebAddress } from '../forum/documents.ts';
import type { ImportReport } from './report.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it takes out
const UNPRINTABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029]|\p{Cs}/gu;
const SHOWN = 80;

/** A value as a report quotes it. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** Nothing that a source says of itself lies deeper. */
const MAX_DEPTH = 20;

/** A value that jsonb takes: without characters that PostgreSQL refuses, and not deeper than 20 levels. */
function storable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replace(UNPRINTABLE, '');
  if (typeof value !== 'object' || value === null) return value;
  if (depth === MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.map((item) => storable(item, depth + 1));
  const entries = Object.entries(value).map(([key, item]) => [key.replace(UNPRINTABLE, ''), storable(item, depth + 1)]);
  return Object.fromEntries(entries);
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * One object of the source. Each reader gives the value of a key, null or [] where there is none, and notes what it
 * cannot take; `rest` notes the keys that nobody asked for. So whatever is not imported is told.
 */
export class SourceRecord {
  private readonly asked = new Set<string>();

  constructor(
    private readonly value: Readonly<Record<string, unknown>>,
    readonly path: string,
    private readonly report: ImportReport,
  ) {}

  /** The object, or null where the value is none. */
  static of(value: unknown, path: string, report: ImportReport): SourceRecord | null {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      if (!isEmpty(value)) report.note(path, `${quoted(value)} is no object, skipped`);
      return null;
    }
    return new SourceRecord(value as Record<string, unknown>, path, report);
  }

  at(key: string): string {
    return this.path ? `${this.path}.${key}` : key;
  }

  note(key: string, sentence: string): void {
    this.report.note(this.at(key), sentence);
  }

  /** The value as it stands, where it is not empty. */
  raw(key: string): unknown {
    this.asked.add(key);
    const value = Object.hasOwn(this.value, key) ? this.value[key] : undefined;
    return isEmpty(value) ? undefined : value;
  }

  text(key: string): string | null {
    const value = this.raw(key);
    if (value === undefined) return null;
    if (typeof value === 'string') return this.clean(key, value) || null;
    this.note(key, `${quoted(value)} is no text, skipped`);
    return null;
  }

  /** The source's own id of the object, where it has one. */
  id(): string | null {
    for (const key of ['id', 'sourceId']) {
      const value = this.raw(key);
      if (typeof value === 'number') return String(value);
      if (value !== undefined) return this.text(key);
    }
    return null;
  }

  int(key: string): number | null {
    const value = this.raw(key);
    if (value === undefined) return null;
    const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
    if (typeof number === 'number' && Number.isSafeInteger(number) && Math.abs(number) < 2 ** 31) return number;
    this.note(key, `${quoted(value)} is no whole number, skipped`);
    return null;
  }

  /** Minutes; more than nothing. */
  minutes(key: string): number | null {
    const value = this.raw(key);
    if (value === undefined) return null;
    if (typeof value === 'number' && value > 0 && value < 10_000) return value;
    this.note(key, `${quoted(value)} is no number of minutes, skipped`);
    return null;
  }

  day(key: string): string | null {
    return this.checked(key, 'day', (text) => (isDay(text) ? text : null));
  }

  /** A list of days, null in the place of what is none. */
  days(key: string): (string | null)[] {
    return this.list(key).map((value, index) => {
      if (typeof value === 'string' && isDay(value)) return value;
      this.note(`${key}[${index}]`, `${quoted(value)} is no day, left empty`);
      return null;
    });
  }

  time(key: string): string | null {
    return this.checked(key, 'time', clockTime);
  }

  url(key: string): string | null {
    return this.checked(key, 'web address', (text) => (isWebAddress(text) ? text : null));
  }

  /** A day with or without a time: '2023-01-11' or '2023-01-11T08:30'. */
  moment(key: string): { day: string | null; time: string | null } {
    const both = this.checked(key, 'day', (text) => {
      const [day = '', time] = text.split(/[T ]/);
      const known = time === undefined ? null : clockTime(time);
      return isDay(day) && (time === undefined || known) ? { day, time: known } : null;
    });
    return both ?? { day: null, time: null };
  }

  /** The IANA name that a zone begins with: 'Europe/Zurich (UTC+02:00)' gives 'Europe/Zurich'. */
  zone(...keys: string[]): string | null {
    for (const key of keys) {
      const text = this.text(key);
      if (text === null) continue;
      const [name = ''] = text.split(/[\s(,;]/);
      if (isZone(name)) return name;
      this.note(key, `unknown time zone ${quoted(text)}`);
    }
    return null;
  }

  /** A word of the source in ours; an unknown one is noted as such and gives null. */
  word<W extends string>(key: string, kind: string, words: Readonly<Record<string, W>>): W | null {
    const value = this.text(key);
    if (value === null) return null;
    const name = value.toUpperCase().replaceAll(/[\s-]+/g, '_');
    const known = Object.hasOwn(words, name) ? words[name] : undefined;
    if (known === undefined) this.note(key, `unknown ${kind} ${quoted(value)}`);
    return known ?? null;
  }

  list(key: string): unknown[] {
    const value = this.raw(key);
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    this.note(key, `${quoted(value)} is no list, skipped`);
    return [];
  }

  texts(key: string): string[] {
    return this.list(key).flatMap((value, index) => {
      const text = typeof value === 'string' ? this.clean(`${key}[${index}]`, value) : '';
      if (text) return [text];
      this.note(`${key}[${index}]`, `${quoted(value)} is no text, skipped`);
      return [];
    });
  }

  /** Codes of Goals and targets. */
  goals(key: string): string[] {
    const codes = this.list(key).flatMap((value, index) => {
      const code = String(value).trim();
      if (isSdg(code)) return [code];
      this.note(`${key}[${index}]`, `unknown Goal ${quoted(value)}, skipped`);
      return [];
    });
    return [...new Set(codes)];
  }

  record(key: string): SourceRecord | null {
    return SourceRecord.of(this.raw(key), this.at(key), this.report);
  }

  records(key: string): SourceRecord[] {
    return this.list(key).flatMap(
      (value, index) => SourceRecord.of(value, `${this.at(key)}[${index}]`, this.report) ?? [],
    );
  }

  /** What no field of ours holds but is worth keeping, as it stands, in `source`. */
  keep(...keys: string[]): Record<string, unknown> {
    const kept = keys.map((key) => [key, this.raw(key)] as const).filter(([, value]) => value !== undefined);
    return storable(Object.fromEntries(kept)) as Record<string, unknown>;
  }

  /** Notes every key that nobody asked for. */
  rest(): void {
    for (const [key, value] of Object.entries(this.value)) {
      if (!this.asked.has(key)) this.note(key, `unknown key, skipped (${quoted(value)})`);
    }
  }

  private checked<T>(key: string, what: string, read: (text: string) => T | null): T | null {
    const text = this.text(key);
    if (text === null) return null;
    const value = read(text);
    if (value === null) this.note(key, `${quoted(text)} is no ${what}, left empty`);
    return value;
  }

  private clean(key: string, text: string): string {
    const cleaned = text.replaceAll('\r\n', '\n').replace(UNPRINTABLE, '');
    if (cleaned.length !== text.replaceAll('\r\n', '\n').length) this.note(key, 'control characters removed');
    return tidy(cleaned);
  }
}

/** 'HH:mm' of '9:45', '09:45' or '09:45:00'. */
export function clockTime(text: string): string | null {
  const [, hours = '', minutes = ''] = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text) ?? [];
  const time = `${hours.padStart(2, '0')}:${minutes}`;
  return isTime(time) ? time : null;
}
