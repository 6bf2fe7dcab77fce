import 'reflect-metadata';
import { emailProblems } from '@sti/domain';
import { runMigrations } from 'graphile-worker';
import { makeApp } from './app.ts';
import { makeDataSource, migrations } from './data-source.ts';
import { loadDemonstration } from './demo/demo.ts';
import { importForum } from './import/import.ts';
import { RolesService } from './people/roles.service.ts';
import { type Config, ConfigError, readConfig } from './platform/config.ts';

type Command = (config: Config, args: string[]) => Promise<number>;

/** Opens the application without a port and without jobs, for one command. */
async function withApp<T>(config: Config, work: (app: Awaited<ReturnType<typeof makeApp>>) => Promise<T>): Promise<T> {
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
    source.setOptions({ extra: {}, migrations: [migrations] });
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
    if (upQueries.length)
      console.error('An entity differs from the migrations. Write a migration, or mend the entity.');
    return upQueries.length ? 1 : 0;
  },

  /** demo: the four past forums and a coming one with fictional people; loading it again changes nothing. */
  async demo(config) {
    if (!config.isDemo) {
      console.error('The demonstration is loaded only with DEMO=1.');
      return 1;
    }
    return withApp(config, async (app) => {
      for (const line of await loadDemonstration(app)) console.log(line);
      return 0;
    });
  },

  /**
   * import <file> [--dry-run]: one edition of the Forum from JSON, with a report of what was not taken. Exit code 1 only
   * for a file that is no JSON or names no number or no year; whatever else stops it is told with its line.
   */
  async import(config, args) {
    const unknown = args.find((arg) => arg.startsWith('-') && arg !== '--dry-run');
    const files = args.filter((arg) => !arg.startsWith('-'));
    const [file] = files;
    if (unknown || !file || files.length > 1) {
      console.error(unknown ? `Unknown option ${unknown}` : 'Give one file: npm run sti -- import <file> [--dry-run]');
      return 1;
    }
    return withApp(config, async (app) => {
      const { exitCode, lines } = await importForum(app, file, { dryRun: args.includes('--dry-run') });
      for (const line of lines) (exitCode ? console.error : console.log)(line);
      return exitCode;
    });
  },

  /** admin <address>: makes the person of that address an administrator. */
  async admin(config, [address = '']) {
    if (emailProblems('address', address).length) {
      console.error(
        address
          ? `"${address}" is no plain e-mail address.`
          : 'Give the address: npm run sti -- admin name@example.org',
      );
      return 1;
    }
    return withApp(config, async (app) => {
      const isNew = await app.get(RolesService).makeAdministrator(address);
      console.log(
        isNew
          ? `${address} is an administrator now. Sign in at ${config.baseUrl}/en/sign-in`
          : `${address} is an administrator already.`,
      );
      return 0;
    });
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
