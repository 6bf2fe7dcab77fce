import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onlyThese } from '../lib/environment.mjs';
import { startPostgres } from '../pg.mjs';
import { tool } from './tool.mjs';

/** Migrates an empty database, then asks whether the entities would change anything in it. */
export async function findDrift() {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'sti-check-'));
  await chmod(scratch, 0o755);
  const server = await startPostgres(path.join(scratch, 'postgres'), { forTests: true });
  const cli = (command) =>
    tool(
      ['--import', './scripts/swc-hook.mjs', 'apps/api/src/cli.ts', command],
      onlyThese({ DATABASE_URL: server.url }),
    );
  try {
    return (await cli('migrate')) || (await cli('drift'));
  } finally {
    await server.leave();
    await rm(scratch, { recursive: true, force: true });
  }
}
