import { expect, test } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { answering, forum } from './test-forum.ts';
import { showPage } from './test-page.tsx';

const show = (more: object) => showPage('/en/forums/2027', answering({ ForumPage: { forum: forum(more) } }));
const tabs = () => within(screen.getByRole('navigation', { name: 'This Forum' }));

test('Once the summary is released, its readers find it from the home of the Forum and in the tabs', async () => {
  await show({ status: 'SUMMARY', summaryReleasedAt: '2027-05-20T12:00:00.000Z' });
  const address = '/en/forums/2027/summary';
  expect(tabs().getByRole('link', { name: 'Summary' }).getAttribute('href')).toBe(address);
  expect(screen.getByRole('link', { name: 'Co-Chairs’ summary' }).getAttribute('href')).toBe(address);
});

test.each(['SUMMARY', 'SUBMITTED', 'ARCHIVED'])(
  'A Forum that is %s leads to no summary that nobody released',
  async (status) => {
    await show({ status });
    expect(tabs().getAllByRole('link').length).toBeGreaterThan(2);
    expect(screen.queryByRole('link', { name: /summary/i })).toBeNull();
  },
);
