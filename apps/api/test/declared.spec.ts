import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLSchema, isInputObjectType, isObjectType } from 'graphql';
import { Live } from '../src/platform/live.ts';
import { type Actor, type Api, startApp } from './app.ts';
import { type Root, rootsOf } from './operations.ts';
import { fields, operations, protectedInputs, routes, topics } from './rights.ts';

// The table of rights against the code: what runs is declared, and what is declared runs.

let api: Api;
let schema: GraphQLSchema;
let roots: Root[];
beforeAll(async () => {
  api = await startApp({ switches: { areLimitsOff: true } });
  schema = api.app.get(GraphQLSchemaHost).schema;
  roots = rootsOf(schema);
});
afterAll(() => api.stop());

/** What runs without a declaration, and what is declared and does not run. */
function difference(running: Iterable<string>, declared: Iterable<string>) {
  const [a, b] = [new Set(running), new Set(declared)];
  return { undeclared: [...a].filter((x) => !b.has(x)), gone: [...b].filter((x) => !a.has(x)) };
}
const NOTHING = { undeclared: [], gone: [] };

const fieldsRunning = () =>
  Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__') && !['Query', 'Mutation'].includes(type.name)
      ? Object.keys(type.getFields()).map((f) => `${type.name}.${f}`)
      : [],
  );
const fieldsDeclared = (table = fields) =>
  Object.entries(table).flatMap(([type, rights]) =>
    Object.values(rights).flatMap((names) => (names ?? '').split(' ').map((f) => `${type}.${f}`)),
  );

test('every operation and every field is declared, and nothing else', () => {
  expect(
    difference(
      roots.map((r) => r.field.name),
      Object.keys(operations),
    ),
  ).toEqual(NOTHING);
  expect(difference(fieldsRunning(), fieldsDeclared())).toEqual(NOTHING);
  expect(schema.getSubscriptionType()).toBeUndefined();
});

test('a declaration that is taken away is noticed', () => {
  const { outcomes: _, ...fewer } = operations;
  expect(
    difference(
      roots.map((r) => r.field.name),
      Object.keys(fewer),
    ),
  ).toEqual({ undeclared: ['outcomes'], gone: [] });
  const { Statement: __, ...fewerTypes } = fields;
  expect(difference(fieldsRunning(), fieldsDeclared(fewerTypes)).undeclared).toContain('Statement.text');
});

type Handler = { type: string; name: string; access: string | undefined; isField: boolean };

/** What the resolver classes declare, read from the running application. */
function handlers(): Handler[] {
  const all: Handler[] = [];
  const scanner = api.app.get(MetadataScanner, { strict: false });
  for (const { instance, metatype } of api.app.get(DiscoveryService, { strict: false }).getProviders()) {
    if (!instance || typeof instance !== 'object') continue;
    const proto = Object.getPrototypeOf(instance);
    for (const method of scanner.getAllMethodNames(proto)) {
      const meta = (key: string) => Reflect.getMetadata(key, Object(proto[method]));
      const isField = meta('graphql:resolve_property') === true;
      const root = meta('graphql:resolver_type');
      if (!isField && !root) continue;
      const cls = Reflect.getMetadata('graphql:resolver_type', Object(metatype));
      const type = isField ? (typeNameOf(cls) ?? String(cls)) : root;
      all.push({ type, name: meta('graphql:resolver_name') ?? method, access: meta('access'), isField });
    }
  }
  return all;
}
/** The GraphQL name of the class that a resolver is for. */
function typeNameOf(cls: unknown): string | undefined {
  if (typeof cls === 'string') return cls;
  const name = (cls as { name?: string } | undefined)?.name ?? '';
  const renamed: Record<string, string> = {
    Person: 'Me',
    ViewerType: 'Viewer',
    SummaryView: 'SummaryDocument',
    EvidenceView: 'SummaryEvidence',
    NumberRow: 'RegistrationNumber',
  };
  return renamed[name] ?? name;
}

test('every field that has a resolver in the code stands in the running schema with its guard', () => {
  const declaredWord = (type: string, field: string) =>
    Object.entries(fields[type] ?? {}).find(([, names]) => names?.split(' ').includes(field))?.[0];
  const found = handlers().filter((h) => h.isField);
  const wrong = found.flatMap((h) => {
    const word = declaredWord(h.type, h.name);
    const type = schema.getType(h.type);
    const runs = isObjectType(type) && type.getFields()[h.name]?.resolve !== undefined;
    return runs && h.access === word
      ? []
      : [`${h.type}.${h.name}: declared ${word}, guarded by ${h.access}, ${runs ? 'runs' : 'does not run'}`];
  });
  expect(wrong).toEqual([]);
  const guarded = Object.values(fields).flatMap((rights) =>
    Object.entries(rights)
      .filter(([word]) => word !== 'public' && word !== 'row')
      .flatMap(([, names]) => names?.split(' ') ?? []),
  );
  expect(found.filter((h) => h.access !== 'public' && h.access !== 'row')).toHaveLength(guarded.length);
  console.info(
    `${roots.length} operations, ${fieldsRunning().length} fields, ${found.length} of them with a resolver, ${guarded.length} with a word of their own`,
  );
});

test('addresses, telephones and needs stand in a few types only, and none of them is public', () => {
  const PRIVATE =
    /e-?mail|phone|gender|accessNeeds|^needs|passport|birth|recipient|userAgent|token|secret|fromAddress/i;
  const found = fieldsRunning().filter((f) => PRIVATE.test(f.split('.')[1] ?? ''));
  expect(found.sort()).toEqual([
    'CheckYourMail.email',
    'Login.userAgent',
    'Mail.recipient',
    'Me.email',
    'PersonHit.email',
    'Registration.accessNeeds',
    'Registration.email',
    'Registration.gender',
    'Registration.phone',
  ]);
  // There is no door to any object by its id alone.
  expect(roots.map((r) => r.field.name).filter((name) => /^(node|nodes|_entities|_service)$/.test(name))).toEqual([]);
});

test('profiles are read one a request, and 300 an hour from one address', async () => {
  const strict = await startApp({ env: { JOBS: '0' } });
  try {
    const batch = Array.from({ length: 10 }, (_, i) => `p${i}: person(id: "${crypto.randomUUID()}") { id }`).join(' ');
    const codeOf = async (on: Api, query: string, as?: Actor) =>
      (await on.gql(query, {}, as)).errors?.[0]?.extensions.code ?? 'answered';
    for (const query of [
      `{ ${batch} }`,
      `{ ...All } fragment All on Query { ${batch} }`,
      `{ ... on Query { person(id: "1") { id } } forums(first: 1) { id } }`,
    ])
      expect([query, await codeOf(strict, query)]).toEqual([query, 'OVER_LIMIT']);
    const someone = await strict.person();
    const answers: string[] = [];
    for (let i = 0; i < 301; i++)
      answers.push(await codeOf(strict, `{ person(id: "${i + 1}") { id } }`, i % 2 ? someone : undefined));
    expect([new Set(answers.slice(0, 300)), answers[300]]).toEqual([new Set(['answered']), 'TOO_MANY']);
    // Other questions go on; and without the limits all of it passes.
    expect(await codeOf(strict, '{ forums(first: 1) { id } }')).toBe('answered');
    expect(await codeOf(api, `{ ${batch} }`)).toBe('answered');
    for (let i = 0; i < 301; i++) await codeOf(api, '{ person(id: "1") { id } }');
    expect(await codeOf(api, '{ person(id: "1") { id } }')).toBe('answered');
  } finally {
    await strict.stop();
  }
});

test('no input carries what only the server sets', () => {
  const PROTECTED =
    /^(id|status|position|rank|role|userId|personId|ownerId|createdAt|createdBy|updatedAt|updatedBy|recordedBy|recordedAt|publishedAt|releasedAt|provedAt|approvedBy|isAdmin|number|tokenHash|sourceId)$/;
  const found = Object.values(schema.getTypeMap()).flatMap((type) =>
    isInputObjectType(type)
      ? Object.keys(type.getFields()).flatMap((f) => (PROTECTED.test(f) ? [`${type.name}.${f}`] : []))
      : [],
  );
  expect(difference(found, Object.keys(protectedInputs))).toEqual(NOTHING);
});

/** 'GET /forums/:year/x' of every controller. */
function routesRunning(): string[] {
  const scanner = api.app.get(MetadataScanner, { strict: false });
  return api.app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .flatMap(({ instance, metatype }) => {
      const proto = Object.getPrototypeOf(instance);
      const base = Reflect.getMetadata('path', Object(metatype));
      return scanner.getAllMethodNames(proto).flatMap((method) => {
        const path = Reflect.getMetadata('path', proto[method]);
        if (path === undefined) return [];
        return [
          `GET /${[base, path]
            .map((p) => String(p).replace(/^\/|\/$/g, ''))
            .filter(Boolean)
            .join('/')}`,
        ];
      });
    });
}

test('every plain route and every topic is declared, and nothing else', () => {
  expect(difference(routesRunning(), Object.keys(routes))).toEqual(NOTHING);
  const rules = (api.app.get(Live) as unknown as { rules: Map<string, unknown> }).rules;
  expect(difference(rules.keys(), Object.keys(topics))).toEqual(NOTHING);
});
