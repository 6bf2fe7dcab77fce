import path from 'node:path';
import { startPostgres } from '../pg.mjs';
import { at } from './paths.mjs';

/** Where our own files live: the embedded database, caught mail, uploads. */
export const dataDir = () => path.resolve(process.env.DATA_DIR ?? at('.data'));

export const isEmbedded = () => !process.env.DATABASE_URL;

/** The database of DATABASE_URL, else the embedded one: its address, and `leave` for when we no longer need it. */
export async function openDatabase() {
  if (!isEmbedded()) return { url: process.env.DATABASE_URL, leave: async () => {} };
  return startPostgres(path.join(dataDir(), 'postgres'));
}

/** Does some work with a database; one that ran before goes on running. `work` gets the environment for a child. */
export async function withDatabase(work) {
  const database = await openDatabase();
  try {
    return await work({ ...process.env, DATABASE_URL: database.url, DATA_DIR: dataDir() });
  } finally {
    await database.leave();
  }
}
