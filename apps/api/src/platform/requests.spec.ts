import { afterAll, beforeAll, expect, test } from '@jest/globals';
import documents from '../../documents.json' with { type: 'json' };
import { type Actor, type Api, startApp } from '../../test/app.ts';
import { PlantedTree, Raw, refused, send, tellSlowest } from '../../test/planted-tree.ts';

let api: Api;
let officer: Actor;

beforeAll(async () => {
  api = await startApp({ overrides: [PlantedTree], env: { NODE_ENV: 'production', JOBS: '0' } });
  officer = await api.person({ roles: [{ role: 'SEC', forum: (await api.forum()).id }] });
});
afterAll(async () => {
  await api.stop();
  tellSlowest();
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
  const answer = await refused(api, name, query, variables);
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
