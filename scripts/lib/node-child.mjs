import { spawn } from 'node:child_process';
import { at, ROOT } from './paths.mjs';

const HOOK = at('scripts/swc-hook.mjs');
const FOLLOW_PARENT = at('scripts/lib/follow-parent.mjs');

/**
 * Starts a TypeScript file of ours under this Node. The child ends when this process does, even after a kill -9,
 * and sits in a process group of its own: Ctrl-C reaches it only through us, in the order that we choose.
 * `env` is the whole environment of the child.
 */
export function spawnTypeScript(
  file,
  args = [],
  { env = process.env, cwd = ROOT, nodeArgs = [], stdio = 'inherit' } = {},
) {
  const node = [...nodeArgs, '--import', HOOK, '--import', FOLLOW_PARENT, at(file), ...args];
  const [input, output, errors] = Array.isArray(stdio) ? stdio : ['ignore', stdio, stdio];
  return spawn(process.execPath, node, {
    cwd,
    detached: process.platform !== 'win32',
    stdio: [input, output, errors, 'ipc'],
    env,
  });
}

/** The exit code of a child; a signal counts as 1. */
export function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a TypeScript file to its end and gives its exit code. */
export const runTypeScript = (file, args, options) => exitOf(spawnTypeScript(file, args, options));

/** Starts Node itself with these arguments; the child shares our terminal. */
export const spawnNode = (args, options = {}) =>
  spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit', ...options });
