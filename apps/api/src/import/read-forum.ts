import { type ForumStatus, localText } from '@sti/domain';
import type { ForumPlan, OfficialPlan, QuestionPlan, SessionPlan } from './plan.ts';
import { readMeeting } from './read-meeting.ts';
import { readOfficial } from './read-people.ts';
import { documentOf, type Home, MODES, readDocuments, readSession, stateOf } from './read-session.ts';
import { RefusedField } from './refused-field.ts';
import type { ImportReport } from './report.ts';
import { SourceIds } from './source-ids.ts';
import { SourceRecord } from './source-record.ts';

const STATUSES: Readonly<Record<string, ForumStatus>> = {
  HELD: 'ARCHIVED',
  ARCHIVED: 'ARCHIVED',
  CANCELLED: 'CANCELLED',
  POSTPONED: 'POSTPONED',
  ANNOUNCED: 'ANNOUNCED',
  LIVE: 'LIVE',
  SUMMARY: 'SUMMARY',
  SUBMITTED: 'SUBMITTED',
};

/** The seat of the Forum, where a source does not say. */
const NEW_YORK = 'America/New_York';

/** Facts of the source that no field of ours holds. They stay with the forum, unread. */
const KEPT = [
  'attendance',
  'innovations',
  'summarySymbol',
  'iattMembers',
  'tenMemberGroupCoChairs',
  'numberingNote',
  'completeness',
  'schemaNote',
  'dailyHours',
  'platformNotes',
  'notes',
];

/** The plan of a parsed file. Throws RefusedField for the two fields that a forum cannot be without. */
export function readForum(value: unknown, report: ImportReport): ForumPlan {
  const file = SourceRecord.of(value, '', report);
  if (!file) throw new RefusedField('', 'no forum, an object with number and year is expected', true);
  const number = required(file, 'number', 1, 999);
  const year = required(file, 'year', 2000, 2199);
  const zone = readZone(file);
  const status = file.word('status', 'status', STATUSES);
  if (status === null) file.note('status', 'ANNOUNCED taken, dates to be confirmed');
  const sources = file.texts('sources');
  const state = sources.some((url) => stateOf(url) === 'official') ? 'official' : 'unofficial';
  const ids = new SourceIds(file.id() ?? `sti-forum-${year}`);
  const home: Home = { zone, status: status ?? 'ANNOUNCED', ids };
  const title = file.text('title');
  if (title === null) file.note('title', `not given, "STI Forum ${year}" taken`);
  const theme = file.text('theme');
  const days = readDays(file);
  const columns: ForumPlan['columns'] = {
    number,
    year,
    title: localText(title ?? `STI Forum ${year}`, 'en', state),
    theme: theme === null ? null : localText(theme, 'en', state),
    ...days,
    datesToBeConfirmed: status === null || days.startDate === null,
    timeZone: zone,
    venue: file.text('venue'),
    mode: file.word('mode', 'mode', MODES),
    host: file.text('host'),
    goalsUnderReview: file.goals('sdgsInDepth'),
    hlpfTheme: file.text('hlpfTheme'),
    ...readHlpf(file),
    status: home.status,
    statusReason: file.text('statusReason'),
    documents: readForumDocuments(file),
    isDemonstration: false,
    source: { urls: sources, kept: file.keep(...KEPT) },
    sourceId: ids.forum,
  };
  const plan: ForumPlan = {
    columns,
    officials: readOfficials(file, ids),
    questions: readQuestions(file, state),
    meetings: [
      ...file.records('replacementEvents').flatMap((record) => readMeeting(record, home, true) ?? []),
      ...file.records('preparatory').flatMap((record) => readMeeting(record, home, false) ?? []),
    ],
    sessions: readSessions(file, home),
  };
  file.rest();
  return plan;
}

function required(file: SourceRecord, key: 'number' | 'year', min: number, max: number): number {
  const value = file.int(key);
  if (value === null) throw new RefusedField(key, `a forum needs its ${key}, a whole number`, true);
  if (value < min || value > max) throw new RefusedField(key, `${value} is not between ${min} and ${max}`, false);
  return value;
}

function readZone(file: SourceRecord): string {
  const zone = file.zone('timezone', 'timeZone');
  if (zone === null) file.note('timezone', `not given, ${NEW_YORK} taken`);
  return zone ?? NEW_YORK;
}

function readDays(file: SourceRecord): { startDate: string | null; endDate: string | null } {
  const startDate = file.day('startDate');
  const endDate = file.day('endDate');
  if (!startDate || !endDate || endDate >= startDate) return { startDate, endDate };
  file.note('endDate', `${endDate} is before ${startDate}, left empty`);
  return { startDate, endDate: null };
}

function readHlpf(file: SourceRecord): { hlpfStart: string | null; hlpfEnd: string | null } {
  const [from = null, until = null] = file.days('hlpfDates');
  return { hlpfStart: from, hlpfEnd: until && from && until >= from ? until : null };
}

function readForumDocuments(file: SourceRecord) {
  const followUp = file.record('hlpfFollowUp');
  const title = followUp?.text('title');
  const url = followUp?.url('source') ?? null;
  followUp?.rest();
  return [
    ...readDocuments(file, 'documents'),
    ...file.texts('referenceDocuments').map(documentOf),
    ...file.texts('pressReleases').map(documentOf),
    ...(title ? [{ title, publisher: null, date: null, url }] : []),
  ];
}

function readOfficials(file: SourceRecord, ids: SourceIds): OfficialPlan[] {
  const president = file.record('ecosocPresident');
  const first = president ? [readOfficial(president, 'PRESIDENT', ids.of('official', 'president'), 0)] : [];
  const coChairs = file
    .records('coChairs')
    .map((person, index) => readOfficial(person, 'CO_CHAIR', ids.of('official', `co-chair-${index + 1}`), index + 1));
  return [...first, ...coChairs];
}

/** Questions stand as texts or as objects with a code of their own. */
function readQuestions(file: SourceRecord, state: ReturnType<typeof stateOf>): QuestionPlan[] {
  const key = 'guidingQuestions';
  const question = (code: string, text: string, order: number, goals: string[]): QuestionPlan => ({
    code,
    text: localText(text, 'en', state),
    order,
    goals,
  });
  if (file.list(key).every((one) => typeof one === 'string')) {
    return file.texts(key).map((text, index) => question(String(index + 1), text, index, []));
  }
  return file.records(key).flatMap((record, index) => {
    const code = record.text('code') ?? String(index + 1);
    const text = record.text('text') ?? record.text('question');
    const goals = record.goals('sdgs');
    record.rest();
    if (text === null) record.note('text', 'a question without a text, skipped');
    return text === null ? [] : [question(code, text, index, goals)];
  });
}

function readSessions(file: SourceRecord, home: Home): SessionPlan[] {
  const read = (key: string, isSideEvent: boolean) =>
    file.records(key).flatMap((record) => readSession(record, home, isSideEvent) ?? []);
  return [...read('sessions', false), ...read('sideEvents', true)];
}
