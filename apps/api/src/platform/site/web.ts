import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Lang } from '@sti/reference';

/** Runs a document of the web client; the renderer and its forms read and change everything by it. */
export type Exec = (document: object, variables: object) => Promise<unknown>;
/** What was wrong with a form; only the renderer looks inside. */
export type Refused = object;
/** `file` is the source of the page, by which its built files are found. */
export type Rendered = { status: number; head: string; body: string; state: string; file?: string };
export type FormAnswer = { goTo: string } | { refused: Refused };

/** The renderer: apps/web/src/app/entry-server.tsx. */
export type Renderer = {
  knownAddress(path: string, search: URLSearchParams): { search: Record<string, string>; isFree: boolean } | null;
  render(url: string, exec: Exec, refused?: Refused): Promise<Rendered>;
  failure(url: string): Rendered;
  submit(path: string, form: URLSearchParams, exec: Exec): Promise<FormAnswer | null>;
  refusedByRule(form: URLSearchParams, rule: string): FormAnswer;
};

export type Surface = 'public' | 'member';

/** The files that a page names. */
export type PageFiles = { styles: string[]; script: string; preload: string[] };

/** The web client as the site serves it: built, or fresh from its source while one works on it. */
export type Web = {
  renderer(): Promise<Renderer>;
  files(lang: Lang, surface: Surface, file?: string): PageFiles;
  /** A built file by its address; null where there is none. */
  asset(address: string): { type: string; body: Buffer } | null;
  /** Last hand on a page before it is sent. */
  finish?(url: string, html: string): Promise<string>;
  /** What stands between the site and the API. */
  middleware?(req: IncomingMessage, res: ServerResponse, next: () => void): void;
  /** Pages may change from one request to the next, and styles stand in the page. */
  isFresh: boolean;
};

export const WEB = fileURLToPath(new URL('../../../../web/', import.meta.url));

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

type Manifest = Record<string, { file: string; css?: string[]; imports?: string[]; dynamicImports?: string[] }>;

/** The result of `npm run build`. Throws a sentence when there is none. */
export async function builtWeb(root = path.join(WEB, 'dist')): Promise<Web> {
  const file = path.join(root, 'client/.vite/manifest.json');
  if (!existsSync(file)) throw new Error('The web client is not built. Run npm run build.');
  const manifest: Manifest = JSON.parse(readFileSync(file, 'utf8'));
  const entry = path.join(root, 'server/entry-server.js');
  const renderer = (await import(pathToFileURL(entry).href)) as Renderer;
  // By the list of what was built, never by what an address names; all at once, so that a new build beside a running
  // process takes nothing from under its pages.
  const names = new Set(Object.values(manifest).flatMap((chunk) => [chunk.file, ...(chunk.css ?? [])]));
  const assets = new Map([...names].map((name) => [`/${name}`, readFileSync(path.join(root, 'client', name))]));
  return {
    renderer: async () => renderer,
    files: (lang, surface, file) => filesOf(manifest, lang, surface, file),
    asset(address) {
      const body = assets.get(address);
      return body ? { type: TYPES[path.extname(address)] ?? 'application/octet-stream', body } : null;
    },
    isFresh: false,
  };
}

function filesOf(manifest: Manifest, lang: Lang, surface: Surface, page?: string): PageFiles {
  const boot = 'src/app/boot.ts';
  const entry = surface === 'public' ? 'src/app/entry-client.tsx' : 'src/app/member.tsx';
  const words = `src/i18n/public.${lang}.ts`;
  const application = chunksOf(manifest, entry);
  const whole = new Set([...application, ...(page ? chunksOf(manifest, page) : [])]);
  // Small files of the chain boot, application, texts, page: asked for at once, they spare round trips.
  const texts = [...whole].flatMap((name) => manifest[name]?.dynamicImports ?? []).filter(isTextsOf(lang));
  const small = new Set([...chunksOf(manifest, boot), manifest[words] ? words : 'src/i18n/public.en.ts', ...whole]);
  for (const name of page ? texts : []) small.add(name);
  for (const name of [boot, ...application]) small.delete(name);
  const address = (name: string) => `/${name}`;
  return {
    styles: [...new Set([...whole].flatMap((name) => manifest[name]?.css ?? []))].map(address),
    script: address(manifest[boot]?.file ?? ''),
    preload: [...small].flatMap((name) => manifest[name]?.file ?? []).map(address),
  };
}

/** Texts that a page brings along, in the reader's language. */
const isTextsOf = (lang: Lang) => (name: string) => name.startsWith('src/i18n/') && name.endsWith(`.${lang}.ts`);

/** A chunk and all that it imports at once, imports first. */
function chunksOf(manifest: Manifest, name: string, seen = new Set<string>()): Set<string> {
  if (!manifest[name] || seen.has(name)) return seen;
  for (const inner of manifest[name].imports ?? []) chunksOf(manifest, inner, seen);
  return seen.add(name);
}
