import { expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { FORUM, showMember, text } from '../test-member.tsx';
import { address, answers, secretariat } from './test-sessions.ts';

test('Many sessions: the count is true, search finds one, arrows and Enter open it beside the table', async () => {
  await showMember(address, answers(40), secretariat);
  expect(await screen.findByText('40 sessions')).toBeTruthy();
  const rows = () => screen.getAllByRole('row').slice(1);
  rows()[0]?.focus();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(rows()[1]);
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter' });
  const panel = await screen.findByRole('complementary', { name: 'The open session' });
  expect(await within(panel).findByRole('heading', { name: 'Session 2' })).toBeTruthy();
  fireEvent.keyDown(panel, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('complementary', { name: 'The open session' })).toBeNull());
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'CODE37' } });
  expect(await screen.findByText('1 session of 40')).toBeTruthy();
});

test('A space between two words stays where it was typed, however long one pauses after it', async () => {
  await showMember(address, answers(40), secretariat);
  const field = () => screen.getByRole<HTMLInputElement>('searchbox');
  await screen.findByText('40 sessions');
  fireEvent.change(field(), { target: { value: 'Session ' } });
  fireEvent.change(field(), { target: { value: 'CODE3 ' } });
  await screen.findByText('11 sessions of 40');
  expect(field().value).toBe('CODE3 ');
  fireEvent.change(field(), { target: { value: 'CODE3 7' } });
  await screen.findByText('1 session of 40');
  // What is changed elsewhere is followed.
  fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  await screen.findByText('40 sessions');
  expect(field().value).toBe('');
});

test('Who may not edit the programme is offered no session to add', async () => {
  await showMember(address, answers(1), [{ role: 'COC', scopeKind: 'forum', scopeId: FORUM }]);
  expect(await screen.findByText('1 session')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Add a session' })).toBeNull();
  expect(screen.queryByRole('link', { name: 'Release' })).toBeNull();
});

const conflict = (rule: string, isHard: boolean, ...numbers: number[]) => ({
  __typename: 'Conflict',
  rule,
  isHard,
  personName: rule === 'personTwice' ? 'Ada Example' : null,
  slots: numbers.map((n) => ({
    __typename: 'Slot',
    id: `slot-${n}`,
    code: `SLOT${n}`,
    session: { __typename: 'Session', id: `session-${n}`, title: text(`Session ${n}`) },
  })),
});

test('The list marks the sessions that clash, and shows them alone', async () => {
  const rows = () => screen.getAllByRole('row').slice(1);
  await showMember(
    address,
    {
      ...answers(4),
      DeskProgrammePage: () => ({
        ...answers(4).DeskProgrammePage(),
        programmeConflicts: [conflict('personTwice', true, 1, 3), conflict('sideEventParallel', false, 2, 4)],
      }),
    },
    secretariat,
  );
  expect(await screen.findByText('4 sessions')).toBeTruthy();
  expect(rows().map((row) => row.textContent?.includes('One person in two places'))).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(screen.queryByText('Side event beside an official session')).toBeNull();
  cleanup();
  await showMember(
    `${address}?clash=hard`,
    {
      ...answers(4),
      DeskProgrammePage: () => ({
        ...answers(4).DeskProgrammePage(),
        programmeConflicts: [conflict('personTwice', true, 1, 3)],
      }),
    },
    secretariat,
  );
  expect(await screen.findByText('2 sessions of 4')).toBeTruthy();
});
