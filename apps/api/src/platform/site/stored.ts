import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { matchesTag } from '../etag.ts';
import { SECURITY_HEADERS } from './headers.ts';

type Headers = Readonly<Record<string, string>>;
type Encoding = 'raw' | 'gzip' | 'br';
const NONE: Headers = {};
const bestBrotli = promisify(brotliCompress);

const brotliOptions = (size: number, quality: number) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: size },
});

/** An answer as bytes, ready to be sent again and again. */
export class Stored {
  readonly raw: Buffer;
  private readonly tag: string;
  private readonly bodies: Partial<Record<Encoding, Buffer>> = {};

  constructor(
    readonly type: string,
    body: string | Buffer,
    readonly status = 200,
  ) {
    this.raw = Buffer.from(body as string);
    this.tag = createHash('sha256').update(this.raw).digest('base64url').slice(0, 22);
    this.bodies.raw = this.raw;
    // The best compression costs 66 ms for a large page: in the thread pool, while a quicker one is sent.
    void bestBrotli(this.raw, brotliOptions(this.raw.length, 11)).then((best) => {
      this.bodies.br = best;
    });
  }

  /** What it takes in memory, about: raw, gzip and brotli. */
  get size(): number {
    return this.raw.length * 1.5;
  }

  private body(encoding: Encoding): Buffer {
    let body = this.bodies[encoding];
    if (!body) {
      body = encoding === 'br' ? brotliCompressSync(this.raw, brotliOptions(this.raw.length, 4)) : gzipSync(this.raw);
      this.bodies[encoding] = body;
    }
    return body;
  }

  /** Sends it in the best encoding that the client takes, or 304 where the client has it already. */
  send(req: IncomingMessage, res: ServerResponse, headers: Headers): void {
    this.write(req, res, headers, NONE);
  }

  /** The same as the first thing done with an answer: one write of all headers costs half of setting them singly. */
  sendAtOnce(req: IncomingMessage, res: ServerResponse, headers: Headers): void {
    this.write(req, res, headers, SECURITY_HEADERS);
  }

  private write(req: IncomingMessage, res: ServerResponse, headers: Headers, base: Headers): void {
    const encoding = encodingFor(String(req.headers['accept-encoding'] ?? ''));
    const etag = `"${this.tag}-${encoding}"`;
    if (this.status === 200 && matchesTag(req.headers['if-none-match'], etag)) {
      res.writeHead(304, { ...base, ...headers, etag }).end();
      return;
    }
    const body = this.body(encoding);
    const all: Record<string, string | number> = { ...base, ...headers, etag, 'content-type': this.type };
    all['content-length'] = body.length;
    if (encoding !== 'raw') all['content-encoding'] = encoding;
    res.writeHead(this.status, all).end(req.method === 'HEAD' ? undefined : body);
  }
}

function encodingFor(accepted: string): Encoding {
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/.test(accepted)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/.test(accepted) ? 'gzip' : 'raw';
}
