import { expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { showMember, text } from '../test-member.tsx';

const row = (uid: string, title: string, more: object = {}) => ({
  __typename: 'ScheduleItem',
  slotUid: uid,
  addedAt: '2027-01-01T00:00:00.000Z',
  ownRole: null,
  isGone: false,
  isCancelled: false,
  isMoved: false,
  clashesWith: [],
  title: text(title),
  session: {
    __typename: 'ReleasedSession',
    code: uid,
    type: 'PANEL',
    forumYear: 2027,
    isRehearsal: false,
    status: 'PUBLISHED',
  },
  slot: {
    __typename: 'ReleasedSlot',
    uid,
    day: '2027-05-05',
    startTime: '10:15',
    endTime: '11:30',
    timeZone: 'America/New_York',
    startsAt: '2027-05-05T14:15:00.000Z',
    endsAt: '2027-05-05T15:30:00.000Z',
    place: null,
    status: 'CONFIRMED',
    room: text('Conference Room 4'),
  },
  ...more,
});

const show = (rows: object[], answers = {}) =>
  showMember('/en/my/schedule', { MySchedulePage: () => ({ mySchedule: rows }), ...answers });
const lineOf = (title: string) => {
  const line = screen.getByRole('heading', { name: title }).closest('li');
  if (!line) throw new Error(`${title} stands in no line.`);
  return within(line as HTMLElement);
};

test('A clash names the other session on both lines', async () => {
  await show([row('A', 'Water', { clashesWith: ['B'] }), row('B', 'Energy', { clashesWith: ['A'] })]);
  await screen.findByRole('heading', { name: 'Wednesday 5 May 2027 times of New York' });
  expect(lineOf('Water').getByText('At the same time as: Energy')).toBeTruthy();
  expect(lineOf('Energy').getByText('At the same time as: Water')).toBeTruthy();
});

test('A removed session comes back by undo', async () => {
  let rows = [row('A', 'Water'), row('B', 'Energy')];
  const all = rows;
  const { times } = await showMember('/en/my/schedule', {
    MySchedulePage: () => ({ mySchedule: rows }),
    UnsaveScheduleSlot: () => {
      rows = all.slice(1);
      return { unsaveSlot: { __typename: 'UnsaveResult', slotUid: 'A' } };
    },
    SaveScheduleSlot: () => {
      rows = all;
      return { saveSlot: all[0] as object };
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Remove from my schedule: Water' }));
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'Water' })).toBeNull());
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('heading', { name: 'Water' })).toBeTruthy();
  expect(times('SaveScheduleSlot')).toBe(1);
});

test('An own duty stands in the schedule and cannot be removed; what left the programme says so', async () => {
  await show([
    row('A', 'Water', { addedAt: null, ownRole: 'MODERATOR' }),
    row('B', 'Energy', { isGone: true, isCancelled: true, session: null }),
  ]);
  await screen.findByRole('heading', { name: 'Water' });
  expect(lineOf('Water').getByText('You moderate')).toBeTruthy();
  expect(lineOf('Water').queryByRole('button')).toBeNull();
  expect(lineOf('Energy').getByText('No longer in the programme')).toBeTruthy();
});

test('An empty schedule says what to do', async () => {
  await show([]);
  expect(await screen.findByText('Nothing is saved yet')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Open the programme' })).toBeTruthy();
});

test('Without a network the page says so and can be tried again', async () => {
  let isOnline = false;
  await showMember('/en/my/schedule', {
    MySchedulePage: () => {
      if (!isOnline) throw new TypeError('Failed to fetch');
      return { mySchedule: [row('A', 'Water')] };
    },
  });
  expect((await screen.findByRole('alert')).textContent).toContain('No connection');
  isOnline = true;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { name: 'Water' })).toBeTruthy();
});
