import type { IncomingMessage, ServerResponse } from 'node:http';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { addressOf } from '../address.ts';
import { RELOAD_ANSWER } from '../documents.ts';
import { tooMany } from '../errors.ts';
import { LIMITS } from '../limits.ts';
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
const TOO_MANY = new Stored(JSON_TYPE, JSON.stringify({ errors: [tooMany()] }), 429);
const FAILED = new Stored(
  JSON_TYPE,
  JSON.stringify({
    errors: [{ message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
  }),
  500,
);

type Read = NonNullable<ReturnType<Reads['find']>>;
type Variables = NonNullable<ReturnType<Reads['variablesOf']>>;

/** GET /graphql?document=<hash>&variables=<json>: the client's public queries, answered from buffers. */
export class GraphQLDoor implements SitePart {
  private readonly buffers = new Buffers(32e6);
  private readonly misses: RateLimiterMemory;

  constructor(
    private readonly reads: Reads,
    private readonly version: () => number,
    publicReads: number = LIMITS.publicReads,
  ) {
    this.misses = new RateLimiterMemory({ points: publicReads, duration: 60 });
  }

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
    const key = `${hash} ${JSON.stringify(variables)}`;
    const ready = this.buffers.ready(this.version(), key);
    if (ready) ready.send(req, res, HEADERS);
    else void this.sendMade(req, res, key, read, variables).catch((error) => this.fail(error, req, res));
    return true;
  }

  /** What no buffer holds costs the database something: one address asks for so much of it only. */
  private async sendMade(req: IncomingMessage, res: ServerResponse, key: string, read: Read, variables: Variables) {
    if (!this.buffers.isMaking(this.version(), key) && !(await this.mayCause(req)))
      return TOO_MANY.send(req, res, ONCE);
    const made = await this.buffers.get(this.version(), key, async () => {
      const { body, isKept } = await this.reads.answer(read, variables);
      const stored = new Stored(JSON_TYPE, body);
      return isKept ? { kept: stored } : { once: stored };
    });
    made.send(req, res, HEADERS);
  }

  private mayCause(req: IncomingMessage): Promise<boolean> {
    return this.misses.consume(addressOf(req)).then(
      () => true,
      () => false,
    );
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
