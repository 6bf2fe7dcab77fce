import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { BAD_REQUEST } from './site/headers.ts';

const SECOND = 1000;

/** How long a line is waited for, in milliseconds. Node looks every half minute. */
export const PATIENCE = {
  /** For the head of a request, and for the first word of a new line. */
  headersTimeout: 15 * SECOND,
  /** For a whole request: a body has 100 kB at most. */
  requestTimeout: 60 * SECOND,
  /** For the next request: longer than proxies keep a line, or they would use one that we are closing. */
  keepAliveTimeout: 65 * SECOND,
  /** For anything to move at all, also while an answer is read; live streams beat every 20 s. */
  timeout: 120 * SECOND,
};

/** Lines open at once. An idle one costs some 5 kB; the file descriptors above are left to the database and to files. */
const MOST = 12_000;

/** Closes lines that say nothing, too late or nonsense, so that they cost the others nothing. */
export function guardLines(server: Server, patience = PATIENCE): void {
  Object.assign(server, patience, { maxConnections: MOST });
  server.on('clientError', (_error, socket) => refuse(socket));
  // There is no WebSocket here: whoever asks for one is told so and cut off, and may reset the line without harm.
  server.on('upgrade', (_req, socket) => {
    socket.on('error', () => {});
    // In development the page server listens too, for its own reloads.
    if (server.listenerCount('upgrade') === 1) refuse(socket);
  });
}

/** Says that it was no request; whoever does not hang up then is hung up on. */
function refuse(socket: Duplex): void {
  if (socket.writable) socket.end(BAD_REQUEST, () => socket.destroy());
  else socket.destroy();
}
