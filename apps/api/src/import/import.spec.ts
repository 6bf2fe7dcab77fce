import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Api, startApp } from '../../test/app.ts';
import { importForum } from './import.ts';
import { parseJson } from './json.ts';

const data = (year: number) => path.resolve(import.meta.dirname, `../../data/forums/sti-forum-${year}.json`);
const TABLES = [
  'forum',
  'forum_official',
  'guiding_question',
  'linked_meeting',
  'session',
  'slot',
  'appearance',
  'segment',
  'media_link',
  'person',
  'programme_version',
];

let api: Api;
let folder: string;
beforeAll(async () => {
  api = await startApp();
  folder = await mkdtemp(path.join(os.tmpdir(), 'sti-import-'));
  for (const year of [2020, 2021, 2022, 2023]) await importForum(api.app, data(year));
  await api.forum({ year: 2104, number: 89 });
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await api.stop();
});

async function file(name: string, content: unknown): Promise<string> {
  const where = path.join(folder, name);
  await writeFile(where, typeof content === 'string' ? content : JSON.stringify(content));
  return where;
}

/** Every row with its version, so that a silent rewrite shows; of the audit the number of its entries. */
async function everything(): Promise<Record<string, unknown>> {
  const rows = await Promise.all(TABLES.map((table) => api.db.query(`select * from ${table} order by id`)));
  const audit = await api.db.query('select count(*) from audit_entry');
  return { ...Object.fromEntries(TABLES.map((table, index) => [table, rows[index]])), audit };
}

test('a second run of the four forums changes nothing, not even a version or a number of the audit', async () => {
  const before = await everything();
  const reports = [];
  for (const year of [2020, 2021, 2022, 2023]) reports.push((await importForum(api.app, data(year))).report.rows);
  expect(reports.map(({ added, changed }) => ({ added, changed }))).toEqual(Array(4).fill({ added: 0, changed: 0 }));
  expect(await everything()).toEqual(before);
});

test('the reader finds the cancelled forum of 2020 with its number, its reason and what replaced it', async () => {
  const { data: answer } =
    await api.gql(`{ forum(year: 2020) { number status statusReason startDate timeZone theme(lang: fr) { lang isFallback }
    officials { role name country } linkedMeetings { kind timeZone startDay items { title people } days { day startTime endTime } } }
    programme(year: 2020) { number sessions(first: 10) { code } } }`);
  expect(answer.forum).toMatchObject({
    number: 5,
    status: 'CANCELLED',
    statusReason: 'COVID-19 pandemic',
    startDate: '2020-05-12',
    theme: { lang: 'en', isFallback: true },
    officials: [{ role: 'PRESIDENT' }, { role: 'CO_CHAIR' }, { role: 'CO_CHAIR' }],
  });
  expect(answer.programme.sessions).toEqual([]);
  expect(answer.forum.linkedMeetings.map((m: { kind: string; timeZone: string }) => `${m.kind} ${m.timeZone}`)).toEqual(
    ['EGM Europe/Vienna', 'REGIONAL_FORUM null', 'REPLACEMENT America/New_York'],
  );
  const [egm, , replacement] = answer.forum.linkedMeetings;
  expect(egm.items).toHaveLength(5);
  expect(replacement.days).toEqual([
    { day: '2020-05-14', startTime: '10:00', endTime: '13:00' },
    { day: '2020-05-15', startTime: '10:00', endTime: '12:15' },
  ]);
  expect(replacement.items[0].people).toEqual(['Heide Hackmann, International Science Council']);
});

test('session 5 of 2021 has its three kinds of people, and nobody invented an end', async () => {
  const { data: answer } = await api.gql(
    '{ programme(year: 2021) { sessions(first: 20) { number type slots { startTime endTime startsAt timeZone place } appearances { role name files countryM49 } } } }',
  );
  const five = answer.programme.sessions.find((s: { number: number }) => s.number === 5);
  expect(five.slots).toEqual([
    {
      startTime: '10:15',
      endTime: null,
      startsAt: '2021-05-05T14:15:00.000Z',
      timeZone: 'America/New_York',
      place: 'Virtual Event',
    },
  ]);
  expect(
    Object.entries(Object.groupBy(five.appearances as { role: string }[], (a) => a.role)).map(
      ([role, list]) => `${role} ${list?.length}`,
    ),
  ).toEqual(['SPECIAL_PRESENTATION 1', 'PANELLIST 3', 'FLOOR 6']);
  expect(five.appearances[0].files).toEqual(['Presentation']);
  expect(five.appearances[7]).toMatchObject({ name: 'Zahra Ershadi', countryM49: '364' });
});

test('a speaker known only by office is shown by it, without a person', async () => {
  const { data: answer } = await api.gql(
    '{ programme(year: 2023) { sessions(first: 20) { type appearances { name functionLabel title personId presence } } } }',
  );
  const ministerial = answer.programme.sessions.find((s: { type: string }) => s.type === 'MINISTERIAL');
  expect(ministerial.appearances).toEqual([
    {
      name: null,
      functionLabel: 'Under-Secretary-General, DESA (name not on the copy seen)',
      title: null,
      personId: null,
      presence: 'VIDEO',
    },
  ]);
});

test('a side event of Geneva keeps its zone: half past one there is half past seven in New York', async () => {
  const { data: answer } = await api.gql(
    '{ programme(year: 2022) { sessions(first: 20) { type slots { timeZone startTime startsAt } } } }',
  );
  const sideEvent = answer.programme.sessions.find((s: { type: string }) => s.type === 'SIDE_EVENT');
  expect(sideEvent.slots).toEqual([
    { timeZone: 'Europe/Zurich', startTime: '13:30', startsAt: '2022-05-05T11:30:00.000Z' },
  ]);
});

test('two spellings of a name stay two people and are reported', async () => {
  const { lines } = await importForum(api.app, data(2021));
  expect(lines.filter((line) => line.includes('Spatolisano'))).toHaveLength(2);
  const [row] = await api.db.query<{ n: number }[]>(
    "select count(*)::int as n from person where display_name like 'Maria%Spatolisano'",
  );
  expect(row?.n).toBe(2);
});

test('a person named by several forums is one person', async () => {
  const [row] = await api.db.query<{ id: string; n: number }[]>(
    "select id, count(*) over ()::int as n from person where display_name = 'Alessandro Rainoldi'",
  );
  expect(row?.n).toBe(1);
  const { data: answer } = await api.gql(
    'query ($id: ID!) { person(id: $id) { displayName appearances(first: 9) { session { forumYear } } } }',
    { id: row?.id },
  );
  expect(answer.person.appearances.map((a: { session: { forumYear: number } }) => a.session.forumYear)).toEqual([
    2023, 2022,
  ]);
});

const other = {
  number: 3,
  year: 2018,
  status: 'SOMETHING NEW',
  title: 'Third forum',
  startDate: '2018-06-05',
  timezone: 'Africa/Nairobi (UTC+03:00)',
  sdgsInDepth: [6, '9.9', 18],
  extra: { anything: true },
  coChairs: [{ name: null, role: 'CO_CHAIR', affiliation: 'tbc', country: 'Atlantis' }],
  sessions: [
    {
      title: 'A workshop',
      type: 'WORKSHOP',
      date: '2018-06-05',
      start: '25:00',
      end: null,
      timezone: null,
      mystery: 1,
      speakers: [
        { name: 'tbc', role: 'JUGGLER', affiliation: null },
        { name: 'Ada Example', role: 'JUGGLER' },
      ],
    },
    {
      title: 'Late',
      type: 'PANEL',
      date: '2018-06-05',
      start: '11:00',
      end: '10:00',
      timezone: 'EST',
      source: 'javascript:alert(1)',
      webcastUrl: 'javascript:alert(1)',
    },
    'no object',
    { title: '\u0000' },
  ],
  sideEvents: [{ title: 'Beside it', date: '2018-06-04' }],
  preparatory: [{ title: 'Something before', dates: [['2018-02-30'], ['2018-05-01', '25:00', null]] }],
  hlpfDates: ['0000-01-01', '2018-07-09'],
};

test('another edition imports: what is unknown is told line by line, and nothing is invented', async () => {
  const { exitCode, lines } = await importForum(api.app, await file('other.json', other));
  expect(exitCode).toBe(0);
  expect(lines.slice(0, -1)).toEqual([
    'status: unknown status "SOMETHING NEW"',
    'status: ANNOUNCED taken, dates to be confirmed',
    'sdgsInDepth[1]: unknown Goal "9.9", skipped',
    'sdgsInDepth[2]: unknown Goal 18, skipped',
    'hlpfDates[0]: "0000-01-01" is no day, left empty',
    'coChairs[0].country: unknown country "Atlantis", kept as text',
    'coChairs[0].name: no name given, shown without one',
    'preparatory[0].title: does not tell the kind of meeting, taken as OTHER',
    'preparatory[0].dates[0]: ["2018-02-30"] is no day, skipped',
    'preparatory[0].dates[1]: "25:00" is no time, left empty',
    'sessions[2]: "no object" is no object, skipped',
    'sessions[0].type: unknown session type "WORKSHOP"',
    'sessions[0].start: "25:00" is no time, left empty',
    'sessions[0].timezone: not given, Africa/Nairobi taken',
    'sessions[0].speakers[0].role: unknown role "JUGGLER"',
    'sessions[0].speakers[0].name: no name given, shown by function',
    'sessions[0].speakers[1].role: unknown role "JUGGLER"',
    'sessions[0].mystery: unknown key, skipped (1)',
    'sessions[1].timezone: unknown time zone "EST"',
    'sessions[1].end: 10:00 is not after 11:00, left empty',
    'sessions[1].timezone: not given, Africa/Nairobi taken',
    'sessions[1].webcastUrl: "javascript:alert(1)" is no web address, left empty',
    'sessions[3].title: control characters removed',
    'sessions[3].title: a session without a title, skipped',
    'sideEvents[0].timezone: not given, Africa/Nairobi taken',
    'extra: unknown key, skipped ({"anything":true})',
  ]);
  const { data: answer } =
    await api.gql(`{ forum(year: 2018) { status datesToBeConfirmed endDate hlpfStart theme(lang: en) { text } goalsUnderReview officials { name title } }
    programme(year: 2018) { sessions(first: 9) { title(lang: en) { text state } type slots { startTime endTime timeZone } appearances { name functionLabel role } media { url } sourceUrl } } }`);
  expect(answer.forum).toEqual({
    status: 'ANNOUNCED',
    datesToBeConfirmed: true,
    endDate: null,
    hlpfStart: null,
    theme: null,
    goalsUnderReview: ['6'],
    officials: [{ name: null, title: 'tbc' }],
  });
  expect(answer.programme.sessions).toMatchObject([
    { title: { text: 'Beside it' }, type: 'SIDE_EVENT', slots: [{ startTime: null, timeZone: 'Africa/Nairobi' }] },
    {
      title: { text: 'Late', state: 'unofficial' },
      slots: [{ startTime: '11:00', endTime: null }],
      media: [],
      sourceUrl: null,
    },
    {
      title: { text: 'A workshop' },
      type: null,
      appearances: [
        { name: null, functionLabel: 'tbc', role: 'SPEAKER' },
        { name: 'Ada Example', functionLabel: null, role: 'SPEAKER' },
      ],
    },
  ]);
});

test.each([
  ['a comma too many', '{\n "number": 3,\n "year": 2019,,\n}', 'line 3, column 15, field (top)'],
  [
    'a text without end',
    '{\n "number": 3,\n "sessions": [\n  { "title": "Open\n }]\n}',
    'line 4, column 14, field sessions[0].title',
  ],
  [
    'a missing bracket',
    '{"sessions": [{"speakers": [{"name": "Ada"} {"name": "Bo"}]}]}',
    'line 1, column 45, field sessions[0].speakers[0]',
  ],
  ['a bare word', '{\n\t"mode": hybrid }', 'line 2, column 10, field mode'],
  ['nothing at all', '', 'line 1, column 1, field (top)'],
  ['a second value', '{} {}', 'line 1, column 4, field (top)'],
  ['no number', '{"year": 2019}', 'field number: a forum needs its number'],
  [
    'a number that is none',
    '{\n "year": 2019,\n "number": "six"\n}',
    'line 3, column 12, field number: a forum needs its number',
  ],
  ['no year', '{"number": 3}', 'field year: a forum needs its year'],
  ['a year that is none', '{"number": 3, "year": "soon"}', 'line 1, column 23, field year: a forum needs its year'],
  ['a list', '[]', 'field (top): no forum'],
])('%s: the place is named, the exit code is 1 and the database stays as it was', async (_, content, sentence) => {
  const before = await everything();
  const { exitCode, lines } = await importForum(api.app, await file('broken.json', content));
  expect(exitCode).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(sentence);
  expect(await everything()).toEqual(before);
});

test.each([
  [
    'the number of another year',
    '{\n "number": 6,\n "year": 2019\n}',
    'line 2, column 12, field number: 6 belongs to the forum number 6 of 2021 already',
  ],
  [
    'the year of a forum that somebody planned',
    '{\n "number": 90,\n\t"year": 2104\n}',
    'line 3, column 10, field year: 2104 belongs to the forum number 89 of 2104 already',
  ],
  [
    'a number that is repeated',
    '{"number": 4, "year": 2019, "number": 6}',
    'line 1, column 39, field number: 6 belongs',
  ],
  [
    'a year of long ago',
    '{"number": 4, "year": 1919, "mystery": 1}',
    'line 1, column 23, field year: 1919 is not between 2000 and 2199',
  ],
  ['a number below one', '{"number": 0, "year": 2019}', 'line 1, column 12, field number: 0 is not between 1 and 999'],
])('%s: the officer is told where and why, and the database stays as it was', async (_, content, sentence) => {
  const before = await everything();
  for (const dryRun of [false, true]) {
    const { exitCode, isImported, lines } = await importForum(api.app, await file('other.json', content), { dryRun });
    expect([exitCode, isImported]).toEqual([0, false]);
    expect(lines.slice(-2)).toEqual([
      expect.stringContaining(`other.json: ${sentence}`),
      'Nothing of this file was imported: the database is as it was.',
    ]);
  }
  expect(await everything()).toEqual(before);
});

test('a dry run prints the report of the real one and leaves nothing', async () => {
  const edition = await file('dry.json', { ...other, number: 2, year: 2017 });
  const before = await everything();
  const trial = await importForum(api.app, edition, { dryRun: true });
  expect(await everything()).toEqual(before);
  const real = await importForum(api.app, edition);
  expect(trial.lines.slice(0, -1)).toEqual(real.lines.slice(0, -1));
  expect(trial.report.rows).toEqual(real.report.rows);
});

test('a corrected file changes only what differs, and keeps codes, slots and people', async () => {
  const first = {
    number: 1,
    year: 2016,
    status: 'HELD',
    timezone: 'America/New_York',
    sessions: [
      { number: 1, title: 'One', type: 'PANEL', date: '2016-06-06', start: '10:00', timezone: 'America/New_York' },
    ],
  };
  await importForum(api.app, await file('a.json', first));
  const read = () =>
    api.db.query(
      "select s.code, s.version, t.uid, t.sequence, t.version as slot_version from session s join slot t on t.session_id = s.id where s.source_id = 'sti-forum-2016/session/1'",
    );
  const [before] = await read();
  const { report } = await importForum(
    api.app,
    await file('b.json', { ...first, sessions: [{ ...first.sessions[0], start: '10:30' }] }),
  );
  expect(report.rows).toEqual({ added: 0, changed: 1, unchanged: 2 });
  expect(await read()).toEqual([{ ...before, sequence: before.sequence + 1, slot_version: before.slot_version + 1 }]);
});

test('a corrected number is told, for it is printed everywhere', async () => {
  const edition = (number: number) => file('number.json', { number, year: 2105, status: 'HELD' });
  await importForum(api.app, await edition(91));
  const { lines } = await importForum(api.app, await edition(90));
  expect(lines).toContain('number: 91 before, 90 now');
});

test('hostile keys and control characters do no harm', async () => {
  const hostile =
    '{"number": 9, "year": 2024, "__proto__": {"x": 1}, "constructor": 1, "title": "A\\u0000B", "sessions": [{"title": "\\u202Ex\\ud800", "notes": ["a\\u0000b", "\\ud800", "\\\\u0000", {"k\\u0000": 1}]}]}';
  const { exitCode } = await importForum(api.app, await file('hostile.json', hostile));
  expect(exitCode).toBe(0);
  const { data: answer } = await api.gql('{ forum(year: 2024) { title(lang: en) { text } } }');
  expect(answer.forum.title.text).toBe('AB');
});

test('the scanner of broken files accepts all that JSON.parse accepts', () => {
  const right = ['{"a":[1,-2.5e3,true,null,"\\u00e9\\n"],"b":{}}', ' [ ] ', '"x"'];
  expect(right.map((text) => 'value' in parseJson(text))).toEqual([true, true, true]);
  expect(parseJson(`${'['.repeat(100_000)}`)).toMatchObject({ fault: { expected: 'less nesting' } });
});
