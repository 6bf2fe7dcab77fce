import { exitOf, spawnTypeScript } from './node-child.mjs';
import { Sentence } from './tell.mjs';

// Without a limit the young generation grows to 48 MB during the start and keeps them; measured: 200 -> 142 MB.
const LEAN = ['--max-semi-space-size=2'];

/**
 * Starts the API; `ready` is done when it listens and throws when it ends before.
 * @param {{ env: object, port: number, stdio?: any }} options env: its whole environment
 * @returns {{ ready: Promise<void>, ended: Promise<number>, stop: () => Promise<number>, pid: number }} with exit codes
 */
export function startApi({ env, port, stdio }) {
  const child = spawnTypeScript('apps/api/src/main.ts', [], {
    env: { ...env, PORT: String(port) },
    nodeArgs: LEAN,
    stdio,
  });
  const ended = exitOf(child);
  const ready = new Promise((resolve, reject) => {
    child.on('message', (message) => message === 'ready' && resolve());
    ended.then(() => reject(new Sentence('The API ended before it was ready: see above.')), reject);
  });
  ready.catch(() => {});
  return { ready, ended, stop: () => stop(child, ended), pid: child.pid };
}

function stop(child, ended) {
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
  return ended.finally(() => clearTimeout(patience));
}
