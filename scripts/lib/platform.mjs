// What `npm start` and `npm run dev` have in common: the environment, the database made ready, the words at the end.
import { createServer } from 'node:net';
import path from 'node:path';
import { dataDir, isEmbedded } from './database.mjs';
import { stamp } from './fingerprint.mjs';
import { exitOf, spawnTypeScript } from './node-child.mjs';
import { Sentence, step } from './tell.mjs';

const PEOPLE = {
  'secretariat@example.org': 'Secretariat',
  'moderator@example.org': '10-Member Group',
  'rapporteur@example.org': 'rapporteur',
  'participant@example.org': 'participant',
};
const CLI = 'apps/api/src/cli.ts';
const ANY_SOURCE = ['apps/api', 'libs', 'migrations'];

/** The embedded database carries the demonstration unless somebody says DEMO=0; another one only with DEMO=1. */
export function environment(mode) {
  const demo = process.env.DEMO ?? (isEmbedded() ? '1' : '0');
  return { ...process.env, NODE_ENV: mode, DEMO: demo, DATA_DIR: dataDir() };
}

/** Reads the environment as the API will, so that a wrong value is named before anything starts. */
export async function checkedConfig(env) {
  await import('../swc-hook.mjs');
  const { Config, ConfigError } = await import('../../apps/api/src/platform/config.ts');
  try {
    const known = isEmbedded() ? { DATABASE_URL: 'postgres://embedded/sti' } : {};
    return new Config({ ...env, ...known });
  } catch (error) {
    if (error instanceof ConfigError) throw new Sentence(`The platform cannot start:\n${error.message}`);
    throw error;
  }
}

export function mustBeFree(port) {
  const sentence = `Port ${port} is in use by another program. Stop that one, or choose another: PORT=${port + 1}`;
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', () => reject(new Sentence(sentence)));
    probe.listen(port, () => probe.close(resolve));
  });
}

/**
 * Migrations and demonstration. Our own database remembers the sources that prepared it, which saves seconds at each
 * later start.
 */
export async function prepareDatabase(env, config, sources = ANY_SOURCE) {
  const prepared = stamp(config.isDemo ? 'prepared-demo' : 'prepared', sources, path.join(dataDir(), 'postgres'));
  if (isEmbedded() && prepared.isFresh) return;
  await step('Migrations', () => cli('migrate', env));
  if (config.isDemo) await step('Demonstration data', () => cli('demo', env));
  if (isEmbedded()) prepared.keep();
}

/** A command of the API; what it says is shown only when it fails. */
async function cli(command, env) {
  const child = spawnTypeScript(CLI, [command], { env, stdio: 'pipe' });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(text));
  if ((await exitOf(child)) !== 0) throw new Sentence(`"${command}" failed:\n${Buffer.concat(said)}`);
}

export function welcome(config, database, begin) {
  const lines = [`\nReady after ${((performance.now() - begin) / 1000).toFixed(1)} s: ${config.baseUrl}`];
  if (config.isDemo) {
    lines.push('\nSign in with one of the demonstration addresses; the link arrives in the local mailbox:');
    for (const [address, who] of Object.entries(PEOPLE)) lines.push(`  ${address.padEnd(26)}${who}`);
  }
  if (config.isCatchingMail) lines.push(`\nLocal mailbox: ${config.baseUrl}/mailbox`);
  // http stays on the loopback host; with https others may reach it.
  if (config.isCatchingMail && config.isSecure)
    lines.push('SMTP_URL is unset: everybody who reaches this address reads all mails there, sign-in links too.');
  if (database.folder) lines.push(`The data stay in ${database.folder}`);
  lines.push('\nCtrl-C stops everything.');
  console.log(lines.join('\n'));
}

/** Ends everything in order, API before database, at the first signal; more signals change nothing. */
export function stopOnSignal(stop) {
  let isStopping = false;
  const handle = async () => {
    if (isStopping) return;
    isStopping = true;
    console.log('\nStopping');
    process.exit(await stop());
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, handle);
  return { hasBegun: () => isStopping };
}
