// npm run bench: how fast the hot paths are beside the fastest thing this machine could do in the same minute.
// Ratios hold elsewhere, absolute figures do not; so it never fails because of a figure.
import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { compare, median } from './bench/load.mjs';
import { machine, memory, pin } from './bench/machine.mjs';
import { signIn } from './bench/sign-in.mjs';
import { statementsOf } from './bench/statements.mjs';
import { buildIfStale } from './build.mjs';
import { onlyThese } from './lib/environment.mjs';
import { runTypeScript } from './lib/node-child.mjs';
import { at } from './lib/paths.mjs';
import { scratchPostgres } from './lib/scratch.mjs';
import { startApi } from './lib/server.mjs';
import { main, Sentence, step } from './lib/tell.mjs';
import { freePort } from './pg.mjs';

const YEAR = 2023;
const PAGE = `/en/forums/${YEAR}/programme`;
const PROGRAMME = { name: 'ProgrammePage', variables: { year: YEAR, lang: 'en' } };
const SCHEDULE = { name: 'MySchedulePage', variables: { lang: 'en' } };
const CORE = { server: 0, load: 1 };
const rows = [];

await main(async () => {
  await buildIfStale();
  const isPinned = pin(process.pid, CORE.load);
  const server = await step('PostgreSQL', scratchPostgres);
  const port = await freePort(0);
  const base = `http://127.0.0.1:${port}`;
  const env = onlyThese({
    DATABASE_URL: server.url,
    DATA_DIR: path.join(server.files, 'data'),
    BASE_URL: base,
    DEMO: '1',
    NODE_ENV: 'production',
  });
  try {
    await step('Migrations and demonstration data', () => prepare(env));
    const api = await measureStart(env, port);
    try {
      await pause(1000);
      await measureCached(base);
      await measureUncached(base, server);
    } finally {
      await api.stop();
    }
  } finally {
    await server.end();
    print(isPinned);
  }
});

async function prepare(env) {
  for (const command of ['migrate', 'demo']) {
    const code = await runTypeScript('apps/api/src/cli.ts', [command], { env, stdio: 'ignore' });
    if (code !== 0) throw new Sentence(`"${command}" failed.`);
  }
}

/** Five starts after one that warms the caches; the last one goes on. */
async function measureStart(env, port) {
  const times = [];
  let api;
  for (let round = 0; round < 6; round++) {
    await api?.stop();
    const begin = performance.now();
    api = startApi({ env, port, stdio: ['ignore', 'ignore', 'inherit'] });
    await api.ready;
    times.push(performance.now() - begin);
  }
  rows.push({ what: 'API ready after', ours: `${(median(times.slice(1)) / 1000).toFixed(2)} s`, budget: '< 1.5 s' });
  await pause(2000);
  const used = memory(api.pid);
  rows.push({ what: 'memory at start', ours: used ? `${used.toFixed(0)} MB` : 'not readable', budget: '<= 160 MB' });
  pin(api.pid, CORE.server);
  return api;
}

/** Cached answers against a bare server that sends the same bytes. */
async function measureCached(base) {
  const query = `/graphql?${new URLSearchParams({ document: await hashOf(PROGRAMME.name), variables: JSON.stringify(PROGRAMME.variables) })}`;
  for (const [name, url] of [
    ['programme page', PAGE],
    ['public GraphQL', query],
  ]) {
    for (const encoding of ['identity', 'br']) {
      const buffer = await settled(base + url, encoding);
      const limit = await bare({ buffers: { [`${url} ${encoding}`]: buffer } });
      const headers = { 'accept-encoding': encoding };
      const again = { ...headers, 'if-none-match': buffer.headers.etag };
      const size = `${(Buffer.from(buffer.body, 'base64').length / 1000).toFixed(1)} kB`;
      try {
        const kind = encoding === 'br' ? 'brotli' : 'raw';
        await measure(
          `${name}, cached, ${kind} ${size}`,
          '>= 0.85',
          { url: base + url, headers },
          { url: limit.base + url, headers },
        );
        if (encoding === 'br' && again['if-none-match']) {
          await measure(
            `${name}, cached, 304`,
            '>= 0.60',
            { url: base + url, headers: again },
            { url: limit.base + url, headers: again },
          );
        }
      } finally {
        limit.stop();
      }
    }
  }
}

/** Answers made anew against a bare server that sends the same SQL and nothing else. */
async function measureUncached(base, server) {
  const cookie = await signIn(base, 'participant@example.org');
  for (const [name, document, headers] of [
    ['programme, not cached', PROGRAMME, {}],
    ['my schedule', SCHEDULE, { cookie }],
  ]) {
    const hash = await hashOf(document.name);
    if (!hash) continue;
    const ours = {
      url: `${base}/graphql`,
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: base, ...headers },
      body: JSON.stringify({ document: hash, operationName: document.name, variables: document.variables }),
    };
    const statements = await statementsOf(server, () => ask(ours));
    const limit = await bare({ url: server.url, statements });
    try {
      await measure(`${name} (${statements.length} statements)`, '>= 0.50', ours, { url: limit.base });
    } finally {
      limit.stop();
    }
  }
}

/** One request; an answer with an error says what is wrong with the bench itself. */
async function ask({ url, ...init }) {
  const answer = await (await fetch(url, init)).text();
  if (answer.includes('"errors"')) throw new Sentence(`${init.body} is answered by ${answer.slice(0, 500)}`);
}

async function measure(what, budget, ours, limit) {
  const rates = await step(what, () => compare(ours, limit));
  const number = (rate) => `${Math.round(rate).toLocaleString('en')}/s`;
  rows.push({
    what,
    ours: number(rates.ours),
    limit: number(rates.limit),
    ratio: (rates.ours / rates.limit).toFixed(2),
    budget,
  });
}

/** The answer as it is once the better compression has replaced the quick one. */
async function settled(url, encoding) {
  let last;
  for (let same = 0, tries = 0; same < 3 && tries < 30; tries++) {
    const response = await raw(url, encoding);
    same = response.headers.etag === last?.headers.etag && response.body === last?.body ? same + 1 : 0;
    last = response;
    await pause(100);
  }
  return last;
}

/** One answer with its bytes as they came over the wire. */
async function raw(url, encoding) {
  const { default: http } = await import('node:http');
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers: { 'accept-encoding': encoding } }, async (response) => {
        const body = Buffer.concat(await response.toArray()).toString('base64');
        const { date, connection, 'keep-alive': _, 'transfer-encoding': __, ...headers } = response.headers;
        if (response.statusCode === 200) resolve({ headers, body });
        else reject(new Sentence(`${url} answers ${response.statusCode}`));
      })
      .on('error', reject);
  });
}

async function bare(job) {
  const child = fork(at('scripts/bench/bare-server.mjs'));
  child.send(job);
  const { port } = await new Promise((resolve) => child.once('message', resolve));
  pin(child.pid, CORE.server);
  return { base: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

async function hashOf(name) {
  const documents = JSON.parse(await readFile(at('apps/api/documents.json'), 'utf8'));
  return Object.keys(documents).find((hash) => documents[hash].name === name && !documents[hash].until);
}

function print(isPinned) {
  const columns = ['what', 'ours', 'limit', 'ratio', 'budget'];
  const table = [Object.fromEntries(columns.map((name) => [name, name])), ...rows];
  const width = (name) => Math.max(...table.map((row) => (row[name] ?? '').length));
  const line = (row) => columns.map((name) => (row[name] ?? '').padEnd(width(name))).join('  ');
  console.log(`\n${machine()}`);
  console.log(
    isPinned
      ? 'Server on one core, load and PostgreSQL on another, 32 connections.\n'
      : 'All on the same cores, 32 connections.\n',
  );
  console.log(table.map(line).join('\n'));
}
