import { CombinedGraphQLErrors } from '@apollo/client';
import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { draftKey } from '../../lib/drafts.ts';
import { ruleBroken, showMember } from '../test-member.tsx';

beforeEach(() => localStorage.clear());

const feed = (more: object = {}) => ({
  __typename: 'Feed',
  id: 'f1',
  version: 1,
  label: 'Phone',
  createdAt: '2027-01-01T10:00:00.000Z',
  lastUsedAt: null,
  revokedAt: null,
  ...more,
});
const made = (url: string | null) => ({
  __typename: 'NewFeed',
  url,
  webcalUrl: url?.replace('https', 'webcal') ?? null,
  feed: { __typename: 'Feed', id: 'f1' },
});
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const offline = () => {
  throw new TypeError('Failed to fetch');
};
const address = 'https://forum.example.org/calendar/secret.ics';

test('A new link is shown once, with what it opens', async () => {
  const { asked } = await showMember('/en/my/calendar', {
    MyCalendarPage: () => ({ myFeeds: [] }),
    MakeFeed: () => ({ makeFeed: made(address) }),
  });
  fireEvent.change(await screen.findByRole('textbox', { name: 'Name of the new link' }), {
    target: { value: 'Phone' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Make a link' }));
  expect(await screen.findByText(address)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Open in the calendar program' }).getAttribute('href')).toBe(
    'webcal://forum.example.org/calendar/secret.ics',
  );
  expect(asked.find(([name]) => name === 'MakeFeed')?.[1]).toMatchObject({ label: 'Phone' });
});

test('Renewing says what it ends and asks; pressed twice, it is done once', async () => {
  let give = (_: object) => {};
  const { times } = await showMember('/en/my/calendar', {
    MyCalendarPage: () => ({ myFeeds: [feed()] }),
    RenewFeed: () => new Promise((answer) => (give = answer)),
  });
  await press('Renew Phone');
  expect((await screen.findByRole('alert')).textContent).toContain('The present address stops working at once.');
  await press('Cancel Phone');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(times('RenewFeed')).toBe(0);
  await press('Renew Phone');
  const button = await screen.findByRole('button', { name: 'Make a new address Phone' });
  fireEvent.click(button);
  fireEvent.click(button);
  await waitFor(() => expect(times('RenewFeed')).toBe(1));
  give({ renewFeed: made(address) });
  expect(await screen.findByText(address)).toBeTruthy();
  expect(times('RenewFeed')).toBe(1);
});

test('A link whose first answer was lost is made once, and its address is seen all the same', async () => {
  const keys = new Set<string>();
  let isOnline = false;
  const { asked, times } = await showMember('/en/my/calendar', {
    MyCalendarPage: () => ({ myFeeds: [] }),
    MakeFeed: ({ idempotencyKey }: { idempotencyKey: string }) => {
      const isKnown = keys.has(idempotencyKey);
      keys.add(idempotencyKey);
      return isOnline ? { makeFeed: made(isKnown ? null : address) } : offline();
    },
    RenewFeed: () => ({ renewFeed: made(`${address}?second`) }),
  });
  await press('Make a link');
  await screen.findByText('No connection');
  isOnline = true;
  await press('Make a link');
  expect(await screen.findByText(`${address}?second`)).toBeTruthy();
  expect(times('MakeFeed')).toBe(2);
  expect(keys.size).toBe(1);
  expect(asked.find(([name]) => name === 'RenewFeed')?.[1]).toMatchObject({ id: 'f1' });
  // Control: the next link is another.
  await press('Make a link');
  expect(await screen.findByText(address)).toBeTruthy();
  expect(keys.size).toBe(2);
});

test('An end waits for its undo; who signs out meanwhile has it sent and answered before the login ends', async () => {
  let give = (_: object) => {};
  const { times } = await showMember('/en/my/calendar', {
    MyCalendarPage: () => ({ myFeeds: [feed()] }),
    RevokeFeed: () => new Promise((answer) => (give = answer)),
    SignOut: () => ({ signOut: true }),
  });
  await press('End Phone');
  expect(await screen.findByText('The link has ended. Calendars that know it stop updating.')).toBeTruthy();
  expect(screen.queryByText('Phone')).toBeNull();
  await press('Undo');
  expect(await screen.findByText('Phone')).toBeTruthy();
  await press('End Phone');
  expect(times('RevokeFeed')).toBe(0);
  await signOut();
  await waitFor(() => expect(times('RevokeFeed')).toBe(1));
  expect(times('SignOut')).toBe(0);
  give({ revokeFeed: feed({ version: 2, revokedAt: '2027-02-01T10:00:00.000Z' }) });
  await waitFor(() => expect(times('SignOut')).toBe(1));
});

const signOut = async () => {
  await press('Ada Example: profile, appearance, language, sign out');
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
};
test.each([
  ['has expired already', 'leaves nothing of the person on the device, and all of others', 'NOT_SIGNED_IN'],
  ['cannot be ended now', 'keeps all and says why', 'TOO_MANY'],
])('A login that %s: signing out %s', async (_, __, code) => {
  const isGone = code === 'NOT_SIGNED_IN';
  const [own, others] = [draftKey('me', 'profile'), draftKey('ben', 'profile')];
  for (const key of [own, others]) localStorage.setItem(key, 'half a sentence');
  await showMember('/en/my/calendar', {
    MyCalendarPage: () => ({ myFeeds: [feed()] }),
    SignOut: () => {
      throw new CombinedGraphQLErrors({ errors: [{ message: 'no', extensions: { code } }] });
    },
  });
  await screen.findByText('Phone');
  await signOut();
  if (isGone) await waitFor(() => expect(localStorage.getItem(own)).toBeNull());
  else await screen.findByText('Too many requests');
  expect(localStorage.getItem(own)).toBe(isGone ? null : 'half a sentence');
  expect(localStorage.getItem(others)).toBe('half a sentence');
});

test('An ended link leaves the list, and a link shown before is shown no more', async () => {
  let feeds = [feed()];
  const { times } = await showMember('/en/my/calendar', {
    MyCalendarPage: () => ({ myFeeds: feeds }),
    RenewFeed: () => ({ renewFeed: made(address) }),
    RevokeFeed: () => {
      feeds = [feed({ version: 2, revokedAt: '2027-02-01T10:00:00.000Z' })];
      return { revokeFeed: feeds[0] as object };
    },
  });
  await press('Renew Phone');
  await press('Make a new address Phone');
  await screen.findByText(address);
  await press('End Phone');
  await waitFor(() => expect(screen.queryByText('Phone')).toBeNull());
  expect(screen.queryByText(address)).toBeNull();
  fireEvent(window, new Event('pagehide'));
  await waitFor(() => expect(times('RevokeFeed')).toBe(1));
  await waitFor(() => expect(screen.queryByText(address)).toBeNull());
  expect(screen.queryByText('Phone')).toBeNull();
});

test('One link too many is refused with the limit', async () => {
  await showMember('/en/my/calendar', {
    MyCalendarPage: () => ({ myFeeds: [feed()] }),
    MakeFeed: () => ({ makeFeed: ruleBroken('tooManyFeeds', { limit: '10' }) }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Make a link' }));
  expect((await screen.findByRole('alert')).textContent).toContain('At most 10 links. End one first.');
});
