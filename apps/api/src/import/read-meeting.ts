import { isDay, localText, MEETING_KINDS, type MeetingKind } from '@sti/domain';
import type { MeetingDay, MeetingItem } from '../forum/linked-meeting.entity.ts';
import type { MeetingPlan } from './plan.ts';
import { type Home, readDocuments, readSource, stateOf } from './read-session.ts';
import { clockTime, quoted, type SourceRecord } from './source-record.ts';

const KINDS = Object.fromEntries(MEETING_KINDS.map((kind) => [kind, kind])) as Record<string, MeetingKind>;

/** What a title says of its meeting; the first that fits. */
const TITLE_WORDS: readonly (readonly [RegExp, MeetingKind])[] = [
  [/^call for|call for (inputs|contributions|innovations|side events)/i, 'CALL'],
  // The IATT and the 10-Member Group meet as the expert group that prepares the Forum.
  [/expert group meeting|\bEGM\b|10-member group/i, 'EGM'],
  [/regional .*forum|forum .*region/i, 'REGIONAL_FORUM'],
  [/consultation/i, 'CONSULTATION'],
  [/workshop/i, 'WORKSHOP'],
  [/conference/i, 'PARTNER_CONFERENCE'],
];

/** A meeting beside the Forum. Its zone is needed, and so defaulted, only where a time of day is known. */
export function readMeeting(record: SourceRecord, home: Home, isReplacement: boolean): MeetingPlan | null {
  const title = record.text('title');
  if (title === null) {
    record.note('title', 'a meeting without a title, skipped');
    return null;
  }
  const kind = isReplacement ? 'REPLACEMENT' : kindOf(record, title);
  const { sourceUrl, kept } = readSource(record);
  const days = readDays(record);
  const start = record.moment('start');
  const end = record.moment('end');
  const day = record.day('date');
  const deadline = record.moment('deadline');
  const items = [...readItems(record, 'programme', day ?? start.day), ...readItems(record, 'sessions', null)];
  const ownZone = record.zone('timezone', 'timeZone');
  const hasTime = Boolean(start.time || end.time || deadline.time || [...days, ...items].some((one) => one.startTime));
  if (ownZone === null && hasTime) record.note('timezone', `not given, ${home.zone} taken`);
  const plan: MeetingPlan = {
    kind,
    title: localText(title, 'en', stateOf(sourceUrl)),
    place: record.text('place'),
    startDay: start.day ?? day ?? days[0]?.day ?? null,
    startTime: start.time ?? days[0]?.startTime ?? null,
    endDay: end.day ?? deadline.day ?? days.at(-1)?.day ?? null,
    endTime: end.time ?? deadline.time ?? days.at(-1)?.endTime ?? null,
    timeZone: ownZone ?? (hasTime ? home.zone : null),
    days,
    items,
    organisers: record.texts('organisers'),
    documents: readDocuments(record, 'documents'),
    sourceUrl,
    source: { urls: [], kept: { ...kept, ...record.keep('participantsAbout', 'notes') } },
    sourceId: home.ids.of(isReplacement ? 'replacement' : 'meeting', record.id() ?? title),
  };
  if (plan.startDay && plan.endDay && plan.endDay < plan.startDay) {
    record.note('end', `${plan.endDay} is before ${plan.startDay}, left empty`);
    plan.endDay = null;
    plan.endTime = null;
  }
  record.rest();
  return plan;
}

function kindOf(record: SourceRecord, title: string): MeetingKind {
  const given = record.word('kind', 'kind of meeting', KINDS) ?? record.word('type', 'kind of meeting', KINDS);
  const told = given ?? TITLE_WORDS.find(([pattern]) => pattern.test(title))?.[1];
  if (!told) record.note('title', 'does not tell the kind of meeting, taken as OTHER');
  return told ?? 'OTHER';
}

/** `dates`: [['2020-05-14', '10:00', '13:00'], …]. */
function readDays(record: SourceRecord): MeetingDay[] {
  return record.list('dates').flatMap((value, index) => {
    const [day, ...times] = Array.isArray(value) ? value : [value];
    if (typeof day !== 'string' || !isDay(day)) {
      record.note(`dates[${index}]`, `${quoted(value)} is no day, skipped`);
      return [];
    }
    const [startTime = null, endTime = null] = times.map((text) => {
      const time = typeof text === 'string' ? clockTime(text) : null;
      if (time === null && text !== null) record.note(`dates[${index}]`, `${quoted(text)} is no time, left empty`);
      return time;
    });
    return [{ day, startTime, endTime }];
  });
}

/** Lines of a meeting's own programme; who speaks there stays text. */
function readItems(record: SourceRecord, key: string, day: string | null): MeetingItem[] {
  return record.records(key).flatMap((item) => {
    const title = item.text('title');
    const people = ['chairs', 'moderators', 'speakers'].flatMap((list) => item.records(list).flatMap(readName));
    const line = { day: item.day('date') ?? day, startTime: item.time('start'), endTime: item.time('end') };
    item.keep(
      'number',
      'type',
      'room',
      'sdgs',
      'background',
      'format',
      'guidingQuestions',
      'documents',
      'webcastUrl',
      'source',
      'notes',
      'timezone',
    );
    item.rest();
    if (title === null) item.note('title', 'a line without a title, skipped');
    return title === null ? [] : [{ ...line, title, people }];
  });
}

/** 'H.E. Ms. Ada Example, Director, UN Office': one person of a line. */
function readName(person: SourceRecord): string[] {
  const name = [person.text('honorific'), person.text('name')].filter(Boolean).join(' ');
  const text = [name, person.text('affiliation'), person.text('country')].filter(Boolean).join(', ');
  person.keep('role', 'mode', 'files');
  person.rest();
  return text ? [text] : [];
}
