import type { IncomingMessage, ServerResponse } from 'node:http';
import { RELOAD_ANSWER } from '../documents.ts';
import { Buffers } from './buffers.ts';
import { isReading, type SitePart } from './part.ts';
import type { Reads } from './reads.ts';
import { Stored } from './stored.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const HEADERS = { 'cache-control': 'public, no-cache', vary: 'accept-encoding' };
const ONCE = { 'cache-control': 'no-store' };
const UNKNOWN = new Stored(JSON_TYPE, RELOAD_ANSWER, 400);
const MISFIT = new Stored(
  JSON_TYPE,
  JSON.stringify({
    errors: [{ message: 'A variable does not fit its type.', extensions: { code: 'BAD_USER_INPUT' } }],
  }),
  400,
);
const FAILED = new Stored(
  JSON_TYPE,
  JSON.stringify({
    errors: [{ message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
  }),
  500,
);

/** GET /graphql?document=<hash>&variables=<json>: the client's public queries, answered from buffers. */
export class GraphQLDoor implements SitePart {
  private readonly buffers = new Buffers(32e6);

  constructor(
    private readonly reads: Reads,
    private readonly version: () => number,
  ) {}

  handle(req: IncomingMessage, res: ServerResponse, path: string, search: string): boolean {
    if (path !== '/graphql' || !isReading(req)) return false;
    const given = new URLSearchParams(search);
    const hash = given.get('document');
    // A query as text goes the long way, with all its limits.
    if (hash === null) return false;
    const read = this.reads.find(hash);
    const variables = read && this.reads.variablesOf(read, given.get('variables') ?? '{}');
    if (!read || !variables) {
      (read ? MISFIT : UNKNOWN).send(req, res, ONCE);
      return true;
    }
    const found = this.buffers.get(this.version(), `${hash} ${JSON.stringify(variables)}`, async () => {
      const { body, isKept } = await this.reads.answer(read, variables);
      const stored = new Stored(JSON_TYPE, body);
      return isKept ? { kept: stored } : { once: stored };
    });
    if (found instanceof Stored) found.send(req, res, HEADERS);
    else void found.then((stored) => stored.send(req, res, HEADERS)).catch((error) => this.fail(error, req, res));
    return true;
  }

  /** Variables that stand as the client of today writes them are the key themselves: nothing has to be read. */
  sendReady(req: IncomingMessage, res: ServerResponse, path: string, search: string): boolean {
    if (path !== '/graphql' || !search || !isReading(req)) return false;
    const given = new URLSearchParams(search);
    const ready = this.buffers.ready(this.version(), `${given.get('document')} ${given.get('variables')}`);
    ready?.sendAtOnce(req, res, HEADERS);
    return ready !== null;
  }

  private fail(error: unknown, req: IncomingMessage, res: ServerResponse): void {
    console.error(error);
    if (res.headersSent) res.destroy();
    else FAILED.send(req, res, ONCE);
  }
}
