import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Lang } from '@sti/reference';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { addressOf } from '../address.ts';
import type { Config } from '../config.ts';
import { cookie } from '../request.ts';
import { Buffers, type Made } from './buffers.ts';
import { publicPage, shellPage, type Theme } from './document.ts';
import { shellPolicy } from './headers.ts';
import { langOf, preferredLang } from './languages.ts';
import { isReading, type SitePart } from './part.ts';
import { anonymousContext, type Reads } from './reads.ts';
import { Stored } from './stored.ts';
import type { Exec, Refused, Web } from './web.ts';

export const HTML = 'text/html; charset=utf-8';
const CACHED = { 'cache-control': 'private, no-cache', vary: 'accept-encoding, cookie' };
const ONCE = { 'cache-control': 'no-store' };
/** Addresses behind mailed links hold a secret: no other site sees them in a Referer. */
const SECRET = { ...ONCE, 'referrer-policy': 'same-origin' };
const MEMBER = /^\/[a-z]{2}\/(?:my|room|desk)(?:\/|$)/;
/** Pages made for one request only, a minute from one address. */
const FREE_PAGES = 120;

/** Public pages from buffers; the shell of the signed-in surfaces; the way to the reader's language. */
export class Pages implements SitePart {
  private readonly buffers = new Buffers(64e6);
  private readonly free = new RateLimiterMemory({ points: FREE_PAGES, duration: 60 });
  private readonly anonymous: Exec;

  constructor(
    private readonly web: Web,
    reads: Reads,
    private readonly config: Config,
    private readonly version: () => number,
  ) {
    this.anonymous = (document, variables) => reads.run(document, variables, anonymousContext());
    // The first page costs ten times as much as the second: nobody shall wait for it.
    if (!web.isFresh) void this.make('/en', 'en', 'auto').catch(() => {});
  }

  handle(req: IncomingMessage, res: ServerResponse, path: string, search: string): boolean {
    if (!isReading(req)) return false;
    const lang = langOf(path);
    if (!lang) return this.redirectToLanguage(req, res, path, search);
    if (path.length > 1 && path.endsWith('/')) return redirect(res, 308, path.replace(/\/+$/, ''));
    if (lang !== preferredLang(req)) rememberLang(res, lang, this.config);
    const theme = themeOf(req);
    if (MEMBER.test(path)) this.run(this.shell(res, path, lang, theme), req, res, path);
    else this.run(this.page(req, res, { path, search, lang, theme }), req, res, path);
    return true;
  }

  /** The way of nearly all requests: no search, the page stands ready, and its language is the preferred one. */
  sendReady(req: IncomingMessage, res: ServerResponse, path: string, search: string): boolean {
    const ready = search || !isReading(req) ? null : this.buffers.ready(this.version(), `${themeOf(req)} ${path}`);
    if (!ready || langOf(path) !== preferredLang(req)) return false;
    ready.sendAtOnce(req, res, CACHED);
    return true;
  }

  /** A page whose form was refused: the same page, with what was wrong and what was typed. */
  async refused(path: string, lang: Lang, theme: Theme, refused: Refused): Promise<Stored> {
    return this.make(path, lang, theme, refused);
  }

  private run(work: Promise<void>, req: IncomingMessage, res: ServerResponse, path: string): void {
    work.catch((error) => this.fail(error, req, res, path));
  }

  private async page(
    req: IncomingMessage,
    res: ServerResponse,
    at: { path: string; search: string; lang: Lang; theme: Theme },
  ) {
    const { path, search, lang, theme } = at;
    const known = (await this.web.renderer()).knownAddress(path, new URLSearchParams(search));
    // All addresses that no page can have share one answer.
    const url = known ? urlOf(path, known.search) : `/${lang}/-`;
    if (known?.isFree || this.web.isFresh) {
      if (known?.isFree && !(await this.mayMake(req))) return void tooMany(req, res);
      (await this.make(url, lang, theme)).send(req, res, known?.isFree ? SECRET : ONCE);
      return;
    }
    const found = this.buffers.get(this.version(), `${theme} ${url}`, async (): Promise<Made> => {
      const stored = await this.make(url, lang, theme);
      return stored.status === 200 || !known ? { kept: stored } : { once: stored };
    });
    const stored = found instanceof Stored ? found : await found;
    stored.send(req, res, CACHED);
  }

  private async make(url: string, lang: Lang, theme: Theme, refused?: Refused): Promise<Stored> {
    const rendered = await (await this.web.renderer()).render(url, this.anonymous, refused);
    const path = url.split('?')[0] ?? url;
    const html = publicPage({
      lang,
      theme,
      rendered,
      path,
      files: this.web.files(lang, 'public', rendered.file),
      baseUrl: this.config.baseUrl,
    });
    return new Stored(HTML, (await this.web.finish?.(url, html)) ?? html, rendered.status);
  }

  private async shell(res: ServerResponse, path: string, lang: Lang, theme: Theme): Promise<void> {
    const nonce = randomBytes(16).toString('base64');
    const html = shellPage(lang, theme, this.web.files(lang, 'member'), nonce);
    if (!this.web.isFresh) res.setHeader('content-security-policy', shellPolicy(nonce));
    res.writeHead(200, { 'content-type': HTML, ...ONCE });
    res.end((await this.web.finish?.(path, html)) ?? html);
  }

  private redirectToLanguage(req: IncomingMessage, res: ServerResponse, path: string, search: string): boolean {
    const isPage =
      path === '/' || /^\/(?:forums\/\d{4}(?:\/[a-z-]+(?:\/[\w-]+)?)?|people\/[\w-]+|sign-in|my|room|desk)$/.test(path);
    if (!isPage) return false;
    res.setHeader('vary', 'accept-language, cookie');
    const rest = path === '/' ? '' : path;
    return redirect(res, 302, `/${preferredLang(req)}${rest}${search ? `?${search}` : ''}`);
  }

  private async mayMake(req: IncomingMessage): Promise<boolean> {
    return this.free.consume(addressOf(req)).then(
      () => true,
      () => false,
    );
  }

  private fail(error: unknown, req: IncomingMessage, res: ServerResponse, path: string): void {
    console.error(error);
    if (res.headersSent) return void res.destroy();
    const failing = this.web.renderer().then((renderer) => {
      const lang = langOf(path) ?? 'en';
      const rendered = renderer.failure(path);
      const files = { ...this.web.files(lang, 'public'), preload: [] };
      const html = publicPage({ lang, theme: themeOf(req), rendered, path, files, baseUrl: this.config.baseUrl });
      new Stored(HTML, html, 500).send(req, res, ONCE);
    });
    failing.catch(() => res.writeHead(500, { 'content-type': 'text/plain', ...ONCE }).end('Something went wrong.\n'));
  }
}

export function themeOf(req: IncomingMessage): Theme {
  const theme = cookie(req, 'theme');
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

function urlOf(path: string, search: Record<string, string>): string {
  const text = new URLSearchParams(search).toString();
  return text ? `${path}?${text}` : path;
}

export function redirect(res: ServerResponse, status: number, location: string): true {
  res.writeHead(status, { location, 'content-length': 0 });
  res.end();
  return true;
}

function rememberLang(res: ServerResponse, lang: Lang, config: Config): void {
  const secure = config.isSecure ? '; Secure' : '';
  res.appendHeader('set-cookie', `lang=${lang}; Path=/; SameSite=Lax; Max-Age=31536000${secure}`);
}

function tooMany(req: IncomingMessage, res: ServerResponse): void {
  res.setHeader('retry-after', '60');
  new Stored('text/plain; charset=utf-8', 'Too many requests. Wait a minute.\n', 429).send(req, res, ONCE);
}
