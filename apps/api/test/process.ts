import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Api } from './app.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const IMPORTS = ['scripts/swc-hook.mjs', 'scripts/lib/follow-parent.mjs', 'apps/api/test/process-probe.mjs'];

/** The API as a process of its own over the database of a running one: attacked from outside, watched from inside. */
export async function startProcess({ databaseUrl, config }: Api) {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['--expose-gc', ...IMPORTS.flatMap((file) => ['--import', path.join(ROOT, file)]), 'apps/api/src/main.ts'],
    {
      cwd: ROOT,
      env: { DATABASE_URL: databaseUrl, DATA_DIR: config.dataDir, PORT: String(port), JOBS: '0', NODE_ENV: 'test' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  await answerOf(child);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    /** From now on it keeps every line that was ever opened. */
    leak: () => child.send('leak'),
    /** Bytes that are left after collecting, in MB. */
    async kept(): Promise<number> {
      child.send('memory');
      const { bytesKept } = (await answerOf(child)) as { bytesKept: number };
      return bytesKept / 1e6;
    },
    async stop(): Promise<void> {
      if (child.exitCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The process ended with ${code}`);
  });
  const [message] = await Promise.race([once(child, 'message'), ended]);
  return message;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}
