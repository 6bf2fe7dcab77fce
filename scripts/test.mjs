// npm test                    rules, rooms and pages in Jest, then the journeys in a browser
// npm test -- part/of/a/path  the Jest specs of that path only
// npm test -- e2e[/file]      journeys only
import { existsSync, globSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildIfStale } from './build.mjs';
import { onlyThese } from './lib/environment.mjs';
import { exitOf, runTypeScript, spawnNode } from './lib/node-child.mjs';
import { at, ROOT } from './lib/paths.mjs';
import { scratchPostgres } from './lib/scratch.mjs';
import { databaseOn, sql } from './lib/sql.mjs';
import { main, Sentence, step } from './lib/tell.mjs';

const wish = readArguments(process.argv.slice(2));

await main(async () => {
  const isBuilt = await build();
  const server = needsDatabase() ? await step('PostgreSQL for the tests', scratchPostgres) : undefined;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => Promise.resolve(server?.end()).finally(() => process.exit(130)));
  }
  const results = isBuilt ? [] : [{ passed: 0, failed: 1, skipped: 0 }];
  try {
    if (server) await step('Migrated template database', () => makeTemplate(server));
    const base = server && databaseOn(server.url, '').replace(/\/$/, '');
    if (wish.jest) results.push(await runJest(base));
    if (wish.journeys && isBuilt) results.push(await runJourneys(base));
  } finally {
    await server?.end();
  }
  report(results);
});

/** Paths are filters, what begins with a dash goes to the tool; `-t` and `-g` take the next word with them. */
function readArguments(args) {
  const paths = args.filter((arg, i) => !arg.startsWith('-') && !['-t', '-g'].includes(args[i - 1]));
  const journeys = paths.filter((name) => name.startsWith('e2e'));
  const specs = paths.filter((name) => !name.startsWith('e2e'));
  const isEverything = args.length === 0;
  return {
    args: args.filter((arg) => !journeys.includes(arg)),
    specs,
    jest: journeys.length === 0 || specs.length > 0,
    journeys: isEverything || journeys.length > 0,
    journeyPaths: journeys.filter((name) => name !== 'e2e'),
  };
}

/** Pages that the server renders need the built client; some specs of the rooms do too. A lone spec takes what is there. */
async function build() {
  if (!wish.journeys && (!needsDatabase() || existsSync(at('apps/web/dist/client')))) return true;
  try {
    await buildIfStale();
    return true;
  } catch (error) {
    console.error(error instanceof Sentence ? error.message : error);
    return !wish.journeys;
  }
}

/** Only the rooms need a database; a run of some rules starts without the wait. */
function needsDatabase() {
  if (wish.journeys) return true;
  const rooms = globSync('apps/api/{src,test}/**/*.spec.ts', { cwd: ROOT });
  return rooms.some((file) => wish.specs.length === 0 || wish.specs.some((part) => new RegExp(part, 'i').test(file)));
}

/** Migrated once; a spec file copies it in 25 ms. */
async function makeTemplate(server) {
  await sql(server.url, 'CREATE DATABASE sti_template');
  const env = onlyThese({ DATABASE_URL: databaseOn(server.url, 'sti_template') });
  const code = await runTypeScript('apps/api/src/cli.ts', ['migrate'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (code !== 0) throw new Sentence('The migrations do not run on an empty database: see above.');
}

async function runJest(base) {
  const flags = ['--json', '--maxWorkers=2', '--workerIdleMemoryLimit=1GB', '--passWithNoTests', ...wish.args];
  const jest = ['--experimental-vm-modules', '--no-warnings', at('node_modules/jest/bin/jest.js'), ...flags];
  const env = onlyThese({ TEST_DATABASE_URL: base, NODE_ENV: 'test' });
  const { code, account } = await withAccount((file) => exitOf(spawnNode([...jest, `--outputFile=${file}`], { env })));
  const failed = account ? account.numFailedTests + account.numRuntimeErrorTestSuites : 0;
  return {
    passed: account?.numPassedTests ?? 0,
    failed: failed || (code === 0 ? 0 : 1),
    skipped: account?.numPendingTests ?? 0,
  };
}

async function runJourneys(base) {
  const flags = wish.jest ? [] : wish.args;
  const playwright = [at('node_modules/@playwright/test/cli.js'), 'test', '-c', 'e2e/playwright.config.ts'];
  const { code, account } = await withAccount((file) => {
    const env = onlyThese({ TEST_DATABASE_URL: base, PLAYWRIGHT_JSON_OUTPUT_FILE: file });
    return exitOf(spawnNode([...playwright, ...wish.journeyPaths, ...flags], { env }));
  });
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = account?.stats ?? {};
  return { passed: expected, failed: unexpected + flaky || (code === 0 ? 0 : 1), skipped };
}

/** Runs a tool that writes its own account into a file; undefined when it died before it could. */
async function withAccount(run) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sti-account-'));
  const file = path.join(folder, 'account.json');
  const code = await run(file);
  const account = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
  await rm(folder, { recursive: true, force: true });
  return { code, account };
}

function report(results) {
  const sum = (key) => results.reduce((n, result) => n + result[key], 0);
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
  if (skipped > 0) console.log(`\n${skipped} skipped`);
  if (passed + failed === 0) console.log('\nNo test matched.');
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
