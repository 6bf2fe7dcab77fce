import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { SnakeNames } from './platform/naming.ts';
import { rooms } from './rooms.ts';

/** Only the migration run loads these files; a server has no use for them. */
export const migrations = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../migrations/*.ts');

/** Milliseconds after which the database ends what hangs. */
const PATIENCE = { statement_timeout: 3000, lock_timeout: 2000, idle_in_transaction_session_timeout: 5000 };

/** The connection to the database, not yet opened. Times out what hangs; the schema comes from migrations only. */
export const makeDataSource = (url: string, poolSize = 10, patience = PATIENCE): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities: rooms.flatMap((r) => r.entities),
    migrationsTableName: 'migration',
    namingStrategy: new SnakeNames(),
    poolSize,
    extra: patience,
  });
