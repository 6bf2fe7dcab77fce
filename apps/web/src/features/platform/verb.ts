import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import { type TroubleCode, troubleCode } from '../../lib/apollo.ts';
import { readFragment } from '../../lib/graphql.ts';
import { Refusal, type RefusalAnswer } from './answer.ts';

export type Problem = { field: string; code: string; limit: number | null; near?: readonly string[] | null };
export type TextConflict = { field: string; mine: string | null; theirs: string | null };

/** Why a verb did not happen: its own refusal, or an error by its code. */
export type Trouble =
  | { kind: 'badInput'; problems: readonly Problem[] }
  | { kind: 'stale'; version: number; conflicts: readonly TextConflict[] }
  | { kind: 'rule'; rule: string; values: Record<string, string> }
  | { kind: 'gone' }
  | { kind: 'error'; code: TroubleCode };

export type Notice = { trouble: Trouble | null; setTrouble(trouble: Trouble | null): void };

export type Verb<R, V> = Notice & {
  /** The answer, or null when an error took its place; `trouble` then says which. */
  run(variables: V): Promise<R | null>;
  busy: boolean;
  refuse(answer: RefusalAnswer): void;
};

/** One notice for the verbs of one place: what the last of them met stands there, and nothing older. */
export function useNotice(): Notice {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  return { trouble, setTrouble };
}

export function readRefusal(answer: RefusalAnswer): Trouble {
  const refusal = readFragment(Refusal, answer);
  switch (refusal.__typename) {
    case 'BadInput':
      return { kind: 'badInput', problems: refusal.problems };
    case 'Stale':
      return { kind: 'stale', version: refusal.version, conflicts: refusal.conflicts };
    case 'RuleBroken':
      return {
        kind: 'rule',
        rule: refusal.rule,
        values: Object.fromEntries(refusal.values.map((v) => [v.name, v.value])),
      };
    case 'Gone':
      return { kind: 'gone' };
    default:
      return refusal satisfies never;
  }
}

/** One mutation with the state that its form shows: busy, and why it was refused. */
export function useVerb<R, V extends OperationVariables>(
  document: TypedDocumentNode<R, V>,
  options: { refetch?: string[] | 'active'; notice?: Notice } = {},
): Verb<R, V> {
  const own = useNotice();
  const { trouble, setTrouble } = options.notice ?? own;
  const [mutate, { loading }] = useMutation(document, { refetchQueries: options.refetch });
  const run = useCallback(
    async (variables: V): Promise<R | null> => {
      setTrouble(null);
      try {
        const { data } = await (mutate as (options: { variables: V }) => Promise<{ data?: unknown }>)({ variables });
        return (data as R | undefined) ?? null;
      } catch (error) {
        setTrouble({ kind: 'error', code: troubleCode(error) });
        return null;
      }
    },
    [mutate, setTrouble],
  );
  const refuse = useCallback((answer: RefusalAnswer) => setTrouble(readRefusal(answer)), [setTrouble]);
  return { run, busy: loading, trouble, refuse, setTrouble };
}
