import type { IncomingMessage, ServerResponse } from 'node:http';

/** A part of the site: true when the request was its own and is answered or being answered. */
export type SitePart = {
  handle(req: IncomingMessage, res: ServerResponse, path: string, search: string): boolean;
  /** The quick way, asked first: true when the answer stood ready and went out with all its headers at once. */
  sendReady?(req: IncomingMessage, res: ServerResponse, path: string, search: string): boolean;
};

export const isReading = (req: IncomingMessage): boolean => req.method === 'GET' || req.method === 'HEAD';
