import { expect, test } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import { answering, forum, text } from './test-forum.ts';
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

test('News of an evening in New York has that day, on the page of the Forum and on its own', async () => {
  const news = {
    id: 'n',
    slug: 'hall',
    kind: 'NEWS',
    title: text('Another hall'),
    publishedAt: '2027-05-04T00:30:00Z',
  };
  await show({ news: [news] });
  expect(screen.getByText('3 May 2027')).toBeTruthy();
  cleanup();
  const page = { ...news, body: text('We meet upstairs.') };
  await showPage('/en/forums/2027/pages/hall', answering({ NewsPage: { forum: forum(), newsPage: page } }));
  expect(screen.getByText('Published 3 May 2027')).toBeTruthy();
});
