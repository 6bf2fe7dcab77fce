import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { matchesTag } from '../etag.ts';
import { SECURITY_HEADERS } from './headers.ts';

type Headers = Readonly<Record<string, string>>;
type Encoding = 'raw' | 'gzip' | 'br';
/** What goes before a body: names and values in turn. */
type Head = { headers: Headers; base: Headers; body: Buffer; etag: string; unchanged: string[]; whole: string[] };
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
  private readonly heads: Partial<Record<Encoding, Head>> = {};

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
    const head = this.head(encoding, headers, base);
    if (this.status === 200 && matchesTag(req.headers['if-none-match'], head.etag)) {
      res.writeHead(304, head.unchanged).end();
      return;
    }
    res.writeHead(this.status, head.whole).end(req.method === 'HEAD' ? undefined : head.body);
  }

  /** The headers of an encoding in the flat form that Node writes quickest; made once for the same base and headers. */
  private head(encoding: Encoding, headers: Headers, base: Headers): Head {
    const body = this.body(encoding);
    const known = this.heads[encoding];
    if (known?.headers === headers && known.base === base && known.body === body) return known;
    const etag = `"${this.tag}-${encoding}"`;
    const common = { ...base, ...headers, etag };
    const whole: Record<string, string> = {
      ...common,
      'content-type': this.type,
      'content-length': String(body.length),
    };
    if (encoding !== 'raw') whole['content-encoding'] = encoding === 'br' ? 'br' : 'gzip';
    const head = {
      headers,
      base,
      body,
      etag,
      unchanged: Object.entries(common).flat(),
      whole: Object.entries(whole).flat(),
    };
    this.heads[encoding] = head;
    return head;
  }
}

function encodingFor(accepted: string): Encoding {
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/.test(accepted)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/.test(accepted) ? 'gzip' : 'raw';
}
