// Lets Node run our TypeScript (with decorators) from source: node --import ./scripts/swc-hook.mjs file.ts
// What was transpiled once is kept under the hash of its text, so that a second start never loads the compiler:
// it would cost a third of a second and 60 MB.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { swcOptions } from './lib/swc-options.mjs';

const cache = path.resolve(import.meta.dirname, '../node_modules/.cache/sti/swc');
const options = JSON.stringify(swcOptions());
let compiler;

mkdirSync(cache, { recursive: true });
registerHooks({
  load(url, context, next) {
    const isOurs = url.startsWith('file:') && /\.tsx?$/.test(url) && !url.includes('/node_modules/');
    return isOurs
      ? { format: 'module', source: transpile(fileURLToPath(url)), shortCircuit: true }
      : next(url, context);
  },
});

function transpile(file) {
  const text = readFileSync(file, 'utf8');
  const key = createHash('sha256').update(options).update(file).update(text).digest('hex').slice(0, 32);
  const kept = path.join(cache, `${key}.js`);
  return readIfThere(kept) ?? keep(kept, compile(file, text));
}

function compile(file, text) {
  compiler ??= createRequire(import.meta.url)('@swc/core');
  return compiler.transformSync(text, {
    ...swcOptions(path.extname(file)),
    filename: file,
    inlineSourcesContent: false,
  }).code;
}

/** Two processes may meet here: the finished file appears at once or not at all. */
function keep(file, code) {
  const part = `${file}.${process.pid}`;
  writeFileSync(part, code);
  renameSync(part, file);
  return code;
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
