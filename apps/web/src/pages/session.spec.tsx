import { expect, test } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { answering, forum, session, slot, text } from './test-forum.ts';
import { showPage } from './test-page.tsx';

const NAMELESS = {
  role: 'SPEAKER',
  honorific: null,
  name: null,
  functionLabel: 'Under-Secretary-General',
  title: null,
  country: null,
  personId: null,
  segment: null,
};
const show = (more: object = {}) =>
  showPage('/en/forums/2027/sessions/AAAAA1', answering({ SessionPage: { forum: forum(), session: session(more) } }));

test('A session shows each block that is known, and no empty one', async () => {
  await show({ objectives: text('Two recommendations.') });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Science for water');
  expect(screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent)).toEqual([
    'Background',
    'Objectives',
    'People',
  ]);
  expect(screen.getByText('Wednesday 5 May 2027, 10:15–11:30, New York')).toBeTruthy();
  expect(screen.getByText('Moderator').tagName).toBe('DT');
  expect(screen.getByText('Institute of Examples').parentElement?.textContent).toBe('Institute of Examples, Chile');
});

test('Unknown times, nameless people and a missing place break nothing', async () => {
  await show({
    type: null,
    background: null,
    slots: [slot({ startTime: null, endTime: null, startsAt: null, endsAt: null, room: null })],
    appearances: [NAMELESS, { ...NAMELESS, functionLabel: null }],
  });
  expect(screen.getByText('Wednesday 5 May 2027, time to be confirmed, New York')).toBeTruthy();
  expect(screen.getByText('place to be confirmed')).toBeTruthy();
  expect(screen.getByText('Under-Secretary-General')).toBeTruthy();
  expect(screen.getAllByText('name to be confirmed', { exact: false })).toHaveLength(2);
});

test('What was never found out of a session that is over is not promised any more', async () => {
  const slots = [slot({ startTime: null, endTime: null, startsAt: null, endsAt: null, room: null })];
  const appearances = [{ ...NAMELESS, functionLabel: 'Deputy Minister' }];
  await show({ status: 'CLOSED', slots, appearances });
  expect(screen.getByText('Wednesday 5 May 2027, time not recorded, New York')).toBeTruthy();
  expect(screen.getByText('Deputy Minister')).toBeTruthy();
  expect(screen.queryByText(/to be confirmed/)).toBeNull();
});

test('A text that is not there in the reader’s language is marked with its own, and the page says so once', async () => {
  const french = { lang: 'fr', isFallback: true };
  await show({ title: text('L’eau', french), background: text('Des données.', french) });
  expect(screen.getAllByText('Some texts of this page are available in Français only.')).toHaveLength(1);
  expect(screen.getByText('L’eau', { selector: 'h1 bdi' }).getAttribute('lang')).toBe('fr');
});

test('Only web addresses become links', async () => {
  const documents = ['javascript:alert(1)', 'data:text/html,x', ' https://example.org', 'https://example.org/a'].map(
    (url) => ({ title: `To ${url}`, publisher: null, date: null, url }),
  );
  await show({
    documents,
    sourceUrl: 'javascript:alert(2)',
    media: [{ kind: 'WEBCAST', url: 'vbscript:x', language: 'xx' }],
  });
  const list = screen.getByRole('region', { name: 'Documents' });
  expect(
    within(list)
      .getAllByRole('link')
      .map((a) => a.getAttribute('href')),
  ).toEqual(['https://example.org/a']);
  expect(within(list).getByRole('link').getAttribute('rel')).toContain('noopener noreferrer');
  expect(document.querySelector('a[href^="javascript" i], a[href^="vbscript" i], a[href^="data" i]')).toBeNull();
});

test('A session under another year, or none, is a page that does not exist', async () => {
  const router = await showPage(
    '/en/forums/2027/sessions/AAAAA1',
    answering({ SessionPage: { forum: forum(), session: session({ forumYear: 2026 }) } }),
  );
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('This page does not exist');
  expect(router.options.context.page.status).toBe(404);
});
