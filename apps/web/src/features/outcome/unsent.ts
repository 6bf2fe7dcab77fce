import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { isAnswer, type TroubleCode, troubleCode } from '../../lib/apollo.ts';
import { unsentKey } from '../../lib/device.ts';
import { deviceChanges } from '../../lib/device-changes.ts';
import { graphql, type VariablesOf } from '../../lib/graphql.ts';
import { CurrentViewer } from '../../lib/viewer.ts';
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
const changes = deviceChanges();
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
  changes.tell();
}

/** Accepted, and not yet in a log that was read: in the memory of this tab only, as the device has done its part. */
const arriving = new Map<string, readonly Unsent[]>();

function accept(key: string, entry: Unsent): void {
  arriving.set(key, [...(arriving.get(key) ?? NOTHING), entry]);
  write(key, (rows) => rows.filter((row) => row.input.clientId !== entry.input.clientId));
}

function mark(key: string, clientId: string, refused: Trouble | undefined): void {
  write(key, (rows) => rows.map((row) => (row.input.clientId === clientId ? { ...row, refused } : row)));
}

type Sent = 'accepted' | 'refused' | 'otherPerson' | TroubleCode;
type Queue = { client: ApolloClient; personId: string; key: string };

/** Named in each sending: the browser may by now hold the login of somebody else, and the server then refuses. */
async function sendOne({ client, personId, key }: Queue, entry: Unsent): Promise<Sent> {
  const refuse = (refused: Trouble): Sent => {
    mark(key, entry.input.clientId, refused);
    return 'refused';
  };
  const by = { recorderId: personId };
  try {
    const { data } =
      entry.kind === 'statement'
        ? await client.mutate({ mutation: LogStatement, variables: { input: { ...entry.input, ...by } } })
        : await client.mutate({ mutation: LogOutcome, variables: { input: { ...entry.input, ...by } } });
    const answer = data && ('logStatement' in data ? data.logStatement : data.logOutcome);
    switch (answer?.__typename) {
      case undefined:
        return 'UNKNOWN';
      case 'Statement':
      case 'OutcomeItem':
        accept(key, entry);
        return 'accepted';
      case 'BadInput':
      case 'RuleBroken': {
        const refused = readRefusal(answer);
        // Nothing is wrong with the entry: it waits for its person.
        return refused.kind === 'rule' && refused.rule === 'otherPerson' ? 'otherPerson' : refuse(refused);
      }
      default:
        return answer satisfies never;
    }
  } catch (error) {
    const code = troubleCode(error);
    if (!isAnswer(error) || PASSING.has(code)) return code;
    // Who has no right in this session at all is refused before the name is looked at; and a server that cannot say who
    // is signed in fails at everything, which passes.
    const id = await whoIsSignedIn(client);
    if (id === undefined) return code;
    return id === personId ? refuse({ kind: 'error', code }) : 'otherPerson';
  }
}

/** These end by themselves, by a login or by loading the page again: until then the queue waits as it is. */
const PASSING: ReadonlySet<TroubleCode> = new Set(['OFFLINE', 'TOO_MANY', 'NOT_SIGNED_IN', 'RELOAD']);

/** The person's id; undefined when nobody is, or when it cannot be found out now. */
async function whoIsSignedIn(client: ApolloClient): Promise<string | undefined> {
  const now = await client.query({ query: CurrentViewer, fetchPolicy: 'no-cache' }).catch(() => null);
  return now?.data?.viewer?.person.id;
}

/**
 * Sends in the order of writing; the first that finds no way ends the round, so that the order stays. What is refused
 * waits for its person and holds up nothing.
 */
async function sendAll(queue: Queue): Promise<{ accepted: boolean; end: Sent | null }> {
  let accepted = false;
  for (;;) {
    const next = read(queue.key).find((entry) => !entry.refused);
    if (!next) return { accepted, end: null };
    const end = await sendOne(queue, next);
    if (end === 'accepted') accepted = true;
    else if (end !== 'refused') return { accepted, end };
  }
}

/** One tab sends at a time: the same entry would be accepted once anyway, but twice the work. */
const alone = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? (navigator.locks.request(name, work) as Promise<T>) : work();

/**
 * A person's entries, kept on this device until the server has them; sent at once, at focus, when the network returns,
 * every 15 s, and accepted only while that person is the one who is signed in: `isOthersLogin` says that it is not.
 * `inLog` are the clientIds that the log shows already: an entry stands there or here, at every moment once, whichever
 * answer comes first, that to its sending or a log read meanwhile.
 */
export function useUnsent(
  personId: string,
  sessionId: string,
  { inLog, readLog }: { inLog: ReadonlySet<string>; readLog(): unknown },
) {
  const key = unsentKey(personId, sessionId);
  const client = useApolloClient();
  const kept = useSyncExternalStore(changes.subscribe, () => read(key));
  const accepted = useSyncExternalStore(changes.subscribe, () => arriving.get(key) ?? NOTHING);
  const missing = (entry: Unsent) => !inLog.has(entry.input.clientId);
  const [isOthersLogin, setOthersLogin] = useState(false);
  const send = useCallback(async () => {
    if (!read(key).some((entry) => !entry.refused)) return;
    const { accepted, end } = await alone(key, () => sendAll({ client, personId, key }));
    // Without an answer it is not known whose login it is: what was said before stands.
    if (accepted || end !== 'OFFLINE') setOthersLogin(end === 'otherPerson');
    if (accepted) readLog();
  }, [client, personId, key, readLog]);

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

  // Whoever comes back reads the log anew.
  useEffect(() => () => void arriving.delete(key), [key]);

  const add = useCallback(
    (entry: Unsent, replaces: string | null = null) => {
      write(key, (all) => [...all.filter((r) => r.input.clientId !== replaces), entry]);
      void send();
    },
    [key, send],
  );
  const drop = useCallback(
    (clientId: string) => write(key, (all) => all.filter((r) => r.input.clientId !== clientId)),
    [key],
  );
  const retry = useCallback(
    (clientId: string) => {
      mark(key, clientId, undefined);
      void send();
    },
    [key, send],
  );
  return { rows: kept.filter(missing), arriving: accepted.filter(missing), add, drop, retry, isOthersLogin };
}
