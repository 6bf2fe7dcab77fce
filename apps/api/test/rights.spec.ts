import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { Live } from '../src/platform/live.ts';
import type { PlatformRequest } from '../src/platform/request.ts';
import { Viewer } from '../src/platform/viewer.ts';
import { Who } from '../src/platform/who.ts';
import { type Api, startApp } from './app.ts';
import { mayCall } from './given.ts';
import { type Cell, inParallel, label, Matrix, REFUSED } from './matrix.ts';
import { type Root, rootsOf } from './operations.ts';
import { type Ids, operations, routes, topics } from './rights.ts';
import { ACTORS, type ActorName, makeWorld, TARGETS, type World } from './world.ts';

let api: Api;
let world: World;
let roots: Root[];
let matrix: Matrix;
beforeAll(async () => {
  api = await startApp({ switches: { areLimitsOff: true } });
  roots = rootsOf(api.app.get(GraphQLSchemaHost).schema);
  world = await makeWorld(api);
  matrix = new Matrix(api, world, roots);
});
afterAll(() => api.stop());

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

test('whoever may not is refused, in all three places, and nothing changes', async () => {
  const before = await matrix.stateOfDatabase();
  const wrong: string[] = [];
  const cells = [...matrix.cellsOf('query', false), ...matrix.cellsOf('mutation', false)];
  await inParallel(cells, async (cell) => {
    const { code, text } = await matrix.ask(cell, false);
    if (!REFUSED.has(code)) wrong.push(`${label(cell)}: ${code || text.slice(0, 160)}`);
    if (cell.actor === 'ANON' && code !== 'NOT_SIGNED_IN')
      wrong.push(`${label(cell)}: ${code} instead of NOT_SIGNED_IN`);
  });
  console.info(
    `${cells.length} refusals over ${roots.length} operations, ${ACTORS.length} actors, ${TARGETS.length} places`,
  );
  expect(wrong).toEqual([]);
  expect(await matrix.stateOfDatabase()).toEqual(before);
});

test('whoever may read is answered', async () => {
  const wrong: string[] = [];
  await inParallel(matrix.cellsOf('query', true), async (cell) => {
    const { code } = await matrix.ask(cell);
    const [who = ''] = operations[cell.name] ?? [];
    // A draft does not exist for the public: NOT_FOUND is an answer there.
    if (code === 'NOT_FOUND' && /^(public|signedIn)$/.test(who)) return;
    if (REFUSED.has(code)) wrong.push(`${label(cell)}: ${code}`);
  });
  expect(wrong).toEqual([]);
});

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
        matrix.leaks.push(...matrix.leaksIn({ actor, target, name: route } as Cell, { code: '', typename: '', text }));
      }
    }
  }
  expect(wrong).toEqual([]);
  // What may not be known answers as what is not there.
  const missing = await api.http('/forums/1999/summary.html');
  expect([...answers]).toEqual([`${missing.status} ${await missing.text()}`]);
});

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
    ['logStatement', 'MOD', { recorderId: sibling.personId }],
    ['logOutcome', 'RAP', { recorderId: foreign.personId }],
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
  const before = await matrix.stateOfDatabase();
  const wrong: string[] = [];
  for (const [name, actor, foreign] of mixes()) {
    const root = roots.find((r) => r.field.name === name);
    if (!root) throw new Error(`No ${name}`);
    const outcome = await matrix.call({ root, name, actor, target: 'own' }, true, foreign);
    const isDone = outcome.code === '' && !['BadInput', 'RuleBroken', 'Stale', 'Gone'].includes(outcome.typename);
    const isFault = outcome.code !== '' && !REFUSED.has(outcome.code);
    if (isDone || isFault) wrong.push(`${actor} ${name} ${Object.keys(foreign)}: ${outcome.code || outcome.typename}`);
    matrix.leaks.push(...matrix.leaksIn({ root, name, actor, target: 'own' }, outcome));
  }
  expect(wrong).toEqual([]);
  expect(await matrix.stateOfDatabase()).toEqual(before);
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
});

/** From now on each table notes that it was written. */
async function noteWrites(): Promise<void> {
  await api.db.query('create table planted_write (name text not null)');
  await api.db.query(
    `create function planted_note() returns trigger language plpgsql as $$ begin insert into planted_write values (tg_table_name); return null; end $$`,
  );
  for (const name of Object.keys(await matrix.stateOfDatabase())) {
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

/** Verbs that cannot succeed on these rows: a used link, a session that is over, nothing to set right. Their own specs look for the entry. */
const NOT_HERE = [
  ...['redeemSignIn', 'proveRegistration', 'moveSession', 'closeSession', 'reopenRehearsal', 'returnOutcome'],
  ...['mergeOutcome', 'editSummaryTemplate', 'applyFix', 'applyHeadingFix', 'applyAllFixes'],
  'removeRegistrationCategory',
];

test('whoever may change does, and each change leaves an entry in the audit', async () => {
  const wrong: string[] = [];
  const did = new Set<string>();
  const couldNot = new Map<string, string>();
  const order = Object.keys(operations);
  const cells = matrix
    .cellsOf('mutation', true)
    .sort((a, b) => rankOf(a.name) - rankOf(b.name) || order.indexOf(a.name) - order.indexOf(b.name));
  await noteWrites();
  for (const cell of cells) {
    const before = await matrix.entries();
    await api.db.query('truncate planted_write');
    const { code, typename, text } = await matrix.ask(cell);
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
    if ((await matrix.entries()) === before && written.length && !UNAUDITED[cell.name])
      wrong.push(`${label(cell)}: wrote ${written} without an entry in the audit`);
    did.add(cell.name);
    couldNot.delete(cell.name);
  }
  console.info(
    `${cells.length} permitted changes; never done: ${[...couldNot].map(([n, t]) => `\n  ${n}: ${t}`).join('')}`,
  );
  expect(wrong).toEqual([]);
  // Of any other verb it would not be known whether it leaves an entry.
  expect([...couldNot.keys()].filter((name) => !NOT_HERE.includes(name))).toEqual([]);
});

test('nobody saw a private value that is not for them, and no operation failed inside', () => {
  console.info(
    `${matrix.asked} answers, ${world.canaries.length} canaries; never shown to anybody: ${world.canaries
      .filter((c) => !matrix.seen.has(c.of))
      .map((c) => c.of)
      .join(', ')}`,
  );
  expect([...new Set(matrix.leaks)]).toEqual([]);
  expect(matrix.faults).toEqual([]);
});

test('were the rights taken away, nearly every refusal would be missed', async () => {
  const can = jest.spyOn(Viewer.prototype, 'can').mockReturnValue(true);
  const cells = matrix.cellsOf('query', false).filter((c) => c.actor !== 'ANON');
  let noticed = 0;
  let leaked = 0;
  const missed = new Set<string>();
  await inParallel(cells, async (cell) => {
    const outcome = await matrix.call(cell, true);
    if (!REFUSED.has(outcome.code)) noticed++;
    else missed.add(cell.name);
    if (matrix.leaksIn(cell, outcome).length) leaked++;
  });
  can.mockRestore();
  console.info(
    `rights off: ${noticed} of ${cells.length} refusals gone, ${leaked} answers with canaries; still refused: ${[...missed].join(', ')}`,
  );
  expect(noticed / cells.length).toBeGreaterThan(0.98);
  expect(leaked).toBeGreaterThan(50);
});
