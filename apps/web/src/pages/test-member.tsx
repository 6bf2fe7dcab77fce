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

// The pages of a test get Node's AbortSignal for `fetch`; jsdom's own elements refuse it.
const listen = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (type, listener, options) {
  const { signal: _, ...rest } = typeof options === 'object' ? options : { capture: options };
  return listen.call(this, type, listener, rest);
};

export const FORUM = 'f0000000-0000-7000-8000-000000000001';
export const SESSION = 'b0000000-0000-7000-8000-000000000001';

type Role = { role: string; scopeKind: string; scopeId: string | null };
type Variables = Record<string, unknown>;
/** What the server answers to an operation: data, or a thrown error for a missing network. */
export type Answers = Record<string, (variables: never) => object>;

export const text = (words: string) => ({
  __typename: 'LocalText',
  text: words,
  lang: 'en',
  state: 'official',
  isFallback: false,
  isStale: false,
});

export const ruleBroken = (rule: string, values: Record<string, string> = {}) => ({
  __typename: 'RuleBroken',
  code: 'RULE',
  rule,
  values: Object.entries(values).map(([name, value]) => ({ __typename: 'RuleValue', name, value })),
});

const viewer = (roles: Role[]) => ({
  viewer: {
    __typename: 'Viewer',
    person: { __typename: 'Me', id: 'me', displayName: 'Ada Example', email: 'ada@example.org', language: 'en' },
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
        const answer = name === 'CurrentViewer' ? () => viewer(roles) : answers[name];
        try {
          if (!answer) throw new Error(`No answer to ${name}.`);
          observer.next({ data: answer(operation.variables as never) as Record<string, unknown> });
          observer.complete();
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
