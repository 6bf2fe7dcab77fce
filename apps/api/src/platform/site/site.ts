import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { AccessGuard } from '../access.ts';
import { Config } from '../config.ts';
import type { LimitSwitches } from '../limits.ts';
import { Live } from '../live.ts';
import { Who } from '../who.ts';
import { Assets } from './assets.ts';
import { Forms } from './forms.ts';
import { freshWeb } from './fresh-web.ts';
import { GraphQLDoor } from './graphql-door.ts';
import { setSecurityHeaders } from './headers.ts';
import { Pages } from './pages.ts';
import type { SitePart } from './part.ts';
import { Reads } from './reads.ts';
import { builtWeb, type Web } from './web.ts';

/**
 * Puts the public site in front of the API: headers on every answer, files, pages and public reads from buffers. Call
 * it before `listen`; it starts the application. A test hands in a web client and limits of its own.
 */
export async function mountSite(app: INestApplication, given?: Web, switches: LimitSwitches = {}): Promise<void> {
  await app.init();
  const server: Server = app.getHttpServer();
  const config = app.get(Config);
  const live = app.get(Live);
  const version = () => live.publicVersion;
  const reads = new Reads(app.get(GraphQLSchemaHost).schema, app.get(AccessGuard));
  const web = given ?? (await webOf(config, server));
  const door = new GraphQLDoor(reads, version, switches.publicReads);
  const pages = web && new Pages(web, reads, config, version);
  const parts: SitePart[] =
    web && pages ? [new Assets(web), door, pages, new Forms(web, reads, pages, config, app.get(Who))] : [door];

  // Express is the first listener; others, which only count requests, stay.
  const [api, ...watchers] = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (req, res) => {
    for (const watch of watchers) watch(req, res);
    if (isAnswered(parts, req, res, web?.isFresh === true)) return;
    const next = () => api?.(req, res);
    if (web?.middleware) web.middleware(req, res, next);
    else next();
  });
}

/** What the environment asks for; tests of the API need no pages at all. */
async function webOf(config: Config, server: Server): Promise<Web | null> {
  if (config.isProduction) return builtWeb();
  return config.isDevelopment ? freshWeb(server) : null;
}

/** True when a part of the site took the request. Whatever a part throws ends this answer, never the process. */
function isAnswered(parts: SitePart[], req: IncomingMessage, res: ServerResponse, isFresh: boolean): boolean {
  const { path, search } = addressOf(req);
  try {
    if (parts.some((part) => part.sendReady?.(req, res, path, search))) return true;
    setSecurityHeaders(res);
    // Vite writes styles and a script of its own into a page.
    if (isFresh) res.removeHeader('content-security-policy');
    return parts.some((part) => part.handle(req, res, path, search));
  } catch (error) {
    console.error(error);
    if (res.headersSent) res.destroy();
    else
      res.writeHead(500, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end('Something went wrong.\n');
    return true;
  }
}

function addressOf(req: IncomingMessage): { path: string; search: string } {
  const url = req.url ?? '/';
  const mark = url.indexOf('?');
  return mark < 0 ? { path: url, search: '' } : { path: url.slice(0, mark), search: url.slice(mark + 1) };
}
