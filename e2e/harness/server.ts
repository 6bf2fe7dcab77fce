import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onlyThese } from '../../scripts/lib/environment.mjs';
import { runTypeScript } from '../../scripts/lib/node-child.mjs';
import { scratchPostgres } from '../../scripts/lib/scratch.mjs';
import { startApi } from '../../scripts/lib/server.mjs';
import { databaseOn, sql } from '../../scripts/lib/sql.mjs';
import { freePort } from '../../scripts/pg.mjs';

/**
 * The real platform for the journeys: built client, own database with the demonstration, local mailbox.
 * Its address is in STI_BASE_URL. `npm test` lends its PostgreSQL; alone, the journeys start one.
 */
export default async function startPlatform(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sti-journeys-'));
  const lent = process.env.TEST_DATABASE_URL;
  const own = lent ? undefined : await scratchPostgres();
  const server = lent ?? own?.url ?? '';
  await sql(databaseOn(server, 'postgres'), 'DROP DATABASE IF EXISTS sti_journeys', 'CREATE DATABASE sti_journeys');

  const port = (await freePort(0)) ?? 0;
  const baseUrl = `http://localhost:${port}`;
  const env = onlyThese({
    DATABASE_URL: databaseOn(server, 'sti_journeys'),
    BASE_URL: baseUrl,
    PORT: String(port),
    DATA_DIR: folder,
    DEMO: '1',
    NODE_ENV: 'production',
  });
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  for (const command of ['migrate', 'demo']) {
    if ((await runTypeScript('apps/api/src/cli.ts', [command], quiet)) !== 0)
      throw new Error(`"${command}" failed: see above.`);
  }
  const api = startApi({ env, port, stdio: ['ignore', 'ignore', 'inherit'] });
  await api.ready;
  process.env.STI_BASE_URL = baseUrl;
  return async () => {
    await api.stop();
    await own?.end();
    await rm(folder, { recursive: true, force: true });
  };
}
