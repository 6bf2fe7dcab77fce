import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onlyThese } from '../../scripts/lib/environment.mjs';
import { runTypeScript } from '../../scripts/lib/node-child.mjs';
import { scratchPostgres } from '../../scripts/lib/scratch.mjs';
import { databaseOn, sql } from '../../scripts/lib/sql.mjs';
import { TEMPLATE } from './platform.ts';

/**
 * Before all journeys: PostgreSQL with one database that holds the demonstration. Each file of journeys gets a copy of
 * it and a platform of its own (platform.ts). `npm test` lends its PostgreSQL; alone, the journeys start one.
 */
export default async function prepare(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sti-journeys-'));
  const lent = process.env.TEST_DATABASE_URL;
  const own = lent ? undefined : await scratchPostgres();
  const server = lent ?? own?.url ?? '';
  await sql(databaseOn(server, 'postgres'), `DROP DATABASE IF EXISTS ${TEMPLATE}`, `CREATE DATABASE ${TEMPLATE}`);
  const env = onlyThese({
    DATABASE_URL: databaseOn(server, TEMPLATE),
    BASE_URL: 'http://localhost:4000',
    DATA_DIR: path.join(folder, 'files'),
    DEMO: '1',
    NODE_ENV: 'production',
  });
  for (const command of ['migrate', 'demo']) {
    const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
    if ((await runTypeScript('apps/api/src/cli.ts', [command], quiet)) !== 0)
      throw new Error(`"${command}" failed: see above.`);
  }
  process.env.STI_JOURNEYS_DATABASE = server;
  process.env.STI_JOURNEYS_FOLDER = folder;
  return async () => {
    await own?.end();
    await rm(folder, { recursive: true, force: true });
  };
}
