// Lets Node run our TypeScript (with decorators) from source: node --import ./scripts/swc-hook.mjs file.ts
// What was transpiled once is kept under the hash of its text, so that a second start never loads the compiler:
// it would cost a third of a second and 60 MB.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, registerHooks, SourceMap } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { swcOptions } from './lib/swc-options.mjs';

const cache = path.resolve(import.meta.dirname, '../node_modules/.cache/sti/swc');
const options = JSON.stringify(swcOptions());
/** Where the JavaScript of a loaded module is kept, by the module's URL. */
const kept = new Map();
let compiler;

registerHooks({
  load(url, context, next) {
    const isOurs = url.startsWith('file:') && /\.tsx?$/.test(url) && !url.includes('/node_modules/');
    return isOurs ? { format: 'module', source: transpile(url), shortCircuit: true } : next(url, context);
  },
});

function transpile(url) {
  const file = fileURLToPath(url);
  const text = readFileSync(file, 'utf8');
  const key = createHash('sha256').update(options).update(file).update(text).digest('hex').slice(0, 32);
  const place = path.join(cache, `${key}.js`);
  kept.set(url, place);
  return readIfThere(place) ?? compile(file, text, place);
}

function compile(file, text, place) {
  compiler ??= createRequire(import.meta.url)('@swc/core');
  const { code, map } = compiler.transformSync(text, {
    ...swcOptions(path.extname(file)),
    filename: file,
    sourceMaps: true,
    inlineSourcesContent: false,
  });
  keep(`${place}.map`, map);
  keep(place, code);
  return code;
}

/** Two processes may meet here: the finished file appears at once or not at all. Where nothing may be written it works too. */
function keep(file, text) {
  const part = `${file}.${process.pid}`;
  try {
    mkdirSync(cache, { recursive: true });
    writeFileSync(part, text);
    renameSync(part, file);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
  }
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

// A stack names the lines of the source. Node's own --enable-source-maps does it too, but holds every map in memory
// (20 MB); here a map is read when an error is shown.
const maps = new Map();
Error.prepareStackTrace = (error, sites) => {
  const lines = sites.map((site) => `    at ${inSource(site)}`);
  return [Error.prototype.toString.call(error), ...lines].join('\n');
};

function inSource(site) {
  const text = String(site);
  const url = site.getFileName();
  const map = kept.has(url) && mapOf(url);
  if (!map) return text;
  const [line, column] = [site.getLineNumber(), site.getColumnNumber()];
  const { originalLine, originalColumn } = map.findEntry(line - 1, column - 1);
  if (originalLine === undefined) return text;
  return text.replace(`${url}:${line}:${column}`, `${fileURLToPath(url)}:${originalLine + 1}:${originalColumn + 1}`);
}

function mapOf(url) {
  const text = maps.has(url) ? undefined : readIfThere(`${kept.get(url)}.map`);
  if (text) maps.set(url, new SourceMap(JSON.parse(text)));
  return maps.get(url);
}
