import net from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeApp } from '../src/app.ts';
import { makeDataSource } from '../src/data-source.ts';
import { Config } from '../src/platform/config.ts';
import { type Actor, type Api, startApp } from './app.ts';
import { addSession, release } from './programme.ts';

let api: Api;
let officer: Actor;
let paths: string[];
beforeAll(async () => {
  api = await startApp({ env: { NODE_ENV: 'test' } });
  const forum = await api.forum({ year: 2043 });
  officer = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  const { session } = await addSession(api, forum, [{}]);
  await release(api, forum);
  paths = [
    '/',
    '/healthz',
    '/schema.graphql',
    '/readyz',
    '/graphql',
    '/graphql?query={__typename}',
    '/schema.graphql',
    '/live',
    '/live?topics=public,person:x',
    '/live?topics=*',
    '/mailbox',
    '/mailbox.json',
    '/mailbox/nothing',
    '/en',
    '/xx',
    '/en/forums/2043',
    '/en/forums/1999',
    '/en/nowhere',
    '/en/sign-in/some-token',
    '/assets/nothing.js',
    '/forums/2043/programme.ics',
    '/forums/1999/programme.ics',
    '/forums/2043/summary.html',
    '/forums/2043/register.csv',
    '/forums/x/summary.docx',
    `/sessions/${session.code}.ics`,
    '/sessions/ZZZZZZ.ics',
    '/calendar/no-secret.ics',
    '/robots.txt',
    '/favicon.ico',
    '/%00',
    '/%E0%A4%A',
    '/..%2f..%2fetc/passwd',
    `/${'x'.repeat(5000)}`,
  ];
});
afterAll(() => api.stop());

/** What is missing or loose in the headers of an answer. */
function faultsOf(headers: Headers): string[] {
  const policy = new Map(
    (headers.get('content-security-policy') ?? '').split(';').map((d) => d.trim().split(/ (.*)/s) as [string, string]),
  );
  const faults: string[] = [];
  const need = (name: string, isRight: boolean) => void (isRight || faults.push(name));
  need('default-src', policy.get('default-src') === "'none'");
  need('frame-ancestors', policy.get('frame-ancestors') === "'none'");
  need('base-uri', policy.get('base-uri') === "'none'");
  // 'none' by default is inherited where a policy says nothing of its own.
  need('object-src', (policy.get('object-src') ?? policy.get('default-src')) === "'none'");
  need('script-src', !/unsafe|\*|data:|https?:/.test(policy.get('script-src') ?? ''));
  need('nosniff', headers.get('x-content-type-options') === 'nosniff');
  need(
    'referrer-policy',
    /^(strict-origin-when-cross-origin|no-referrer|same-origin)$/.test(headers.get('referrer-policy') ?? ''),
  );
  need('hsts', /max-age=\d{8}/.test(headers.get('strict-transport-security') ?? ''));
  need('x-powered-by', !headers.has('x-powered-by'));
  need('one policy only', !(headers.get('content-security-policy') ?? '').includes(','));
  return faults;
}

test('every answer carries the headers: pages, files, GraphQL, streams, refusals and mistakes', async () => {
  const wrong: string[] = [];
  let asked = 0;
  const look = (what: string, answer: Response) => {
    asked++;
    for (const fault of faultsOf(answer.headers)) wrong.push(`${what} ${answer.status}: ${fault}`);
    void answer.body?.cancel().catch(() => {});
  };
  for (const path of paths) {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      look(`${method} ${path.slice(0, 60)}`, await api.http(path, { method }));
    }
    look(`officer ${path.slice(0, 60)}`, await api.http(path, {}, officer));
  }
  const json = { 'content-type': 'application/json' };
  const bodies = [
    '{',
    '{"query":"{ nothing }"}',
    '{"query":"{ viewer { person { id } } }"}',
    '[]',
    'x'.repeat(200_000),
    '{"query":"mutation { signOut }"}',
  ];
  for (const body of bodies)
    look(`POST /graphql ${body.slice(0, 30)}`, await api.http('/graphql', { method: 'POST', headers: json, body }));
  console.info(`${asked} answers`);
  expect(wrong).toEqual([]);
});

test('also bytes that are no request and upgrades are answered with them', async () => {
  const raw = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = net.connect(Number(new URL(api.url).port), '127.0.0.1', () => socket.write(text));
      let answer = '';
      socket.on('data', (d) => {
        answer += d;
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(answer));
    });
  for (const text of [
    'no request at all\r\n\r\n',
    'GET / HTTP/1.1\r\nbad header\r\n\r\n',
    `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'a'.repeat(40_000)}\r\n\r\n`,
    'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  ]) {
    const answer = await raw(text);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    const headers = new Headers(
      answer
        .split('\r\n')
        .slice(1)
        .flatMap((line) => (line.includes(': ') ? [line.split(/: (.*)/s).slice(0, 2) as [string, string]] : [])),
    );
    expect(faultsOf(headers)).toEqual([]);
  }
});

test('what is private is kept by no cache', async () => {
  const graphql = await api.http(
    '/graphql',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ myLogins { id } }"}' },
    officer,
  );
  const desk = await api.http('/forums/2043/register.csv', {}, officer);
  const page = await api.http('/en', {}, officer);
  for (const answer of [graphql, desk]) expect(answer.headers.get('cache-control') ?? '').toMatch(/no-store|private/);
  expect(page.headers.get('cache-control') ?? 'no-store').not.toMatch(/public, max-age=[1-9]\d{3,}/);
});

test('files come as files: named, not sniffed, never run', async () => {
  for (const path of ['/forums/2043/programme.ics', paths.find((p) => p.startsWith('/sessions/')) ?? '']) {
    const answer = await api.http(path);
    expect([
      path,
      answer.status,
      answer.headers.get('content-disposition')?.split(';')[0],
      answer.headers.get('x-content-type-options'),
    ]).toEqual([path, 200, 'attachment', 'nosniff']);
  }
});

test('without the site in front the same routes are bare', async () => {
  const config = new Config({ DATABASE_URL: api.databaseUrl, BASE_URL: 'http://localhost', JOBS: '0' });
  const source = await makeDataSource(config.databaseUrl, 3).initialize();
  const bare = await makeApp(config, source);
  await bare.listen(0, '127.0.0.1');
  try {
    expect(faultsOf((await fetch(`${await bare.getUrl()}/healthz`)).headers).length).toBeGreaterThan(3);
  } finally {
    await bare.close();
    await source.destroy();
  }
});
