// npm run bench: how fast the hot paths are beside the fastest thing this machine could do in the same minute.
// Ratios hold elsewhere, absolute figures do not; so it never fails because of a figure.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
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
const SAVED = 20;
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
      const ours = { base, pid: api.pid };
      await measureCached(ours);
      await measureUncached(ours, server);
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
async function measureCached(ours) {
  const variables = JSON.stringify(PROGRAMME.variables);
  const query = `/graphql?${new URLSearchParams({ document: await hashOf(PROGRAMME.name), variables })}`;
  for (const [name, path] of Object.entries({ 'programme page': PAGE, 'public GraphQL': query })) {
    for (const [kind, encoding] of Object.entries({ raw: 'identity', brotli: 'br' })) {
      const buffer = await settled(ours.base + path, encoding);
      const size = `${(Buffer.from(buffer.body, 'base64').length / 1000).toFixed(1)} kB`;
      const headers = { 'accept-encoding': encoding };
      await beside({ buffers: { [`${path} ${encoding}`]: buffer } }, async (limit) => {
        await measure(`${name}, cached, ${kind} ${size}`, 0.85, ours, limit, { path, headers });
        if (kind === 'raw') return;
        const again = { ...headers, 'if-none-match': buffer.headers.etag };
        await measure(`${name}, cached, 304`, 0.6, ours, limit, { path, headers: again });
      });
    }
  }
}

/** Answers made anew against a bare server that sends the same SQL and nothing else. */
async function measureUncached(ours, server) {
  const cookie = await signIn(ours.base, 'participant@example.org');
  await saveSlots(ours, cookie, SAVED);
  await measureDocument('programme by POST, not cached', PROGRAMME, {}, ours, server);
  await measureDocument(`my schedule of ${SAVED}`, SCHEDULE, { cookie }, ours, server);
}

/** Puts sessions of the released programmes on the schedule: an empty one would be measured in vain. */
async function saveSlots(ours, cookie, count) {
  const headers = { 'content-type': 'application/json', origin: ours.base, cookie };
  const post = async (query, variables) => {
    const body = JSON.stringify({ query, variables });
    return JSON.parse(await ask(ours, { path: '/graphql', method: 'POST', headers, body })).data;
  };
  const slotsOf = 'query ($year: Int!) { programme(year: $year) { sessions(first: 100) { slots { uid } } } }';
  const save = 'mutation ($uid: ID!, $key: ID!) { saveSlot(slotUid: $uid, idempotencyKey: $key) { __typename } }';
  const { forums } = await post('{ forums(first: 100) { year } }');
  const programmes = await Promise.all(forums.map(({ year }) => post(slotsOf, { year })));
  const sessions = programmes.flatMap(({ programme }) => programme?.sessions ?? []);
  const uids = sessions.flatMap(({ slots }) => slots.map(({ uid }) => uid)).slice(0, count);
  if (uids.length < count) throw new Sentence(`All programmes together have no ${count} slots.`);
  for (const uid of uids) {
    const { saveSlot } = await post(save, { uid, key: randomUUID() });
    if (saveSlot.__typename !== 'ScheduleItem') throw new Sentence(`A slot is not saved: ${saveSlot.__typename}.`);
  }
}

async function measureDocument(what, { name, variables }, headers, ours, server) {
  const request = {
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ours.base, ...headers },
    body: JSON.stringify({ document: await hashOf(name), operationName: name, variables }),
  };
  const statements = await statementsOf(server, () => ask(ours, request));
  await beside({ url: server.url, statements }, (limit) =>
    measure(`${what} (${statements.length} statements)`, 0.5, ours, limit, request),
  );
}

/** One request; an answer with an error says what is wrong with the bench itself. */
async function ask({ base }, { path, ...init }) {
  const answer = await (await fetch(base + path, init)).text();
  if (answer.includes('"errors"')) throw new Sentence(`${init.body} is answered by ${answer.slice(0, 500)}`);
  return answer;
}

async function measure(what, budget, ours, limit, request) {
  const rates = await step(what, () => compare(ours, limit, request));
  const number = (rate) => `${Math.round(rate).toLocaleString('en')}/s`;
  const ratio = Number.isNaN(rates.ratio) ? rates.ours / rates.limit : rates.ratio;
  rows.push({
    what,
    ours: number(rates.ours),
    limit: number(rates.limit),
    ratio: ratio.toFixed(2),
    budget: `>= ${budget.toFixed(2)}`,
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

/** Does some work with a bare server for this job. */
async function beside(job, work) {
  const child = fork(at('scripts/bench/bare-server.mjs'));
  child.send(job);
  const { port } = await new Promise((resolve) => child.once('message', resolve));
  pin(child.pid, CORE.server);
  try {
    await work({ base: `http://127.0.0.1:${port}`, pid: child.pid });
  } finally {
    child.kill();
  }
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
  console.log(isPinned ? 'Server on one core, load and PostgreSQL on another.' : 'All on the same cores.');
  console.log('32 connections; the ratio compares the processor time of the two servers.\n');
  console.log(table.map(line).join('\n'));
}
