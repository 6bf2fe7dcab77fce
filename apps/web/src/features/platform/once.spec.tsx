import { ApolloLink, gql, Observable, type TypedDocumentNode } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { expect, test } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import { makeApollo } from '../../lib/apollo.ts';
import { useOnce } from './once.ts';
import { useVerb } from './verb.ts';

type Variables = { name: string; idempotencyKey: string };
const ADD: TypedDocumentNode<{ add: string }, Variables> = gql`
  mutation Add($name: String!, $idempotencyKey: ID!) { add(name: $name, idempotencyKey: $idempotencyKey) }
`;

test('What got no answer is tried again as the same act; after an answer the next is another', async () => {
  const keys: string[] = [];
  let answer: string | null = null;
  const link = new ApolloLink(
    (operation) =>
      new Observable((observer) => {
        keys.push((operation.variables as Variables).idempotencyKey);
        if (answer === null) return observer.error(new TypeError('Failed to fetch'));
        observer.next({ data: { add: answer } });
        observer.complete();
      }),
  );
  const client = makeApollo(link);
  const { result } = renderHook(() => useOnce(useVerb(ADD)), {
    wrapper: ({ children }) => <ApolloProvider client={client}>{children}</ApolloProvider>,
  });
  const press = () => act(() => result.current({ name: 'Room' }));
  expect(await press()).toBeNull();
  expect(await press()).toBeNull();
  answer = 'done';
  expect(await press()).toEqual({ add: 'done' });
  expect(new Set(keys).size).toBe(1);
  await press();
  expect(keys).toHaveLength(4);
  expect(new Set(keys).size).toBe(2);
});
