import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import { at, ROOT } from '../lib/paths.mjs';

const home = os.homedir();
const REGISTRY = /https?:\/\/[\w.-]*(?:registry|npmjs|artifactory|nexus|verdaccio)[\w.-]*[/:]/;
const KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_\w{36}|\bAKIA[0-9A-Z]{16}\b|\bxox[bap]-\w{10}/;
const BINARY = /\.(png|jpe?g|gif|ico|woff2?|ttf|otf|pdf|docx|xlsx|zip)$/;

const RULES = [
  [
    'a path of this machine',
    (text) => lineWith(text, (line) => line.includes(`${ROOT}/`) || (home.length > 5 && line.includes(`${home}/`))),
  ],
  ['the address of a registry', (text) => lineWith(text, (line) => REGISTRY.test(line))],
  ['what looks like a key', (text) => lineWith(text, (line) => KEY.test(line))],
];

/** Looks into every file that git knows or would take. */
export async function findPortabilityProblems() {
  const { stdout } = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const files = stdout.split('\0').filter((file) => file && !BINARY.test(file) && isSmallFile(file));
  const problems = files.flatMap((file) => {
    const text = readFileSync(at(file), 'utf8');
    return RULES.map(([what, find]) => [what, find(text)])
      .filter(([, line]) => line > 0)
      .map(([what, line]) => `${file}:${line} holds ${what}.\n`);
  });
  if (/"resolved": *"http/.test(readFileSync(at('package-lock.json'), 'utf8'))) {
    problems.push('package-lock.json records download addresses: npm install --omit-lockfile-registry-resolved\n');
  }
  return problems.join('');
}

function isSmallFile(file) {
  const found = statSync(at(file), { throwIfNoEntry: false });
  return Boolean(found?.isFile()) && found.size < 2_000_000;
}

/** Number of the first line that fits; 0 when none does. */
const lineWith = (text, fits) => text.split('\n').findIndex(fits) + 1;
