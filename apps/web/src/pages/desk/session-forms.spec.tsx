import { beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { type Answers, ruleBroken, showMember, viewer } from '../test-member.tsx';
import { address, all, answers, secretariat, session } from './test-sessions.ts';

type Sent = { version: number; input: { title: { texts: { text: string }[] }; goals: string[] } };

const ofSession = `${address}?session=session-1`;
const saves = (asked: [string, object][]) => asked.filter(([name]) => name === 'EditSession').map(([, sent]) => sent);
const openTab = async (name: string) => fireEvent.click(await screen.findByRole('tab', { name }));
const titleField = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Title, English' });
const type = async (words: string) => fireEvent.change(await titleField(), { target: { value: words } });
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save the session' }));
const stale = (conflicts: { field: string; mine: string; theirs: string }[]) => ({
  __typename: 'Stale',
  code: 'STALE',
  version: 4,
  conflicts: conflicts.map((c) => ({ __typename: 'FieldConflict', ...c })),
});

beforeEach(() => localStorage.clear());

test('Two people changed a title: both texts are shown, and the chosen one is saved on the newer version', async () => {
  const newer = stale([{ field: 'title.en', mine: 'Mine', theirs: 'Theirs' }]);
  const { asked } = await showMember(
    ofSession,
    {
      ...answers(2),
      EditSession: ({ version }: { version: number }) => ({
        editSession: version === 3 ? newer : session(1, { version: 5, titleTexts: all('Theirs') }),
      }),
    },
    secretariat,
  );
  fireEvent.click(await screen.findByRole('tab', { name: 'Texts' }));
  fireEvent.change(await screen.findByRole('textbox', { name: 'Title, English' }), { target: { value: 'Mine' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save the session' }));
  const alert = await screen.findByRole('alert');
  expect(within(alert).getByRole('group', { name: 'Title, English' }).textContent).toContain('Mine');
  expect(alert.textContent).toContain('Theirs');
  fireEvent.click(within(alert).getByRole('radio', { name: 'Keep theirs' }));
  fireEvent.click(within(alert).getByRole('button', { name: 'Save what I chose' }));
  await waitFor(() => expect(asked.filter(([name]) => name === 'EditSession')).toHaveLength(2));
  expect(asked.filter(([name]) => name === 'EditSession').map(([, v]) => v)).toMatchObject([
    { version: 3, input: { title: { texts: [{ lang: 'en', text: 'Mine' }] } } },
    { version: 4, input: { title: { texts: [{ lang: 'en', text: 'Theirs' }] } } },
  ]);
});

test.each([
  ['who saves again after a lost answer', []],
  ['whose colleague changed another field', [{ field: 'goals', mine: '9', theirs: '7' }]],
])('Somebody %s is asked for no choice, only to save again', async (_, conflicts) => {
  const { asked } = await showMember(
    ofSession,
    {
      ...answers(2),
      EditSession: ({ version }: Sent) => ({
        editSession: version === 3 ? stale(conflicts) : session(1, { version: 5 }),
      }),
    },
    secretariat,
  );
  await openTab('Texts');
  await type('Mine');
  save();
  const alert = within(await screen.findByRole('alert'));
  alert.getByText('Nothing was saved yet. No field has two texts: save again, and nothing is lost.');
  expect(alert.queryByRole('group')).toBeNull();
  fireEvent.click(alert.getByRole('button', { name: 'Save again' }));
  await waitFor(() => expect(saves(asked)).toHaveLength(2));
  expect(saves(asked)[1]).toMatchObject({ version: 4, input: { title: { texts: [{ text: 'Mine' }] } } });
});

test('What was typed comes back to whoever typed it, and to nobody else on this device', async () => {
  const show = async (id: string) => {
    cleanup();
    await showMember(ofSession, { ...answers(2), CurrentViewer: () => viewer(secretariat, id) });
    await openTab('Texts');
  };
  await show('ada');
  await type('Half a thou');
  await show('ben');
  expect((await titleField()).value).toBe('Session 1');
  await show('ada');
  expect((await titleField()).value).toBe('Half a thou');
});

test('After a reload only what was typed is one’s own: what a colleague changed meanwhile is taken over', async () => {
  await showMember(ofSession, answers(2), secretariat);
  await openTab('Texts');
  await type('Mine');
  cleanup();
  const conflicts = [
    { field: 'title.en', mine: 'Mine', theirs: 'Theirs' },
    { field: 'goals', mine: '9', theirs: '7' },
  ];
  const newer = session(1, { version: 4, titleTexts: all('Theirs'), goals: ['7'] });
  const { asked } = await showMember(
    ofSession,
    {
      ...answers(2),
      DeskSessionPanel: () => ({ deskSession: newer, venueRooms: [] }),
      EditSession: ({ version }: Sent) => ({
        editSession:
          version === 3 ? stale(conflicts) : session(1, { version: 5, titleTexts: all('Mine'), goals: ['7'] }),
      }),
    },
    secretariat,
  );
  await openTab('Texts');
  expect((await titleField()).value).toBe('Mine');
  save();
  const alert = within(await screen.findByRole('alert'));
  expect(alert.getAllByRole('group')).toHaveLength(1);
  fireEvent.click(alert.getByRole('button', { name: 'Save what I chose' }));
  await waitFor(() => expect(saves(asked)).toHaveLength(2));
  expect(saves(asked)).toMatchObject([
    { version: 3 },
    { version: 4, input: { title: { texts: [{ text: 'Mine' }] }, goals: ['7'] } },
  ]);
});

test('What is typed while the answer is on its way stays, and is based on what was just saved', async () => {
  let answer: (value: object) => void = () => {};
  const { asked } = await showMember(
    ofSession,
    {
      ...answers(2),
      EditSession: ({ version, input }: Sent) =>
        version === 3
          ? new Promise<object>((resolve) => {
              answer = resolve;
            })
          : { editSession: session(1, { version: 5, titleTexts: all(input.title.texts[0]?.text ?? '') }) },
    },
    secretariat,
  );
  await openTab('Texts');
  await type('First');
  save();
  await type('First and second');
  answer({ editSession: session(1, { version: 4, titleTexts: all('First') }) });
  await screen.findByText('Saved');
  expect((await titleField()).value).toBe('First and second');
  save();
  await waitFor(() => expect(saves(asked)).toHaveLength(2));
  expect(saves(asked)).toMatchObject([
    { version: 3, input: { title: { texts: [{ text: 'First' }] } } },
    { version: 4, input: { title: { texts: [{ text: 'First and second' }] } } },
  ]);
});

test('Enter that is held or pressed twice in a title sends once', async () => {
  const { asked } = await showMember(
    ofSession,
    { ...answers(2), EditSession: () => new Promise<object>(() => {}) },
    secretariat,
  );
  await openTab('Texts');
  await type('Mine');
  const field = await titleField();
  fireEvent.keyDown(field, { key: 'Enter', repeat: true });
  expect(saves(asked)).toHaveLength(0);
  fireEvent.keyDown(field, { key: 'Enter' });
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() => expect(saves(asked)).toHaveLength(1));
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(saves(asked)).toHaveLength(1);
});

test('A time that is half changed waits behind another tab of the panel, until it is given up', async () => {
  await showMember(ofSession, answers(2), secretariat);
  const open = async () => fireEvent.click(await screen.findByRole('button', { name: /^Move/ }));
  const from = () => screen.findByLabelText<HTMLInputElement>('From');
  await open();
  fireEvent.change(await from(), { target: { value: '11:00' } });
  await openTab('Texts');
  await openTab('Time and place');
  await open();
  expect((await from()).value).toBe('11:00');
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await open();
  expect((await from()).value).toBe('10:15');
});

const appearance = (id: string, name: string, more: object = {}) => ({
  __typename: 'Appearance',
  id,
  version: 1,
  personId: null,
  role: 'PANELLIST',
  name,
  functionLabel: null,
  honorific: null,
  title: null,
  country: null,
  order: 1,
  minutes: null,
  ...more,
});
async function showPeople(appearances: object[], more: Answers = {}) {
  const panel = () => ({ deskSession: session(1, { appearances }), venueRooms: [] });
  const shown = await showMember(ofSession, { ...answers(2), DeskSessionPanel: panel, ...more }, secretariat);
  await openTab('People');
  return shown;
}
const edit = async (name: string) =>
  fireEvent.click(
    within((await screen.findByText(name)).closest('li') as HTMLElement).getByRole('button', { name: /^Edit/ }),
  );
const country = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Country as shown' });

test('A person who is half named is still there after the form of another was opened', async () => {
  await showPeople([appearance('ann', 'Ann Example'), appearance('ben', 'Ben Example')]);
  await edit('Ann Example');
  fireEvent.change(await country(), { target: { value: 'Exampleland' } });
  await edit('Ben Example');
  expect((await country()).value).toBe('');
  await edit('Ann Example');
  expect((await country()).value).toBe('Exampleland');
});

test('Who was put in a place by a colleague stays there when only the country was corrected', async () => {
  const conflicts = [
    { field: 'personId', mine: 'old', theirs: 'new' },
    { field: 'country', mine: 'Mine', theirs: 'Theirs' },
  ];
  const { asked } = await showPeople([appearance('ann', 'Ann Example', { personId: 'old' })], {
    EditAppearance: ({ version }: { version: number }) => ({
      editAppearance: version === 1 ? stale(conflicts) : appearance('ann', 'Ann Example', { version: 5 }),
    }),
  });
  await edit('Ann Example');
  fireEvent.change(await country(), { target: { value: 'Mine' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Save what I chose' }));
  const saves = () => asked.filter(([name]) => name === 'EditAppearance').map(([, sent]) => sent);
  await waitFor(() => expect(saves()).toHaveLength(2));
  expect(saves()[1]).toMatchObject({ version: 4, input: { personId: 'new', country: 'Mine' } });
});

test('What two people chose differently is worded as the form words it', async () => {
  await showMember(
    ofSession,
    {
      ...answers(2),
      EditSession: () => ({
        editSession: stale([
          { field: 'title.en', mine: 'OPENING', theirs: 'Theirs' },
          { field: 'type', mine: 'PANEL', theirs: 'OPENING' },
          { field: 'isRehearsal', mine: 'true', theirs: 'false' },
        ]),
      }),
    },
    secretariat,
  );
  await openTab('Texts');
  await type('OPENING');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Rehearsal' }));
  save();
  const alert = within(await screen.findByRole('alert'));
  const textsOf = (name: string) =>
    [...alert.getByRole('group', { name }).querySelectorAll('dd')].map((dd) => dd.textContent);
  expect(textsOf('Title, English')).toEqual(['OPENING', 'Theirs']);
  expect(textsOf('Rehearsal')).toEqual(['yes', 'no']);
});

test('The sentence about a question leads to that question', async () => {
  await showMember(ofSession, answers(2), secretariat);
  await openTab('Texts');
  fireEvent.click(await screen.findByRole('button', { name: 'Add a question' }));
  save();
  const alert = within(await screen.findByRole('alert'));
  fireEvent.click(alert.getByText(/This is needed/));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Question 1, English' }));
});

test('An old refusal makes way for what was done after it, and for a newer one', async () => {
  let moves = 0;
  await showMember(
    ofSession,
    {
      ...answers(2),
      MoveSession: () => ({
        moveSession: moves++ ? session(1, { version: 4, status: 'TENTATIVE' }) : ruleBroken('sessionMove'),
      }),
      CancelSession: () => ({ cancelSession: ruleBroken('slotCancelled') }),
    },
    secretariat,
  );
  await openTab('State');
  const move = () => fireEvent.click(screen.getByRole('button', { name: 'Mark as tentative' }));
  move();
  expect((await screen.findByRole('alert')).textContent).toContain('cannot go from this state');
  fireEvent.change(screen.getByRole('textbox', { name: 'Reason for cancelling' }), { target: { value: 'Storm' } });
  fireEvent.click(screen.getByRole('button', { name: 'Cancel the session' }));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('This session is cancelled.'));
  move();
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  // What was not done was not forgotten either.
  await openTab('Texts');
  await openTab('State');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Reason for cancelling' }).value).toBe('Storm');
});
