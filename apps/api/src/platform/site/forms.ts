import type { IncomingMessage, ServerResponse } from 'node:http';
import { ownPath } from '@sti/domain';
import { GraphQLError } from 'graphql';
import type { Config } from '../config.ts';
import { OPEN_CODES } from '../errors.ts';
import { Loaders } from '../loaders.ts';
import type { PlatformRequest } from '../request.ts';
import type { Who } from '../who.ts';
import { langOf } from './languages.ts';
import { type Pages, redirect, themeOf } from './pages.ts';
import type { SitePart } from './part.ts';
import type { Reads } from './reads.ts';
import type { Exec, FormAnswer, Web } from './web.ts';

const MAX_BYTES = 50_000;
const ONCE = { 'cache-control': 'no-store', 'referrer-policy': 'same-origin' };

/**
 * Forms that a browser sends without a script. A page's form runs the same function as with a script, here with the
 * viewer of the request, so rights and limits are those of the GraphQL operations behind it.
 */
export class Forms implements SitePart {
  constructor(
    private readonly web: Web,
    private readonly reads: Reads,
    private readonly pages: Pages,
    private readonly config: Config,
    private readonly who: Who,
  ) {}

  handle(req: IncomingMessage, res: ServerResponse, path: string): boolean {
    const lang = langOf(path);
    if (req.method !== 'POST' || (path !== '/theme' && !lang)) return false;
    if (!isFromOurPages(req)) return plain(res, 403, 'Send this form from its own page.');
    if (!/^application\/x-www-form-urlencoded\b/i.test(req.headers['content-type'] ?? '')) {
      return plain(res, 415, 'This is no form.');
    }
    const work = bodyOf(req).then((form) => {
      if (!form) return plain(res, 413, 'This form is too large.');
      return path === '/theme' ? this.theme(req, res, form) : this.submit(req, res, path, form);
    });
    work.catch((error) => {
      console.error(error);
      if (res.headersSent) res.destroy();
      else plain(res, 500, 'Something went wrong on our side. Nothing was saved.');
    });
    return true;
  }

  private theme(req: IncomingMessage, res: ServerResponse, form: URLSearchParams): boolean {
    const theme = ['light', 'dark'].find((one) => one === form.get('theme')) ?? 'auto';
    const secure = this.config.isSecure ? '; Secure' : '';
    res.setHeader('set-cookie', `theme=${theme}; Path=/; SameSite=Lax; Max-Age=31536000${secure}`);
    return redirect(res, 303, backFrom(req));
  }

  private async submit(
    req: IncomingMessage,
    res: ServerResponse,
    path: string,
    form: URLSearchParams,
  ): Promise<boolean> {
    const renderer = await this.web.renderer();
    const request = req as PlatformRequest;
    const context = { viewer: await this.who.asks(request), loaders: new Loaders(), req: request, res };
    const exec: Exec = (document, variables) => this.reads.run(document, variables, context);
    const answer = await renderer.submit(path, form, exec).catch((error: unknown): FormAnswer => {
      const code = error instanceof GraphQLError ? String(error.extensions.code ?? '') : '';
      if (!OPEN_CODES.has(code)) console.error(error);
      return renderer.refusedByRule(form, OPEN_CODES.has(code) ? code : 'FAILED');
    });
    if (!answer) return plain(res, 405, 'No form stands at this address.');
    if ('goTo' in answer) return redirect(res, 303, ownPath(answer.goTo) ?? '/');
    const page = await this.pages.refused(path, langOf(path) ?? 'en', themeOf(req), answer.refused);
    page.send(req, res, ONCE);
    return true;
  }
}

/** No other site can send our forms: a browser says where a form comes from. */
function isFromOurPages(req: IncomingMessage): boolean {
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = req.headers;
  return origin !== undefined && host !== undefined && URL.parse(origin)?.host === host;
}

/** Back to the page of ours that the form stood on; never to an address that a browser would read as another site. */
function backFrom(req: IncomingMessage): string {
  const from = URL.parse(String(req.headers.referer ?? ''));
  if (!from || from.host !== req.headers.host) return '/';
  return ownPath(from.pathname + from.search) ?? '/';
}

function bodyOf(req: IncomingMessage): Promise<URLSearchParams | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BYTES) chunks.push(chunk);
    });
    req.on('end', () => resolve(size > MAX_BYTES ? null : new URLSearchParams(Buffer.concat(chunks).toString('utf8'))));
    req.on('error', reject);
  });
}

function plain(res: ServerResponse, status: number, text: string): true {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  res.end(`${text}\n`);
  return true;
}
