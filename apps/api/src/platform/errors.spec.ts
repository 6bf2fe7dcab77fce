import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { Controller, Get, HttpException, InternalServerErrorException } from '@nestjs/common';
import { Args, Field, GraphQLSchemaHost, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  GraphQLError,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { type Api, startApp } from '../../test/app.ts';
import { givenFor, mayCall } from '../../test/given.ts';
import { documentOf, type Root, rootsOf, variablesOf } from '../../test/operations.ts';
import { operations } from '../../test/rights.ts';
import { ACTORS, makeWorld, type World } from '../../test/world.ts';
import { Access } from './access.ts';
import { Db } from './db.ts';
import { openError } from './graphql.ts';

const SECRET = 'canary-secret';
/** What must never leave: our words for secrets, SQL, files, stacks, connections. */
const INSIDES =
  /canary-secret|\b(select|insert into|update \w+ set|syntax error|relation|constraint|duplicate key)\b|node_modules|\/(home|work|usr|tmp|etc)\/|\.ts:\d+|\bat \w.*\(.*:\d+:\d+\)|ECONNREFUSED|postgres:\/\//i;

const THROWN: Record<string, (db: Db) => unknown> = {
  sql: (db) => db.read.query(`select * from no_such_table where name = '${SECRET}'`),
  unique: (db) => db.read.query(`insert into live_topic values ('${SECRET}', 1), ('${SECRET}', 2)`),
  path: () => Promise.reject(new Error(`ENOENT: no such file, open '/srv/${SECRET}/file.ts'`)),
  text: () => Promise.reject(`${SECRET} as a text`),
  nothing: () => Promise.reject(undefined),
  object: () => Promise.reject({ message: SECRET, extensions: { code: 'FORBIDDEN' } }),
  cause: () => Promise.reject(new Error('outer', { cause: new Error(SECRET) })),
  aggregate: () => Promise.reject(new AggregateError([new Error(SECRET)], SECRET)),
  disguised: () => Promise.reject(Object.assign(new Error(SECRET), { extensions: { code: 'NOT_FOUND' } })),
  'another code': () => Promise.reject(new GraphQLError(SECRET, { extensions: { code: 'PLANTED', sql: SECRET } })),
  'more than a code': () =>
    Promise.reject(
      new GraphQLError('Not found.', { extensions: { code: 'NOT_FOUND', hint: SECRET, stacktrace: [SECRET] } }),
    ),
  http: () => Promise.reject(new InternalServerErrorException(SECRET)),
};

@ObjectType()
class Planted {
  @Field() name!: string;
}

@Resolver(() => Planted)
class PlantedFaults {
  constructor(private readonly db: Db) {}
  @Query(() => String)
  @Access('public')
  async plantedFault(@Args('kind') kind: string): Promise<string> {
    await THROWN[kind]?.(this.db);
    return 'nothing thrown';
  }
  @Query(() => Planted)
  @Access('public')
  plantedField(): Planted {
    return { name: 'x' };
  }
  @ResolveField(() => String)
  @Access('row')
  inner(): string {
    throw new Error(`${SECRET} at /srv/inner.ts:7`);
  }
}

@Controller('planted')
class PlantedRoute {
  @Get('fault') fault(): never {
    throw new Error(`${SECRET} at /srv/route.ts:7`);
  }
  @Get('refusal') refusal(): never {
    throw new HttpException(SECRET, 409);
  }
}

let api: Api;
let world: World;
let roots: Root[];
const logged: string[] = [];
beforeAll(async () => {
  // A controller is no provider: the fault in a plain route is planted into an existing one.
  api = await startApp({ overrides: [PlantedFaults, PlantedRoute] });
  roots = rootsOf(api.app.get(GraphQLSchemaHost).schema).filter((r) => !r.field.name.startsWith('planted'));
  world = await makeWorld(api);
});
afterAll(() => api.stop());
beforeEach(() => {
  logged.length = 0;
  jest.spyOn(console, 'error').mockImplementation((...all: unknown[]) => void logged.push(all.map(String).join(' ')));
});
afterEach(() => void jest.restoreAllMocks());

const post = (query: string, variables: object = {}, cookie = '') =>
  api.http('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ query, variables }),
  });

test.each(Object.keys(THROWN))('a fault inside (%s) leaves as an id, and the log knows the rest', async (kind) => {
  const answer = await post('query($kind: String!) { plantedFault(kind: $kind) }', { kind });
  const text = await answer.text();
  expect(text).not.toMatch(INSIDES);
  const [error] = JSON.parse(text).errors;
  if (kind === 'more than a code')
    return expect(error).toEqual({
      message: 'Not found.',
      path: ['plantedFault'],
      locations: expect.anything(),
      extensions: { code: 'NOT_FOUND' },
    });
  expect(Object.keys(error).sort()).toEqual(['extensions', 'message', 'path']);
  expect(error.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(error.message).toContain(error.extensions.id);
  expect(logged.filter((l) => l.includes(error.extensions.id))).toHaveLength(1);
});

test('a fault in a field leaves the same way', async () => {
  const text = await (await post('{ plantedField { name inner } }')).text();
  expect(text).not.toMatch(INSIDES);
  expect(JSON.parse(text).errors[0].path).toEqual(['plantedField', 'inner']);
});

test('without the mask the same error would tell', () => {
  const error = new GraphQLError('outer', { originalError: new Error(`insert into person failed: ${SECRET}`) });
  const formatted = { message: error.originalError?.message ?? '', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  expect(JSON.stringify(formatted)).toMatch(INSIDES);
  expect(JSON.stringify(openError(formatted, error))).not.toMatch(INSIDES);
});

test('a database that does not answer is a fault like another, also before the resolvers', async () => {
  const query = jest
    .spyOn(Db.prototype, 'sql')
    .mockRejectedValue(new Error(`connect ECONNREFUSED postgres://${SECRET}`));
  const graphql = await post('{ viewer { person { id } } }', {}, world.actors.PART?.cookie);
  const ready = await api.http('/readyz');
  const live = await api.http('/live?topics=public', {}, world.actors.PART);
  query.mockRestore();
  for (const answer of [graphql, ready, live]) {
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(await answer.text()).not.toMatch(INSIDES);
  }
  expect((await api.http('/readyz')).status).toBe(200);
});

test('an address that is nowhere answers with its status and no echo', async () => {
  for (const path of [
    `/${SECRET}`,
    `/forums/${SECRET}/programme.ics`,
    `/%00${SECRET}`,
    `/calendar/${SECRET}.ics`,
    `/sessions/${SECRET}.ics`,
    `/..%2f..%2fetc/${SECRET}`,
    `/%E0%A4%A`,
  ]) {
    const answer = await api.http(path);
    expect([path, answer.status >= 400 && answer.status < 500]).toEqual([path, true]);
    expect(await answer.text()).not.toMatch(INSIDES);
  }
});

// --- hostile values ------------------------------------------------------------------------------------------------

type Leaf = { root: Root; path: (string | number)[]; type: string };

/** Every text and id that an operation takes, in inputs and lists as well. */
function leavesOf(root: Root): Leaf[] {
  const found: Leaf[] = [];
  const walk = (type: GraphQLInputType, path: Leaf['path']): void => {
    const inner = getNullableType(type);
    const named = getNamedType(inner);
    if (isListType(inner)) walk(inner.ofType, [...path, 0]);
    else if (isInputObjectType(named))
      for (const f of Object.values(named.getFields())) walk(f.type, [...path, f.name]);
    else if (named.name === 'String' || named.name === 'ID') found.push({ root, path, type: named.name });
  };
  for (const a of root.field.args) walk(a.type, [a.name]);
  return found;
}

/** Good values with a hostile one in their midst; what stands around it and is left out otherwise comes from `filled`. */
function withValue(
  good: Record<string, unknown>,
  filled: Record<string, unknown>,
  path: Leaf['path'],
  value: unknown,
): Record<string, unknown> {
  const copy = structuredClone(good);
  let at: Record<string | number, unknown> = copy;
  let from: Record<string | number, unknown> | undefined = filled;
  for (const step of path.slice(0, -1)) {
    from = from?.[step] as typeof from;
    at[step] ??= structuredClone(from);
    at = at[step] as Record<string | number, unknown>;
  }
  at[path.at(-1) ?? ''] = value;
  return copy;
}

const hostile = (root: Root, path: Leaf['path'], value: unknown) => {
  const named = givenFor(root.field.name, world.targets.own);
  return withValue(variablesOf(root, { named }), variablesOf(root, { named, isFull: true }), path, value);
};

test('NUL is refused in every text of every operation, before anything is asked of the database', async () => {
  const leaves = roots.flatMap(leavesOf);
  const wrong: string[] = [];
  for (const { root, path } of leaves) {
    const answer = await post(documentOf(root, 0), hostile(root, path, 'a\0b'), world.actors.SEC?.cookie);
    const text = await answer.text();
    const code = JSON.parse(text).errors?.[0]?.extensions.code;
    if (answer.status !== 400 || code !== 'BAD_USER_INPUT')
      wrong.push(`${root.field.name}(${path.join('.')}): ${answer.status} ${text.slice(0, 120)}`);
  }
  console.info(`NUL in ${leaves.length} places of ${roots.length} operations`);
  expect(wrong).toEqual([]);
  expect(leaves.length).toBeGreaterThan(200);
});

test('what PostgreSQL says of a NUL shows why', async () => {
  await expect(api.db.query('select $1::text', ['a\0b'])).rejects.toThrow('invalid byte sequence');
});

const PAYLOADS = [
  "' or '1'='1",
  "'; drop table person; --",
  '" or ""="',
  '1); select pg_sleep(5)--',
  '%',
  '_',
  '\\',
  "\\'; --",
  '$1',
  ':forumId',
  '$\u007b7*7}',
  '{{7*7}}',
  '#{7*7}',
  '%s%s%n%x',
  '../../../../etc/passwd',
  '/etc/passwd',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  '<script>alert(1)</script>',
  '<svg/onload=alert(1)>',
  'javascript:alert(1)',
  '\r\nSet-Cookie: a=b',
  '\r\nBcc: evil@evil.example',
  '\u202e\u2066\u2069',
  '\ud800',
  '\udfff\ud800',
  '\u0301'.repeat(500),
  '\ufeff',
  '\u2028',
  '\u{e0041}\u{e0042}',
  '\u0007\u001b[31m',
  '💥'.repeat(300),
  'a'.repeat(20_000),
  '('.repeat(5000),
  '@'.repeat(5000),
  'a@'.repeat(3000),
  ' '.repeat(5000),
  '',
  ' ',
  '-1',
  '-0',
  '0',
  '1e309',
  'NaN',
  'Infinity',
  '2147483648',
  '9007199254740993',
  'null',
  'undefined',
  'true',
  '[]',
  '{}',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '00000000-0000-0000-0000-000000000000',
  '00000000-0000-0000-0000-00000000000g',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '{00000000-0000-0000-0000-000000000000}',
  '2027-02-30',
  '9999-99-99',
  '99:99',
  'Europe/Nowhere',
  'xx',
  'إسرائيل',
  '=cmd|calc',
  '+41 22',
  '@SUM(A1)',
  '[^1] **x**',
  '\\u0000',
  '&#0;',
  '%00',
  'x\ty',
  'x\ny',
];
const SEED = 20_261_120;
const OPERATIONS = 300;

/** Numbers from 0 to 1 that are the same at every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test(`${OPERATIONS} hostile values by those who may do most: no fault inside, no private value, no insides`, async () => {
  const next = dice(SEED);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  const leaves = roots.filter((r) => !/^(signOut|endLogin|redeemSignIn)$/.test(r.field.name)).flatMap(leavesOf);
  const wrong: string[] = [];
  const statuses = new Map<number, number>();
  let done = 0;
  for (let i = 0; i < OPERATIONS; i++) {
    const leaf = pick(leaves);
    const payload = pick(PAYLOADS);
    const [who = ''] = operations[leaf.root.field.name] ?? [];
    const may = ACTORS.filter((a) => mayCall(who, a, 'own', false));
    const actor = next() < 0.8 && may.length ? pick(may) : pick(ACTORS);
    const variables = hostile(leaf.root, leaf.path, payload);
    const send = (v: object) => post(documentOf(leaf.root, 0), v, world.actors[actor]?.cookie);
    let answer = await send(variables);
    let text = await answer.text();
    const stale = JSON.parse(text).data?.[leaf.root.field.name];
    if (stale?.__typename === 'Stale') {
      answer = await send({ ...variables, version: stale.version });
      text = await answer.text();
    }
    const typename = JSON.parse(text).data?.[leaf.root.field.name]?.__typename;
    if (typename && !['BadInput', 'RuleBroken', 'Gone', 'Stale'].includes(typename)) done++;
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const where = `${actor} ${leaf.root.field.name}(${leaf.path.join('.')}) ${JSON.stringify(payload.slice(0, 30))}`;
    if (answer.status >= 500 || text.includes('INTERNAL_SERVER_ERROR'))
      wrong.push(`${where}: ${answer.status} ${logged.at(-1)?.slice(0, 300)}`);
    // A stored text may come back; in a refusal nothing of the insides may.
    const { errors = [], data } = JSON.parse(text);
    if (INSIDES.test(JSON.stringify([errors, data?.[leaf.root.field.name]?.message])))
      wrong.push(`${where}: ${text.slice(0, 200)}`);
    for (const c of world.canaries)
      if (text.includes(c.text) && !c.readers.includes(actor)) wrong.push(`${where} shows ${c.of}`);
  }
  console.info(
    `seed ${SEED}: ${OPERATIONS} operations over ${leaves.length} places; ${done} did something; answers ${[...statuses].map(([s, n]) => `${s}: ${n}`).join(', ')}`,
  );
  expect(wrong).toEqual([]);
});
