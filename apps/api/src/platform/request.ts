import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Loaders } from './loaders.ts';
import type { Viewer } from './viewer.ts';

/** The HTTP request as Express hands it on, with what the platform noted on it. */
export type PlatformRequest = IncomingMessage & {
  body?: unknown;
  query?: Record<string, unknown>;
  /** Set when the document is one of the web client's own (documents.json). */
  isTrustedDocument?: boolean;
  viewer?: Viewer;
};

/** The context of one GraphQL request; nothing in it outlives the request. */
export type GraphQLRequestContext = {
  viewer: Viewer;
  loaders: Loaders;
  req?: PlatformRequest;
  res?: ServerResponse;
};

export function cookie(req: IncomingMessage, name: string): string | null {
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}
