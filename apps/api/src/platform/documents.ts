import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { PlatformRequest } from './request.ts';

type Known = Record<string, { name: string; text: string; since: string }>;

const FILE = fileURLToPath(new URL('../../documents.json', import.meta.url));
/** A phone may come back long after a deployment with documents of its own time. */
const VALID_DAYS = 366;

let known: Known | undefined;

/** The text of one of the web client's own documents by its hash; null for an unknown or too old one. */
export function documentText(hash: string, now = new Date()): string | null {
  known ??= existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Known) : {};
  if (!Object.hasOwn(known, hash)) return null;
  const document = known[hash];
  if (!document || (now.getTime() - Date.parse(document.since)) / 86_400_000 > VALID_DAYS) return null;
  return document.text;
}

/** The answer to an unknown document: the client loads its new version and keeps what was typed. */
export const RELOAD_ANSWER = JSON.stringify({ errors: [{ message: 'A newer version is here. Load the page again.', extensions: { code: 'RELOAD' } }] });

/** POST /graphql with `document` instead of `query`: one of the client's own, by hash. */
export function ownDocuments(req: PlatformRequest, res: ServerResponse, next: () => void): void {
  const body = req.body as { document?: unknown; query?: unknown } | undefined;
  if (body && typeof body === 'object' && 'document' in body) {
    const text = typeof body.document === 'string' && !body.query ? documentText(body.document) : null;
    if (!text) {
      res.writeHead(400, { 'content-type': 'application/json; charset=utf-8' });
      res.end(RELOAD_ANSWER);
      return;
    }
    delete body.document;
    body.query = text;
    req.isTrustedDocument = true;
  }
  next();
}
