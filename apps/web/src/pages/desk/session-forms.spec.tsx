import { beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { showMember, viewer } from '../test-member.tsx';
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
  const stale = {
    __typename: 'Stale',
    code: 'STALE',
    version: 4,
    conflicts: [{ __typename: 'FieldConflict', field: 'title.en', mine: 'Mine', theirs: 'Theirs' }],
  };
  const { asked } = await showMember(
    ofSession,
    {
      ...answers(2),
      EditSession: ({ version }: { version: number }) => ({
        editSession: version === 3 ? stale : session(1, { version: 5, titleTexts: all('Theirs') }),
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
