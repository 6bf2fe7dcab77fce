import 'reflect-metadata';
import { runMigrations } from 'graphile-worker';
import { makeDataSource } from './data-source.ts';
import { Config, ConfigError, readConfig } from './platform/config.ts';

type Command = (config: Config, args: string[]) => Promise<number>;

/** Opens the application without a port and without jobs, for one command. */
async function withApp<T>(config: Config, work: (app: Awaited<ReturnType<typeof import('./app.ts').makeApp>>) => Promise<T>): Promise<T> {
  const { makeApp } = await import('./app.ts');
  const source = await makeDataSource(config.databaseUrl).initialize();
  const app = await makeApp(config, source);
  await app.init();
  try {
    return await work(app);
  } finally {
    await app.close();
    await source.destroy();
  }
}

const commands: Record<string, Command> = {
  /** Brings the database to the newest schema. */
  async migrate(config) {
    await runMigrations({ connectionString: config.databaseUrl });
    const source = makeDataSource(config.databaseUrl);
    source.setOptions({ extra: {} });
    await source.initialize();
    const done = await source.runMigrations({ transaction: 'each' });
    await source.destroy();
    console.log(done.length ? `Migrated: ${done.map((m) => m.name).join(', ')}` : 'The database is up to date.');
    return 0;
  },

  /** Exit code 1 when an entity differs from the migrated database. */
  async drift(config) {
    const source = await makeDataSource(config.databaseUrl).initialize();
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    await source.destroy();
    for (const { query } of upQueries) console.error(query);
    if (upQueries.length) console.error('An entity differs from the migrations. Write a migration, or mend the entity.');
    return upQueries.length ? 1 : 0;
  },
};

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  console.error(`Commands: ${Object.keys(commands).join(', ')}`);
  process.exit(1);
}
try {
  process.exitCode = await command(readConfig(), args);
} catch (e) {
  if (!(e instanceof ConfigError)) throw e;
  console.error(e.problems.join('\n'));
  process.exitCode = 1;
}
export { withApp };
