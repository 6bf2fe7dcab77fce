import type { ServerResponse } from 'node:http';

/** One line instead of a file: that it is not there, or not now. */
export function sendText(res: ServerResponse, status: number, text: string, more: Record<string, string> = {}): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...more });
  res.end(`${text}\n`);
}
