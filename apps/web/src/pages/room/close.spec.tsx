import { expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { ruleBroken, SESSION, showMember } from '../test-member.tsx';
import { item, moderator, sessionLog } from './test-log.ts';

const address = `/en/room/${SESSION}/close`;
const four = [
  item(1, 'First.'),
  item(2, 'Second.', { status: 'PROPOSED' }),
  item(3, 'Third.', { status: 'AGREED' }),
  item(4, 'Fourth.', { status: 'AGREED' }),
];
const choose = (words: string) => fireEvent.click(screen.getByRole('checkbox', { name: new RegExp(words) }));
const closing = { __typename: 'SessionClosing', id: 'c', confirmedAt: '2027-05-06T16:00:00.000Z', messageIds: [] };

test('Exactly three messages close a session, drafts among them, in one step', async () => {
  const { asked } = await showMember(
    address,
    {
      RoomClosePage: () => sessionLog(four),
      CloseSession: () => ({ closeSession: closing }),
    },
    moderator,
  );
  const button = await screen.findByRole('button', { name: 'Close with these 3 messages' });
  for (const words of ['First', 'Second']) choose(words);
  expect(button.hasAttribute('disabled')).toBe(true);
  expect(screen.getByText('Choose one more.')).toBeTruthy();
  choose('Third');
  expect(screen.getByRole('checkbox', { name: /Fourth/ }).hasAttribute('disabled')).toBe(true);
  fireEvent.click(button);
  await waitFor(() => expect(asked.map(([name]) => name)).toContain('CloseSession'));
  const reads = ['CurrentViewer', 'RoomClosePage'];
  expect(asked.map(([name]) => name).filter((name) => !reads.includes(name))).toEqual(['CloseSession']);
  const [, variables] = asked.find(([name]) => name === 'CloseSession') ?? [];
  expect(variables).toMatchObject({ sessionId: SESSION, messageIds: ['item-1', 'item-2', 'item-3'] });
});

test('A chosen text that was corrected meanwhile is told and shown anew, and the other two stay chosen', async () => {
  let log = sessionLog(four);
  await showMember(
    address,
    {
      RoomClosePage: () => log,
      CloseSession: () => {
        log = sessionLog([...four.slice(1), item(5, 'First, corrected.')]);
        return { closeSession: ruleBroken('itemSuperseded') };
      },
    },
    moderator,
  );
  const button = await screen.findByRole('button', { name: 'Close with these 3 messages' });
  for (const words of ['First', 'Second', 'Third']) choose(words);
  fireEvent.click(button);
  expect((await screen.findByRole('alert')).textContent).toContain('A newer version of it stands.');
  expect(await screen.findByText('Choose one more.')).toBeTruthy();
  choose('First, corrected');
  expect(screen.getByText('Three are chosen, in this order.')).toBeTruthy();
});

test('A refusal is shown, and nothing that was chosen is lost', async () => {
  await showMember(
    address,
    { RoomClosePage: () => sessionLog(four), CloseSession: () => ({ closeSession: ruleBroken('sessionClosed') }) },
    moderator,
  );
  await screen.findByRole('button', { name: 'Close with these 3 messages' });
  for (const words of ['Second', 'Third', 'Fourth']) choose(words);
  fireEvent.click(screen.getByRole('button', { name: 'Close with these 3 messages' }));
  expect((await screen.findByRole('alert')).textContent).toContain('The session is closed.');
  expect(screen.getByText('Three are chosen, in this order.')).toBeTruthy();
});

test('With two key messages the page says that one more is needed, and where', async () => {
  await showMember(address, { RoomClosePage: () => sessionLog(four.slice(0, 2)) }, moderator);
  expect(await screen.findByText('One more key message is needed before closing')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Log a key message' }).getAttribute('href')).toBe(`/en/room/${SESSION}`);
});

test('A rapporteur reads who closes', async () => {
  await showMember(address, { RoomClosePage: () => sessionLog(four) }, [
    { role: 'RAP', scopeKind: 'session', scopeId: SESSION },
  ]);
  expect(await screen.findByText('The moderator closes the session.')).toBeTruthy();
});
