import { exitOf, spawnTypeScript } from './node-child.mjs';
import { at } from './paths.mjs';
import { Sentence } from './tell.mjs';

const TIDY_MEMORY = at('scripts/lib/tidy-memory.mjs');

/**
 * Starts the API; `ready` is done when it listens and throws when it ends before.
 * @param {{ env: object, port: number, stdio?: any }} options env: its whole environment
 * @returns {{ ready: Promise<void>, ended: Promise<number>, stop: () => Promise<number>, pid: number }} with exit codes
 */
export function startApi({ env, port, stdio }) {
  const child = spawnTypeScript('apps/api/src/main.ts', [], {
    env: { ...env, PORT: String(port) },
    nodeArgs: ['--import', TIDY_MEMORY],
    stdio,
  });
  const ended = exitOf(child);
  const ready = new Promise((resolve, reject) => {
    child.on('message', (message) => message === 'ready' && resolve());
    ended.then(() => reject(new Sentence('The API ended before it was ready: see above.')), reject);
  });
  ready.then(
    () => setTimeout(() => child.connected && child.send('tidy'), 500).unref(),
    () => {},
  );
  return { ready, ended, stop: () => stop(child, ended), pid: child.pid };
}

function stop(child, ended) {
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
  return ended.finally(() => clearTimeout(patience));
}
