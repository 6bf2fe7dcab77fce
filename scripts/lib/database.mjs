import path from 'node:path';
import { startPostgres } from '../pg.mjs';
import { at } from './paths.mjs';
import { sql } from './sql.mjs';
import { Sentence } from './tell.mjs';

/** Where our own files live: the embedded database, caught mail, uploads. */
export const dataDir = () => path.resolve(process.env.DATA_DIR ?? at('.data'));

export const isEmbedded = () => !process.env.DATABASE_URL;

/** The database of DATABASE_URL, else the embedded one: its address, and `leave` for when we no longer need it. */
export async function openDatabase() {
  if (isEmbedded()) return startPostgres(path.join(dataDir(), 'postgres'));
  await mustAnswer(process.env.DATABASE_URL);
  return { url: process.env.DATABASE_URL, leave: async () => {} };
}

async function mustAnswer(url) {
  if (!/^postgres(ql)?:/.test(url)) throw new Sentence('DATABASE_URL: is no address that begins with postgres://.');
  const [{ version }] = await sql(url, "SELECT current_setting('server_version') AS version").catch((error) => {
    throw new Sentence(`DATABASE_URL: the database does not answer: ${error.message || error.code}`);
  });
  if (Number.parseInt(version, 10) < 18)
    throw new Sentence(`DATABASE_URL: PostgreSQL 18 is needed, this one is ${version}.`);
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
