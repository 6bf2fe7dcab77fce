import type { Exec } from '../lib/data.tsx';
import { operationName } from '../lib/graphql.ts';

/** A text as the API answers it. */
export const text = (value: string, more: object = {}) => ({
  text: value,
  lang: 'en',
  state: 'official',
  isFallback: false,
  isStale: false,
  ...more,
});

export const forum = (more: object = {}) => ({
  year: 2027,
  number: 12,
  title: text('12th STI Forum'),
  theme: text('For a decade of delivery'),
  startDate: '2027-05-05',
  endDate: '2027-05-06',
  datesToBeConfirmed: false,
  timeZone: 'America/New_York',
  venue: 'United Nations Headquarters',
  mode: 'HYBRID',
  host: null,
  status: 'ANNOUNCED',
  statusReason: null,
  summaryReleasedAt: null,
  isDemonstration: false,
  goalsUnderReview: ['6', '9'],
  hlpfTheme: null,
  hlpfStart: null,
  hlpfEnd: null,
  stages: [
    {
      kind: 'REGISTRATION',
      isOpen: true,
      opensAt: null,
      closesAt: '2027-04-20T22:00:00.000Z',
      timeZone: 'America/New_York',
    },
  ],
  officials: [],
  guidingQuestions: [],
  linkedMeetings: [],
  documents: [],
  news: [],
  ...more,
});

export const slot = (more: object = {}) => ({
  uid: 'slot-1',
  day: '2027-05-05',
  startTime: '10:15',
  endTime: '11:30',
  timeZone: 'America/New_York',
  startsAt: '2027-05-05T14:15:00.000Z',
  endsAt: '2027-05-05T15:30:00.000Z',
  room: text('Conference Room 4'),
  roomId: 'room-4',
  place: null,
  mode: 'HYBRID',
  status: 'CONFIRMED',
  ...more,
});

export const session = (more: object = {}) => ({
  code: 'AAAAA1',
  number: 1,
  forumYear: 2027,
  type: 'PANEL',
  status: 'PUBLISHED',
  isRehearsal: false,
  title: text('Science for water'),
  background: text('Basins need shared data.'),
  objectives: null,
  format: null,
  questions: [],
  goals: ['6'],
  organisers: [],
  documents: [],
  sourceUrl: null,
  slots: [slot()],
  appearances: [
    {
      role: 'MODERATOR',
      honorific: 'Ms.',
      name: 'Ada Example',
      functionLabel: null,
      title: 'Institute of Examples',
      country: 'Chile',
      personId: 'p1',
      segment: null,
    },
  ],
  segments: [],
  media: [],
  ...more,
});

/** Answers each document by its name; one that is not foreseen fails the test. */
export const answering = (answers: Record<string, unknown>): Exec =>
  (async (document: object, variables: unknown) => {
    const name = operationName(document);
    if (!(name in answers)) throw new Error(`Nobody foresaw ${name}.`);
    const answer = answers[name];
    return typeof answer === 'function' ? answer(variables) : answer;
  }) as Exec;
