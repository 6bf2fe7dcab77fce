import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { type Actor, type Api, startApp } from '../../test/app.ts';
import { Audit } from './audit.ts';
import { Db } from './db.ts';
import { Viewer } from './viewer.ts';

let api: Api;
let beside: Api;
let audit: Audit;
let officer: Actor;
let forumId: string;

beforeAll(async () => {
  api = await startApp({ env: { JOBS: '0' } });
  beside = await startApp({ env: { JOBS: '0' }, beside: api });
  audit = api.app.get(Audit);
  forumId = (await api.forum()).id;
  officer = await api.person({ roles: [{ role: 'SEC', forum: forumId }] });
});
afterAll(async () => {
  await beside.stop();
  await api.stop();
});

const viewer = () => new Viewer(officer.personId, null, []);
const write = (id: string, on = api) =>
  on.app.get(Db).tx((tx) =>
    on.app.get(Audit).entry(tx, viewer(), {
      action: 'planted.change',
      kind: 'thing',
      id,
      forumId,
      before: { text: 'old' },
      after: { text: id, at: new Date(0), none: undefined },
    }),
  );
const linkAll = async () => {
  while ((await audit.link()) > 0);
};

test('every change of a person leaves an entry with actor, object and both states', async () => {
  const before = Number((await api.db.query('select count(*) as n from audit_entry'))[0].n);
  const ASSIGN =
    'mutation($input: AssignRoleInput!, $key: ID!) { assignRole(input: $input, idempotencyKey: $key) { ... on RoleAssignment { id version } } }';
  const input = {
    email: 'audited@example.org',
    displayName: 'Aud Ited',
    role: 'G10',
    scopeKind: 'forum',
    scopeId: forumId,
  };
  const { data } = await api.gql(ASSIGN, { input, key: crypto.randomUUID() }, officer);
  const { id, version } = data.assignRole;
  await api.gql(
    'mutation($id: ID!, $v: Int!) { endRole(id: $id, version: $v) { __typename } }',
    { id, v: version },
    officer,
  );
  const rows = await api.db.query(
    'select e.action, e.object_id, v.actor_id, v.before, v.after from audit_entry e join audit_value v on v.entry_id = e.id order by e.id offset $1',
    [before],
  );
  expect(rows).toMatchObject([
    { action: 'people.assignRole', object_id: id, actor_id: officer.personId, after: { role: 'G10' } },
    { action: 'people.endRole', object_id: id, actor_id: officer.personId, before: { role: 'G10' } },
  ]);
});

test('a change that is rolled back leaves none', async () => {
  const count = async () => Number((await api.db.query('select count(*) as n from audit_entry'))[0].n);
  const before = await count();
  const change = api.app.get(Db).tx(async (tx) => {
    await audit.entry(tx, viewer(), { action: 'planted.change', kind: 'thing', id: null });
    throw new Error('rolled back');
  });
  await expect(change).rejects.toThrow('rolled back');
  expect(await count()).toBe(before);
});

test('two processes link 400 entries, written at the same time, to one chain', async () => {
  const writing = Promise.all(Array.from({ length: 400 }, (_, i) => write(`w${i}`, i % 2 ? api : beside)));
  let isDone = false;
  const linking = [api, beside].map(async (process) => {
    while (!isDone) await process.app.get(Audit).link();
  });
  await writing;
  isDone = true;
  await Promise.all(linking);
  await linkAll();
  const rows = await api.db.query('select place from audit_entry order by place');
  expect(rows.map((r: { place: string }) => Number(r.place))).toEqual(rows.map((_: unknown, i: number) => i + 1));
  expect(await audit.firstBrokenPlace()).toBeNull();
});

test('only one process links at a time', async () => {
  await write('waits');
  const other = new pg.Client(api.databaseUrl);
  await other.connect();
  await other.query(`begin; select pg_advisory_xact_lock(hashtext('audit.link'))`);
  expect(await audit.link()).toBe(0);
  await other.query('rollback');
  await other.end();
  expect(await audit.link()).toBe(1);
});

const FIRST_OF = `(select min(id) from audit_entry where action = 'planted.change')`;

test.each([
  ['changes', `update audit_entry set object_id = 'other' where id = ${FIRST_OF}`],
  ['removes', `delete from audit_entry where id = ${FIRST_OF}`],
])('nobody %s a linked row through the application', async (_, sql) => {
  await linkAll();
  await expect(api.db.query(sql)).rejects.toThrow('append-only');
});

/** Does what only the owner of the database can, looks at the chain, and puts everything back. */
async function brokenAfter(sql: string): Promise<string | null> {
  await linkAll();
  expect(await audit.firstBrokenPlace(2)).toBeNull();
  const saved = await api.db.query('select * from audit_entry order by id');
  const values = await api.db.query('select * from audit_value order by entry_id');
  await api.db.query('alter table audit_entry disable trigger audit_entry_append_only');
  await api.db.query('alter table audit_value drop constraint fk_audit_value_entry');
  try {
    await api.db.query(sql);
    return await audit.firstBrokenPlace(2);
  } finally {
    await api.db.query('truncate audit_entry, audit_value');
    await api.db.query(
      'insert into audit_entry overriding system value select * from jsonb_populate_recordset(null::audit_entry, $1)',
      [JSON.stringify(saved.map(hexed))],
    );
    await api.db.query('insert into audit_value select * from jsonb_populate_recordset(null::audit_value, $1)', [
      JSON.stringify(values.map(hexed)),
    ]);
    await api.db.query(
      'alter table audit_value add constraint fk_audit_value_entry foreign key (entry_id) references audit_entry (id)',
    );
    await api.db.query('alter table audit_entry enable trigger audit_entry_append_only');
  }
}
const hexed = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).map(([k, v]) => [k, Buffer.isBuffer(v) ? `\\x${v.toString('hex')}` : v]));

test.each([
  ['changes what was done', `update audit_entry set action = 'planted.other' where id = ${FIRST_OF}`],
  ['changes on what', `update audit_entry set object_id = 'other' where id = ${FIRST_OF}`],
  ['changes when', `update audit_entry set at = at + interval '1 second' where id = ${FIRST_OF}`],
  ['changes who', `update audit_value set actor_id = null where entry_id = ${FIRST_OF}`],
  ['changes the state before', `update audit_value set before = '{"text":"forged"}' where entry_id = ${FIRST_OF}`],
  ['changes the state after', `update audit_value set after = after || '{"x":1}' where entry_id = ${FIRST_OF}`],
  ['removes an entry', `delete from audit_entry where id = ${FIRST_OF}`],
  [
    'swaps two entries',
    `with p as (select id, place from audit_entry where action = 'planted.change' order by id limit 2), s as (select a.id, b.place from p a join p b on a.id <> b.id) update audit_entry e set place = -s.place from s where s.id = e.id`,
  ],
])('whoever %s in the database itself is found', async (_, sql) => {
  expect(await brokenAfter(sql)).not.toBeNull();
});

test('a person is erased from the values, and the chain still verifies', async () => {
  expect(await brokenAfter(`delete from audit_value where actor_id = '${officer.personId}'`)).toBeNull();
});

test('an entry tells nothing of its values: the salt hides even what could be guessed', async () => {
  await write('same');
  await write('same');
  const [a, b] = await api.db.query(`select digest from audit_entry where object_id = 'same'`);
  expect(a.digest.equals(b.digest)).toBe(false);
});

test('refusals are counted by person and minute, and become one entry each', async () => {
  // All of them in one minute of the database's clock.
  const [{ second }] = await api.db.query('select extract(second from now())::int as second');
  if (second > 45) await new Promise((r) => setTimeout(r, (61 - second) * 1000));
  const participant = await api.person();
  await api.db.query('delete from refusal');
  for (let i = 0; i < 7; i++)
    await api.gql('query($f: ID!) { auditEntries(forumId: $f, first: 1) { id } }', { f: forumId }, participant);
  for (let i = 0; i < 3; i++)
    await api.gql('query($f: ID!) { auditEntries(forumId: $f, first: 1) { id } }', { f: forumId });
  const counted = await api.db.query(
    'select actor, operation, code, sum(count)::int as count from refusal group by 1, 2, 3 order by count desc',
  );
  expect(counted).toEqual([
    { actor: participant.personId, operation: 'auditEntries', code: 'FORBIDDEN', count: 7 },
    { actor: 'anonymous', operation: 'auditEntries', code: 'NOT_SIGNED_IN', count: 3 },
  ]);
  await audit.takeOverRefusals();
  expect(await api.db.query(`select 1 from audit_entry where action = 'refused'`)).toHaveLength(0);
  await api.db.query(`update refusal set minute = date_trunc('minute', now()) - interval '1 minute', count = count`);
  await audit.takeOverRefusals();
  const taken = await api.db.query(
    `select v.after from audit_entry e join audit_value v on v.entry_id = e.id where e.action = 'refused' order by (v.after->>'count')::int desc`,
  );
  expect(taken.map((r: { after: { actor: string; count: number } }) => [r.after.actor, r.after.count])).toEqual([
    [participant.personId, 7],
    ['anonymous', 3],
  ]);
  expect(await api.db.query('select 1 from refusal')).toHaveLength(0);
});

beforeEach(async () => {
  if (!(await api.db.query(`select 1 from audit_entry where action = 'planted.change' limit 1`)).length)
    await write('first');
});
