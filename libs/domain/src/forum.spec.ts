import { expect, test } from '@jest/globals';
import {
  FORUM_STATUSES,
  type ForumForm,
  forumMoves,
  forumProblems,
  goalProblems,
  isForumPublic,
  isOpen,
  newsPageProblems,
  type Window,
  windowOf,
  windowProblems,
} from './forum.ts';
import { localText } from './texts.ts';

test('a forum moves only along its life; cancelled and archived are final', () =>
  expect(FORUM_STATUSES.map((status) => `${status}: ${forumMoves(status).join(' ')}`)).toEqual([
    'PLANNED: ANNOUNCED POSTPONED CANCELLED',
    'ANNOUNCED: LIVE POSTPONED CANCELLED',
    'LIVE: SUMMARY',
    'SUMMARY: SUBMITTED',
    'SUBMITTED: ARCHIVED',
    'ARCHIVED: ',
    'POSTPONED: ANNOUNCED CANCELLED',
    'CANCELLED: ',
  ]));

test('only a planned forum is hidden', () =>
  expect(FORUM_STATUSES.filter((status) => !isForumPublic(status))).toEqual(['PLANNED']));

const form: ForumForm = {
  number: 12,
  year: 2027,
  title: localText('Forum'),
  theme: null,
  startDate: '2027-05-05',
  endDate: '2027-05-06',
  datesToBeConfirmed: false,
  timeZone: 'America/New_York',
  venue: null,
  host: null,
  goalsUnderReview: ['6', '9.5'],
  hlpfTheme: null,
  hlpfStart: null,
  hlpfEnd: null,
};
const told = (change: Partial<ForumForm>) =>
  forumProblems({ ...form, ...change }).map(({ field, code }) => `${field} ${code}`);

test.each<[string, Partial<ForumForm>, string[]]>([
  ['whole', {}, []],
  ['without a title', { title: null }, ['title required']],
  ['ending before it begins', { endDate: '2027-05-04' }, ['endDate endBeforeStart']],
  ['without days', { startDate: null, endDate: null }, ['startDate required', 'endDate required']],
  ['openly without days', { startDate: null, endDate: null, datesToBeConfirmed: true }, []],
  ['in no zone', { timeZone: 'EST' }, ['timeZone unknownValue']],
  ['of an impossible year', { year: 99_999 }, ['year outOfRange']],
  ['with a Goal that is none', { goalsUnderReview: ['6', '9.9'] }, ['goalsUnderReview.1 unknownGoal']],
  ['with an HLPF that ends early', { hlpfStart: '2027-07-10', hlpfEnd: '2027-07-01' }, ['hlpfEnd endBeforeStart']],
])('a forum %s', (_, change, want) => expect(told(change)).toEqual(want));

test('a Goal that does not exist comes back with its nearest neighbours', () =>
  expect(goalProblems('goals', ['9.9'])[0]?.near).toEqual(['9.5', '9.4', '9.3']));

const stage: Window = {
  opensDay: '2027-03-14',
  opensTime: '01:00',
  closesDay: '2027-05-05',
  closesTime: null,
  timeZone: 'America/New_York',
};

test('a window opens and closes by the clock of its own zone, over a clock change', () => {
  expect(windowOf(stage)).toEqual({
    opensAt: new Date('2027-03-14T06:00:00Z'),
    closesAt: new Date('2027-05-06T03:59:00Z'),
  });
  const open = ['2027-03-14T05:59:59Z', '2027-03-14T06:00:00Z', '2027-05-06T03:58:59Z', '2027-05-06T03:59:00Z'];
  expect(open.map((at) => isOpen(stage, new Date(at)))).toEqual([false, true, true, false]);
});

test('a window without an opening has not opened; one without an end stays open', () => {
  const now = new Date('2030-01-01T00:00:00Z');
  expect(isOpen({ ...stage, opensDay: null }, now)).toBe(false);
  expect(isOpen({ ...stage, closesDay: null }, now)).toBe(true);
  expect(windowProblems({ ...stage, closesDay: '2027-03-13' })).toEqual([
    { field: 'closesDay', code: 'endBeforeStart' },
  ]);
});

test.each(['Arrival', 'a b', '../x', 'a--b', '', 'é'])('"%s" is no address of a page', (slug) =>
  expect(newsPageProblems({ slug, title: localText('T'), body: localText('B') })).toEqual([
    { field: 'slug', code: 'unknownValue' },
  ]),
);
