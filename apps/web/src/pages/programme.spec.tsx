import { expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { answering, forum, session, slot, text } from './test-forum.ts';
import { showPage } from './test-page.tsx';

const programme = (sessions: object[]) => ({
  number: 3,
  label: 'tentative',
  publishedAt: '2027-03-04T12:00:00.000Z',
  sessions,
});
const three = [
  session(),
  session({
    code: 'AAAAA2',
    number: 2,
    title: text('Open science'),
    goals: ['9'],
    slots: [slot({ uid: 's2', day: '2027-05-06', startTime: null })],
  }),
  session({ code: 'AAAAA3', number: null, title: text('Pitches'), goals: [], slots: [] }),
];
const show = (sessions: object[] = three, more: object = {}, address = '/en/forums/2027/programme') =>
  showPage(address, answering({ ProgrammePage: { forum: forum(more), programme: programme(sessions) } }));

test('A reader sees each session with its time and zone, and those without a day at the end', async () => {
  await show();
  expect(screen.getByText('3 sessions').tagName).toBe('OUTPUT');
  expect(screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent)).toEqual([
    'Wednesday 5 May 2027',
    'Thursday 6 May 2027',
    'Day and time to be confirmed',
  ]);
  const day = screen.getByRole('region', { name: 'Wednesday 5 May 2027' });
  expect(within(day).getByText('10:15–11:30')).toBeTruthy();
  expect(within(day).getByText('New York')).toBeTruthy();
  expect(
    within(screen.getByRole('region', { name: 'Thursday 6 May 2027' })).getByText('time to be confirmed'),
  ).toBeTruthy();
});

test('Typing and choosing filter at once, and the address follows', async () => {
  const router = await show();
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'open' } });
  await waitFor(() => expect(screen.getByText('1 session of 3')).toBeTruthy());
  expect(screen.getAllByRole('article')).toHaveLength(1);
  expect(router.state.location.href).toBe('/en/forums/2027/programme?text=open');
  fireEvent.change(screen.getByLabelText('Goal'), { target: { value: '6' } });
  await waitFor(() => expect(screen.getByText('No session matches these filters.')).toBeTruthy());
  expect(screen.getByText('Show everything')).toBeTruthy();
});

test('An address with filters shows what it says', async () => {
  await show(three, {}, '/en/forums/2027/programme?goal=9&unknown=1');
  expect(screen.getByText('1 session of 3')).toBeTruthy();
  expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('Open science');
});

test('A room is chosen by what is the same in every language', async () => {
  const inRoom = (id: string, code: string, name: string) =>
    session({ code, title: text(`In ${name}`), slots: [slot({ uid: id, roomId: id, room: text(name) })] });
  await show(
    [inRoom('r2', 'AAAAA1', 'Conference Room 2'), inRoom('r1', 'AAAAA2', 'Conference Room 1')],
    {},
    '/en/forums/2027/programme?room=r2',
  );
  expect(screen.getByText('1 session of 2')).toBeTruthy();
  const field = screen.getByLabelText<HTMLSelectElement>('Room');
  expect(field.selectedOptions[0]?.text).toBe('Conference Room 2');
  expect([...field.options].map((option) => option.text)).toEqual(['All', 'Conference Room 1', 'Conference Room 2']);
});

test('A day is named in the zone of the Forum: an evening in New York is not the next morning', async () => {
  const released = { ...programme(three), publishedAt: '2027-05-04T00:30:00.000Z' };
  await showPage('/en/forums/2027/programme', answering({ ProgrammePage: { forum: forum(), programme: released } }));
  expect(screen.getByText(/3 May 2027/)).toBeTruthy();
});

test('Saving leads a stranger to the sign-in page and back, and is not offered for a Forum that is over', async () => {
  await show([session()]);
  const save = screen.getByRole('link', { name: 'Save in my schedule: Science for water' });
  expect(save.getAttribute('href')).toBe('/en/sign-in?next=%2Fen%2Fforums%2F2027%2Fprogramme');
});

test('A Forum that is over has nothing to save', async () => {
  await show([session()], { status: 'ARCHIVED' });
  expect(screen.queryByText('Save')).toBeNull();
});

test.each([
  ['ANNOUNCED', 'The programme has not been released yet.'],
  ['CANCELLED', 'This Forum was cancelled and had no programme.'],
])('A Forum %s without a programme says so', async (status, sentence) => {
  await showPage(
    '/en/forums/2027/programme',
    answering({ ProgrammePage: { forum: forum({ status }), programme: null } }),
  );
  expect(screen.getByText(sentence)).toBeTruthy();
});
