import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { forumOf, showMember } from '../test-member.tsx';
import { all, secretariat } from './test-sessions.ts';

const official = { __typename: 'ForumOfficial', role: 'CO_CHAIR', honorific: null, title: null, country: null };
const forum = {
  ...forumOf('ANNOUNCED'),
  version: 3,
  venue: null,
  mode: 'IN_PERSON',
  host: null,
  goalsUnderReview: [],
  hlpfTheme: null,
  hlpfStart: null,
  hlpfEnd: null,
  titleTexts: all('Forum of tests'),
  themeTexts: null,
  officials: ['Ada', 'Ben'].map((name) => ({ ...official, id: name, name: `${name} Example`, personId: null })),
  stages: [],
};
const show = (answers: object = {}) =>
  showMember(
    '/en/desk/2027/settings',
    { DeskForum: () => ({ forum }), DeskSettingsPage: () => ({ forum }), ...answers },
    secretariat,
  );
const saveFacts = async () => {
  fireEvent.change(await screen.findByRole('textbox', { name: 'Venue' }), { target: { value: 'Room 4' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save the facts' }));
  return screen.findByRole('alert');
};

beforeEach(() => localStorage.clear());

test('The sentence about an official leads to that official’s field', async () => {
  const problem = { __typename: 'Problem', field: 'officials.1.name', code: 'tooLong', limit: 300, near: null };
  await show({ EditForum: () => ({ editForum: { __typename: 'BadInput', code: 'BAD_INPUT', problems: [problem] } }) });
  await saveFacts();
  fireEvent.click(screen.getByText(/At most 300 characters/, { selector: '[role=alert] *' }));
  expect((document.activeElement as HTMLInputElement).value).toBe('Ben Example');
});

test('The mode that somebody else chose is read in words', async () => {
  const conflicts = [
    { __typename: 'FieldConflict', field: 'venue', mine: 'Room 4', theirs: 'IN_PERSON' },
    { __typename: 'FieldConflict', field: 'datesToBeConfirmed', mine: 'true', theirs: 'false' },
  ];
  await show({ EditForum: () => ({ editForum: { __typename: 'Stale', code: 'STALE', version: 4, conflicts } }) });
  fireEvent.click(await screen.findByRole('checkbox'));
  const alert = await saveFacts();
  const texts = [...alert.querySelectorAll('dd')].map((dd) => dd.textContent);
  expect(texts).toEqual(['Room 4', 'IN_PERSON', 'yes', 'no']);
});

test('The Co-Chairs that somebody else named are read by their names, and taken over', async () => {
  const named = (name: string, personId: string | null = null) =>
    JSON.stringify([{ role: 'CO_CHAIR', honorific: '', name, title: '', country: '', personId }]);
  const conflicts = [
    {
      __typename: 'FieldConflict',
      field: 'officials',
      mine: named('Eve Example'),
      theirs: named('Cem Example', 'p-1'),
    },
  ];
  const stale = { __typename: 'Stale', code: 'STALE', version: 4, conflicts };
  const { asked } = await show({ EditForum: () => ({ editForum: stale }) });
  fireEvent.change(await screen.findByDisplayValue('Ben Example'), { target: { value: 'Eve Example' } });
  const alert = await saveFacts();
  expect(alert.querySelector('legend')?.textContent).toBe('Officials');
  const texts = [...alert.querySelectorAll('dd')].map((dd) => dd.textContent);
  expect(texts).toEqual(['Co-Chair, Eve Example', 'Co-Chair, Cem Example']);
  fireEvent.click(screen.getByRole('radio', { name: 'Keep theirs' }));
  fireEvent.click(screen.getByRole('button', { name: 'Save what I chose' }));
  const sent = () => asked.filter(([name]) => name === 'EditForum').map(([, variables]) => variables);
  await waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent()[1]).toMatchObject({
    version: 4,
    input: { venue: 'Room 4', officials: [{ name: 'Cem Example', title: null }] },
  });
});

test('The window of a stage that is half typed waits behind that of another', async () => {
  await show();
  const open = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
  const opensOn = () => screen.findByLabelText<HTMLInputElement>('Opens on');
  await open('Edit the stage: Registration');
  fireEvent.change(await opensOn(), { target: { value: '2027-03-01' } });
  await open('Edit the stage: Preparation');
  expect((await opensOn()).value).toBe('');
  await open('Edit the stage: Registration');
  expect((await opensOn()).value).toBe('2027-03-01');
});
