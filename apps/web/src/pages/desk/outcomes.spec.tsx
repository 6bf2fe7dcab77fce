import { beforeAll, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { holdStream, Stream } from '../../lib/test-stream.ts';
import { FORUM, forumOf, showMember } from '../test-member.tsx';
import { outcome } from './test-outcomes.ts';

beforeAll(holdStream);

const TOTAL = 230;

type Asked = { first: number; text: string | null };
const show = (search: string, isAway: (asked: Asked) => boolean = () => false) =>
  showMember(
    `/en/desk/2027/outcomes${search}`,
    {
      DeskForum: () => ({ forum: forumOf('LIVE') }),
      ItemUses: () => ({ summary: null }),
      DeskOutcomesPage: (asked: Asked) => {
        if (isAway(asked)) throw new TypeError('Failed to fetch');
        const rows = Array.from({ length: Math.min(asked.first, TOTAL) }, (_, i) => outcome(i + 1));
        const after = rows.length < TOTAL ? `item-${rows.length}` : null;
        return {
          outcomes: { __typename: 'OutcomePage', rows, total: TOTAL, after },
          outcomeNumbers: {
            __typename: 'OutcomeNumbers',
            statements: 0,
            items: TOTAL,
            sessions: 1,
            sessionsWithoutText: 0,
            counts: [],
          },
          sessionsWithoutText: [],
        };
      },
    },
    [{ role: 'SEC', scopeKind: 'forum', scopeId: FORUM }],
  );

const panel = { name: 'The open outcome' };
const rowCount = () => screen.getAllByRole('row').length - 1;

test('Somebody logs an outcome: the rows that were asked for stay in view, and the open one stays open', async () => {
  const { times } = await show('?item=item-150');
  await screen.findByText('230 outcomes');
  expect(screen.queryByRole('complementary', panel)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
  await waitFor(() => expect(rowCount()).toBe(200));
  expect(await screen.findByRole('complementary', panel)).toBeTruthy();
  const before = times('DeskOutcomesPage');
  await Stream.last.say(`forum:${FORUM}:report`, 7);
  await waitFor(() => expect(times('DeskOutcomesPage')).toBe(before + 1));
  expect(rowCount()).toBe(200);
  expect(screen.getByRole('complementary', panel)).toBeTruthy();
});

test('A search that gets no answer says so, and does not show what the search before it found', async () => {
  await show('', ({ text: words }) => words === 'water');
  await screen.findByText('230 outcomes');
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'water' } });
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
  expect(screen.queryByText('230 outcomes')).toBeNull();
});
