import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import documents from '../../documents.json' with { type: 'json' };
import { type Actor, type Api, startApp } from '../../test/app.ts';
import { Access, Alone } from './access.ts';

@ObjectType()
class Leaf {
  @Field(() => ID) id!: string;
}

@InputType()
class Nest {
  @Field(() => [Nest], { nullable: true }) inner?: Nest[];
  @Field(() => [String], { nullable: true }) words?: string[];
}

const leaves = (count: number) => Array.from({ length: Math.min(count, 1000) }, (_, i) => ({ id: String(i) }));

/** A tree without end: lists in lists, as deep and wide as somebody asks. */
@Resolver(() => Leaf)
class PlantedTree {
  calls = 0;

  @Query(() => [Leaf])
  @Access('public')
  leaves(@Args('first', { type: () => Int, defaultValue: 20 }) first: number): Leaf[] {
    return leaves(first);
  }
  @Query(() => String)
  @Access('public')
  echo(
    @Args('text', { nullable: true }) text?: string,
    @Args('nest', { nullable: true }) nest?: Nest,
    @Args('at', { nullable: true }) at?: Date,
  ): string {
    return `${text} ${JSON.stringify(nest ?? null)} ${at?.toISOString()}`;
  }
  @Mutation(() => Boolean)
  @Access('public')
  @Alone()
  tryCode(@Args('code') code: string): boolean {
    this.calls++;
    return code === 'right';
  }
  @Mutation(() => Boolean)
  @Access('public')
  touch(): boolean {
    this.calls++;
    return true;
  }
  @ResolveField(() => [Leaf])
  @Access('row')
  inner(@Args('first', { type: () => Int }) first: number): Leaf[] {
    return leaves(first);
  }
  @ResolveField(() => [Leaf])
  @Access('row')
  few(): Leaf[] {
    return leaves(2);
  }
}

let api: Api;
/** The same with the limits taken away: what is refused above must pass here, or it is refused for another reason. */
let open: Api;
let participant: Actor;
let officer: Actor;

beforeAll(async () => {
  [api, open] = await Promise.all([
    startApp({ overrides: [PlantedTree], env: { NODE_ENV: 'production', JOBS: '0' } }),
    startApp({ overrides: [PlantedTree], env: { JOBS: '0' }, switches: { areLimitsOff: true } }),
  ]);
  participant = await api.person();
  officer = await api.person({ roles: [{ role: 'SEC', forum: (await api.forum()).id }] });
});
afterAll(async () => {
  await api.stop();
  await open.stop();
});

type Refusal = { status: number; code: string | undefined; ms: number; text: string };

/** Variables that are a text already are sent as they stand: JSON.stringify cannot write what is very deep. */
class Raw {
  constructor(readonly json: string) {}
}

async function send(to: Api, query: string, variables?: unknown, as?: Actor): Promise<Refusal> {
  const body =
    variables instanceof Raw
      ? `{"query":${JSON.stringify(query)},"variables":${variables.json}}`
      : JSON.stringify({ query, variables });
  const begin = performance.now();
  const answer = await to.http(
    '/graphql',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body },
    as,
  );
  const text = await answer.text();
  const ms = performance.now() - begin;
  return { status: answer.status, code: JSON.parse(text).errors?.[0]?.extensions?.code, ms, text };
}

const slowest: { name: string; ms: number }[] = [];
const bestOf = (tries: Refusal[]) => tries.reduce((a, b) => (a.ms < b.ms ? a : b));

/** Refused within 50 ms; on a machine that is busy with other things within five times what the smallest question takes. */
async function refused(name: string, query: string, variables?: unknown, as?: Actor): Promise<Refusal> {
  const thrice = async (text: string, values?: unknown) => [
    await send(api, text, values, as),
    await send(api, text, values, as),
    await send(api, text, values, as),
  ];
  const best = bestOf(await thrice(query, variables));
  slowest.push({ name, ms: best.ms });
  const most = best.ms < 50 ? 50 : Math.max(50, 5 * bestOf(await thrice('{ __typename }')).ms);
  const isRefused = best.status >= 400 && best.status < 500;
  expect({ name, isRefused, isFast: best.ms < most }).toEqual({ name, isRefused: true, isFast: true });
  return best;
}
afterAll(() => {
  slowest.sort((a, b) => b.ms - a.ms);
  console.info(
    `${slowest.length} attacks, slowest: ${slowest
      .slice(0, 3)
      .map((s) => `${s.name} ${s.ms.toFixed(1)} ms`)
      .join(', ')}`,
  );
});

const nested = (depth: number) => `{ leaves(first: 1) ${'{ few '.repeat(depth)}{ id } ${'}'.repeat(depth)} }`;
const names = (count: number, make: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');

test.each([
  ['depth', nested(10), undefined],
  ['aliases', `{ leaves(first: 1) { ${names(16, (i) => `a${i}: id`)} } }`, undefined],
  [
    'aliases of __typename',
    `{ ${names(10, (i) => `a${i}: __typename`)} leaves(first: 1) { ${names(6, (i) => `b${i}: __typename`)} } }`,
    undefined,
  ],
  ['root fields', `{ ${names(11, () => '__typename')} }`, undefined],
  ['root fields in a fragment', `{ ...F } fragment F on Query { ${names(11, () => '__typename')} }`, undefined],
  ['first as a literal', '{ leaves(first: 101) { id } }', undefined],
  ['a negative first', '{ leaves(first: -1) { id } }', undefined],
  ['first as a variable', 'query($n: Int!) { leaves(first: $n) { id } }', { n: 101 }],
  ['first as a default value', 'query($n: Int! = 101) { leaves(first: $n) { id } }', {}],
  ['nodes as literals', '{ leaves(first: 50) { inner(first: 50) { id } } }', undefined],
  ['nodes as variables', 'query($n: Int!) { leaves(first: $n) { inner(first: $n) { id } } }', { n: 50 }],
  ['nodes by the default of the schema', '{ leaves { inner(first: 100) { inner(first: 2) { id } } } }', undefined],
  ['nodes of lists without first', '{ leaves(first: 20) { few { few { few { id } } } } }', undefined],
  [
    'nodes behind a fragment',
    '{ leaves(first: 50) { ...F } } fragment F on Leaf { inner(first: 50) { id } }',
    undefined,
  ],
  [
    'fragments that double thirty times',
    `{ leaves(first: 1) { ...F0 } } ${names(30, (i) => `fragment F${i} on Leaf { ...F${i + 1} ...F${i + 1} }`)} fragment F30 on Leaf { id }`,
    undefined,
  ],
])('too much is refused, and only by the limit: %s', async (name, query, variables) => {
  expect((await refused(name, query, variables)).code).toBe('OVER_LIMIT');
  // Unfolded without a limit the doubling fragments are merely slow; the rest is answered.
  if (!name.includes('thirty')) expect((await send(open, query, variables)).status).toBe(200);
});

test('who may do more may ask for more', async () => {
  const asking = (n: number) => `{ leaves(first: ${n}) { inner(first: 100) { id } } }`;
  const passes = async (n: number, as?: Actor) => (await send(api, asking(n), undefined, as)).status === 200;
  const reach = async (as?: Actor) => [await passes(19, as), await passes(49, as), await passes(99, as)];
  expect({ nobody: await reach(), participant: await reach(participant), officer: await reach(officer) }).toEqual({
    nobody: [true, false, false],
    participant: [true, true, false],
    officer: [true, true, true],
  });
});

test.each([
  ['tokens', `{ ${names(1000, () => 'id')} }`, 'GRAPHQL_PARSE_FAILED'],
  [
    '10,000 fragments',
    `{ __typename } ${names(10_000, (i) => `fragment F${i} on Leaf { id }`)}`.slice(0, 95_000),
    'GRAPHQL_PARSE_FAILED',
  ],
  ['10,000 directives', `{ __typename ${names(10_000, () => '@a')} }`, 'GRAPHQL_PARSE_FAILED'],
  ['10,000 variables', `query(${names(10_000, (i) => `$a${i}:ID`)}) { __typename }`, 'GRAPHQL_PARSE_FAILED'],
  ['deep selection', `${'{ a '.repeat(3000)}`, 'GRAPHQL_PARSE_FAILED'],
  ['deep list', `{ echo(nest: ${'['.repeat(9000)}) }`, 'GRAPHQL_PARSE_FAILED'],
  [
    'a cycle of fragments',
    '{ leaves { ...A } } fragment A on Leaf { ...B } fragment B on Leaf { ...A }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['an unknown directive', '{ leaves @stream(initialCount: 0) { id } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['@defer', '{ ... @defer { leaves { id } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['introspection', '{ __schema { types { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['introspection of one type', '{ __type(name: "Person") { fields { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['nothing', '', 'BAD_REQUEST'],
  ['a subscription', 'subscription { leaves { id } }', 'BAD_USER_INPUT'],
  ['two operations, none named', 'query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
])('hostile documents are refused before anything is resolved: %s', async (name, query, code) => {
  expect((await refused(name, query)).code).toBe(code);
});

test('in production mode no suggestion tells the names of the schema; elsewhere it helps developers', async () => {
  const misspelt = '{ leavs { idd } }';
  expect((await send(api, misspelt)).text).not.toMatch(/did you mean|leaves/i);
  expect((await send(open, misspelt)).text).toMatch(/did you mean/i);
  expect((await send(open, '{ __schema { queryType { name } } }')).status).toBe(200);
});

test('64 tries by alias are none', async () => {
  const tries = (count: number) => `mutation { ${names(count, (i) => `a${i}: tryCode(code: "x${i}")`)} }`;
  const tree = api.app.get(PlantedTree);
  tree.calls = 0;
  for (const count of [2, 64]) expect((await refused(`${count} tries by alias`, tries(count))).code).toBe('OVER_LIMIT');
  expect(
    (
      await refused(
        'tries in a fragment',
        `mutation { ...F } fragment F on Mutation { a: tryCode(code: "a") b: tryCode(code: "b") }`,
      )
    ).code,
  ).toBe('OVER_LIMIT');
  expect((await refused('tries in an inline fragment', `mutation { ... { tryCode(code: "a") } }`)).code).toBe(
    'OVER_LIMIT',
  );
  expect((await refused('tries beside another', `mutation { touch tryCode(code: "a") }`)).code).toBe('OVER_LIMIT');
  expect(tree.calls).toBe(0);
  expect((await send(api, tries(1))).status).toBe(200);
  await send(open, tries(9));
  expect([tree.calls, open.app.get(PlantedTree).calls]).toEqual([1, 9]);
});

test('batches are refused', async () => {
  const body = JSON.stringify(Array.from({ length: 5 }, () => ({ query: '{ __typename }' })));
  expect(
    (await api.http('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status,
  ).toBe(400);
});

test('nobody changes anything by GET, nor by a form of another site', async () => {
  const tree = api.app.get(PlantedTree);
  tree.calls = 0;
  const mutation = 'mutation { touch }';
  const get = (headers: Record<string, string>) =>
    api.http(`/graphql?query=${encodeURIComponent(mutation)}`, { headers }, officer);
  const post = (type: string, body: string) =>
    api.http('/graphql', { method: 'POST', headers: { 'content-type': type }, body }, officer);
  const answers = [
    await get({}),
    await get({ 'apollo-require-preflight': '1' }),
    await get({ 'content-type': 'application/json' }),
    await post('application/x-www-form-urlencoded', `query=${encodeURIComponent(mutation)}`),
    await post('text/plain', JSON.stringify({ query: mutation })),
    await post(
      'multipart/form-data; boundary=x',
      `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${JSON.stringify({ query: mutation })}\r\n--x--\r\n`,
    ),
    await post('text/plain; application/json', JSON.stringify({ query: mutation })),
    await post('', JSON.stringify({ query: mutation })),
  ];
  expect(answers.map((a) => a.status).filter((s) => s < 400 || s >= 500)).toEqual([]);
  expect(tree.calls).toBe(0);
  await post('application/json', JSON.stringify({ query: mutation }));
  expect(tree.calls).toBe(1);
});

test('a body above 100 kB is refused unread', async () => {
  const of = (kB: number) => JSON.stringify({ query: `{ __typename } # ${'x'.repeat(kB * 1000)}` });
  const ask = async (body: string) =>
    (await api.http('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status;
  expect([await ask(of(95)), await ask(of(110)), await ask(of(2000))]).toEqual([200, 413, 413]);
});

const secret = 'canary-7f3a';
test.each([
  ['an unknown variable', 'query($t: String) { echo(text: $t) }', { t: 'x', other: secret }],
  ['a wrong type', 'query($n: Int!) { leaves(first: $n) { id } }', { n: secret }],
  ['a wrong type inside', 'query($n: Nest) { echo(nest: $n) }', { n: { inner: [{ words: [{ a: secret }] }] } }],
  ['an unknown field of an input', 'query($n: Nest) { echo(nest: $n) }', { n: { [secret]: 1 } }],
  ['a literal of a wrong type', `{ leaves(first: "${secret}") { id } }`, undefined],
  ['a literal object', `{ echo(text: { a: "${secret}" }) }`, undefined],
  [
    '10,000 variables',
    'query($t: String) { echo(text: $t) }',
    Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`a${i}`, 0])),
  ],
  [
    '1,000 wrong values',
    'query($n: Nest) { echo(nest: $n) }',
    { n: { words: Array.from({ length: 1000 }, () => ({ secret })) } },
  ],
  [
    'a deep list',
    'query($n: Nest) { echo(nest: $n) }',
    new Raw(`{"n":{"words":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`),
  ],
  [
    'a deep object',
    'query($n: Nest) { echo(nest: $n) }',
    new Raw(`{"n":${'{"inner":['.repeat(5000)}${']}'.repeat(5000)}}`),
  ],
  ['NUL in a variable', 'query($t: String) { echo(text: $t) }', { t: `${secret}\0` }],
  ['NUL deep in an input', 'query($n: Nest) { echo(nest: $n) }', { n: { inner: [{ words: [`${secret}\0`] }] } }],
  ['NUL in a literal', `{ echo(text: "${secret}\\u0000") }`, undefined],
  ['NUL in a block', `{ echo(nest: { words: ["a", "${secret}\\u0000"] }) }`, undefined],
  ['a number as a time', 'query($d: DateTime) { echo(at: $d) }', { d: 5 }],
  ['garbage as a time', 'query($d: DateTime) { echo(at: $d) }', { d: secret }],
  ['a far year', 'query($d: DateTime) { echo(at: $d) }', { d: '+275760-09-13T00:00:00Z' }],
  ['a day that does not exist', 'query($d: DateTime) { echo(at: $d) }', { d: '2027-02-30T00:00:00Z' }],
  ['a time without a zone', 'query($d: DateTime) { echo(at: $d) }', { d: '2027-02-20T00:00:00' }],
  ['a number as a literal time', '{ echo(at: 5) }', undefined],
  ['variables that are a list', '{ __typename }', [secret]],
  ['variables that are a text', '{ __typename }', secret],
])('%s is refused by 400, with ten errors at most, and no value comes back', async (name, query, variables) => {
  const answer = await refused(name, query, variables);
  expect(answer.status).toBe(400);
  expect(answer.text).not.toContain(secret);
  expect((JSON.parse(answer.text).errors ?? []).length).toBeLessThanOrEqual(10);
});

test('a time is taken in its one form', async () => {
  expect((await send(api, '{ echo(at: "2027-05-05T10:15:00+02:00") }')).text).toContain('2027-05-05T08:15:00.000Z');
});

test('names of the language itself do nothing', async () => {
  const raw = (body: string) =>
    api.http('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const bodies = [
    '{"query":"{ __typename }","__proto__":{"isAdmin":true},"variables":{"__proto__":{"n":1}}}',
    '{"query":"{ __typename }","constructor":{"prototype":{"isAdmin":true}}}',
    '{"query":"{ __proto__ }"}',
    '{"query":"{ constructor }"}',
    '{"query":"query($toString: String) { echo(text: $toString) }","variables":{"constructor":"x"}}',
    '{"query":"query($n: Nest) { echo(nest: $n) }","variables":{"n":{"__proto__":{"words":["x"]}}}}',
    '{"query":"query($n: Nest) { echo(nest: $n) }","variables":{"n":{"constructor":{"words":["x"]}}}}',
  ];
  const statuses = [];
  for (const body of bodies) statuses.push((await raw(body)).status);
  expect(statuses.filter((s) => s >= 500)).toEqual([]);
  expect(statuses.slice(2)).toEqual([400, 400, 400, 400, 400]);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  expect((await send(api, 'query($toString: String) { echo(text: $toString) }', {})).text).toContain('undefined');
});

type Own = { hash: string; name: string; kind: 'query' | 'mutation'; variables: string[] };
const own: Own[] = Object.entries(documents as Record<string, { name: string; text: string; until?: string }>).flatMap(
  ([hash, { name, text, until }]) => {
    if (until) return [];
    const [head = ''] = text.split('{');
    return [
      {
        hash,
        name,
        kind: head.startsWith('mutation') ? 'mutation' : 'query',
        variables: [...head.matchAll(/\$(\w+): String/g)].map((m) => m[1] ?? ''),
      },
    ];
  },
);

test('the limits hold at the other doors too: own documents by hash, by POST and by GET', async () => {
  const post = (body: object) =>
    api.http('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const get = (hash: string, variables: object) =>
    api.http(`/graphql?document=${hash}&variables=${encodeURIComponent(JSON.stringify(variables))}`);
  const wrong: string[] = [];
  const refuse = async (what: string, answer: Response) => {
    const text = await answer.text();
    if (answer.status !== 400 || text.includes(secret)) wrong.push(`${what}: ${answer.status} ${text.slice(0, 100)}`);
  };
  const withText = own.filter((o) => o.variables.length > 0);
  for (const { hash, name, variables } of withText) {
    const nul = Object.fromEntries(variables.map((v) => [v, `${secret}\0`]));
    await refuse(`POST ${name} NUL`, await post({ document: hash, variables: nul }));
    await refuse(`POST ${name} unknown variable`, await post({ document: hash, variables: { [secret]: 1 } }));
    await refuse(`GET ${name} NUL`, await get(hash, nul));
    await refuse(`GET ${name} unknown variable`, await get(hash, { [secret]: 1 }));
    await refuse(`GET ${name} type`, await get(hash, { [variables[0] ?? '']: { secret } }));
  }
  for (const { hash, name, kind } of own) if (kind === 'mutation') await refuse(`GET ${name}`, await get(hash, {}));
  const [first] = own;
  await refuse('a hash and a text', await post({ document: first?.hash, query: '{ leaves(first: 101) { id } }' }));
  for (const unknown of ['', 'nothing', '__proto__', 'constructor', 'x'.repeat(5000)]) {
    await refuse(`POST ${unknown}`, await post({ document: unknown }));
    await refuse(`GET ${unknown}`, await get(unknown, {}));
  }
  for (const variables of ['[]', '5', 'null', '{', '"x"', '{"__proto__":{"a":1}}'])
    await refuse(
      `GET with ${variables}`,
      await api.http(`/graphql?document=${withText[0]?.hash}&variables=${encodeURIComponent(variables)}`),
    );
  console.info(`${own.length} own documents, ${withText.length} with a text`);
  expect(withText.length).toBeGreaterThan(5);
  expect(wrong).toEqual([]);
});

test('what is kept for all holds nothing that one person may see', async () => {
  const forum = await api.forum({ year: 2077, status: 'PLANNED' });
  const insider = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  const pages = own.filter(
    (o) =>
      o.kind === 'query' &&
      /\byear\b/.test(JSON.stringify((documents as Record<string, { text: string }>)[o.hash]?.text.split('{')[0])),
  );
  let asked = 0;
  for (const { hash } of pages) {
    const path = `/graphql?document=${hash}&variables=${encodeURIComponent(JSON.stringify({ year: 2077, lang: 'en' }))}`;
    for (const as of [insider, undefined, insider, undefined]) {
      const answer = await api.http(path, {}, as);
      const text = await answer.text();
      asked++;
      expect(text).not.toContain(forum.id);
      expect(text).not.toContain('Forum of 2077');
    }
  }
  expect(asked).toBeGreaterThan(8);
  const FORUM = '{ forum(year: 2077) { id } }';
  expect([(await api.gql(FORUM, {}, insider)).data.forum?.id, (await api.gql(FORUM)).data.forum]).toEqual([
    forum.id,
    null,
  ]);
});

test('a wild JSON body is a bad request without an echo', async () => {
  for (const body of ['{', 'null', '"x"', `${secret}`, '[]', '{"query":5}', '{"query":{"a":1}}', '{"query":null}']) {
    const answer = await api.http('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const text = await answer.text();
    expect({
      body,
      status: answer.status,
      echo: text.includes(secret),
      stack: /\bat .*:\d+:\d+|node_modules/.test(text),
    }).toEqual({ body, status: 400, echo: false, stack: false });
  }
});

test('free questions are counted by address, whatever the client forges; signed-in people are not counted', async () => {
  const ask = async (to: Api, headers: Record<string, string>, as?: Actor) =>
    (
      await to.http(
        '/graphql',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: '{"query":"{ __typename }"}',
        },
        as,
      )
    ).json() as Promise<{ errors?: { extensions: { code: string } }[] }>;
  const refusedOf = async (to: Api, count: number, header: (i: number) => Record<string, string>, as?: Actor) => {
    let n = 0;
    for (let i = 0; i < count; i++) if ((await ask(to, header(i), as)).errors?.[0]?.extensions.code === 'TOO_MANY') n++;
    return n;
  };
  const forged = (i: number) => ({
    'x-forwarded-for': `198.51.100.${i}`,
    'x-real-ip': `198.51.100.${i}`,
    forwarded: `for=198.51.100.${i}`,
  });
  const strict = await startApp({ env: { JOBS: '0' }, switches: { freeQueries: 60 } });
  const proxied = await startApp({ env: { JOBS: '0', TRUSTED_PROXIES: '127.0.0.1' }, switches: { freeQueries: 60 } });
  try {
    const someone = await strict.person();
    // The last application that starts says whom to trust: first the one behind our proxy.
    expect(await refusedOf(proxied, 70, forged)).toBe(0);
    expect(await refusedOf(proxied, 70, (i) => ({ 'x-forwarded-for': `203.0.113.${i}, 198.51.100.200` }))).toBe(10);
    expect(await refusedOf(proxied, 70, (i) => ({ 'x-forwarded-for': `2001:db8:1:2::${i.toString(16)}` }))).toBe(10);
    const direct = await startApp({ env: { JOBS: '0' }, switches: { freeQueries: 60 } });
    expect(await refusedOf(direct, 70, forged)).toBe(10);
    await direct.stop();
    expect(await refusedOf(strict, 70, forged, someone)).toBe(0);
  } finally {
    await strict.stop();
    await proxied.stop();
  }
});
