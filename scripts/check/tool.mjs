import { spawn } from 'node:child_process';
import { ROOT } from '../lib/paths.mjs';

/** Runs a program under this Node; gives '' when it is content, else all it said. */
export function tool(args, env = process.env) {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  child.stderr.on('data', (text) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0 ? '' : said || `${args.join(' ')} ended with ${code}\n`));
  });
}
