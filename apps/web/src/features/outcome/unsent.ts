import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { type TroubleCode, troubleCode } from '../../lib/apollo.ts';
import { unsentKey } from '../../lib/device.ts';
import { graphql, type VariablesOf } from '../../lib/graphql.ts';
import { Refusal } from '../platform/answer.ts';
import { readRefusal, type Trouble } from '../platform/verb.ts';

const LogStatement = graphql(
  `
  mutation LogStatement($input: StatementInput!) {
    logStatement(input: $input) { __typename ... on Statement { id clientId } ...Refusal }
  }
`,
  [Refusal],
);
const LogOutcome = graphql(
  `
  mutation LogOutcome($input: OutcomeInput!) {
    logOutcome(input: $input) { __typename ... on OutcomeItem { id clientId } ...Refusal }
  }
`,
  [Refusal],
);

type StatementInput = VariablesOf<typeof LogStatement>['input'];
type OutcomeInput = VariablesOf<typeof LogOutcome>['input'];

/** An entry that is safe on this device and that the server has not accepted yet. */
export type Unsent = ({ kind: 'statement'; input: StatementInput } | { kind: 'outcome'; input: OutcomeInput }) & {
  savedAt: string;
  /** Why the server refused it; it then waits for a person. */
  refused?: Trouble;
};

const RETRY_MS = 15_000;
const NOTHING: readonly Unsent[] = [];
const listeners = new Set<() => void>();
const cache = new Map<string, { text: string | null; rows: readonly Unsent[] }>();

function read(key: string): readonly Unsent[] {
  const text = localStorage.getItem(key);
  const known = cache.get(key);
  if (known && known.text === text) return known.rows;
  const rows = text ? (JSON.parse(text) as Unsent[]) : NOTHING;
  cache.set(key, { text, rows });
  return rows;
}

function write(key: string, change: (rows: readonly Unsent[]) => readonly Unsent[]): void {
  const rows = change(read(key));
  if (rows.length) localStorage.setItem(key, JSON.stringify(rows));
  else localStorage.removeItem(key);
  for (const heard of listeners) heard();
}

function subscribe(heard: () => void): () => void {
  listeners.add(heard);
  window.addEventListener('storage', heard);
  return () => {
    listeners.delete(heard);
    window.removeEventListener('storage', heard);
  };
}

type Sent = 'accepted' | 'refused' | TroubleCode;

async function sendOne(client: ApolloClient, key: string, entry: Unsent): Promise<Sent> {
  const { clientId } = entry.input;
  const remove = () => write(key, (rows) => rows.filter((r) => r.input.clientId !== clientId));
  try {
    const { data } =
      entry.kind === 'statement'
        ? await client.mutate({ mutation: LogStatement, variables: { input: entry.input } })
        : await client.mutate({ mutation: LogOutcome, variables: { input: entry.input } });
    const answer = data && ('logStatement' in data ? data.logStatement : data.logOutcome);
    switch (answer?.__typename) {
      case undefined:
        return 'UNKNOWN';
      case 'Statement':
      case 'OutcomeItem':
        remove();
        return 'accepted';
      case 'BadInput':
      case 'RuleBroken': {
        const refused = readRefusal(answer);
        write(key, (rows) => rows.map((r) => (r.input.clientId === clientId ? { ...r, refused } : r)));
        return 'refused';
      }
      default:
        return answer satisfies never;
    }
  } catch (error) {
    return troubleCode(error);
  }
}

/** Sends in the order of writing; the first that finds no way ends the round, so that the order stays. */
async function sendAll(client: ApolloClient, key: string): Promise<boolean> {
  let accepted = false;
  for (;;) {
    const next = read(key).find((entry) => !entry.refused);
    if (!next) return accepted;
    const sent = await sendOne(client, key, next);
    if (sent === 'accepted') accepted = true;
    else if (sent !== 'refused') return accepted;
  }
}

/** One tab sends at a time: the same entry would be accepted once anyway, but twice the work. */
const alone = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? (navigator.locks.request(name, work) as Promise<T>) : work();

/**
 * A person's entries, kept on this device until the server has them; sent at once, at focus, when the network returns,
 * every 15 s, and only while that person is the one who is signed in.
 */
export function useUnsent(personId: string, sessionId: string, onAccepted: () => void) {
  const key = unsentKey(personId, sessionId);
  const client = useApolloClient();
  const rows = useSyncExternalStore(subscribe, () => read(key));
  const send = useCallback(async () => {
    if (read(key).some((entry) => !entry.refused) && (await alone(key, () => sendAll(client, key)))) onAccepted();
  }, [client, key, onAccepted]);

  useEffect(() => {
    const heard = () => void send();
    heard();
    const every = setInterval(heard, RETRY_MS);
    window.addEventListener('focus', heard);
    window.addEventListener('online', heard);
    // Browsers may clear a site's storage when the disk is full, but not if they were asked.
    void navigator.storage?.persist?.();
    return () => {
      clearInterval(every);
      window.removeEventListener('focus', heard);
      window.removeEventListener('online', heard);
    };
  }, [send]);

  const add = useCallback(
    (entry: Unsent) => {
      write(key, (all) => [...all, entry]);
      void send();
    },
    [key, send],
  );
  const drop = useCallback(
    (clientId: string) => write(key, (all) => all.filter((r) => r.input.clientId !== clientId)),
    [key],
  );
  return { rows, add, drop, send };
}
