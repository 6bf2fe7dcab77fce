import { ApolloLink, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { DirectionProvider } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { act, render } from '@testing-library/react';
import { makeMemberRouter } from '../app/member-routes.tsx';
import { MemberTheme } from '../app/member-theme.tsx';
import { messages as memberWords } from '../i18n/member.en.ts';
import { messages as publicWords } from '../i18n/public.en.ts';
import { makeApollo } from '../lib/apollo.ts';
import { I18nProvider, makeI18n } from '../lib/t.tsx';

export const FORUM = 'f0000000-0000-7000-8000-000000000001';
export const SESSION = 'b0000000-0000-7000-8000-000000000001';

type Role = { role: string; scopeKind: string; scopeId: string | null };
type Variables = Record<string, unknown>;
/** What the server answers to an operation: data, at once or later, or a thrown error for a missing network. */
export type Answers = Record<string, (variables: never) => object>;

export const text = (words: string) => ({
  __typename: 'LocalText',
  text: words,
  lang: 'en',
  state: 'official',
  isFallback: false,
  isStale: false,
});

/** The forum of the desk's page specs, as far as its pages ask. */
export const forumOf = (status: string) => ({
  __typename: 'Forum',
  id: FORUM,
  number: 12,
  year: 2027,
  timeZone: 'America/New_York',
  startDate: '2027-05-05',
  endDate: '2027-05-06',
  datesToBeConfirmed: false,
  status,
  statusReason: null,
  isDemonstration: true,
  title: text('Forum of tests'),
});

export const ruleBroken = (rule: string, values: Record<string, string> = {}) => ({
  __typename: 'RuleBroken',
  code: 'RULE',
  rule,
  values: Object.entries(values).map(([name, value]) => ({ __typename: 'RuleValue', name, value })),
});

export const viewer = (roles: Role[], id = 'me') => ({
  viewer: {
    __typename: 'Viewer',
    person: { __typename: 'Me', id, displayName: 'Ada Example', email: 'ada@example.org', language: 'en' },
    roles: roles.map((r) => ({ __typename: 'HeldRoleType', ...r })),
  },
});

/** Opens a signed-in page over answers given by operation; each request is noted as [operation, variables]. */
export async function showMember(address: string, answers: Answers, roles: Role[] = []) {
  notifications.clean();
  const asked: [string, Variables][] = [];
  const link = new ApolloLink(
    (operation) =>
      new Observable((observer) => {
        const name = operation.operationName ?? '';
        asked.push([name, operation.variables as Variables]);
        const answer = answers[name] ?? (name === 'CurrentViewer' ? () => viewer(roles) : undefined);
        try {
          if (!answer) throw new Error(`No answer to ${name}.`);
          const give = (data: object) => {
            observer.next({ data: data as Record<string, unknown> });
            observer.complete();
          };
          const data = answer(operation.variables as never);
          if (data instanceof Promise) void data.then(give);
          else give(data);
        } catch (error) {
          observer.error(error);
        }
      }),
  );
  const router = makeMemberRouter(createMemoryHistory({ initialEntries: [address] }));
  await act(async () => {
    await router.load();
    render(
      <I18nProvider i18n={makeI18n('en', memberWords, publicWords)}>
        <DirectionProvider initialDirection="ltr" detectDirection={false}>
          <MemberTheme>
            <ApolloProvider client={makeApollo(link)}>
              <RouterProvider router={router as never} />
            </ApolloProvider>
          </MemberTheme>
        </DirectionProvider>
      </I18nProvider>,
    );
  });
  return { asked, times: (name: string) => asked.filter(([operation]) => operation === name).length };
}
