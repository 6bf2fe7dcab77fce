import { beforeAll, expect, test } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import { holdStream, Stream } from '../../lib/test-stream.ts';
import { SESSION, showMember } from '../test-member.tsx';
import { item, moderator, sessionLog } from './test-log.ts';

beforeAll(holdStream);

test('A rapporteur misses no entry that was logged while the page and its stream were being opened', async () => {
  const answers: ((data: object) => void)[] = [];
  const { times } = await showMember(
    `/en/room/${SESSION}`,
    { RoomLogPage: () => new Promise<object>((answer) => answers.push(answer)) },
    moderator,
  );
  await waitFor(() => expect(times('RoomLogPage')).toBe(1));
  // The server has read the log, somebody logs an entry, the stream stands; the answer is still on its way.
  await Stream.last.say(`session:${SESSION}`, 3);
  await act(async () => answers[0]?.(sessionLog()));
  await waitFor(() => expect(times('RoomLogPage')).toBe(2));
  await act(async () => answers[1]?.(sessionLog([item(1, 'Logged in between.')])));
  expect(await screen.findByText('Logged in between.')).toBeTruthy();
  // Once is enough.
  await new Promise((r) => setTimeout(r, 50));
  expect(times('RoomLogPage')).toBe(2);
});
