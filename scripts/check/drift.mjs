import { onlyThese } from '../lib/environment.mjs';
import { scratchPostgres } from '../lib/scratch.mjs';
import { tool } from './tool.mjs';

/** Migrates an empty database, then asks whether the entities would change anything in it. */
export async function findDrift() {
  const server = await scratchPostgres();
  const env = onlyThese({ DATABASE_URL: server.url });
  const cli = (command) => tool(['--import', './scripts/swc-hook.mjs', 'apps/api/src/cli.ts', command], env);
  try {
    return (await cli('migrate')) || (await cli('drift'));
  } finally {
    await server.end();
  }
}
