import { afterEach, expect, jest, test } from '@jest/globals';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { makeApollo } from '../../lib/apollo.ts';
import { CurrentViewer } from '../../lib/viewer.ts';
import { showMember, viewer } from '../test-member.tsx';

const ENDED = 'Your sign-in has ended. What you typed is kept.';
const { fetch } = globalThis;
afterEach(() => {
  globalThis.fetch = fetch;
});

/** The server refuses a request of this page as nobody's. */
async function signInEnds() {
  const refused = { errors: [{ message: '', extensions: { code: 'NOT_SIGNED_IN' } }] };
  globalThis.fetch = jest.fn(async () => ({ status: 200, json: async () => refused }) as Response);
  await act(async () => {
    await makeApollo()
      .query({ query: CurrentViewer })
      .catch(() => null);
  });
}

test('That a sign-in has ended is said until the same person has signed in again in another tab', async () => {
  let signedIn: object = viewer([], 'ada');
  const { times } = await showMember('/en/my/calendar', {
    CurrentViewer: () => signedIn,
    MyCalendarPage: () => ({ myFeeds: [] }),
  });
  await signInEnds();
  expect(await screen.findByText(ENDED)).toBeTruthy();
  const back = async (now: object) => {
    signedIn = now;
    const before = times('CurrentViewer');
    fireEvent.focus(window);
    await waitFor(() => expect(times('CurrentViewer')).toBe(before + 1));
    await act(async () => {});
  };
  await back({ viewer: null });
  expect(screen.getByText(ENDED)).toBeTruthy();
  await back(viewer([], 'ben'));
  expect(screen.getByText(ENDED)).toBeTruthy();
  await back(viewer([], 'ada'));
  await waitFor(() => expect(screen.queryByText(ENDED)).toBeNull());
});
