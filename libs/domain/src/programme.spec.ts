import { expect, test } from '@jest/globals';
import {
  appearanceProblems,
  findConflicts,
  type Placing,
  rightOfAppearance,
  SESSION_STATUSES,
  type SessionForm,
  sessionMoves,
  sessionProblems,
  slotProblems,
} from './programme.ts';
import { localText } from './texts.ts';
import { instantsOf } from './time.ts';

test('a session moves only forward; a closed rehearsal may run again', () => {
  expect(SESSION_STATUSES.map((status) => `${status}: ${sessionMoves(status).join(' ')}`)).toEqual([
    'DRAFT: TENTATIVE PUBLISHED CANCELLED',
    'TENTATIVE: PUBLISHED LIVE CANCELLED',
    'PUBLISHED: TENTATIVE LIVE CANCELLED',
    'LIVE: CLOSED CANCELLED',
    'CLOSED: ',
    'CANCELLED: ',
  ]);
  expect(sessionMoves('CLOSED', true)).toEqual(['LIVE']);
});

test('chairing and moderating give the right to run a session, recording the right to record it', () =>
  expect((['CHAIR', 'MODERATOR', 'RAPPORTEUR', 'PANELLIST', 'FLOOR'] as const).map(rightOfAppearance)).toEqual([
    'MOD',
    'MOD',
    'RAP',
    null,
    null,
  ]));

const at = (startTime: string, endTime: string | null, day = '2027-05-05', timeZone = 'America/New_York') =>
  instantsOf({ day, startTime, endTime, timeZone });

const placing = (change: Partial<Placing>): Placing => ({
  id: 'a',
  ...at('10:00', '11:30'),
  sessionId: 'A',
  sessionType: 'PANEL',
  venueRoomId: null,
  turnaroundMinutes: 0,
  people: [],
  ...change,
});
const ada = { personId: 'ada', role: 'PANELLIST' as const };

test.each<[string, Partial<Placing>, Partial<Placing>, string[]]>([
  ['at the same time in two rooms', { venueRoomId: 'one' }, { venueRoomId: 'two' }, []],
  ['at the same time in one room', { venueRoomId: 'one' }, { venueRoomId: 'one' }, ['roomTaken!']],
  [
    'in one room for a stated reason',
    { venueRoomId: 'one' },
    { venueRoomId: 'one', sharesRoom: true, people: [ada] },
    ['roomTaken'],
  ],
  ['one after the other in one room', { venueRoomId: 'one' }, { venueRoomId: 'one', ...at('11:30', '12:00') }, []],
  [
    'too close in a room that needs time',
    { venueRoomId: 'one', turnaroundMinutes: 15 },
    { venueRoomId: 'one', ...at('11:40', '12:00') },
    ['turnaround'],
  ],
  [
    'on two days in one room',
    { venueRoomId: 'one' },
    { venueRoomId: 'one', ...at('10:00', '11:30', '2027-05-06') },
    [],
  ],
  ['with one speaker at the same time', { people: [ada] }, { people: [ada, ada] }, ['personTwice! ada']],
  ['with one speaker on two days', { people: [ada] }, { people: [ada], ...at('10:00', '11:30', '2027-05-06') }, []],
  ['official and beside it', {}, { sessionType: 'SIDE_EVENT' }, ['sideEventParallel']],
  [
    'of unknown end, begun before',
    { ...at('10:00', null), venueRoomId: 'one' },
    { ...at('10:30', '11:30'), venueRoomId: 'one' },
    [],
  ],
  [
    'of unknown end, begun inside',
    { ...at('10:30', null), venueRoomId: 'one' },
    { venueRoomId: 'one' },
    ['roomTaken!'],
  ],
  [
    'at the same moment in two zones',
    { people: [ada] },
    { people: [ada], ...at('16:30', '17:00', '2027-05-05', 'Europe/Vienna') },
    ['personTwice! ada'],
  ],
  [
    'on two days, but at the same moment',
    { venueRoomId: 'one', ...at('20:00', '21:00') },
    { venueRoomId: 'one', ...at('09:30', '10:00', '2027-05-06', 'Asia/Tokyo') },
    ['roomTaken!'],
  ],
  [
    'by the same clock in two zones',
    { people: [ada] },
    { people: [ada], ...at('10:00', '11:30', '2027-05-05', 'Europe/Vienna') },
    [],
  ],
])('two sessions %s', (_, first, second, want) => {
  const found = findConflicts([placing(first), placing({ id: 'b', sessionId: 'B', ...second })]);
  expect(
    found.map(({ rule, isHard, personId }) => `${rule}${isHard ? '!' : ''}${personId ? ` ${personId}` : ''}`),
  ).toEqual(want);
});

const form: SessionForm = {
  number: 1,
  title: localText('Session'),
  background: null,
  objectives: null,
  format: null,
  questions: [],
  goals: [],
  tags: [],
  organisers: [],
};

test.each<[string, Partial<SessionForm>, string[]]>([
  ['whole', {}, []],
  ['without a title', { title: localText(' ') }, ['title.en required']],
  ['with a title of 301 signs', { title: localText('x'.repeat(301)) }, ['title.en tooLong']],
  ['with an empty question', { questions: [localText('')] }, ['questions.0.en required']],
  ['with a hidden character', { tags: ['a\u0000b'] }, ['tags.0 forbiddenCharacter']],
  ['with too many organisers', { organisers: Array(101).fill('x') }, ['organisers tooMany']],
])('a session %s', (_, change, want) =>
  expect(sessionProblems({ ...form, ...change }).map(({ field, code }) => `${field} ${code}`)).toEqual(want),
);

const forum = { startDate: '2027-05-05', endDate: '2027-05-06' };
const slot = { day: '2027-05-05', startTime: '10:00', endTime: '11:00', timeZone: 'America/New_York', placeText: null };

test.each([
  ['whole', {}, []],
  ['without hours', { startTime: null, endTime: null }, []],
  ['without a day', { day: null, startTime: null, endTime: null }, []],
  ['with an hour and no day', { day: null }, ['day required']],
  ['ending when it begins', { endTime: '10:00' }, ['endTime endBeforeStart']],
  ['outside the forum', { day: '2027-05-07' }, ['day outsideForum']],
  ['in no zone', { timeZone: 'UTC+2' }, ['timeZone unknownValue']],
])('a slot %s', (_, change, want) =>
  expect(slotProblems({ ...slot, ...change }, forum).map(({ field, code }) => `${field} ${code}`)).toEqual(want),
);

test('a side event may lie before the forum', () =>
  expect(slotProblems({ ...slot, day: '2027-05-04' }, null)).toEqual([]));

test('an appearance shows a name or a function', () => {
  const empty = {
    name: ' ',
    functionLabel: null,
    honorific: null,
    title: null,
    country: null,
    segment: null,
    minutes: null,
  };
  expect(appearanceProblems(empty)).toEqual([{ field: 'name', code: 'required' }]);
  expect(appearanceProblems({ ...empty, functionLabel: 'tbc' })).toEqual([]);
  expect(appearanceProblems({ ...empty, name: 'Ada', minutes: 0 })).toEqual([
    { field: 'minutes', code: 'outOfRange', limit: 600 },
  ]);
});
