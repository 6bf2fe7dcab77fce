import { CombinedGraphQLErrors } from '@apollo/client';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ruleBroken, SESSION, showMember, viewer } from '../test-member.tsx';
import { accepted, address, item, KEPT, moderator, press, sessionLog, write } from './test-log.ts';

beforeEach(() => localStorage.clear());

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
  expect(localStorage.getItem(KEPT)).toContain('A shared store of spare parts.');
  isOnline = true;
  fireEvent(window, new Event('online'));
  await waitFor(() => expect(screen.queryByText('Saved here')).toBeNull());
  expect(times('LogOutcome')).toBe(2);
});

describe('An entry is seen once at every moment', () => {
  const words = 'A shared store of spare parts.';
  const early = item(1, 'Known before.');
  const answers = { ProposeOutcome: () => ({ proposeOutcome: { ...accepted.logOutcome, status: 'PROPOSED' } }) };
  const once = () => expect(screen.getAllByText(words)).toHaveLength(1);

  /** Logs the entry; the test decides when its sending is answered, and what each later reading of the log gives. */
  async function logged(laterLog: (withEntry: object) => object) {
    let clientId = '';
    let reads = 0;
    let answer: (data: object) => void = () => {};
    await showMember(
      address,
      {
        ...answers,
        RoomLogPage: () =>
          reads++ ? laterLog(sessionLog([early, item(2, words, { clientId })])) : sessionLog([early]),
        LogOutcome: ({ input }: { input: { clientId: string } }) => {
          clientId = input.clientId;
          return new Promise((give) => (answer = give));
        },
      },
      moderator,
    );
    await screen.findByText('Known before.');
    await write('k', words);
    await screen.findByText('Saved here');
    once();
    return { accept: () => act(async () => answer(accepted)), reads: () => reads };
  }

  test('when the log is read before its sending is answered', async () => {
    const { accept } = await logged((withEntry) => withEntry);
    fireEvent.click(screen.getByRole('button', { name: 'Propose' }));
    await waitFor(() => expect(screen.queryByText('Saved here')).toBeNull());
    once();
    await accept();
    once();
    expect(localStorage.getItem(KEPT)).toBeNull();
  });

  test('when the log comes late after it', async () => {
    let give: (log: object) => void = () => {};
    let full = {};
    const { accept } = await logged((withEntry) => {
      full = withEntry;
      return new Promise((resolve) => (give = resolve));
    });
    await accept();
    once();
    screen.getByText('Sent');
    expect(screen.queryByText('Saved here')).toBeNull();
    expect(localStorage.getItem(KEPT)).toBeNull();
    await act(async () => give(full));
    once();
    expect(screen.queryByText('Sent')).toBeNull();
  });

  test.each([
    ['is older than the entry', () => sessionLog([early])],
    [
      'gets lost',
      () => {
        throw new TypeError('Failed to fetch');
      },
    ],
  ])('when the log that is read after it %s', async (_, laterLog) => {
    const { accept, reads } = await logged(laterLog);
    await accept();
    await waitFor(() => expect(reads()).toBe(2));
    once();
    screen.getByText('Sent');
  });
});

test('What somebody else left unsent on this device is neither shown nor sent', async () => {
  const input = { clientId: 'theirs', sessionId: SESSION, type: 'GAP', text: 'Words of another person.' };
  const theirs = JSON.stringify([{ kind: 'outcome', input, savedAt: '2027-05-05T10:00:00Z' }]);
  localStorage.setItem(`sti-unsent:other:${SESSION}`, theirs);
  const page = { RoomLogPage: () => sessionLog(), LogOutcome: () => accepted };
  const { times } = await showMember(address, page, moderator);
  await screen.findByText('Nothing is logged yet');
  await write('g', 'A shared store of spare parts.');
  await waitFor(() => expect(localStorage.getItem(KEPT)).toBeNull());
  expect(times('LogOutcome')).toBe(1);
  expect(screen.queryByText('Words of another person.')).toBeNull();
  expect(localStorage.getItem(`sti-unsent:other:${SESSION}`)).toBe(theirs);
  // Control: the same entry of the person who is signed in is sent.
  localStorage.setItem(KEPT, theirs);
  fireEvent(window, new Event('online'));
  await waitFor(() => expect(times('LogOutcome')).toBe(2));
});

const refusedWith = (code: string) => new CombinedGraphQLErrors({ errors: [{ message: 'no', extensions: { code } }] });
const noRight = () => {
  throw refusedWith('FORBIDDEN');
};
test.each([
  ['may write here, too', () => ({ logOutcome: ruleBroken('otherPerson') })],
  ['has no right here', noRight],
] as const)(
  'Signs in beside this page somebody who %s, its entries stay and wait for who wrote them',
  async (_, refuse) => {
    let now = 'me';
    const page = {
      RoomLogPage: () => sessionLog(),
      CurrentViewer: () => viewer(moderator, now),
      // The server compares the name in the entry with the login that the browser sends.
      LogOutcome: ({ input }: { input: { recorderId?: string } }) =>
        input.recorderId === undefined || input.recorderId === now ? accepted : refuse(),
    };
    const { asked, times } = await showMember(address, page, moderator);
    await screen.findByText('Nothing is logged yet');
    now = 'somebody else';
    await write('g', 'Words of Ada.');
    const sentence = /What waits here was written by Ada Example\. It is not sent under another name/;
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(asked.find(([name]) => name === 'LogOutcome')?.[1]).toMatchObject({ input: { recorderId: 'me' } });
    expect(localStorage.getItem(KEPT)).toContain('Words of Ada.');
    expect(screen.queryByText('Not accepted')).toBeNull();
    fireEvent(window, new Event('focus'));
    await waitFor(() => expect(times('LogOutcome')).toBe(2));
    expect(localStorage.getItem(KEPT)).toContain('Words of Ada.');
    // Ada signs in again: it is sent by itself.
    now = 'me';
    fireEvent(window, new Event('focus'));
    await waitFor(() => expect(localStorage.getItem(KEPT)).toBeNull());
    await waitFor(() => expect(screen.queryByText(sentence)).toBeNull());
    expect(times('LogOutcome')).toBe(3);
  },
);

test.each([
  ['stays', 'Cancel', 0],
  ['leaves, and the entry is kept', 'Sign out', 1],
] as const)('Whoever signs out with entries unsent is told how many wait, and %s', async (_, button, signedOut) => {
  const offline = () => {
    throw new TypeError('Failed to fetch');
  };
  const page = { RoomLogPage: () => sessionLog(), LogOutcome: offline, SignOut: () => ({ signOut: true }) };
  const { times } = await showMember(address, page, moderator);
  await screen.findByText('Nothing is logged yet');
  await write('g', 'A shared store of spare parts.');
  await screen.findByText('Saved here');
  fireEvent.click(screen.getByRole('button', { name: /Ada Example: profile/ }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Sign out' }));
  dialog.getByText('1 entry is not sent yet. It stays on this device, for you only. Sign out?');
  expect(times('SignOut')).toBe(0);
  fireEvent.click(dialog.getByRole('button', { name: button }));
  // Who stays sees the page again; who leaves is on the way out of it.
  await waitFor(() => expect(screen.queryAllByRole('dialog')).toHaveLength(signedOut));
  await waitFor(() => expect(times('SignOut')).toBe(signedOut));
  expect(localStorage.getItem(KEPT)).toContain('A shared store of spare parts.');
});

const refusesOld = ({ input }: { input: { text: string } }) =>
  input.text.startsWith('An old') ? { logOutcome: ruleBroken('itemSuperseded') } : accepted;
const kept = (): { input: { text: string } }[] => JSON.parse(localStorage.getItem(KEPT) ?? '[]');

test('What the server refuses stays, with the reason, until its person sends it again or discards it', async () => {
  const { times } = await showMember(address, { RoomLogPage: () => sessionLog(), LogOutcome: refusesOld }, moderator);
  await screen.findByText('Nothing is logged yet');
  const field = await write('k', 'An old version.');
  expect(await screen.findByText('A newer version of it stands. Use that one.')).toBeTruthy();
  // Taken into the form and left again, it is where it was.
  press('Edit and send again');
  expect(field.value).toBe('An old version.');
  expect(kept().map((entry) => entry.input.text)).toEqual(['An old version.']);
  // It cannot be sent from its place at the same time.
  expect(screen.queryByRole('button', { name: 'Edit and send again' })).toBeNull();
  fireEvent.change(field, { target: { value: 'Half a' } });
  press('Cancel');
  expect(field.value).toBe('');
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(screen.getByText('Not accepted')).toBeTruthy();
  // Sent again, it goes.
  press('Edit and send again');
  await write('k', 'A new version.');
  await waitFor(() => expect(localStorage.getItem(KEPT)).toBeNull());
  expect(times('LogOutcome')).toBe(2);
  expect(screen.queryByText('Not accepted')).toBeNull();
});

const waiting = (words: string, more: object = {}) => ({
  kind: 'outcome',
  savedAt: '2027-05-05T10:00:00Z',
  input: { clientId: words, sessionId: SESSION, type: 'GAP', text: words },
  ...more,
});

test('A refused entry stands there and never draws the keyboard to itself, neither at first nor when others are sent', async () => {
  const refused = { kind: 'rule', rule: 'itemSuperseded', values: {} };
  localStorage.setItem(KEPT, JSON.stringify([waiting('An old version.', { refused })]));
  let isOnline = false;
  const page = {
    RoomLogPage: () => sessionLog(),
    LogOutcome: () => {
      if (!isOnline) throw new TypeError('Failed to fetch');
      return accepted;
    },
  };
  await showMember(address, page, moderator);
  await screen.findByText('A newer version of it stands. Use that one.');
  expect(document.activeElement).toBe(document.body);
  await write('k', 'Maintenance needs an owner.');
  await screen.findByText('Saved here');
  const status = screen.getByText('1 entry is saved on this device and waits to be sent.').parentElement;
  expect(status?.getAttribute('role')).toBe('status');
  // How many there are is read aloud, the entries are not.
  expect(status?.textContent).toBe(
    '1 entry is saved on this device and waits to be sent.1 entry was not accepted and waits for you.',
  );
  const search = screen.getByRole('textbox', { name: 'Find in the log' });
  // Saving puts the keyboard back into the text in the next frame.
  await new Promise((frame) => requestAnimationFrame(frame));
  search.focus();
  isOnline = true;
  fireEvent(window, new Event('online'));
  await waitFor(() => expect(kept().map((entry) => entry.input.text)).toEqual(['An old version.']));
  await waitFor(() => expect(screen.queryByText('Saved here')).toBeNull());
  expect(document.activeElement).toBe(search);
});

test.each([
  ['FORBIDDEN', 'You do not have the right to do this'],
  ['NOT_FOUND', 'Nothing is here'],
  ['INTERNAL_SERVER_ERROR', 'Something went wrong on our side'],
])('An entry answered with %s waits for its person, and those behind it are sent', async (code, sentence) => {
  localStorage.setItem(KEPT, JSON.stringify(['First.', 'Second.', 'Third.'].map((words) => waiting(words))));
  let isMended = false;
  const page = {
    RoomLogPage: () => sessionLog(),
    LogOutcome: ({ input }: { input: { text: string } }) => {
      if (input.text === 'First.' && !isMended) throw refusedWith(code);
      return accepted;
    },
  };
  const { times } = await showMember(address, page, moderator);
  expect(await screen.findByText(sentence)).toBeTruthy();
  await waitFor(() => expect(kept().map((entry) => entry.input.text)).toEqual(['First.']));
  screen.getByRole('button', { name: 'Discard' });
  // Nothing is wrong with the entry: it goes as it is, once its person says so.
  fireEvent(window, new Event('focus'));
  expect(times('LogOutcome')).toBe(3);
  isMended = true;
  press('Try again');
  await waitFor(() => expect(localStorage.getItem(KEPT)).toBeNull());
  expect(times('LogOutcome')).toBe(4);
});

test.each([
  ['a page of a proxy before the server', () => new Error('No answer of ours: 502')],
  ['too many requests', () => refusedWith('TOO_MANY')],
  ['an expired login', () => refusedWith('NOT_SIGNED_IN')],
  ['a newer version of the site', () => refusedWith('RELOAD')],
])('%s is no refusal: all entries wait in their order and are sent afterwards', async (_, error) => {
  localStorage.setItem(KEPT, JSON.stringify(['First.', 'Second.'].map((words) => waiting(words))));
  let isBack = false;
  const page = {
    RoomLogPage: () => sessionLog(),
    LogOutcome: () => {
      if (!isBack) throw error();
      return accepted;
    },
  };
  const { asked, times } = await showMember(address, page, moderator);
  await waitFor(() => expect(times('LogOutcome')).toBe(1));
  await screen.findByText('2 entries are saved on this device and wait to be sent.');
  expect(screen.queryByText('Not accepted')).toBeNull();
  isBack = true;
  fireEvent(window, new Event('focus'));
  await waitFor(() => expect(localStorage.getItem(KEPT)).toBeNull());
  const sent = asked.filter(([name]) => name === 'LogOutcome').map(([, { input }]) => (input as { text: string }).text);
  expect(sent).toEqual(['First.', 'First.', 'Second.']);
});

test('While the server fails at everything, who is signed in included, no entry is taken for refused', async () => {
  let isAway = false;
  const unlessAway = (answer: object) => () => {
    if (isAway) throw refusedWith('INTERNAL_SERVER_ERROR');
    return answer;
  };
  const page = {
    RoomLogPage: () => sessionLog(),
    CurrentViewer: unlessAway(viewer(moderator)),
    LogOutcome: unlessAway(accepted),
  };
  const { times } = await showMember(address, page, moderator);
  await screen.findByText('Nothing is logged yet');
  isAway = true;
  const asked = times('CurrentViewer');
  await write('g', 'A shared store of spare parts.');
  await waitFor(() => expect(times('CurrentViewer')).toBe(asked + 1));
  await screen.findByText('Saved here');
  expect(screen.queryByText('Not accepted')).toBeNull();
  isAway = false;
  fireEvent(window, new Event('focus'));
  await waitFor(() => expect(localStorage.getItem(KEPT)).toBeNull());
});
