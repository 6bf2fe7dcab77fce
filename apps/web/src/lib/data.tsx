import type { TadaDocumentNode } from 'gql.tada';
import { operationName } from './graphql.ts';
import { inTime } from './in-time.ts';

/** Runs a known document: in the process on the server, by HTTP in the browser. `isOwn`: it concerns who asks. */
export type Exec = <R, V>(document: TadaDocumentNode<R, V>, variables: V, isOwn?: boolean) => Promise<R>;

/** A room may have moved meanwhile: what is older is asked for again. */
const FRESH_MS = 60_000;

/** What a page has read. The server puts it into the page, so that hydration asks for nothing. */
export class Data {
  private readonly known: Map<string, { data: unknown; at: number }>;

  constructor(
    private readonly exec: Exec,
    seed: Record<string, unknown> = {},
  ) {
    const at = Date.now();
    this.known = new Map(Object.entries(seed).map(([key, data]) => [key, { data, at }]));
  }

  async load<R, V>(document: TadaDocumentNode<R, V>, variables: V): Promise<R> {
    const key = operationName(document) + JSON.stringify(variables);
    const known = this.known.get(key);
    const at = Date.now();
    if (known && at - known.at < FRESH_MS) return known.data as R;
    try {
      const data = await this.exec(document, variables);
      this.known.set(key, { data, at });
      return data;
    } catch (error) {
      // Without a network, what was read before is better than nothing.
      if (known) return known.data as R;
      throw error;
    }
  }

  /** Runs a mutation, or a query about the person who asks; nothing of it is kept. */
  send<R, V>(document: TadaDocumentNode<R, V>, variables: V): Promise<R> {
    return this.exec(document, variables, true);
  }

  extract(): Record<string, unknown> {
    return Object.fromEntries([...this.known].map(([key, { data }]) => [key, data]));
  }
}

/** An answer that is no data: `code` is the API's, or OFFLINE when there was no answer. */
export class RequestFailed extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** What everybody may read as GET, which the server answers from its buffers to nobody in particular; the rest as POST. */
export const fetchExec: Exec = async (document, variables, isOwn) => {
  const name = operationName(document);
  // The first page brings its data along: the list is needed only when one goes on from there.
  const { DOCUMENTS } = await import('./documents.gen.ts');
  const hash = DOCUMENTS[name as keyof typeof DOCUMENTS];
  const request = { document: hash, variables };
  const answer = await (isOwn ? post(request) : get(request)).catch(() => {
    throw new RequestFailed('OFFLINE');
  });
  if (answer.errors) throw new RequestFailed(answer.errors[0]?.extensions?.code ?? 'FAILED');
  return answer.data as never;
};

type Request = { document: string; variables: unknown };
type Answer = { data?: unknown; errors?: { extensions?: { code?: string } }[] };

const read = (query: string, init?: RequestInit): Promise<Answer> =>
  inTime(async (signal) => (await fetch(`/graphql${query}`, { ...init, signal })).json());

function get({ document, variables }: Request): Promise<Answer> {
  return read(`?${new URLSearchParams({ document, variables: JSON.stringify(variables) })}`);
}

function post(request: Request): Promise<Answer> {
  const headers = { 'content-type': 'application/json', 'apollo-require-preflight': '1' };
  // Shown before it is answered: who then follows a link at once must not lose it.
  return read('', { method: 'POST', keepalive: true, headers, body: JSON.stringify(request) });
}
