import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { exitOf, spawnTypeScript } from './node-child.mjs';
import { Sentence } from './tell.mjs';

/**
 * Starts the API; `ready` is done when it answers /readyz and throws when it ends before.
 * @param {{ env: object, port: number, nodeArgs?: string[], stdio?: any }} options env: its whole environment
 * @returns {{ ready: Promise<void>, ended: Promise<number>, stop: () => Promise<number>, pid: number }} with exit codes
 */
export function startApi({ env, port, nodeArgs, stdio }) {
  const child = spawnTypeScript('apps/api/src/main.ts', [], { env: { ...env, PORT: String(port) }, nodeArgs, stdio });
  const ended = exitOf(child);
  return { ready: untilReady(ended, port), ended, stop: () => stop(child, ended), pid: child.pid };
}

async function untilReady(ended, port) {
  let hasEnded = false;
  ended.then(() => { hasEnded = true; });
  while (!(await answers(port))) {
    if (hasEnded) throw new Sentence('The API ended before it was ready: see above.');
    await pause(20);
  }
}

function stop(child, ended) {
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
  return ended.finally(() => clearTimeout(patience));
}

function answers(port) {
  return new Promise((resolve) => {
    const request = http.get({ host: '127.0.0.1', port, path: '/readyz', timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('error', () => resolve(false));
    request.on('timeout', () => request.destroy());
  });
}
