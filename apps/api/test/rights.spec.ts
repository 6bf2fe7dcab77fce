import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLSchema, isInputObjectType, isObjectType } from 'graphql';
import { Live } from '../src/platform/live.ts';
import type { PlatformRequest } from '../src/platform/request.ts';
import { Viewer } from '../src/platform/viewer.ts';
import { Who } from '../src/platform/who.ts';
import { type Actor, type Api, startApp } from './app.ts';
import { givenFor, mayCall } from './given.ts';
import { documentOf, type Root, rootsOf, variablesOf } from './operations.ts';
import { fields, type Ids, operations, protectedInputs, routes, topics, WITHOUT_SCOPE } from './rights.ts';
import { ACTORS, type ActorName, makeWorld, TARGETS, type Target, type World } from './world.ts';

let api: Api;
let schema: GraphQLSchema;
let world: World;
let roots: Root[];
beforeAll(async () => {
  api = await startApp({ switches: { areLimitsOff: true } });
  schema = api.app.get(GraphQLSchemaHost).schema;
  roots = rootsOf(schema);
  world = await makeWorld(api);
}, 30_000);
afterAll(() => api.stop());

// --- the table against the code ------------------------------------------------------------------------------------

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

test('a person is found one by one, and only as far as past programmes made the name known', async () => {
  const PERSON = 'query($id: ID!) { person(id: $id) { displayName } }';
  const { actors } = world;
  for (const id of [
    '1',
    '2',
    '0',
    crypto.randomUUID(),
    actors.ADM?.personId,
    actors.SEC2?.personId,
    world.targets.foreign.personId,
  ]) {
    expect([id, (await api.gql(PERSON, { id })).data]).toEqual([id, { person: null }]);
  }
  expect((await api.gql(PERSON, { id: actors.PART?.personId })).data.person).not.toBeNull();
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
}, 30_000);

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

// --- the matrix ----------------------------------------------------------------------------------------------------

type Cell = { root: Root; name: string; actor: ActorName; target: Target };
type Outcome = { code: string; typename: string; text: string };
const REFUSED = new Set(['NOT_SIGNED_IN', 'FORBIDDEN', 'NOT_FOUND']);

const documents = new Map<string, string>();
/** The document of an operation: all that it can answer, or only what is needed to see a refusal. */
function documentFor(root: Root, isDeep: boolean): string {
  const key = `${root.field.name} ${isDeep}`;
  const known = documents.get(key) ?? documentOf(root, isDeep ? 5 : 0);
  documents.set(key, known);
  return known;
}

let asked = 0;
async function call(cell: Cell, isDeep: boolean, more: Record<string, unknown> = {}): Promise<Outcome> {
  asked++;
  const { root, name, actor, target } = cell;
  const variables = variablesOf(root, { named: { ...givenFor(name, world.targets[target]), ...more } });
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: documentFor(root, isDeep), variables }),
  };
  const answer = await api.http('/graphql', init, world.actors[actor]);
  const text = await answer.text();
  const { data, errors } = JSON.parse(text) as {
    data?: Record<string, { __typename?: string; version?: number } | null>;
    errors?: { path?: unknown[]; extensions: { code: string } }[];
  };
  const atRoot =
    errors?.find((e) => !e.path || e.path.length === 1) ?? (data?.[name] === null ? errors?.[0] : undefined);
  const value = data?.[name];
  // The answer to a stale version names the right one: with it the verb does its work.
  if (value?.__typename === 'Stale' && !('version' in more))
    return call(cell, isDeep, { ...more, version: value.version });
  const inner = errors?.find((e) => !REFUSED.has(e.extensions.code));
  return { code: atRoot?.extensions.code ?? inner?.extensions.code ?? '', typename: value?.__typename ?? '', text };
}

/** The guard refuses who holds the role nowhere, before any place is looked at: one place is enough there. */
const isDecidedByGuard = (who: string, actor: ActorName, hasNoScope: boolean) =>
  !TARGETS.some((t) => mayCall(who, actor, t, hasNoScope));

const cellsOf = (kind: Root['kind'], may: boolean): Cell[] =>
  roots
    .filter((r) => r.kind === kind)
    .flatMap((root) => {
      const name = root.field.name;
      const [who = ''] = operations[name] ?? [];
      const hasNoScope = WITHOUT_SCOPE.has(name);
      // What anybody may do is done by some of them.
      const isForAll = kind === 'mutation' && /^(public|signedIn)$/.test(who);
      return (may && /^(public|signedIn)$/.test(who) ? (['ANON', 'PART', 'MOD', 'SEC'] as const) : ACTORS).flatMap(
        (actor) => {
          const places = isForAll || isDecidedByGuard(who, actor, hasNoScope) ? TARGETS.slice(0, 1) : TARGETS;
          return places.flatMap((target) =>
            mayCall(who, actor, target, hasNoScope) === may ? [{ root, name, actor, target }] : [],
          );
        },
      );
    });

async function inParallel<T>(all: T[], work: (one: T) => Promise<void>, width = 6): Promise<void> {
  const queue = [...all];
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let one = queue.shift(); one; one = queue.shift()) await work(one);
    }),
  );
}

const label = ({ name, actor, target }: Cell) => `${actor} ${name} (${target})`;

/** Canaries in an answer that its reader may not see. */
const leaksIn = (cell: Cell, { text }: Outcome): string[] =>
  world.canaries.flatMap((c) =>
    text.includes(c.text) && !c.readers.includes(cell.actor) ? [`${label(cell)} shows: ${c.of}`] : [],
  );

const leaks: string[] = [];
const faults: string[] = [];
const seen = new Set<string>();
async function ask(cell: Cell, isDeep = true): Promise<Outcome> {
  const outcome = await call(cell, isDeep);
  leaks.push(...leaksIn(cell, outcome));
  for (const c of world.canaries) if (outcome.text.includes(c.text)) seen.add(c.of);
  if (
    outcome.code === 'INTERNAL_SERVER_ERROR' ||
    outcome.code.startsWith('GRAPHQL_') ||
    outcome.code.startsWith('BAD_')
  )
    faults.push(`${label(cell)}: ${outcome.code} ${outcome.text.slice(0, 300)}`);
  return outcome;
}

/** What people did; the jobs link the entries and take over refusals meanwhile. */
const entries = async () =>
  Number((await api.db.query(`select count(*) as n from audit_entry where action <> 'refused'`))[0].n);

/** The rows of all tables but those that merely count. */
async function stateOfDatabase(): Promise<Record<string, string>> {
  const tables = await api.db.query(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('refusal', 'login', 'migration', 'sign_in_request', 'audit_entry', 'audit_value', 'outcome_link')`,
  );
  const state: Record<string, string> = { audit_entry: String(await entries()) };
  for (const { name } of tables)
    state[name] = (
      await api.db.query(
        `select md5(string_agg(t::text, '|' order by t::text)) as sum from "${name}" t where $1 <> ''`,
        [name],
      )
    )[0].sum;
  return state;
}

test('whoever may not is refused, in all three places, and nothing changes', async () => {
  const before = await stateOfDatabase();
  const wrong: string[] = [];
  const cells = [...cellsOf('query', false), ...cellsOf('mutation', false)];
  await inParallel(cells, async (cell) => {
    const { code, text } = await ask(cell, false);
    if (!REFUSED.has(code)) wrong.push(`${label(cell)}: ${code || text.slice(0, 160)}`);
    if (cell.actor === 'ANON' && code !== 'NOT_SIGNED_IN')
      wrong.push(`${label(cell)}: ${code} instead of NOT_SIGNED_IN`);
  });
  console.info(
    `${cells.length} refusals over ${roots.length} operations, ${ACTORS.length} actors, ${TARGETS.length} places`,
  );
  expect(wrong).toEqual([]);
  expect(await stateOfDatabase()).toEqual(before);
}, 60_000);

test('whoever may read is answered', async () => {
  const wrong: string[] = [];
  await inParallel(cellsOf('query', true), async (cell) => {
    const { code } = await ask(cell);
    const [who = ''] = operations[cell.name] ?? [];
    // A draft does not exist for the public: NOT_FOUND is an answer there.
    if (code === 'NOT_FOUND' && /^(public|signedIn)$/.test(who)) return;
    if (REFUSED.has(code)) wrong.push(`${label(cell)}: ${code}`);
  });
  expect(wrong).toEqual([]);
}, 60_000);

/** Files of a forum, with the table's route. PDF and Word are made of the same model and take seconds. */
const FILES: [route: string, path: (at: Ids) => string][] = [
  ['GET /forums/:year/programme.ics', (at) => `/forums/${at.year}/programme.ics`],
  ['GET /forums/:year/outcome-log.json', (at) => `/forums/${at.year}/outcome-log.json`],
  ['GET /forums/:year/summary.:format', (at) => `/forums/${at.year}/summary.html`],
  ['GET /forums/:year/summary.:format', (at) => `/forums/${at.year}/summary.md`],
  ['GET /forums/:year/register.:format', (at) => `/forums/${at.year}/register.json`],
  ['GET /forums/:year/register.:format', (at) => `/forums/${at.year}/register.csv`],
];

test('files are for the same readers as what stands in them', async () => {
  const wrong: string[] = [];
  const answers = new Set<string>();
  for (const [route, path] of FILES) {
    for (const actor of ACTORS) {
      for (const target of ['own', 'foreign'] as const) {
        const answer = await api.http(path(world.targets[target]), {}, world.actors[actor]);
        const text = await answer.text();
        const may = mayCall(routes[route] ?? '', actor, target, false);
        if ((answer.status === 200) !== may) wrong.push(`${actor} ${path(world.targets[target])}: ${answer.status}`);
        if (!may) answers.add(`${answer.status} ${text}`);
        leaks.push(...leaksIn({ actor, target, name: route } as Cell, { code: '', typename: '', text }));
      }
    }
  }
  expect(wrong).toEqual([]);
  // What may not be known answers as what is not there.
  const missing = await api.http('/forums/1999/summary.html');
  expect([...answers]).toEqual([`${missing.status} ${await missing.text()}`]);
}, 30_000);

test('an unreleased session is as unknown as none, by page, file, code and id', async () => {
  const hidden = world.targets.sibling;
  const bodies = async (make: (code: string) => string) => {
    const of = async (code: string) => {
      const answer = await api.http(make(code));
      return `${answer.status} ${(await answer.text()).replaceAll(code, 'CODE')}`;
    };
    return [await of(hidden.code), await of('ZZZZZZ')];
  };
  for (const make of [(c: string) => `/sessions/${c}.ics`, (c: string) => `/en/forums/${hidden.year}/sessions/${c}`]) {
    const [known, unknown] = await bodies(make);
    expect(known).toBe(unknown);
    expect(known).toMatch(/^404/);
  }
  const SESSION = 'query($code: String!) { session(code: $code) { code title(lang: en) { text } } }';
  expect((await api.gql(SESSION, { code: hidden.code })).data).toEqual({ session: null });
  expect((await api.gql(SESSION, { code: world.targets.own.code })).data.session.code).toBe(world.targets.own.code);
  expect((await api.http('/calendar/no-such-secret.ics')).status).toBe(404);
});

test('each topic is for its listeners', async () => {
  const wrong: string[] = [];
  for (const [topic, who] of Object.entries(topics)) {
    for (const actor of ACTORS) {
      const req = { headers: { cookie: world.actors[actor]?.cookie ?? '' } } as PlatformRequest;
      const viewer = await api.app.get(Who).asks(req);
      for (const target of TARGETS) {
        const at = world.targets[target];
        const [prefix = '', aspect] = topic.split(':');
        const id = prefix === 'session' ? at.sessionId : prefix === 'person' ? at.personId : at.forumId;
        const asked = topic === 'public' ? topic : [prefix, id, aspect].filter(Boolean).join(':');
        if ((await api.app.get(Live).mayHear(viewer, asked)) !== mayCall(who, actor, target, false))
          wrong.push(`${actor} ${topic} (${target})`);
        if (
          topic !== 'public' &&
          (await api.app.get(Live).mayHear(viewer, `${prefix}:no-id${aspect ? `:${aspect}` : ''}`))
        )
          wrong.push(`${actor} ${topic} of nothing`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

/** An id of elsewhere beside one's own: whoever is authorised for the one is not for the other. */
function mixes(): [name: string, actor: ActorName, foreign: Record<string, unknown>][] {
  const { sibling, foreign } = world.targets;
  return [
    ['logStatement', 'MOD', { parentId: sibling.statementId }],
    ['logStatement', 'RAP', { parentId: foreign.statementId }],
    ['logStatement', 'MOD', { mergedFromIds: [sibling.statementId] }],
    ['logStatement', 'MOD', { speakerAppearanceId: foreign.appearanceId }],
    ['logOutcome', 'MOD', { parentId: sibling.itemId }],
    ['logOutcome', 'RAP', { statementIds: [sibling.statementId] }],
    ['logOutcome', 'MOD', { statementIds: [foreign.statementId] }],
    ['closeSession', 'MOD', { messageIds: [sibling.itemId, foreign.itemId, sibling.itemId] }],
    ['placeSession', 'SEC', { id: foreign.slotId }],
    ['placeSession', 'SEC', { id: sibling.slotId }],
    ['placeSession', 'SEC', { venueRoomId: foreign.venueRoomId }],
    ['editAppearance', 'SEC', { sessionId: foreign.sessionId }],
    ['editSession', 'SEC', { forumId: foreign.forumId }],
    ['editVenueRoom', 'SEC', { forumId: foreign.forumId }],
    ['editForum', 'SEC', { year: foreign.year }],
    ['addEvidence', 'SEC', { statementId: foreign.statementId }],
    ['addEvidence', 'SEC', { statementId: undefined, itemId: foreign.itemId }],
    ['disposeOutcome', 'SEC', { itemId: foreign.itemId }],
    ['disposeOutcome', 'SEC', { paragraphId: foreign.paragraphId }],
    ['mergeOutcome', 'SEC', { intoId: foreign.itemId }],
    ['moveParagraph', 'SEC', { sectionId: foreign.sectionId }],
    ['moveParagraph', 'SEC', { afterId: foreign.paragraphId }],
    ['addParagraph', 'SEC', { afterId: foreign.paragraphId }],
    ['addFootnote', 'SEC', { paragraphId: foreign.paragraphId }],
    ['editRegistration', 'PART', { categoryId: foreign.categoryId }],
    ['registerForForum', 'ANON', { categoryId: foreign.categoryId }],
    ['assignRole', 'SEC', { scopeKind: 'session', scopeId: foreign.sessionId, role: 'MOD' }],
    ['assignRole', 'SEC', { scopeKind: 'platform', scopeId: undefined, role: 'ADM' }],
    ['assignRole', 'SEC', { scopeKind: 'platform', scopeId: undefined, role: 'SEC' }],
    ['assignRole', 'SEC', { scopeKind: 'forum', scopeId: foreign.sessionId }],
    ['saveSlot', 'PART', { slotUid: sibling.slotUid }],
  ];
}

test('an id of elsewhere inside one’s own request is refused, not ignored', async () => {
  const before = await stateOfDatabase();
  const wrong: string[] = [];
  for (const [name, actor, foreign] of mixes()) {
    const root = roots.find((r) => r.field.name === name);
    if (!root) throw new Error(`No ${name}`);
    const outcome = await call({ root, name, actor, target: 'own' }, true, foreign);
    const isDone = outcome.code === '' && !['BadInput', 'RuleBroken', 'Stale', 'Gone'].includes(outcome.typename);
    const isFault = outcome.code !== '' && !REFUSED.has(outcome.code);
    if (isDone || isFault) wrong.push(`${actor} ${name} ${Object.keys(foreign)}: ${outcome.code || outcome.typename}`);
    leaks.push(...leaksIn({ root, name, actor, target: 'own' }, outcome));
  }
  expect(wrong).toEqual([]);
  expect(await stateOfDatabase()).toEqual(before);
  // In questions a foreign filter finds nothing.
  const { own, foreign } = world.targets;
  const outcomes = await api.gql(
    'query($f: ID!, $s: ID) { outcomes(forumId: $f, sessionId: $s, first: 5) { total rows { id } } }',
    { f: own.forumId, s: foreign.sessionId },
    world.actors.SEC,
  );
  const rows = await api.gql(
    'query($f: ID!, $c: ID) { registrations(forumId: $f, categoryId: $c, first: 5) { total rows { id } } }',
    { f: own.forumId, c: foreign.categoryId },
    world.actors.SEC,
  );
  expect([outcomes.data?.outcomes.total ?? 0, rows.data?.registrations.total ?? 0]).toEqual([0, 0]);
}, 30_000);

/** From now on each table notes that it was written. */
async function noteWrites(): Promise<void> {
  await api.db.query('create table planted_write (name text not null)');
  await api.db.query(
    `create function planted_note() returns trigger language plpgsql as $$ begin insert into planted_write values (tg_table_name); return null; end $$`,
  );
  for (const name of Object.keys(await stateOfDatabase())) {
    if (
      ['planted_write', 'mail', 'audit_entry', 'audit_value', 'live_topic', 'idempotency_key', 'outcome_link'].includes(
        name,
      )
    )
      continue;
    await api.db.query(
      `create trigger planted_note after insert or update or delete on "${name}" for each row execute function planted_note()`,
    );
  }
}

// What takes away stands last, so that the others find their rows.
const LAST = /^(release|move|cancel|unsave|remove|revoke|withdraw|close|endRole|endLogin|signOut)/;
const rankOf = (name: string) => (name === 'signOut' ? 3 : name === 'endLogin' ? 2 : LAST.test(name) ? 1 : 0);

/** Verbs that succeed without an entry of their own, and why. */
const UNAUDITED: Record<string, string> = {
  requestSignIn: 'the request is a row of its own, forgotten after a day',
};

test('whoever may change does, and each change leaves an entry in the audit', async () => {
  const wrong: string[] = [];
  const did = new Set<string>();
  const couldNot = new Map<string, string>();
  const order = Object.keys(operations);
  const cells = cellsOf('mutation', true).sort(
    (a, b) => rankOf(a.name) - rankOf(b.name) || order.indexOf(a.name) - order.indexOf(b.name),
  );
  await noteWrites();
  for (const cell of cells) {
    const before = await entries();
    await api.db.query('truncate planted_write');
    const { code, typename, text } = await ask(cell);
    const [who = ''] = operations[cell.name] ?? [];
    // The public may ask for what is not there, and a row that was taken away is gone for the next one.
    const isGone =
      code === 'NOT_FOUND' && (/^(public|signedIn)$/.test(who) || (LAST.test(cell.name) && did.has(cell.name)));
    if (REFUSED.has(code) && !isGone && !(cell.name === 'signOut' && did.has(cell.name)))
      wrong.push(`${label(cell)}: ${code}`);
    const isDone = code === '' && !['BadInput', 'RuleBroken', 'Stale', 'Gone'].includes(typename);
    if (!isDone) {
      if (!did.has(cell.name)) couldNot.set(cell.name, `${cell.actor} ${cell.target} ${text.slice(0, 200)}`);
      continue;
    }
    const written = (await api.db.query('select distinct name from planted_write')).map(
      (r: { name: string }) => r.name,
    );
    if ((await entries()) === before && written.length && !UNAUDITED[cell.name])
      wrong.push(`${label(cell)}: wrote ${written} without an entry in the audit`);
    did.add(cell.name);
    couldNot.delete(cell.name);
  }
  console.info(
    `${cells.length} permitted changes; never done: ${[...couldNot].map(([n, t]) => `\n  ${n}: ${t}`).join('')}`,
  );
  expect(wrong).toEqual([]);
}, 60_000);

test('nobody saw a private value that is not for them, and no operation failed inside', () => {
  console.info(
    `${asked} answers, ${world.canaries.length} canaries; never shown to anybody: ${world.canaries
      .filter((c) => !seen.has(c.of))
      .map((c) => c.of)
      .join(', ')}`,
  );
  expect([...new Set(leaks)]).toEqual([]);
  expect(faults).toEqual([]);
});

test('were the rights taken away, nearly every refusal would be missed', async () => {
  const can = jest.spyOn(Viewer.prototype, 'can').mockReturnValue(true);
  const cells = cellsOf('query', false).filter((c) => c.actor !== 'ANON');
  let noticed = 0;
  let leaked = 0;
  const missed = new Set<string>();
  await inParallel(cells, async (cell) => {
    const outcome = await call(cell, true);
    if (!REFUSED.has(outcome.code)) noticed++;
    else missed.add(cell.name);
    if (leaksIn(cell, outcome).length) leaked++;
  });
  can.mockRestore();
  console.info(
    `rights off: ${noticed} of ${cells.length} refusals gone, ${leaked} answers with canaries; still refused: ${[...missed].join(', ')}`,
  );
  expect(noticed / cells.length).toBeGreaterThan(0.98);
  expect(leaked).toBeGreaterThan(50);
}, 60_000);
