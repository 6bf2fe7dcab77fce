import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { hasLetterKeys } from '../../features/platform/keys.ts';
import { clearDevice } from '../../lib/device.ts';
import { ruleBroken, SESSION, showMember } from '../test-member.tsx';
import { accepted, address, item, KEPT, moderator, press, sessionLog, textField, write } from './test-log.ts';

beforeEach(() => localStorage.clear());

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
  await waitFor(() => expect(localStorage.getItem(KEPT)).toBeNull());
});

test('Whoever speaks to the device switches the letter keys off: spoken words move nothing, here and elsewhere', async () => {
  const page = { RoomLogPage: () => sessionLog([item(1, 'Known.')]) };
  await showMember(address, page, moderator);
  const line = (await screen.findByText('Known.')).closest('li') as HTMLElement;
  const isKeyMessage = () => (screen.getByRole('radio', { name: /Key message/ }) as HTMLInputElement).checked;
  fireEvent.click(screen.getByRole('switch', { name: 'Letter keys' }));
  expect(screen.queryByText('Type (press its letter)')).toBeNull();
  fireEvent.keyDown(document.body, { key: 'k' });
  line.focus();
  fireEvent.keyDown(line, { key: 'e' });
  expect(isKeyMessage()).toBe(false);
  expect(textField().value).toBe('');
  // It is the device's, whoever signs in next.
  clearDevice('me');
  expect(hasLetterKeys()).toBe(false);
  // Control: switched on again, they are there.
  press('Ada Example: profile, appearance, language, sign out');
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Letter keys', checked: false }));
  screen.getByText('Type (press its letter)');
  fireEvent.keyDown(document.body, { key: 'k' });
  expect(isKeyMessage()).toBe(true);
  fireEvent.keyDown(line, { key: 'e' });
  expect(textField().value).toBe('Known.');
});

test.each(['Cancel', 'Save as new version'])(
  'Half a statement waits while an entry is corrected: %s',
  async (button) => {
    const known = item(1, 'As logged.', { statementIds: [] });
    await showMember(address, { RoomLogPage: () => sessionLog([known]), LogOutcome: () => accepted }, moderator);
    await screen.findByText('As logged.');
    fireEvent.click(screen.getByRole('radio', { name: /Gap/ }));
    fireEvent.change(textField(), { target: { value: 'Half a gap' } });
    press('Edit');
    expect(textField().value).toBe('As logged.');
    screen.getByText(/The text that you were writing comes back afterwards\./);
    // Nor does a reload lose it.
    expect(localStorage.getItem(`sti-draft:me:entry:${SESSION}`)).toContain('Half a gap');
    press(button);
    expect(textField().value).toBe('Half a gap');
    expect((screen.getByRole('radio', { name: /Gap/ }) as HTMLInputElement).checked).toBe(true);
    expect(screen.queryByText(/comes back afterwards/)).toBeNull();
  },
);

test('Who looks into one entry after another comes back to the own text at once', async () => {
  const page = { RoomLogPage: () => sessionLog([item(1, 'First.'), item(2, 'Second.')]) };
  await showMember(address, page, moderator);
  await screen.findByText('First.');
  fireEvent.change(textField(), { target: { value: 'Half a statement' } });
  for (const correct of screen.getAllByRole('button', { name: 'Edit' })) fireEvent.click(correct);
  press('Cancel');
  expect(textField().value).toBe('Half a statement');
});

test('An empty text is refused before anything is kept', async () => {
  const { times } = await showMember(address, { RoomLogPage: () => sessionLog() }, moderator);
  await screen.findByText('Nothing is logged yet');
  await write('k', '   ');
  expect((await screen.findByRole('alert')).textContent).toContain('Text: This is needed.');
  expect(times('LogOutcome')).toBe(0);
  expect(localStorage.getItem(KEPT)).toBeNull();
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
