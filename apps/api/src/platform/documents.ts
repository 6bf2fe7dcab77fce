import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Kind, parse, print, visit } from 'graphql';
import type { PlatformRequest } from './request.ts';

/** `until` is the day on which the client stopped using a document. */
type Known = Record<string, { name: string; text: string; since: string; until?: string }>;

const FILE = fileURLToPath(new URL('../../documents.json', import.meta.url));
/** A phone may come back long after a deployment with documents of its own time. */
const VALID_DAYS = 366;

let known: Known | undefined;

/** The text of one of the web client's own documents by its hash; null for an unknown or too old one. */
export function documentText(hash: string, now = new Date()): string | null {
  known ??= existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Known) : {};
  if (!Object.hasOwn(known, hash)) return null;
  const document = known[hash];
  if (!document) return null;
  const isTooOld = document.until && (now.getTime() - Date.parse(document.until)) / 86_400_000 > VALID_DAYS;
  return isTooOld ? null : document.text;
}

const typed = new Map<string, string>();

/** The same with the type name of every object, by which Apollo Client, which sends by POST, tells objects apart. */
function typedText(hash: string): string | null {
  const text = documentText(hash);
  if (text && !typed.has(hash)) typed.set(hash, withTypeNames(text));
  return text && (typed.get(hash) ?? null);
}

export function withTypeNames(text: string): string {
  const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
  return print(
    visit(parse(text), {
      SelectionSet(set, _key, parent) {
        const isRoot = parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
        const isThere = set.selections.some((one) => one.kind === Kind.FIELD && one.name.value === '__typename');
        return isRoot || isThere ? undefined : { ...set, selections: [...set.selections, typename] };
      },
    }),
  );
}

/** The answer to an unknown document: the client loads its new version and keeps what was typed. */
export const RELOAD_ANSWER = JSON.stringify({
  errors: [{ message: 'A newer version is here. Load the page again.', extensions: { code: 'RELOAD' } }],
});

/** POST /graphql with `document` instead of `query`: one of the client's own, by hash. */
export function ownDocuments(req: PlatformRequest, res: ServerResponse, next: () => void): void {
  const body = req.body as { document?: unknown; query?: unknown } | undefined;
  if (body && typeof body === 'object' && 'document' in body) {
    const text = typeof body.document === 'string' && !body.query ? typedText(body.document) : null;
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
