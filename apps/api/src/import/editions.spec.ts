import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, startApp } from '../../test/app.ts';
import { importForum } from './import.ts';

// Other editions in the shape of the four that we have: copies of a real one, each with its own oddity.
let api: Api;
let folder: string;
beforeAll(async () => {
  api = await startApp({ switches: { areLimitsOff: true } });
  folder = await mkdtemp(path.join(os.tmpdir(), 'sti-editions-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await api.stop();
});

// biome-ignore lint/suspicious/noExplicitAny: a source may hold anything
type Source = Record<string, any>;

let editions = 0;
/** Imports the edition of 2022, moved to a year of its own and changed; gives the report and what the public reads. */
async function imported(change: (source: Source) => void) {
  const text = await readFile(path.resolve(import.meta.dirname, '../../data/forums/sti-forum-2022.json'), 'utf8');
  const number = 100 + editions++;
  const year = 2015 + number;
  const source: Source = Object.assign(JSON.parse(text), { number, year });
  // A few are enough to see what an oddity beside them does.
  source.sessions.length = 2;
  change(source);
  const where = path.join(folder, `${year}.json`);
  await writeFile(where, JSON.stringify(source));
  const { exitCode, isImported, lines } = await importForum(api.app, where);
  expect([exitCode, isImported]).toEqual([0, true]);
  expect((await importForum(api.app, where)).report.rows).toMatchObject({ added: 0, changed: 0 });
  const { data, errors } = await api.gql(READ, { year });
  expect(errors).toBeUndefined();
  const feed = await api.http(`/forums/${year}/programme.ics`);
  expect(feed.status).toBe(200);
  return { lines, forum: data.forum, sessions: data.programme.sessions, feed: await feed.text(), source };
}
const READ = `query($year: Int!) {
  forum(year: $year) { status datesToBeConfirmed timeZone theme(lang: ar) { text } officials { role name title country } }
  programme(year: $year) { sessions(first: 100) {
    title(lang: en) { text } type status slots { day startTime endTime startsAt endsAt timeZone status }
    appearances { name functionLabel role }
  } }
}`;
type Session = { title: { text: string }; type: string | null; slots: Source[]; appearances: Source[] };
const titled = (sessions: Session[], title: string) => sessions.find((s) => s.title.text === title);
const SESSION = { title: 'Planted', type: 'PANEL', date: '2022-05-05', start: '10:00', timezone: 'Africa/Nairobi' };

describe('the status', () => {
  test.each([
    ['HELD', 'ARCHIVED', false],
    ['held', 'ARCHIVED', false],
    ['ARCHIVED', 'ARCHIVED', false],
    ['CANCELLED', 'CANCELLED', false],
    ['POSTPONED', 'POSTPONED', false],
    ['ANNOUNCED', 'ANNOUNCED', false],
  ])('%s is %s', async (given, status, datesToBeConfirmed) => {
    const { forum, lines } = await imported((source) => Object.assign(source, { status: given }));
    expect(forum).toMatchObject({ status, datesToBeConfirmed });
    expect(lines.filter((line) => line.startsWith('status'))).toEqual([]);
  });

  test.each([
    ['TENTATIVE', 'status: unknown status "TENTATIVE"'],
    ['constructor', 'status: unknown status "constructor"'],
    [7, 'status: 7 is no text, skipped'],
    [undefined, null],
  ])('%j is announced, with dates to be confirmed, and that is told', async (given, told) => {
    const { forum, lines } = await imported((source) => Object.assign(source, { status: given }));
    expect(forum).toMatchObject({ status: 'ANNOUNCED', datesToBeConfirmed: true });
    expect(lines.filter((line) => line.startsWith('status'))).toEqual([
      ...(told ? [told] : []),
      'status: ANNOUNCED taken, dates to be confirmed',
    ]);
  });
});

describe('the zone', () => {
  test.each([
    ['America/New_York (EST)', 'America/New_York'],
    ['Europe/Zurich, CEST', 'Europe/Zurich'],
    ['Asia/Kolkata; half past', 'Asia/Kolkata'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['UTC (GMT+0)', 'UTC'],
  ])('of a session that says %j is %s', async (timezone, zone) => {
    const { sessions, lines } = await imported((source) => source.sessions.push({ ...SESSION, timezone }));
    expect(titled(sessions, 'Planted')?.slots[0]).toMatchObject({ timeZone: zone, startTime: '10:00' });
    expect(lines.filter((line) => /^sessions.*timezone/.test(line))).toEqual([]);
  });

  test.each([undefined, null, '', 'EST', 'New York', 'america/new_york', 'Etc/GMT+5', 'Mars/Olympus', '(UTC)'])(
    'of a session that says %j is the forum’s, and that is told',
    async (timezone) => {
      const { sessions, lines, source } = await imported((s) => {
        s.timezone = 'Asia/Tokyo (JST)';
        s.sessions.push({ ...SESSION, timezone });
      });
      const at = `sessions[${source.sessions.length - 1}].timezone`;
      expect(titled(sessions, 'Planted')?.slots[0]).toMatchObject({
        timeZone: 'Asia/Tokyo',
        startsAt: '2022-05-05T01:00:00.000Z',
      });
      expect(lines).toContain(`${at}: not given, Asia/Tokyo taken`);
      if (timezone) expect(lines).toContain(`${at}: unknown time zone ${JSON.stringify(timezone)}`);
    },
  );

  test('of a forum that says none is New York’s, for its sessions too', async () => {
    const { forum, sessions, lines } = await imported((source) => {
      delete source.timezone;
      source.sessions.push({ ...SESSION, timezone: undefined });
    });
    expect([forum.timeZone, titled(sessions, 'Planted')?.slots[0]?.timeZone]).toEqual([
      'America/New_York',
      'America/New_York',
    ]);
    expect(lines).toContain('timezone: not given, America/New_York taken');
  });
});

describe('what is not known', () => {
  test('officials without a name, or with one to come, are shown by their office', async () => {
    const { forum, lines } = await imported((source) => {
      source.ecosocPresident = { name: null, role: 'ECOSOC_PRESIDENT', country: 'Kenya' };
      source.coChairs = [{ name: 'tbc' }, { name: 'To be confirmed', affiliation: 'Permanent Representative' }, {}];
    });
    expect(forum.officials).toEqual([
      { role: 'PRESIDENT', name: null, title: null, country: 'Kenya' },
      { role: 'CO_CHAIR', name: null, title: null, country: null },
      { role: 'CO_CHAIR', name: null, title: 'Permanent Representative', country: null },
      { role: 'CO_CHAIR', name: null, title: null, country: null },
    ]);
    expect(lines.filter((line) => line.endsWith('no name given, shown without one'))).toHaveLength(4);
  });

  test('a forum without a theme, sessions and people has none', async () => {
    const { forum, sessions, feed } = await imported((source) => {
      for (const key of ['theme', 'sessions', 'sideEvents', 'coChairs', 'ecosocPresident', 'preparatory'])
        delete source[key];
    });
    expect([forum.theme, forum.officials, sessions, feed.includes('BEGIN:VEVENT')]).toEqual([null, [], [], false]);
  });

  test('a session to be confirmed keeps its day without an hour, or has no place in the timetable', async () => {
    const { sessions, feed, lines } = await imported((source) => {
      source.sessions = [
        { title: 'On a day', date: '2022-05-05', start: 'tbc', end: '25:00', timezone: 'America/New_York' },
        { title: 'One day', date: 'tbc', start: '10:00', speakers: [{ name: 'tbc' }, { name: null }] },
      ];
      source.sideEvents = [];
    });
    expect(titled(sessions, 'On a day')?.slots).toMatchObject([
      { day: '2022-05-05', startTime: null, endTime: null, startsAt: null },
    ]);
    expect(titled(sessions, 'One day')).toMatchObject({
      slots: [],
      appearances: [{ name: null, functionLabel: 'tbc', role: 'SPEAKER' }],
    });
    expect(feed.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(lines).toEqual(
      expect.arrayContaining([
        'sessions[0].start: "tbc" is no time, left empty',
        'sessions[0].end: "25:00" is no time, left empty',
        'sessions[1].date: "tbc" is no day, left empty',
        'sessions[1].start: a time without a day, skipped',
        'sessions[1].speakers[1].name: neither name nor function, skipped',
      ]),
    );
  });
});

test('side events become sessions of that type, whatever they call themselves', async () => {
  const { sessions } = await imported((source) => {
    source.sideEvents = [
      { ...SESSION, title: 'Beside it', type: 'PANEL' },
      { ...SESSION, title: 'Also beside', type: undefined },
      { ...SESSION, title: 'Also beside', start: '12:00' },
    ];
  });
  expect(sessions.filter((s: Session) => s.type === 'SIDE_EVENT').map((s: Session) => s.title.text)).toEqual([
    'Beside it',
    'Also beside',
    'Also beside',
  ]);
});

test('every unknown key and type is told with its place and value, wherever it stands', async () => {
  const { lines } = await imported((source) => {
    source.mystery = { a: 1 };
    source.ecosocPresident.shoeSize = 43;
    source.sessions = [
      {
        ...SESSION,
        type: 'HACKATHON',
        status: 'MAYBE',
        mode: 'TELEPATHY',
        sdgs: ['9', 'all', 99],
        speakers: [{ name: 'Ada Example', role: 'JUGGLER', mode: 'AVATAR', hobby: 'chess' }],
        documents: [{ title: 'Paper', colour: 'blue' }],
        programme: [{ title: 'Part', tempo: 'quick' }],
      },
    ];
    source.preparatory = [{ title: 'Workshop', kind: 'PICNIC', menu: [], place: 7 }];
  });
  expect(lines).toEqual(
    expect.arrayContaining([
      'mystery: unknown key, skipped ({"a":1})',
      'ecosocPresident.shoeSize: unknown key, skipped (43)',
      'sessions[0].type: unknown session type "HACKATHON"',
      'sessions[0].status: unknown session status "MAYBE"',
      'sessions[0].mode: unknown mode "TELEPATHY"',
      'sessions[0].sdgs[1]: unknown Goal "all", skipped',
      'sessions[0].sdgs[2]: unknown Goal 99, skipped',
      'sessions[0].speakers[0].role: unknown role "JUGGLER"',
      'sessions[0].speakers[0].mode: unknown presence "AVATAR"',
      'sessions[0].speakers[0].hobby: unknown key, skipped ("chess")',
      'sessions[0].documents[0].colour: unknown key, skipped ("blue")',
      'sessions[0].programme[0].tempo: unknown key, skipped ("quick")',
      'preparatory[0].kind: unknown kind of meeting "PICNIC"',
      'preparatory[0].menu: unknown key, skipped ([])',
      'preparatory[0].place: 7 is no text, skipped',
    ]),
  );
});
