import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ruleBroken, SESSION, showMember } from '../test-member.tsx';
import { item, moderator, sessionLog } from './test-log.ts';

const address = `/en/room/${SESSION}`;
const accepted = { logOutcome: { __typename: 'OutcomeItem', id: 'new', clientId: 'new' } };

beforeEach(() => localStorage.clear());

/** Types an entry of a type by its letter and saves it as a person without a mouse does. */
async function write(letter: string, words: string) {
  fireEvent.keyDown(document.body, { key: letter });
  const field = await screen.findByRole('textbox', { name: 'Text' });
  fireEvent.change(field, { target: { value: words } });
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  return field as HTMLTextAreaElement;
}

test('A moderator logs a key message by keyboard; the form is empty and ready for the next', async () => {
  const { asked } = await showMember(
    address,
    { RoomLogPage: () => sessionLog(), LogOutcome: () => accepted },
    moderator,
  );
  await screen.findByText('Nothing is logged yet');
  const field = await write('k', 'Maintenance needs an owner.');
  await waitFor(() => expect(asked.map(([name]) => name)).toContain('LogOutcome'));
  const [, variables] = asked.find(([name]) => name === 'LogOutcome') ?? [];
  expect(variables).toMatchObject({
    input: {
      type: 'KEY_MESSAGE',
      text: 'Maintenance needs an owner.',
      sessionId: SESSION,
      deviceSeq: 1,
      parentId: null,
    },
  });
  expect(field.value).toBe('');
  expect((screen.getByRole('radio', { name: /Key message/ }) as HTMLInputElement).checked).toBe(true);
  await waitFor(() => expect(localStorage.getItem(`sti-unsent:${SESSION}`)).toBeNull());
});

test('Without a network the entry is saved here, and sent once when the network is back', async () => {
  let isOnline = false;
  const { times } = await showMember(
    address,
    {
      RoomLogPage: () => sessionLog(),
      LogOutcome: () => {
        if (!isOnline) throw new TypeError('Failed to fetch');
        return accepted;
      },
    },
    moderator,
  );
  await screen.findByText('Nothing is logged yet');
  await write('g', 'A shared store of spare parts.');
  expect(await screen.findByText('Saved here')).toBeTruthy();
  expect(screen.getByText('1 entry is saved on this device and waits to be sent.')).toBeTruthy();
  expect(localStorage.getItem(`sti-unsent:${SESSION}`)).toContain('A shared store of spare parts.');
  isOnline = true;
  fireEvent(window, new Event('online'));
  await waitFor(() => expect(screen.queryByText('Saved here')).toBeNull());
  expect(times('LogOutcome')).toBe(2);
});

test('What the server refuses stays, with the reason, and goes back into the form', async () => {
  await showMember(
    address,
    { RoomLogPage: () => sessionLog(), LogOutcome: () => ({ logOutcome: ruleBroken('itemSuperseded') }) },
    moderator,
  );
  await screen.findByText('Nothing is logged yet');
  const field = await write('k', 'An old version.');
  expect(await screen.findByText('A newer version of it stands. Use that one.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Edit and send again' }));
  expect(field.value).toBe('An old version.');
  expect(screen.queryByText('Not accepted')).toBeNull();
});

test('An empty text is refused before anything is kept', async () => {
  const { times } = await showMember(address, { RoomLogPage: () => sessionLog() }, moderator);
  await screen.findByText('Nothing is logged yet');
  await write('k', '   ');
  expect((await screen.findByRole('alert')).textContent).toContain('Text: This is needed.');
  expect(times('LogOutcome')).toBe(0);
  expect(localStorage.getItem(`sti-unsent:${SESSION}`)).toBeNull();
});

test('Two people changed one entry: both texts stand side by side, and one goes on as a version of both', async () => {
  const both = [
    item(1, 'As the rapporteur wrote it.', { inConflict: true }),
    item(2, 'As the moderator wrote it.', { rootId: 'root-1', inConflict: true }),
  ];
  const { asked } = await showMember(
    address,
    { RoomLogPage: () => sessionLog(both), LogOutcome: () => accepted },
    moderator,
  );
  expect(await screen.findByText('2 versions of one entry: two people changed it')).toBeTruthy();
  const second = screen.getByRole('region', { name: 'Version 2' });
  fireEvent.click(within(second).getByRole('button', { name: 'Go on from this text' }));
  const field = screen.getByRole('textbox', { name: 'Text' }) as HTMLTextAreaElement;
  expect(field.value).toBe('As the moderator wrote it.');
  fireEvent.keyDown(field, { key: 'Enter', metaKey: true });
  await waitFor(() => expect(asked.map(([name]) => name)).toContain('LogOutcome'));
  const [, variables] = asked.find(([name]) => name === 'LogOutcome') ?? [];
  expect(variables).toMatchObject({ input: { parentId: 'item-2', mergedFromIds: ['item-1'] } });
});

test('A recommendation without addressee is not proposed, and the reason is read aloud', async () => {
  const draft = item(1, 'Fund maintenance posts.', { type: 'RECOMMENDATION' });
  await showMember(
    address,
    {
      RoomLogPage: () => sessionLog([draft]),
      ProposeOutcome: () => ({ proposeOutcome: ruleBroken('addresseeMissing') }),
    },
    moderator,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Propose' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('A recommendation needs an addressee');
  expect(document.activeElement).toBe(alert);
});

test('Who may only read the log is offered no form', async () => {
  await showMember(address, { RoomLogPage: () => sessionLog([item(1, 'Known.')]) }, [
    { role: 'SEC', scopeKind: 'forum', scopeId: 'forum' },
  ]);
  expect(await screen.findByText('Known.')).toBeTruthy();
  expect(screen.queryByRole('textbox', { name: 'Text' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Propose' })).toBeNull();
});
