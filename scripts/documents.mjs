// Collects the GraphQL documents of the client. They stand in the source as
//   const ProgrammePage = graphql(`query ProgrammePage(...) { ... }`, [SessionRow]);
// The API answers only documents it knows, by the hash of their text:
//   apps/api/documents.json          every document there ever was; append-only. `until` is the day on which the client
//                                      stopped using one: it is answered for 12 months more
//   apps/web/src/lib/documents.gen.ts  operation name -> hash, for the client of today
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { filesUnder } from './lib/fingerprint.mjs';
import { at, ROOT } from './lib/paths.mjs';
import { main, Sentence } from './lib/tell.mjs';

const KNOWN = 'apps/api/documents.json';
const GENERATED = 'apps/web/src/lib/documents.gen.ts';
const DOCUMENT = /const\s+(\w+)\s*=\s*graphql\(\s*(?:\/\*[^*]*\*\/\s*)?`([^`]*)`\s*(?:,\s*\[([^\]]*)\]\s*)?,?\s*\)/g;
const CALL = /(?<![\w.])graphql\(/g;

if (process.argv[1] === import.meta.filename) await main(() => writeDocuments());

/** Brings both files up to date; gives the names of the files that had to change. */
export async function writeDocuments({ isTrial = false } = {}) {
  const operations = await collect();
  const changes = [
    [KNOWN, appended(operations)],
    [GENERATED, generated(operations)],
  ].filter(([file, text]) => readIfThere(file) !== text);
  if (!isTrial) for (const [file, text] of changes) writeFileSync(at(file), text);
  return changes.map(([file]) => file);
}

/** Every operation with all fragments it needs, in one normal form: [{ name, text, hash }], sorted by name. */
async function collect() {
  const { parse, print, separateOperations, concatAST } = await import('graphql');
  const found = new Map();
  for (const file of filesUnder('apps/web/src'))
    if (/\.tsx?$/.test(file)) for (const one of documentsIn(file, parse)) add(found, one);
  const withFragments = (one, seen = new Set()) => {
    seen.add(one.name);
    for (const name of one.needs) {
      const fragment = found.get(name);
      if (!fragment?.isFragment)
        throw new Sentence(`${one.file}: ${one.name} names the fragment ${name}, which stands nowhere.`);
      if (!seen.has(name)) withFragments(fragment, seen);
    }
    return seen;
  };
  return [...found.values()]
    .filter((one) => !one.isFragment)
    .map((one) => {
      const [first, ...fragments] = withFragments(one);
      const whole = concatAST([first, ...fragments.sort()].map((name) => found.get(name).document));
      const text = print(separateOperations(whole)[one.name]);
      return { name: one.name, text, hash: hashOf(text) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** 66 bits of SHA-256 are plenty to tell our own few texts apart, and short: every page carries the list. */
function hashOf(text) {
  return createHash('sha256').update(text).digest('base64url').slice(0, 11);
}

function documentsIn(file, parse) {
  const source = readFileSync(at(file), 'utf8');
  const documents = [...source.matchAll(DOCUMENT)].map(([, constant, text, list = '']) => {
    const document = parseIn(file, constant, text, parse);
    const [definition, ...more] = document.definitions;
    const name = definition.name?.value;
    const isFragment = definition.kind === 'FragmentDefinition';
    // A word for the types only: the server does not know it.
    definition.directives = definition.directives?.filter((directive) => directive.name.value !== '_unmask');
    if (more.length > 0 || !name)
      throw new Sentence(`${file}: ${constant} must hold one operation or fragment with a name.`);
    // A list of fragments names the constants: they are found by that word.
    if (isFragment && name !== constant)
      throw new Sentence(`${file}: the fragment in ${constant} must be named ${constant} too.`);
    const needs = list
      .replaceAll(/\/\/.*/g, '')
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean);
    return { name, file, document, needs, isFragment };
  });
  const calls = [...source.matchAll(CALL)].length;
  if (calls > documents.length && !file.endsWith('lib/graphql.ts')) {
    throw new Sentence(
      `${file}: ${calls - documents.length} of its documents cannot be read: write const Name = graphql(\`…\`, [Fragment]) without \${}.`,
    );
  }
  return documents;
}

function parseIn(file, name, text, parse) {
  try {
    return parse(text);
  } catch (error) {
    throw new Sentence(`${file}: ${name}: ${error.message}`);
  }
}

function add(found, one) {
  const other = found.get(one.name);
  if (other) throw new Sentence(`Two documents are called ${one.name}: ${other.file} and ${one.file}.`);
  found.set(one.name, one);
}

/** Append-only against what is committed: a draft that was changed before its first commit never comes to light. */
function appended(operations) {
  const current = readIfThere(KNOWN) ?? '{}';
  const drafts = JSON.parse(current);
  const known = JSON.parse(committed() ?? current);
  const today = new Date().toISOString().slice(0, 10);
  for (const [hash, document] of Object.entries(known)) document.until ??= drafts[hash]?.until ?? today;
  for (const { hash, name, text } of operations) {
    known[hash] ??= drafts[hash] ?? { name, text, since: today };
    delete known[hash].until;
  }
  return `${JSON.stringify(known, null, 2)}\n`;
}

/** The list of the last commit; undefined where git cannot tell (a copy without history). */
function committed() {
  const git = (...args) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 });
  if (git('rev-parse', '--verify', 'HEAD').status !== 0) return undefined;
  const { status, stdout } = git('show', `HEAD:${KNOWN}`);
  return status === 0 ? stdout : '{}';
}

function generated(operations) {
  const lines = operations.map(({ name, hash }) => `  ${name}: '${hash}',\n`).join('');
  return `// Written by scripts/documents.mjs: the hash of each operation, by its name.\nexport const DOCUMENTS = {\n${lines}} as const;\n`;
}

function readIfThere(file) {
  try {
    return readFileSync(at(file), 'utf8');
  } catch {
    return undefined;
  }
}
