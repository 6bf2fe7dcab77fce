import path from 'node:path';
import { onlyThese } from '../../scripts/lib/environment.mjs';
import { startApi } from '../../scripts/lib/server.mjs';
import { databaseOn, sql } from '../../scripts/lib/sql.mjs';
import { freePort } from '../../scripts/pg.mjs';

export const TEMPLATE = 'sti_journeys';

export type Platform = {
  baseUrl: string;
  /** Runs statements in the platform's own database; gives the rows of the last. */
  sql: (...statements: string[]) => Promise<Record<string, string>[]>;
  stop: () => Promise<void>;
};

/** The real platform: built client, a fresh copy of the demonstration, local mailbox. */
export async function startPlatform(name: string): Promise<Platform> {
  const server = process.env.STI_JOURNEYS_DATABASE ?? '';
  const database = `${TEMPLATE}_${name}`;
  const admin = databaseOn(server, 'postgres');
  const drop = `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`;
  await sql(admin, drop, `CREATE DATABASE ${database} TEMPLATE ${TEMPLATE}`);

  const port = (await freePort(0)) ?? 0;
  const baseUrl = `http://localhost:${port}`;
  const env = onlyThese({
    DATABASE_URL: databaseOn(server, database),
    BASE_URL: baseUrl,
    PORT: String(port),
    DATA_DIR: path.join(process.env.STI_JOURNEYS_FOLDER ?? '', name),
    DEMO: '1',
    NODE_ENV: 'production',
  });
  const api = startApi({ env, port, stdio: ['ignore', 'ignore', 'inherit'] });
  await api.ready;
  return {
    baseUrl,
    sql: (...statements) => sql(env.DATABASE_URL, ...statements),
    stop: async () => {
      await api.stop();
      await sql(admin, drop);
    },
  };
}
