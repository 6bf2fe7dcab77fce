import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Actor, type Api, codeOf, startApp } from '../../test/app.ts';
import {
  LOG,
  logOutcome,
  logStatement,
  move,
  OUTCOME,
  operation,
  outcomeInput,
  type Room,
  room,
  STATEMENT,
  statementInput,
  step,
  threeRooms,
} from '../../test/outcome.ts';
import { statementsOf } from '../../test/statements.ts';
import type { Forum } from '../forum/forum.entity.ts';
import { RoleAssignment } from '../people/role-assignment.entity.ts';
import { type ChainRow, firstBrokenLink } from './outcome-chain.service.ts';

let api: Api;
let forum: Forum;
let other: Forum;
let x: Room;
let y: Room;
let elsewhere: Room;
let officer: Actor;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());
beforeEach(async () => {
  ({ forum, other, x, y, elsewhere, officer } = await threeRooms(api));
});

test('a rapporteur logs a statement and an item that rests on it', async () => {
  const said = await logStatement(x, { speakerText: 'Guest', countryM49: '076' });
  expect(said).toMatchObject({
    __typename: 'Statement',
    number: 1,
    address: `${forum.year}/${x.session.code}/1`,
    attribution: 'ROLE',
    isCurrent: true,
    inConflict: false,
  });
  const item = await logOutcome(x, { statementIds: [said.id], goals: ['9.5', '4', '9.5'] });
  expect(item).toMatchObject({
    __typename: 'OutcomeItem',
    number: 1,
    status: 'DRAFT',
    goals: ['4', '9.5'],
    statementIds: [said.id],
    attribution: 'NONE',
  });
  expect((await logStatement(x)).number).toBe(2);
  expect((await logStatement(y)).number).toBe(1);
});

test('the same operation sent twice, and twice at once, is accepted once and answered alike', async () => {
  const input = statementInput(x);
  const answers = await Promise.all([1, 2, 3].map(() => api.gql(STATEMENT, { input }, x.rapporteur)));
  const later = await api.gql(STATEMENT, { input }, x.rapporteur);
  expect(new Set([...answers, later].map((a) => JSON.stringify(a.data))).size).toBe(1);
  expect((await api.gql(LOG, { id: x.session.id }, x.moderator)).data.sessionLog.statements).toHaveLength(1);
  // Control: the same text as another operation is another statement.
  await api.gql(STATEMENT, { input: { ...input, ...operation() } }, x.rapporteur);
  expect((await api.gql(LOG, { id: x.session.id }, x.moderator)).data.sessionLog.statements).toHaveLength(2);
});

test('the key of an operation is not good for another text, another session or another person', async () => {
  const input = statementInput(x);
  await api.gql(STATEMENT, { input }, x.rapporteur);
  const both = await api.person({
    roles: [
      { role: 'RAP', session: x.session.id },
      { role: 'RAP', session: y.session.id },
    ],
  });
  const reused = { __typename: 'RuleBroken', rule: 'idempotencyKeyReused', values: [] };
  for (const [changed, as] of [
    [{ ...input, text: 'Other' }, x.rapporteur],
    [input, x.moderator],
    [{ ...input, sessionId: y.session.id }, both],
  ] as const)
    expect((await api.gql(STATEMENT, { input: changed }, as)).data.logStatement).toEqual(reused);
});

test('what one person wrote is never recorded under the name of another who is signed in by now', async () => {
  const other = { __typename: 'RuleBroken', rule: 'otherPerson', values: [] };
  const recorderId = x.rapporteur.personId;
  const [said, item] = [statementInput(x, { recorderId }), outcomeInput(x, { recorderId })];
  // Both may write in this session: only the name is wrong.
  expect((await api.gql(STATEMENT, { input: said }, x.moderator)).data.logStatement).toEqual(other);
  expect((await api.gql(OUTCOME, { input: item }, x.moderator)).data.logOutcome).toEqual(other);
  expect((await api.gql(STATEMENT, { input: said }, y.moderator)).data.logStatement).toEqual(other);
  expect((await api.gql(STATEMENT, { input: { ...said, recorderId: '' } }, x.rapporteur)).data.logStatement).toEqual(
    other,
  );
  const before = (await api.gql(LOG, { id: x.session.id }, x.moderator)).data.sessionLog;
  expect([before.statements, before.items]).toEqual([[], []]);
  // Control: the same operations of the person who wrote them are accepted, so it is the name that was refused.
  expect((await api.gql(STATEMENT, { input: said }, x.rapporteur)).data.logStatement.__typename).toBe('Statement');
  expect((await api.gql(OUTCOME, { input: item }, x.rapporteur)).data.logOutcome.__typename).toBe('OutcomeItem');
});

test('an operation that was sent before pages named their person is the same when it is sent again with the name', async () => {
  const input = statementInput(x);
  const first = (await api.gql(STATEMENT, { input }, x.rapporteur)).data.logStatement;
  expect(first.__typename).toBe('Statement');
  const named = { ...input, recorderId: x.rapporteur.personId };
  expect((await api.gql(STATEMENT, { input: named }, x.rapporteur)).data.logStatement).toEqual(first);
  expect((await api.gql(LOG, { id: x.session.id }, x.moderator)).data.sessionLog.statements).toHaveLength(1);
});

test('A4: who runs one session writes nothing into another, by id, nested id or alias', async () => {
  const theirs = { statement: await logStatement(y), item: await logOutcome(y) };
  const before = (await api.gql(LOG, { id: y.session.id }, y.moderator)).data;
  for (const intruder of [x.moderator, x.rapporteur, elsewhere.moderator]) {
    expect(codeOf(await api.gql(STATEMENT, { input: statementInput(y) }, intruder))).toBe('NOT_FOUND');
    expect(codeOf(await api.gql(OUTCOME, { input: outcomeInput(y) }, intruder))).toBe('NOT_FOUND');
    expect(codeOf(await api.gql(LOG, { id: y.session.id }, intruder))).toBe('NOT_FOUND');
    expect(codeOf(await api.gql(step('proposeOutcome'), { id: theirs.item.id }, intruder))).toBe('NOT_FOUND');
  }
  const nested = await logOutcome(x, { statementIds: [theirs.statement.id] });
  expect(nested.problems).toEqual([{ field: 'statementIds.0', code: 'unknownValue', limit: null, near: null }]);
  const adopted = await logOutcome(x, { parentId: theirs.item.id });
  expect(adopted.problems).toEqual([{ field: 'parentId', code: 'unknownValue', limit: null, near: null }]);
  const own = await logOutcome(x);
  const merged = await logOutcome(x, { parentId: own.id, mergedFromIds: [theirs.item.id] });
  expect(merged.problems).toEqual([{ field: 'mergedFromIds.0', code: 'unknownValue', limit: null, near: null }]);
  const aliases = `mutation($a: OutcomeInput!, $b: OutcomeInput!) { a: logOutcome(input: $a) { __typename } b: logOutcome(input: $b) { __typename } }`;
  const both = await api.gql(aliases, { a: outcomeInput(x), b: outcomeInput(y) }, x.moderator);
  expect([both.errors?.[0]?.path, codeOf(both)]).toEqual([['b'], 'NOT_FOUND']);
  expect((await api.gql(LOG, { id: y.session.id }, y.moderator)).data).toEqual(before);

  // Control: with the role for that session the same operations are accepted, so it is the role that was missing.
  await api.db.update(RoleAssignment, { personId: x.moderator.personId }, { scopeId: y.session.id });
  expect(await logOutcome(y, { statementIds: [theirs.statement.id] }, x.moderator)).toMatchObject({
    __typename: 'OutcomeItem',
  });
  expect(await logOutcome(y, { parentId: theirs.item.id }, x.moderator)).toMatchObject({ __typename: 'OutcomeItem' });
});

test('the Secretariat, the Co-Chairs and the 10-Member Group of the forum read the log and write nothing', async () => {
  const item = await logOutcome(x);
  for (const role of ['SEC', 'COC', 'G10'] as const) {
    const reader = await api.person({ roles: [{ role, forum: forum.id }] });
    expect(
      (await api.gql(LOG, { id: x.session.id }, reader)).data.sessionLog.items.map((i: { id: string }) => i.id),
    ).toEqual([item.id]);
    expect(codeOf(await api.gql(OUTCOME, { input: outcomeInput(x) }, reader))).toBe('FORBIDDEN');
    expect(codeOf(await api.gql(step('agreeOutcome'), { id: item.id }, reader))).toBe('FORBIDDEN');
    expect(codeOf(await api.gql(LOG, { id: elsewhere.session.id }, reader))).toBe('NOT_FOUND');
  }
  const participant = await api.person();
  const few = LOG.replace('first: 50', 'first: 5');
  expect(codeOf(await api.gql(few, { id: x.session.id }, participant))).toBe('FORBIDDEN');
  expect(codeOf(await api.gql(few, { id: x.session.id }))).toBe('NOT_SIGNED_IN');
});

test('the 10-Member Group reads what came of a session, but no statements; who also moderates reads those', async () => {
  const said = await logStatement(x, { text: 'Said in the room' });
  const item = await logOutcome(x, { statementIds: [said.id] });
  await api.idle();
  const ITEMS = 'query($f: ID!) { outcomes(forumId: $f, first: 5) { rows { id statements { text } } } }';
  const reading = async (as: Actor) => {
    const log = (await api.gql(LOG, { id: x.session.id }, as)).data.sessionLog;
    const { rows } = (await api.gql(ITEMS, { f: forum.id }, as)).data?.outcomes ?? { rows: [] };
    const file = await (await api.http(`/forums/${forum.year}/outcome-log.json`, {}, as)).text();
    const links: ChainRow[] = file.startsWith('{') ? JSON.parse(file).links : [];
    return {
      log: [log.statements.length, log.items[0].id, log.items[0].statements.length],
      rows: rows.map((row: { id: string; statements: object[] }) => [row.id, row.statements.length]),
      isInFile: file.includes('Said in the room'),
      salts: links.map((link) => [link.kind, link.salt !== null]),
      brokenAt: firstBrokenLink(links),
    };
  };
  const member = await api.person({ roles: [{ role: 'G10', forum: forum.id }] });
  expect(await reading(member)).toEqual({
    ...{ log: [0, item.id, 0], rows: [[item.id, 0]], isInFile: false, brokenAt: null },
    salts: [
      ['STATEMENT', false],
      ['ITEM', true],
    ],
  });
  const coChair = await api.person({ roles: [{ role: 'COC', forum: forum.id }] });
  expect(await reading(coChair)).toEqual({
    ...{ log: [1, item.id, 1], rows: [[item.id, 1]], isInFile: true, brokenAt: null },
    salts: [
      ['STATEMENT', true],
      ['ITEM', true],
    ],
  });
  const both = await api.person({
    roles: [
      { role: 'G10', forum: forum.id },
      { role: 'MOD', session: x.session.id },
    ],
  });
  expect((await reading(both)).log).toEqual([1, item.id, 1]);
  expect((await reading(x.rapporteur)).log).toEqual([1, item.id, 1]);
});

test('a target that does not exist is refused with the nearest codes, and nothing is saved', async () => {
  const refused = await logOutcome(x, { goals: ['9.9'] });
  expect(refused.problems).toEqual([
    { field: 'goals.0', code: 'unknownGoal', limit: null, near: ['9.5', '9.4', '9.3'] },
  ]);
  expect((await api.gql(LOG, { id: x.session.id }, x.moderator)).data.sessionLog.items).toEqual([]);
  const hostile = await logOutcome(x, {
    text: 'a\u202E',
    deviceId: '\u202E',
    addressees: ['\u202E'],
    timeFrame: 'x'.repeat(301),
  });
  expect(hostile.problems.map((p: { field: string; code: string }) => `${p.field} ${p.code}`)).toEqual([
    'deviceId unbalancedDirection',
    'text unbalancedDirection',
    'addressees.0 unbalancedDirection',
    'timeFrame tooLong',
  ]);
});

test('two corrections of one text are both kept and shown as a conflict; a person ends it', async () => {
  const first = await logStatement(x, { text: 'One' });
  const a = await logStatement(x, { text: 'One, corrected', parentId: first.id });
  const b = await logStatement(x, { text: 'One, corrected otherwise', parentId: first.id }, x.moderator);
  const standing = async () =>
    (await api.gql(LOG, { id: x.session.id }, x.moderator)).data.sessionLog.statements
      .filter((s: { isCurrent: boolean }) => s.isCurrent)
      .map((s: { id: string; inConflict: boolean }) => [s.id, s.inConflict]);
  expect(await standing()).toEqual([
    [a.id, true],
    [b.id, true],
  ]);
  const peace = await logStatement(x, { text: 'One, agreed', parentId: a.id, mergedFromIds: [b.id] });
  expect(peace).toMatchObject({ number: first.number, mergedFromIds: [b.id] });
  expect(await standing()).toEqual([[peace.id, false]]);
});

test('nobody changes or deletes what was logged, not even in the database', async () => {
  const said = await logStatement(x);
  const item = await logOutcome(x, { statementIds: [said.id] });
  await move(x, 'proposeOutcome', item.id, x.rapporteur);
  for (const table of ['statement', 'outcome_item', 'outcome_item_statement', 'outcome_decision']) {
    const column = table === 'outcome_item_statement' ? 'item_id' : 'id';
    await expect(api.db.query(`UPDATE ${table} SET ${column} = ${column}`)).rejects.toThrow('append-only');
    await expect(api.db.query(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
    await expect(api.db.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('append-only');
  }
  // Control: with the trigger off the same statement passes, so it is the trigger that refuses.
  await api.db.transaction(async (tx) => {
    await tx.query('ALTER TABLE statement DISABLE TRIGGER statement_append_only');
    await tx.query('UPDATE statement SET text = text');
    await tx.query('ALTER TABLE statement ENABLE TRIGGER statement_append_only');
  });
});

const OUTCOMES = `query($f: ID!, $first: Int!, $after: ID, $type: OutcomeType, $status: OutcomeStatus, $goal: String, $text: String, $s: ID) { outcomes(forumId: $f, first: $first, after: $after, type: $type, status: $status, goal: $goal, text: $text, sessionId: $s) { total after rows { text status sessionCode sessionTitle(lang: en) { text } statements { text } } } }`;

test('the Secretariat finds outcomes of all sessions by type, status, Goal, session and text', async () => {
  const { id } = await logOutcome(x, { text: 'Laboratoires ouverts à 100 %', goals: ['9.5'] });
  await move(x, 'proposeOutcome', id, x.rapporteur);
  await logOutcome(y, { type: 'RECOMMENDATION', text: '加强数据共享', goals: ['1'] });
  await logOutcome(elsewhere, { text: 'A canary of another forum', goals: ['9.5'] });
  const found = async (filter: object) => {
    const { data } = await api.gql(OUTCOMES, { f: forum.id, first: 10, ...filter }, officer);
    return [data.outcomes.total, ...data.outcomes.rows.map((row: { text: string }) => row.text)];
  };
  const [open, share] = ['Laboratoires ouverts à 100 %', '加强数据共享'];
  expect(await found({})).toEqual([2, open, share]);
  expect(await found({ type: 'RECOMMENDATION' })).toEqual([1, share]);
  expect(await found({ status: 'PROPOSED' })).toEqual([1, open]);
  expect(await found({ goal: '9' })).toEqual([1, open]);
  expect(await found({ s: y.session.id })).toEqual([1, share]);
  expect(await found({ text: '数据' })).toEqual([1, share]);
  expect(await found({ text: '0 %' })).toEqual([1, open]);
  expect(await found({ text: '%' })).toEqual([1, open]);
  for (const nothing of [
    { text: 'canary' },
    { text: 'a\u202E' },
    { goal: '9.9' },
    { s: elsewhere.session.id },
    { s: 'no id' },
  ])
    expect(await found(nothing)).toEqual([0]);
  const page = (await api.gql(OUTCOMES, { f: forum.id, first: 1 }, officer)).data.outcomes;
  const next = (await api.gql(OUTCOMES, { f: forum.id, first: 1, after: page.after }, officer)).data.outcomes;
  expect([page.total, page.rows[0].text, next.total, next.rows[0].text, next.after]).toEqual([2, open, 2, share, null]);
  expect(codeOf(await api.gql(OUTCOMES, { f: forum.id, first: 1, after: 'no id' }, officer))).toBe('NOT_FOUND');
  expect(codeOf(await api.gql(OUTCOMES, { f: other.id, first: 10 }, officer))).toBe('NOT_FOUND');
});

test('figures of the log, and the sessions of which nothing was written', async () => {
  await logStatement(x);
  await logOutcome(x);
  await room(api, forum, { isRehearsal: true });
  const { data } = await api.gql(
    `query($f: ID!) { outcomeNumbers(forumId: $f) { statements items sessions sessionsWithoutText counts { type status count } } sessionsWithoutText(forumId: $f, first: 10) { code } }`,
    { f: forum.id },
    officer,
  );
  expect(data).toEqual({
    outcomeNumbers: {
      statements: 1,
      items: 1,
      sessions: 2,
      sessionsWithoutText: 1,
      counts: [{ type: 'GAP', status: 'DRAFT', count: 1 }],
    },
    sessionsWithoutText: [{ code: y.session.code }],
  });
});

test('one item or three: the lists ask the database equally often', async () => {
  const queries = async (ask: () => Promise<unknown>) => {
    await api.idle();
    return (await statementsOf(ask, /statement|outcome|"(session|slot|appearance|forum)"/)).length;
  };
  const add = async () => logOutcome(x, { statementIds: [(await logStatement(x)).id] });
  const log = () => api.gql(LOG, { id: x.session.id }, x.moderator);
  const list = () => api.gql(OUTCOMES, { f: forum.id, first: 10 }, officer);
  const SILENT = `query($f: ID!) { sessionsWithoutText(forumId: $f, first: 10) { code forumYear slots { code venueRoom { id } } appearances { name } } }`;
  const silent = async (count: number) =>
    expect((await api.gql(SILENT, { f: forum.id }, officer)).data.sessionsWithoutText).toHaveLength(count);
  await add();
  const one = [await queries(log), await queries(list)];
  const oneSilent = await queries(() => silent(1));
  await room(api, forum);
  await room(api, forum);
  expect([oneSilent > 0, await queries(() => silent(3))]).toEqual([true, oneSilent]);
  await add();
  await add();
  const three = [await queries(log), await queries(list)];
  expect(one.every((n) => n > 0)).toBe(true);
  expect(three).toEqual(one);
});

test('anybody can verify the log from an export; a changed byte is found', async () => {
  const said = await logStatement(x);
  await logOutcome(x, { statementIds: [said.id] });
  const { id } = await logOutcome(y);
  await move(y, 'proposeOutcome', id, y.rapporteur);
  await api.idle();
  const file = (as?: Actor) => api.http(`/forums/${forum.year}/outcome-log.json`, {}, as);
  const { links: chain } = (await (await file(officer)).json()) as { links: ChainRow[] };
  expect([(await file()).status, (await file(x.moderator)).status, (await file(elsewhere.moderator)).status]).toEqual([
    404, 404, 404,
  ]);
  expect(chain.map((row) => [row.number, row.kind])).toEqual([
    [1, 'STATEMENT'],
    [2, 'ITEM'],
    [3, 'ITEM'],
    [4, 'DECISION'],
  ]);
  expect(firstBrokenLink(JSON.parse(JSON.stringify(chain)))).toBeNull();
  const forged = JSON.parse(JSON.stringify(chain).replace('Data are scarce.', 'Data are scarce!'));
  expect(firstBrokenLink(forged)).toBe(2);
  expect(firstBrokenLink(chain.filter((row) => row.number !== 3))).toBe(4);
});

test('a stranger hears nothing of a session, its moderator hears each entry', async () => {
  const live = (as?: Actor) =>
    api.http(`/live?topics=session:${x.session.id}`, {}, as).then(async (r) => {
      await r.body?.cancel();
      return r.status;
    });
  expect([await live(x.moderator), await live(y.moderator), await live()]).toEqual([200, 403, 401]);
});
