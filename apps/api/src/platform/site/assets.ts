import type { IncomingMessage, ServerResponse } from 'node:http';
import { isReading, type SitePart } from './part.ts';
import { Stored } from './stored.ts';
import type { Web } from './web.ts';

const FOREVER = { 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' };
const ROBOTS = new Stored(
  'text/plain; charset=utf-8',
  'User-agent: *\nDisallow: /*/my\nDisallow: /*/room\nDisallow: /*/desk\n',
);

/** Built files: their names change with their content, so they never have to be asked for again. */
export class Assets implements SitePart {
  private readonly stored = new Map<string, Stored>();

  constructor(private readonly web: Web) {}

  handle(req: IncomingMessage, res: ServerResponse, path: string): boolean {
    if (!isReading(req)) return false;
    if (path === '/robots.txt') {
      ROBOTS.send(req, res, { 'cache-control': 'public, max-age=3600' });
      return true;
    }
    if (!path.startsWith('/assets/')) return false;
    const found = this.web.asset(path);
    if (!found) return false;
    const file = new Stored(found.type, found.body);
    this.stored.set(path, file);
    file.send(req, res, FOREVER);
    return true;
  }

  sendReady(req: IncomingMessage, res: ServerResponse, path: string): boolean {
    const file = isReading(req) ? this.stored.get(path) : undefined;
    file?.sendAtOnce(req, res, FOREVER);
    return file !== undefined;
  }
}
