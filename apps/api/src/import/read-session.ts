import {
  type AppearanceRole,
  type ForumMode,
  type ForumStatus,
  localText,
  SESSION_TYPES,
  type SessionStatus,
  type SessionType,
  type TextState,
} from '@sti/domain';
import { isWebAddress } from '../forum/documents.ts';
import type { ForumDocument } from '../forum/forum.entity.ts';
import type { AppearancePlan, SegmentPlan, SessionPlan, SlotPlan } from './plan.ts';
import { readAppearance } from './read-people.ts';
import type { SourceIds } from './source-ids.ts';
import type { SourceRecord } from './source-record.ts';

export const MODES: Readonly<Record<string, ForumMode>> = {
  IN_PERSON: 'IN_PERSON',
  HYBRID: 'HYBRID',
  VIRTUAL: 'VIRTUAL',
  ONLINE: 'VIRTUAL',
};

const TYPES = Object.fromEntries(SESSION_TYPES.map((type) => [type, type])) as Record<string, SessionType>;
const STATUSES: Readonly<Record<string, SessionStatus>> = { HELD: 'CLOSED', CANCELLED: 'CANCELLED' };

/** What a session takes from its forum where it says nothing itself. */
export type Home = { zone: string; status: ForumStatus; ids: SourceIds };

/** The United Nations' own pages are the official text; what others wrote of them is not. */
export function stateOf(url: string | null): TextState {
  const host = url && URL.parse(url)?.hostname;
  return host && (host === 'un.org' || host.endsWith('.un.org')) ? 'official' : 'unofficial';
}

/** `source` may be an address or a remark; a remark is kept as it stands. */
export function readSource(record: SourceRecord): { sourceUrl: string | null; kept: Record<string, unknown> } {
  const source = record.text('source');
  const sourceUrl = source && isWebAddress(source) ? source : null;
  return { sourceUrl, kept: source && !sourceUrl ? { source } : {} };
}

export function readDocuments(record: SourceRecord, key: string): ForumDocument[] {
  const named = record.list(key).every((document) => typeof document === 'string');
  if (named) return record.texts(key).map((text) => documentOf(text));
  return record.records(key).flatMap((document) => {
    const title = document.text('title') ?? document.text('symbol');
    const read = { publisher: document.text('publisher'), date: document.text('date'), url: document.url('url') };
    document.rest();
    if (title === null) document.note('title', 'a document without a title, skipped');
    return title === null ? [] : [{ title, ...read }];
  });
}

/** A document that the source gives as one text: an address, a symbol or a title. */
export function documentOf(text: string): ForumDocument {
  return { title: text, publisher: null, date: null, url: isWebAddress(text) ? text : null };
}

function statusFrom(forum: ForumStatus): SessionStatus {
  if (forum === 'CANCELLED') return 'CANCELLED';
  return forum === 'ANNOUNCED' || forum === 'POSTPONED' ? 'TENTATIVE' : 'CLOSED';
}

/** A session of the programme; `isSideEvent` where it stands in the list of side events, whatever it calls itself. */
export function readSession(record: SourceRecord, home: Home, isSideEvent: boolean): SessionPlan | null {
  const title = record.text('title');
  if (title === null) {
    record.note('title', 'a session without a title, skipped');
    return null;
  }
  const number = record.int('number');
  const given = record.id();
  const sourceId = home.ids.of(
    isSideEvent ? 'side-event' : 'session',
    given ?? (number === null ? title : String(number)),
  );
  const { sourceUrl, kept } = readSource(record);
  const state = stateOf(sourceUrl);
  const text = (key: string) => {
    const value = record.text(key);
    return value === null ? null : localText(value, 'en', state);
  };
  const ownType = record.word('type', 'session type', TYPES);
  const status = record.word('status', 'session status', STATUSES) ?? statusFrom(home.status);
  const slots = readSlots(record, home, sourceId, status);
  const plan: SessionPlan = {
    sourceId,
    columns: {
      number,
      title: localText(title, 'en', state),
      type: isSideEvent ? 'SIDE_EVENT' : ownType,
      background: text('background'),
      objectives: text('objectives'),
      format: text('format'),
      questions: record.texts('guidingQuestions').map((question) => localText(question, 'en', state)),
      goals: record.goals('sdgs'),
      tags: record.texts('tags'),
      organisers: record.texts('organisers'),
      documents: readDocuments(record, 'documents'),
      sourceUrl,
      source: {
        urls: [],
        kept: { ...kept, ...record.keep('notes'), ...(slots.length ? {} : record.keep('mode', 'room')) },
      },
      sourceId,
      status,
      statusReason: record.text('statusReason'),
      isRehearsal: false,
    },
    slots,
    appearances: [],
    segments: [],
    media: [],
  };
  readPeople(record, plan, home.ids);
  readRun(record, plan, home.ids);
  for (const [key, kind] of [
    ['webcastUrl', 'WEBCAST'],
    ['recordingUrl', 'RECORDING'],
  ] as const) {
    const url = record.url(key);
    if (url) plan.media.push({ kind, url, language: null, sourceId: home.ids.under(sourceId, 'media', kind) });
  }
  record.rest();
  return plan;
}

/** One slot where the day is known. A session of unknown day has none: it is published as such. */
function readSlots(record: SourceRecord, home: Home, session: string, status: SessionStatus): SlotPlan[] {
  const day = record.day('date');
  const startTime = record.time('start');
  let endTime = record.time('end');
  const ownZone = record.zone('timezone', 'timeZone');
  if (day === null) {
    if (startTime || endTime) record.note('start', 'a time without a day, skipped');
    return [];
  }
  if (startTime && endTime && endTime <= startTime) {
    record.note('end', `${endTime} is not after ${startTime}, left empty`);
    endTime = null;
  }
  if (ownZone === null) record.note('timezone', `not given, ${home.zone} taken`);
  const isOver = status === 'CLOSED' ? 'CONFIRMED' : 'TENTATIVE';
  return [
    {
      day,
      startTime,
      endTime,
      timeZone: ownZone ?? home.zone,
      placeText: record.text('room'),
      mode: record.word('mode', 'mode', MODES),
      status: status === 'CANCELLED' ? 'CANCELLED' : isOver,
      sourceId: `${session}/slot`,
    },
  ];
}

const LISTS = [
  ['chairs', 'CHAIR'],
  ['moderators', 'MODERATOR'],
  ['speakers', 'SPEAKER'],
  ['rapporteurs', 'RAPPORTEUR'],
] as const;

function addPerson(
  plan: SessionPlan,
  ids: SourceIds,
  person: SourceRecord,
  listRole: AppearanceRole,
  segment: string | null,
): void {
  const name = String(person.raw('name') ?? person.raw('affiliation') ?? 'tbc');
  const sourceId = ids.under(plan.sourceId, listRole.toLowerCase(), segment ? `${segment} ${name}` : name);
  const read: AppearancePlan | null = readAppearance(person, {
    listRole,
    segment,
    order: plan.appearances.length,
    sourceId,
  });
  if (read) plan.appearances.push(read);
}

function readPeople(record: SourceRecord, plan: SessionPlan, ids: SourceIds, segment: string | null = null): void {
  for (const [key, role] of LISTS) {
    for (const person of record.records(key)) addPerson(plan, ids, person, role, segment);
  }
}

/** The parts of a session's run, each with its people. */
function readRun(record: SourceRecord, plan: SessionPlan, ids: SourceIds): void {
  for (const [index, part] of record.records('programme').entries()) {
    const title = part.text('title');
    if (title === null) {
      part.note('title', 'a part without a title, skipped');
      continue;
    }
    const segment: SegmentPlan = {
      order: index,
      title,
      minutes: part.minutes('durationMinutes'),
      sourceId: ids.under(plan.sourceId, 'segment', title),
    };
    plan.segments.push(segment);
    const moderator = part.record('moderator');
    if (moderator) addPerson(plan, ids, moderator, 'MODERATOR', title);
    readPeople(part, plan, ids, title);
    part.rest();
  }
}
