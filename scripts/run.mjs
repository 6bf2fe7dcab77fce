// The door of every npm script: `node scripts/run.mjs <task> [arguments]`.
// It needs nothing installed and only Node 18 syntax: it installs what the lock file asks for, then goes on under Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const TASKS = ['start', 'dev', 'test', 'check', 'bench', 'build', 'documents', 'migrate', 'sti', 'screenshots'];
const NODE_WANTED = [24, 0];

const [task = 'start', ...args] = process.argv.slice(2);
const script = path.join(ROOT, 'scripts', `${task}.mjs`);
if (!TASKS.includes(task) || !existsSync(script)) {
  console.error(`Unknown task "${task}". Known: ${TASKS.join(', ')}.`);
  process.exit(1);
}

if (!isInstalled()) await install();
if (isRecent(process.versions.node)) {
  process.argv.splice(1, 2, script);
  await import(pathToFileURL(script).href);
} else {
  continueUnder(packagedNode());
}

function packagesOf(file) {
  return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')).packages;
}

/** True when every package that this machine needs is there in the locked version (npm keeps its own list of them). */
function isInstalled() {
  try {
    const present = packagesOf('node_modules/.package-lock.json');
    return Object.entries(packagesOf('package-lock.json')).every(([place, wanted]) => {
      const isChoice = wanted.link || wanted.optional || wanted.devOptional || wanted.peer;
      return !place.includes('node_modules/') || isChoice || present[place]?.version === wanted.version;
    });
  } catch {
    return false;
  }
}

/** Runs `npm ci`; says every few seconds how far it is, because npm itself is silent without a terminal. */
async function install() {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  console.log('Installing the packages of package-lock.json (the first time takes a minute or two)');
  const wanted = Object.keys(packagesOf('package-lock.json')).filter(isOnTop).length;
  const progress = setInterval(
    () => console.log(`  ${seconds()} s, ${countPackages()} packages of about ${wanted}`),
    5000,
  );
  const status = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  clearInterval(progress);
  if (status !== 0) {
    console.error('The installation failed: see the message of npm above. Is there a connection to the npm registry?');
    process.exit(1);
  }
  console.log(`Installed in ${seconds()} s`);
}

function isOnTop(place) {
  return /^node_modules\/[^/]+(\/[^/]+)?$/.test(place);
}

function npm(args) {
  const own = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined;
  const options = { cwd: ROOT, stdio: 'inherit', shell: !own && process.platform === 'win32' };
  const child = own ? spawn(process.execPath, [own, ...args], options) : spawn('npm', args, options);
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** npm makes all folders at once and fills them later: a package is there when its package.json is. */
function countPackages() {
  const modules = path.join(ROOT, 'node_modules');
  const inside = (folder) => (existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : []);
  const all = inside(modules).flatMap((place) => (path.basename(place)[0] === '@' ? inside(place) : place));
  return all.filter((place) => existsSync(path.join(place, 'package.json'))).length;
}

function isRecent(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > NODE_WANTED[0] || (major === NODE_WANTED[0] && minor >= NODE_WANTED[1]);
}

/** The Node 24 that the lock file brings as an optional package for this system. */
function packagedNode() {
  const isWindows = process.platform === 'win32';
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  const file = path.join(ROOT, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  const works = existsSync(file) && spawnSync(file, ['--version']).status === 0;
  if (!works) {
    console.error(
      `Node ${process.versions.node} is too old (24 or newer is needed) and no packaged one runs here (${name}).`,
    );
    process.exit(1);
  }
  return file;
}

function continueUnder(node) {
  const env = { ...process.env, PATH: path.dirname(node) + path.delimiter + process.env.PATH };
  const follow = pathToFileURL(path.join(ROOT, 'scripts/lib/follow-parent.mjs')).href;
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const child = spawn(node, ['--import', follow, script, ...args], { cwd: ROOT, stdio, env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
}
