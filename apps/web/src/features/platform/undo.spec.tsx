import { ApolloLink, gql, Observable } from '@apollo/client';
import { ApolloProvider, useQuery } from '@apollo/client/react';
import { beforeEach, expect, jest, test } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { messages as memberWords } from '../../i18n/member.en.ts';
import { messages as publicWords } from '../../i18n/public.en.ts';
import { makeApollo } from '../../lib/apollo.ts';
import { I18nProvider, makeI18n } from '../../lib/t.tsx';
import { useDelayed } from './undo.tsx';

const ROWS = gql`query Rows { rows }`;
const done: string[] = [];
let asked = 0;
beforeEach(() => {
  notifications.clean();
  done.length = 0;
  asked = 0;
});

function Page() {
  useQuery(ROWS);
  const delayed = useDelayed();
  const remove = () =>
    delayed(
      'Removed.',
      async () => done.push('sent'),
      () => done.push('undone'),
    );
  return (
    <button type="button" onClick={remove}>
      Remove
    </button>
  );
}

/** A page on which something was just removed. */
async function showRemoved() {
  const link = new ApolloLink(
    () =>
      new Observable((observer) => {
        asked++;
        observer.next({ data: { rows: 1 } });
        observer.complete();
      }),
  );
  const frame = (page: React.ReactNode) => (
    <I18nProvider i18n={makeI18n('en', memberWords, publicWords)}>
      <MantineProvider env="test">
        <Notifications />
        <ApolloProvider client={client}>{page}</ApolloProvider>
      </MantineProvider>
    </I18nProvider>
  );
  const client = makeApollo(link);
  const { rerender } = render(frame(<Page />));
  await waitFor(() => expect(asked).toBe(1));
  fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
  const undo = await screen.findByRole('button', { name: /Undo/ });
  return { undo, leave: () => rerender(frame(null)) };
}
const gone = () => waitFor(() => expect(screen.queryByRole('button', { name: /Undo/ })).toBeNull());

test('A page that comes back from the browser’s memory offers no way back from what it sent, and reads again', async () => {
  await showRemoved();
  fireEvent(window, new Event('pagehide'));
  expect(done).toEqual(['sent']);
  await gone();
  expect(asked).toBe(1);
  fireEvent(window, new Event('pageshow'));
  await waitFor(() => expect(asked).toBe(2));
  // Control: where nothing was sent, nothing is read again.
  fireEvent(window, new Event('pagehide'));
  fireEvent(window, new Event('pageshow'));
  await new Promise((r) => setTimeout(r, 20));
  expect([asked, done]).toEqual([2, ['sent']]);
});

test('A click on the offer that comes just too late pretends nothing', async () => {
  const { undo } = await showRemoved();
  fireEvent(window, new Event('pagehide'));
  fireEvent.click(undo);
  expect(done).toEqual(['sent']);
});

test('Who goes to another page of the application takes the offer away with the page', async () => {
  const { leave } = await showRemoved();
  leave();
  expect(done).toEqual(['sent']);
  await gone();
});

test('The offer goes when its time is over, also while somebody points at it', async () => {
  jest.useFakeTimers({ advanceTimers: true });
  const { undo } = await showRemoved();
  // The notice itself would stay as long as it is pointed at.
  fireEvent.mouseEnter(undo.closest('[role=status]') ?? undo);
  act(() => jest.advanceTimersByTime(10_000));
  // The notice fades.
  act(() => jest.advanceTimersByTime(1000));
  jest.useRealTimers();
  expect(done).toEqual(['sent']);
  await gone();
});

test('Who takes the offer in time has it undone, and nothing is sent when the page is left', async () => {
  const { undo } = await showRemoved();
  fireEvent.click(undo);
  fireEvent(window, new Event('pagehide'));
  expect(done).toEqual(['undone']);
});
