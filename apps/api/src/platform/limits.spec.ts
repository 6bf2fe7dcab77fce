import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Actor, type Api, startApp } from '../../test/app.ts';
import { names, PlantedTree, refused, send, tellSlowest } from '../../test/planted-tree.ts';

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
  tellSlowest();
});

const nested = (depth: number) => `{ leaves(first: 1) ${'{ few '.repeat(depth)}{ id } ${'}'.repeat(depth)} }`;

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
  expect((await refused(api, name, query, variables)).code).toBe('OVER_LIMIT');
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
  expect((await refused(api, name, query)).code).toBe(code);
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
  for (const count of [2, 64])
    expect((await refused(api, `${count} tries by alias`, tries(count))).code).toBe('OVER_LIMIT');
  expect(
    (
      await refused(
        api,
        'tries in a fragment',
        `mutation { ...F } fragment F on Mutation { a: tryCode(code: "a") b: tryCode(code: "b") }`,
      )
    ).code,
  ).toBe('OVER_LIMIT');
  expect((await refused(api, 'tries in an inline fragment', `mutation { ... { tryCode(code: "a") } }`)).code).toBe(
    'OVER_LIMIT',
  );
  expect((await refused(api, 'tries beside another', `mutation { touch tryCode(code: "a") }`)).code).toBe('OVER_LIMIT');
  expect(tree.calls).toBe(0);
  expect((await send(api, tries(1))).status).toBe(200);
  await send(open, tries(9));
  expect([tree.calls, open.app.get(PlantedTree).calls]).toEqual([1, 9]);
});
