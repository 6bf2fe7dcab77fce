import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type Actor, type Api, startApp } from '../../test/app.ts';
import { Listener } from '../../test/stream.ts';
import { Db } from './db.ts';
import { Live } from './live.ts';

let api: Api;
let beside: Api;
beforeAll(async () => {
  api = await startApp();
  beside = await startApp({ env: { JOBS: '0' }, beside: api });
});
afterAll(async () => {
  await beside.stop();
  await api.stop();
});

const open: Listener[] = [];
async function listen(to: Api, topics: string, as?: Actor, headers?: Record<string, string>): Promise<Listener> {
  const listener = await Listener.open(to, topics, as, headers);
  open.push(listener);
  return listener;
}
afterEach(async () => {
  for (const l of open.splice(0)) l.close();
  await new Promise((r) => setTimeout(r, 50));
});

const raise = (topic: string, on = api) => on.app.get(Db).tx((tx) => on.app.get(Live).raise(tx, topic));

test('a change in one process is heard in both, within seconds', async () => {
  const [here, there] = [await listen(api, 'topics=public'), await listen(beside, 'topics=public')];
  for (const l of [here, there]) await l.until((x) => x.heard.length > 0);
  const before = here.versions('public').at(-1) ?? 0;
  const begin = performance.now();
  await raise('public', beside);
  expect(await here.until((x) => x.versions('public').includes(before + 1))).toBe(true);
  expect(await there.until((x) => x.versions('public').includes(before + 1))).toBe(true);
  const ms = performance.now() - begin;
  console.info(`heard in both processes after ${ms.toFixed(0)} ms`);
  expect(ms).toBeLessThan(10_000);
  expect([api.app.get(Live).publicVersion, beside.app.get(Live).publicVersion]).toEqual([before + 1, before + 1]);
});

test('what is rolled back is not heard', async () => {
  const listener = await listen(beside, 'topics=public');
  await listener.until((x) => x.heard.length > 0);
  const before = listener.versions('public').at(-1) ?? 0;
  const change = api.app.get(Db).tx(async (tx) => {
    await api.app.get(Live).raise(tx, 'public');
    throw new Error('rolled back');
  });
  await expect(change).rejects.toThrow('rolled back');
  await raise('public');
  await listener.until((x) => x.versions('public').length > 1);
  expect(listener.versions('public')).toEqual([before, before + 1]);
});

test('at its connection everybody hears the versions that the topics have reached', async () => {
  const person = await api.person();
  const topic = `person:${person.personId}`;
  await raise(topic);
  await raise(topic);
  const listener = await listen(beside, `topics=${topic},public`, person);
  expect(await listener.until((x) => x.versions(topic).at(-1) === 2 && x.versions('public').length === 1)).toBe(true);
});

test('after a lost line to the database nothing is missed', async () => {
  const person = await api.person();
  const topic = `person:${person.personId}`;
  const listener = await listen(api, `topics=${topic}`, person);
  await listener.until((x) => x.heard.length > 0);
  const before = listener.versions(topic).at(-1) ?? 0;
  await api.db.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen live' and datname = current_database()`,
  );
  await raise(topic);
  expect(await listener.until((x) => x.versions(topic).at(-1) === before + 1)).toBe(true);
  await raise(topic);
  expect(await listener.until((x) => x.versions(topic).at(-1) === before + 2)).toBe(true);
  const lines = await api.db.query(
    `select count(*)::int as n from pg_stat_activity where query = 'listen live' and datname = current_database()`,
  );
  for (let i = 0; i < 20; i++) await new Promise((r) => setTimeout(r, 50));
  expect(lines[0].n).toBeLessThanOrEqual(2);
});

test('each topic is asked for its right: one that is refused closes the whole stream', async () => {
  const [ada, bob] = [await api.person(), await api.person()];
  const status = async (topics: string, as?: Actor) =>
    (await listen(api, `topics=${encodeURIComponent(topics)}`, as)).status;
  expect(await status(`person:${ada.personId}`, ada)).toBe(200);
  expect(await status(`person:${ada.personId}`, bob)).toBe(403);
  expect(await status(`person:${ada.personId}`)).toBe(401);
  expect(await status(`public,person:${ada.personId}`, bob)).toBe(403);
  expect(await status('unknown', ada)).toBe(403);
  expect(await status('public,', bob)).toBe(200);
  const many = Array.from({ length: 51 }, (_, i) => `t${i}`).join(',');
  for (const widened of [
    'person:*',
    'person:%',
    `person:${ada.personId} or 1=1`,
    '*',
    'public\0',
    'x'.repeat(81),
    many,
    '',
  ]) {
    expect([400, 403]).toContain(await status(widened, bob));
  }
});

test('only the cookie says who listens: claims in the address or the headers count for nothing', async () => {
  const [ada, bob] = [await api.person(), await api.person()];
  const topic = `topics=person:${ada.personId}`;
  const secret = ada.cookie.split('=')[1];
  const claims = [
    `&personId=${ada.personId}`,
    `&viewer[personId]=${ada.personId}`,
    `&login=${secret}`,
    `&token=${secret}`,
    `&topics=person:${bob.personId}`,
  ];
  for (const claim of claims) expect((await listen(api, topic + claim, bob)).status).toBeGreaterThanOrEqual(400);
  const headers = { authorization: `Bearer ${secret}`, 'x-person-id': ada.personId, 'x-login': String(secret) };
  expect((await listen(api, topic, undefined, headers)).status).toBe(401);
  expect((await listen(api, topic, bob, headers)).status).toBe(403);
});

test('no other site opens a stream with the cookie of its visitor', async () => {
  const ada = await api.person();
  const topic = `topics=person:${ada.personId}`;
  const status = async (headers: Record<string, string>) => (await listen(api, topic, ada, headers)).status;
  expect(await status({ origin: 'https://evil.example' })).toBe(403);
  expect(await status({ origin: 'null' })).toBe(403);
  expect(await status({ origin: `http://localhost.evil.example` })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await status({ origin: 'http://localhost' })).toBe(200);
});

test('a person has five streams at most, and gets another when one is closed', async () => {
  const [ada, bob] = [await api.person(), await api.person()];
  const statuses = async (as: Actor, count: number) => {
    const all = [];
    for (let i = 0; i < count; i++) all.push(await listen(api, 'topics=public', as));
    return all;
  };
  const six = await statuses(ada, 6);
  expect(six.map((l) => l.status)).toEqual([200, 200, 200, 200, 200, 429]);
  expect((await statuses(bob, 1)).map((l) => l.status)).toEqual([200]);
  six[0]?.close();
  // The server hears of it a moment later, a busy one later still.
  let next = await listen(api, 'topics=public', ada);
  for (let i = 0; i < 100 && next.status === 429; i++) {
    await new Promise((r) => setTimeout(r, 50));
    next = await listen(api, 'topics=public', ada);
  }
  expect(next.status).toBe(200);
});

test('a stream is closed within seconds when the login behind it ends, and the next one is refused', async () => {
  const ada = await api.person();
  const topic = `topics=person:${ada.personId}`;
  const [own, elsewhere] = [await listen(api, topic, ada), await listen(beside, topic, ada)];
  const begin = performance.now();
  await api.gql('mutation { signOut }', {}, ada);
  expect(await own.until((l) => l.isClosed)).toBe(true);
  expect(await elsewhere.until((l) => l.isClosed)).toBe(true);
  expect(performance.now() - begin).toBeLessThan(10_000);
  expect((await listen(api, topic, ada)).status).toBe(401);
});

test('a stream is closed within seconds when the role behind it ends', async () => {
  const forum = await api.forum();
  const [officer, other] = [
    await api.person({ roles: [{ role: 'SEC', forum: forum.id }] }),
    await api.person({ roles: [{ role: 'SEC', forum: forum.id }] }),
  ];
  api.app.get(Live).rule('planted', (viewer, id) => viewer.can('forum.edit', { forumId: id }));
  const listener = await listen(api, `topics=planted:${forum.id}`, other);
  const kept = await listen(api, `topics=planted:${forum.id}`, officer);
  expect(listener.status).toBe(200);
  const [role] = await api.db.query('select id, version from role_assignment where person_id = $1', [other.personId]);
  const ended = await api.gql(
    'mutation($id: ID!, $v: Int!) { endRole(id: $id, version: $v) { __typename } }',
    { id: role.id, v: role.version },
    officer,
  );
  expect(ended.data.endRole.__typename).toBe('RoleAssignment');
  expect(await listener.until((l) => l.isClosed)).toBe(true);
  expect(kept.isClosed).toBe(false);
});
