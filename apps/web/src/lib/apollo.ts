import { ApolloClient, ApolloLink, CombinedGraphQLErrors, InMemoryCache, Observable } from '@apollo/client';
import { parse, print } from 'graphql';
import { DOCUMENTS } from './documents.gen.ts';
import { parseDocumentsWith } from './graphql.ts';
import { inTime } from './in-time.ts';

parseDocumentsWith(parse);

/** What went wrong beside the refusals that a verb answers: one word that the client has a sentence for. */
export type TroubleCode = 'NOT_SIGNED_IN' | 'FORBIDDEN' | 'NOT_FOUND' | 'TOO_MANY' | 'RELOAD' | 'OFFLINE' | 'UNKNOWN';

const KNOWN = new Set<string>(['NOT_SIGNED_IN', 'FORBIDDEN', 'NOT_FOUND', 'TOO_MANY', 'RELOAD']);

/** The code of a thrown error; a failed `fetch` throws TypeError, which means that the network is away. */
export function troubleCode(error: unknown): TroubleCode {
  if (CombinedGraphQLErrors.is(error)) {
    const code = error.errors[0]?.extensions?.code;
    return typeof code === 'string' && KNOWN.has(code) ? (code as TroubleCode) : 'UNKNOWN';
  }
  return error instanceof TypeError ? 'OFFLINE' : 'UNKNOWN';
}

/**
 * The server itself said so, and will say it again. Anything else passes: what stands before a server that starts anew
 * answers with a page of its own.
 */
export const isAnswer = (error: unknown): boolean => CombinedGraphQLErrors.is(error);

type Listener = (code: TroubleCode) => void;
const listeners = new Set<Listener>();

/** Hears of each failed operation, so that the shell can say once what concerns the whole page. */
export function onTrouble(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

// What is sent while the page is left, e.g. a verb that waited for its undo, must not be cut off with it.
let isLeaving = false;
window.addEventListener('pagehide', () => {
  isLeaving = true;
});
window.addEventListener('pageshow', () => {
  isLeaving = false;
});

/**
 * A known document travels as its hash (documents.gen.ts, written by the build); the server executes only those.
 * In development a document that was just typed is not in the table yet and travels as text.
 */
async function send(operation: ApolloLink.Operation, signal: AbortSignal): Promise<ApolloLink.Result> {
  const hash = (DOCUMENTS as Record<string, string>)[operation.operationName ?? ''];
  const what = hash ? { document: hash } : { query: print(operation.query) };
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    keepalive: isLeaving,
    headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1' },
    body: JSON.stringify({ ...what, operationName: operation.operationName, variables: operation.variables }),
    signal,
  });
  if (response.status === 429)
    throw new CombinedGraphQLErrors({ errors: [{ message: '', extensions: { code: 'TOO_MANY' } }] });
  const answer: unknown = await response.json().catch(() => null);
  if (answer && typeof answer === 'object' && ('data' in answer || 'errors' in answer))
    return answer as ApolloLink.Result;
  throw new Error(`No answer of ours: ${response.status}`);
}

const sending = new ApolloLink(
  (operation) =>
    new Observable((observer) => {
      const abort = new AbortController();
      inTime((signal) => send(operation, signal), abort).then(
        (result) => {
          const code = result.errors?.length ? troubleCode(new CombinedGraphQLErrors(result)) : null;
          if (code) for (const tell of listeners) tell(code);
          observer.next(result);
          observer.complete();
        },
        (thrown) => {
          // Nobody waits for it any more.
          if (observer.closed) return;
          const error = abort.signal.aborted ? abort.signal.reason : thrown;
          for (const tell of listeners) tell(troubleCode(error));
          observer.error(error);
        },
      );
      return () => abort.abort();
    }),
);

/** The client of the signed-in surfaces; a test hands in a link of its own. */
export function makeApollo(link: ApolloLink = sending): ApolloClient {
  return new ApolloClient({
    link,
    cache: new InMemoryCache({
      possibleTypes: { UserError: ['BadInput', 'Stale', 'RuleBroken', 'Gone'] },
      typePolicies: {
        // Rows without an id of their own belong to their parent and are replaced as a whole.
        Viewer: { keyFields: [] },
        ScheduleItem: { keyFields: ['slotUid'] },
        ReleasedSession: { keyFields: ['code'] },
        ReleasedSlot: { keyFields: ['uid'] },
      },
    }),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  });
}
