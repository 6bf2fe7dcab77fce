// npm test                    rules, rooms and pages in Jest, then the journeys in a browser
// npm test -- part/of/a/path  the Jest specs of that path only
// npm test -- e2e[/file]      journeys only
import { globSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildIfStale } from './build.mjs';
import { onlyThese } from './lib/environment.mjs';
import { exitOf, runTypeScript, spawnNode } from './lib/node-child.mjs';
import { at, ROOT } from './lib/paths.mjs';
import { databaseOn, sql } from './lib/sql.mjs';
import { main, Sentence, step } from './lib/tell.mjs';
import { startPostgres } from './pg.mjs';

const CLI = 'apps/api/src/cli.ts';
const wish = readArguments(process.argv.slice(2));

await main(async () => {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'sti-test-'));
  await chmod(scratch, 0o755);
  const server = needsDatabase() ? await startDatabase(scratch) : undefined;
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end(scratch, server, 130));
  const results = [];
  try {
    if (wish.jest) results.push(await runJest(path.join(scratch, 'jest.json'), server));
    if (wish.journeys) results.push(await runJourneys(path.join(scratch, 'journeys.json')));
  } finally {
    await tidy(scratch, server);
  }
  report(results);
});

/** Paths are filters, what begins with a dash goes to the tool; `-t` takes the next word with it. */
function readArguments(args) {
  const paths = args.filter((arg, i) => !arg.startsWith('-') && args[i - 1] !== '-t');
  const journeys = paths.filter((name) => name.startsWith('e2e'));
  const specs = paths.filter((name) => !name.startsWith('e2e'));
  const isEverything = paths.length === 0 && args.length === 0;
  return {
    args: args.filter((arg) => !journeys.includes(arg)),
    specs,
    jest: isEverything || specs.length > 0 || paths.length === 0,
    journeys: isEverything || journeys.length > 0,
    journeyPaths: journeys.filter((name) => name !== 'e2e'),
  };
}

/** Only the rooms need a database; a run of some rules starts without the wait. */
function needsDatabase() {
  if (wish.journeys) return true;
  const rooms = globSync('apps/api/{src,test}/**/*.spec.ts', { cwd: ROOT });
  return rooms.some((file) => wish.specs.length === 0 || wish.specs.some((part) => new RegExp(part, 'i').test(file)));
}

/** A server that may lose everything, with a migrated template: a spec file copies it in 25 ms. */
async function startDatabase(scratch) {
  const server = await step('PostgreSQL for the tests', () =>
    startPostgres(path.join(scratch, 'postgres'), { forTests: true }),
  );
  if (globSync(at(CLI)).length === 0) return server;
  const template = databaseOn(server.url, 'sti_template');
  await step('Migrated template database', async () => {
    await sql(server.url, 'CREATE DATABASE sti_template');
    const code = await runTypeScript(CLI, ['migrate'], {
      env: onlyThese({ DATABASE_URL: template }),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (code !== 0) throw new Sentence('The migrations do not run on an empty database: see above.');
  });
  return server;
}

async function runJest(file, server) {
  const base = server && databaseOn(server.url, '').replace(/\/$/, '');
  const flags = [
    '--json',
    `--outputFile=${file}`,
    '--maxWorkers=2',
    '--workerIdleMemoryLimit=1GB',
    '--passWithNoTests',
  ];
  const child = spawnNode(
    ['--experimental-vm-modules', '--no-warnings', at('node_modules/jest/bin/jest.js'), ...flags, ...wish.args],
    {
      env: onlyThese({ TEST_DATABASE_URL: base, NODE_ENV: 'test' }),
    },
  );
  const code = await exitOf(child);
  const result = await readResult(file);
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return { passed: result.numPassedTests, failed: failed || (code === 0 ? 0 : 1), skipped: result.numPendingTests };
}

async function runJourneys(file) {
  await buildIfStale();
  const child = spawnNode(
    [at('node_modules/@playwright/test/cli.js'), 'test', '-c', 'e2e/playwright.config.ts', ...wish.journeyPaths],
    {
      env: onlyThese({ PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
    },
  );
  const code = await exitOf(child);
  const { stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } } = await readResult(file);
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed || (code === 0 ? 0 : 1), skipped: stats.skipped };
}

/** The tool's own account; a tool that died before writing one counts as one failure. */
async function readResult(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numRuntimeErrorTestSuites: 0, numPendingTests: 0 };
  }
}

function report(results) {
  const sum = (key) => results.reduce((n, result) => n + result[key], 0);
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
  if (skipped > 0) console.log(`\n${skipped} skipped`);
  if (passed + failed === 0) console.log('\nNo test matched.');
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

async function tidy(scratch, server) {
  await server?.leave();
  await rm(scratch, { recursive: true, force: true });
}

async function end(scratch, server, code) {
  await tidy(scratch, server);
  process.exit(code);
}
