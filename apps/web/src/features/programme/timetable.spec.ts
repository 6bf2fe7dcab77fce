import { expect, test } from '@jest/globals';
import { filterSessions } from './filter.ts';
import type { Line, Slot } from './session-fields.ts';
import { timetableOf } from './timetable.ts';

const title = (text: string) => ({
  text,
  lang: 'en' as const,
  state: 'official' as const,
  isFallback: false,
  isStale: false,
});

function slot(uid: string, day: string | null, startTime: string | null, endTime: string | null = null): Slot {
  const timeZone = 'America/New_York';
  return {
    uid,
    day,
    startTime,
    endTime,
    timeZone,
    startsAt: null,
    endsAt: null,
    room: null,
    roomId: null,
    place: 'Room 1',
    mode: null,
    status: 'CONFIRMED',
  };
}

const plain: Omit<Line, 'code' | 'number' | 'slots' | 'title'> = {
  type: 'PANEL',
  status: 'PUBLISHED',
  isRehearsal: false,
  goals: [],
  organisers: [],
  appearances: [],
};

function session(code: string, number: number | null, slots: Slot[], more: Partial<Line> = {}): Line {
  return { code, number, slots, title: title(`Title of ${code}`), ...plain, ...more };
}

const shape = (sessions: Line[], day?: string) => {
  const { days, unknown } = timetableOf(sessions, day);
  const hours = days.map((d) => [
    d.day,
    ...d.hours.map((h) => [h.slot.startTime, ...h.entries.map((e) => e.session.code)]),
  ]);
  return { hours, unknown: unknown.map((e) => e.session.code) };
};

test('days and hours in order; what begins and ends together stands together; unknown times come last', () => {
  const sessions = [
    session('LATE', 4, [slot('a', '2027-05-05', null)]),
    session('TWO', 2, [slot('b', '2027-05-05', '10:15', '11:30')]),
    session('ONE', 1, [slot('c', '2027-05-05', '10:15', '11:30')]),
    session('LONG', 3, [slot('d', '2027-05-05', '10:15', '13:00')]),
    session('NEXT', 5, [slot('e', '2027-05-06', '09:00')]),
    session('NODAY', 7, [slot('f', null, null)]),
    session('NOSLOT', 6, []),
  ];
  expect(shape(sessions)).toEqual({
    hours: [
      ['2027-05-05', ['10:15', 'ONE', 'TWO'], ['10:15', 'LONG'], [null, 'LATE']],
      ['2027-05-06', ['09:00', 'NEXT']],
    ],
    unknown: ['NOSLOT', 'NODAY'],
  });
});

test('a session with two slots stands at both, or at the chosen day only', () => {
  const sessions = [session('TWICE', 1, [slot('a', '2027-05-05', '09:00'), slot('b', '2027-05-06', '15:00')])];
  expect(shape(sessions).hours).toEqual([
    ['2027-05-05', ['09:00', 'TWICE']],
    ['2027-05-06', ['15:00', 'TWICE']],
  ]);
  expect(shape(sessions, '2027-05-06')).toEqual({ hours: [['2027-05-06', ['15:00', 'TWICE']]], unknown: [] });
});

const speaker = { role: 'SPEAKER', honorific: null, name: 'Zoë Ñandú', functionLabel: null } as const;
const listed = [
  session('WATER', 1, [slot('a', '2027-05-05', '09:00')], { goals: ['6'], appearances: [speaker] }),
  session('EMPTY', 2, [slot('b', '2027-05-06', '09:00')], {
    type: 'SIDE_EVENT',
    organisers: ['Institute of Examples'],
  }),
];

test.each([
  [{}, ['WATER', 'EMPTY']],
  [{ day: '2027-05-06' }, ['EMPTY']],
  [{ goal: '6' }, ['WATER']],
  [{ type: 'SIDE_EVENT' }, ['EMPTY']],
  [{ room: 'Room 1' }, ['WATER', 'EMPTY']],
  [{ room: 'Room 2' }, []],
  [{ text: 'zoe nandu' }, ['WATER']],
  [{ text: 'institute TITLE' }, ['EMPTY']],
  [{ text: 'zoe institute' }, []],
  [{ text: 'water', goal: '6', day: '2027-05-06' }, []],
])('%j shows %j', (filters, codes) => {
  expect(filterSessions(listed, filters).map((one) => one.code)).toEqual(codes);
});
