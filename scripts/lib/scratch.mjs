import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startPostgres, stopAbandoned } from '../pg.mjs';

const PREFIX = 'sti-scratch-';

/**
 * A PostgreSQL that may lose everything, in a folder of its own that goes with it.
 * @returns {Promise<{ url: string, folder: string, files: string, end: () => Promise<void> }>} files: the folder to work in
 */
export async function scratchPostgres() {
  await removeAbandoned();
  const files = await mkdtemp(path.join(os.tmpdir(), PREFIX));
  await chmod(files, 0o755);
  const server = await startPostgres(postgresIn(files), { forTests: true });
  const end = async () => {
    await server.leave();
    await rm(files, { recursive: true, force: true });
  };
  return { ...server, files, end };
}

const postgresIn = (files) => path.join(files, 'postgres');

/** What a killed run has left behind would run for ever. */
async function removeAbandoned() {
  for (const name of await readdir(os.tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const files = path.join(os.tmpdir(), name);
    const isGone = await stopAbandoned(postgresIn(files)).catch(() => false);
    if (isGone) await rm(files, { recursive: true, force: true });
  }
}
