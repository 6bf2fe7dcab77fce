import { expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { ruleBroken, showMember } from '../test-member.tsx';

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
});
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

test('An ended link leaves the list, and a link shown before is shown no more', async () => {
  let feeds = [feed()];
  await showMember('/en/my/calendar', {
    MyCalendarPage: () => ({ myFeeds: feeds }),
    RenewFeed: () => ({ renewFeed: made(address) }),
    RevokeFeed: () => {
      feeds = [feed({ version: 2, revokedAt: '2027-02-01T10:00:00.000Z' })];
      return { revokeFeed: feeds[0] as object };
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Renew' }));
  await screen.findByText(address);
  fireEvent.click(screen.getByRole('button', { name: 'End' }));
  await waitFor(() => expect(screen.queryByText('Phone')).toBeNull());
  expect(screen.queryByText(address)).toBeNull();
});

test('One link too many is refused with the limit', async () => {
  await showMember('/en/my/calendar', {
    MyCalendarPage: () => ({ myFeeds: [feed()] }),
    MakeFeed: () => ({ makeFeed: ruleBroken('tooManyFeeds', { limit: '10' }) }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Make a link' }));
  expect((await screen.findByRole('alert')).textContent).toContain('At most 10 links. End one first.');
});
