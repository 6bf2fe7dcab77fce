import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { localText } from '@sti/domain';
import { type Actor, type Api, codeOf, startApp } from '../../test/app.ts';
import { addCategory, details, form, openForum, ownerOf, registered, send } from '../../test/registration.ts';
import { statementsOf } from '../../test/statements.ts';
import type { Forum } from '../forum/forum.entity.ts';
import { AuditEntry } from '../platform/audit.entity.ts';
import { Db } from '../platform/db.ts';
import { Live } from '../platform/live.ts';
import { Outbox } from '../platform/outbox.ts';
import { Viewer } from '../platform/viewer.ts';
import type { RegistrationCategory } from './category.entity.ts';
import { Registration } from './registration.entity.ts';

// Two cores may be shared with other specs.

let api: Api;
let forum: Forum;
let category: RegistrationCategory;
let other: Awaited<ReturnType<typeof openForum>>;
let officer: Actor;
let officerOfOther: Actor;
let amina: Registration;
let bashir: Registration;

const CANARIES = { accessNeeds: 'canary-needs', phone: '+254 20 7654321' };

beforeAll(async () => {
  api = await startApp();
  ({ forum, category } = await openForum(api, { approvers: ['SECRETARIAT'] }));
  other = await openForum(api);
  officer = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  officerOfOther = await api.person({ roles: [{ role: 'SEC', forum: other.forum.id }] });
  amina = await registered(api, forum, category, { ...CANARIES, email: 'canary-amina@example.org' });
  bashir = await registered(api, forum, category, {
    ...CANARIES,
    email: 'canary-bashir@example.org',
    givenName: 'Bashir',
  });
  await api.idle();
});
afterAll(() => api.stop());

const FIELDS =
  'id version status givenName familyName organisationName email phone gender accessNeeds waitingPosition reason category { name(lang: en) { text } } forum { year }';
const MINE = `{ myRegistrations(first: 10) { ${FIELDS} } }`;
const LIST = `query($f: ID!, $first: Int!, $after: String, $text: String, $status: RegistrationStatus) {
  registrations(forumId: $f, first: $first, after: $after, text: $text, status: $status) { total after rows { ${FIELDS} } } }`;
const EDIT = `mutation($id: ID!, $v: Int!, $input: RegistrationDetailsInput!) { editRegistration(id: $id, version: $v, input: $input) {
  __typename ... on Registration { ${FIELDS} } ... on Stale { version conflicts { field mine theirs } } ... on RuleBroken { rule } ... on BadInput { problems { field code } } } }`;
const DECIDE = `mutation($id: ID!, $v: Int!, $d: RegistrationDecision!, $reason: String) { decideRegistration(id: $id, version: $v, decision: $d, reason: $reason) {
  __typename ... on Registration { ${FIELDS} } ... on Stale { version } ... on RuleBroken { rule } ... on BadInput { problems { field code } } } }`;
const fresh = (row: Registration) => api.db.findOneByOrFail(Registration, { id: row.id });

test('a person sees the own registration whole, and nobody else’s', async () => {
  const { data } = await api.gql(MINE, {}, await ownerOf(api, amina));
  expect(data.myRegistrations).toMatchObject([
    { id: amina.id, ...CANARIES, email: amina.email, forum: { year: forum.year } },
  ]);
  const stranger = await api.gql(MINE, {}, await api.person());
  expect(stranger.data.myRegistrations).toEqual([]);
  expect(codeOf(await api.gql(MINE))).toBe('NOT_SIGNED_IN');
});

test('the Secretariat sees those of its forum with all they need; other roles see none and no number of them', async () => {
  const { data } = await api.gql(LIST, { f: forum.id, first: 10 }, officer);
  expect(data.registrations).toMatchObject({
    total: 2,
    after: null,
    rows: [
      { id: bashir.id, ...CANARIES },
      { id: amina.id, ...CANARIES },
    ],
  });
  const others: [string, Actor | undefined][] = [
    ['NOT_SIGNED_IN', undefined],
    ['FORBIDDEN', await ownerOf(api, amina)],
    ['FORBIDDEN', await api.person({ roles: [{ role: 'ADM' }] })],
    ['FORBIDDEN', await api.person({ roles: [{ role: 'G10', forum: forum.id }] })],
    ['FORBIDDEN', await api.person({ roles: [{ role: 'COC', forum: forum.id }] })],
    ['NOT_FOUND', officerOfOther],
  ];
  for (const [want, actor] of others) {
    const answer = await api.gql(LIST, { f: forum.id, first: 10 }, actor);
    expect(codeOf(answer)).toBe(want);
    expect(JSON.stringify(answer)).not.toMatch(/canary|7654321|total":/);
  }
});

test('no other path leads to an address, a phone number or the needs of somebody else', async () => {
  const { data } = await api.gql(
    '{ __schema { types { name fields { name type { name ofType { name ofType { name ofType { name } } } } } } } }',
  );
  const holders = data.__schema.types.flatMap(
    (type: { name: string; fields: { name: string; type: object }[] | null }) =>
      (type.fields ?? [])
        .filter((field) => /"Registration(Page)?"/.test(JSON.stringify(field.type)))
        .map((field) => `${type.name}.${field.name}`),
  );
  expect(holders.sort()).toEqual([
    'ApprovedRegistrations.approved',
    'ApprovedRegistrations.left',
    'ProvedRegistration.registration',
    'Query.myRegistrations',
    'Query.registrations',
    'RegistrationPage.rows',
  ]);
});

test('a form that brings a status, an owner or a date of its own is refused whole', async () => {
  for (const extra of [
    { status: 'APPROVED' },
    { personId: amina.personId },
    { createdAt: '2020-01-01T00:00:00Z' },
    { id: amina.id },
    { rank: 1 },
    { role: 'SEC' },
  ]) {
    const answer = await send(api, { ...form(forum, category, 'sly@example.org'), ...extra });
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
  }
  expect(await api.db.existsBy(Registration, { email: 'sly@example.org' })).toBe(false);
  expect((await send(api, form(forum, category, 'sly@example.org'))).data.registerForForum.__typename).toBe(
    'CheckYourMail',
  );
});

test('nobody edits, withdraws or decides what is not theirs; an id that is none names nothing', async () => {
  const stranger = await ownerOf(api, bashir);
  const input = details(forum, category);
  const before = await fresh(amina);
  expect(codeOf(await api.gql(EDIT, { id: amina.id, v: before.version, input }, stranger))).toBe('NOT_FOUND');
  expect(
    codeOf(await api.gql(EDIT, { id: amina.id, v: before.version, input: { ...input, id: bashir.id } }, stranger)),
  ).toBe('BAD_USER_INPUT');
  expect(codeOf(await api.gql(EDIT, { id: "x' or 1=1", v: 1, input }, stranger))).toBe('NOT_FOUND');
  expect(codeOf(await api.gql(EDIT, { id: randomUUID(), v: 1, input }, stranger))).toBe('NOT_FOUND');
  expect(codeOf(await api.gql(DECIDE, { id: amina.id, v: before.version, d: 'APPROVE' }, officerOfOther))).toBe(
    'NOT_FOUND',
  );
  expect(codeOf(await api.gql(DECIDE, { id: amina.id, v: before.version, d: 'APPROVE' }, stranger))).toBe('FORBIDDEN');
  expect(await fresh(amina)).toEqual(before);
});

test('an edit cannot move a registration into a category of another forum', async () => {
  const answer = await api.gql(
    EDIT,
    { id: amina.id, v: (await fresh(amina)).version, input: details(forum, other.category) },
    await ownerOf(api, amina),
  );
  expect(answer.data.editRegistration).toEqual({
    __typename: 'BadInput',
    problems: [{ field: 'categoryId', code: 'unknownValue' }],
  });
});

test('the Secretariat approves and rejects with a reason; the owner is told; a changed name is looked at again', async () => {
  const row = await registered(api, forum, category);
  const owner = await ownerOf(api, row);
  // A mail tells the state of the moment in which it is written: each step waits for the mail of the one before.
  await api.idle();
  const version = async () => (await fresh(row)).version;
  expect(row.status).toBe('PENDING');
  const approved = await api.gql(DECIDE, { id: row.id, v: await version(), d: 'APPROVE' }, officer);
  expect(approved.data.decideRegistration.status).toBe('APPROVED');
  await api.idle();
  const phone = await api.gql(
    EDIT,
    { id: row.id, v: await version(), input: { ...details(forum, category), phone: '+1 23' } },
    owner,
  );
  expect(phone.data.editRegistration).toMatchObject({ status: 'APPROVED', phone: '+1 23' });
  await api.idle();
  const name = await api.gql(
    EDIT,
    { id: row.id, v: await version(), input: { ...details(forum, category), familyName: 'Newname' } },
    owner,
  );
  expect(name.data.editRegistration).toMatchObject({ status: 'PENDING', familyName: 'Newname', phone: null });
  await api.idle();
  const silent = await api.gql(DECIDE, { id: row.id, v: await version(), d: 'REJECT', reason: ' ' }, officer);
  expect(silent.data.decideRegistration).toEqual({
    __typename: 'BadInput',
    problems: [{ field: 'reason', code: 'required' }],
  });
  const rejected = await api.gql(
    DECIDE,
    { id: row.id, v: await version(), d: 'REJECT', reason: 'No link to the Forum' },
    officer,
  );
  expect(rejected.data.decideRegistration).toMatchObject({ status: 'REJECTED', reason: 'No link to the Forum' });
  const late = await api.gql(DECIDE, { id: row.id, v: await version(), d: 'APPROVE' }, officer);
  expect(late.data.decideRegistration).toEqual({ __typename: 'RuleBroken', rule: 'registrationMove' });
  await api.idle();
  const texts = (await api.mails()).filter((m) => m.to === row.email).map((m) => m.text);
  expect(texts.filter((text) => text.includes('is approved')).length).toBe(2);
  expect(texts.filter((text) => text.includes('awaiting approval')).length).toBe(2);
  expect(texts.filter((text) => text.includes('No link to the Forum')).length).toBe(1);
  const audit = await api.db.find(AuditEntry, { where: { objectId: row.id }, order: { id: 'ASC' } });
  expect(audit.map((entry) => entry.action)).toEqual(
    ['submit', 'prove', 'approve', 'edit', 'edit', 'reject'].map((verb) => `registration.${verb}`),
  );
});

test('two windows edit at once: the second is told of both texts and nothing is lost', async () => {
  const row = await fresh(bashir);
  const owner = await ownerOf(api, row);
  const input = { ...details(forum, category), givenName: 'Bashir' };
  const first = await api.gql(EDIT, { id: row.id, v: row.version, input: { ...input, position: 'Director' } }, owner);
  const second = await api.gql(
    EDIT,
    { id: row.id, v: row.version, input: { ...input, position: 'Dean', badgeName: 'B. Example' } },
    owner,
  );
  const version = first.data.editRegistration.version;
  expect(second.data.editRegistration).toMatchObject({ __typename: 'Stale', version });
  expect(second.data.editRegistration.conflicts).toEqual(
    expect.arrayContaining([
      { field: 'position', mine: 'Dean', theirs: 'Director' },
      { field: 'badgeName', mine: 'B. Example', theirs: 'Amina Example' },
    ]),
  );
  expect(await fresh(row)).toMatchObject({ position: 'Director', badgeName: 'Amina Example', version });
});

test('the list is found in pages, by text and by status, and asks the database the same for one and for three', async () => {
  const { forum: f, category: c } = await openForum(api, { approvers: ['SECRETARIAT'] });
  const sec = await api.person({ roles: [{ role: 'SEC', forum: f.id }] });
  const ask = (more: object = {}) => api.gql(LIST, { f: f.id, first: 2, ...more }, sec);
  const names = (answer: Awaited<ReturnType<typeof ask>>) =>
    answer.data.registrations.rows.map((r: { givenName: string }) => r.givenName);
  await registered(api, f, c, { givenName: 'One' });
  await api.idle();
  await ask();
  const forOne = await statementsOf(() => ask(), /registration|forum/);
  await registered(api, f, c, { givenName: 'Two_%' });
  await registered(api, f, c, { givenName: 'Three', organisationName: 'Institut für Wasser' });
  await send(api, { ...form(f, c, 'nobody@example.org'), givenName: 'Unproved' });
  await api.idle();
  const forThree = await statementsOf(() => ask({ first: 3 }), /registration|forum/);
  expect(forThree.length).toBe(forOne.length);

  const page = await ask();
  expect([names(page), page.data.registrations.total]).toEqual([['Three', 'Two_%'], 3]);
  expect(names(await ask({ after: page.data.registrations.after }))).toEqual(['One']);
  expect(names(await ask({ text: '_%' }))).toEqual(['Two_%']);
  expect(names(await ask({ text: 'wasser' }))).toEqual(['Three']);
  expect((await ask({ status: 'APPROVED' })).data.registrations).toMatchObject({ total: 0, rows: [] });
  expect(codeOf(await ask({ after: 'no-id' }))).toBe('NOT_FOUND');
});

test('a person’s own registrations ask the database the same for one forum and for three', async () => {
  const email = `${crypto.randomUUID()}@example.org`;
  const register = async () => {
    const { forum: f, category: c } = await openForum(api);
    return registered(api, f, c, { email });
  };
  const me = await ownerOf(api, await register());
  const queries = async (count: number) => {
    await api.idle();
    const ask = async () => {
      const query = '{ myRegistrations(first: 10) { forum { year } category { id } waitingPosition email } }';
      expect((await api.gql(query, {}, me)).data.myRegistrations).toHaveLength(count);
    };
    return (await statementsOf(ask, /registration|forum/)).length;
  };
  const forOne = await queries(1);
  await register();
  await register();
  expect([forOne > 0, await queries(3)]).toEqual([true, forOne]);
});

test('small figures are the Secretariat’s alone', async () => {
  const { forum: f, category: c } = await openForum(api);
  const media = await addCategory(api, f, { name: localText('Media'), order: 2 });
  const rows = Array.from({ length: 6 }, (_, i) => ({
    ...(details(f, i < 5 ? c : media) as Partial<Registration>),
    forumId: f.id,
    email: `n${i}@example.org`,
    language: 'en',
    consentAt: new Date(),
    codeOfConductAt: new Date(),
    status: 'APPROVED',
  }));
  for (const row of rows)
    await api.db.insert(Registration, { ...row, personId: (await api.person()).personId } as Registration);
  const numbers = (list: { by: string; key: string; count: number | null }[], by: string) =>
    list.filter((n) => n.by === by && n.count !== 0).map((n) => n.count);
  const FIGURES = 'query($y: Int!) { registrationFigures(year: $y) { by key count } }';
  const open = (await api.gql(FIGURES, { y: f.year })).data.registrationFigures;
  expect([numbers(open, 'CATEGORY'), numbers(open, 'MODE')]).toEqual([[null, null], [6]]);
  const NUMBERS = 'query($f: ID!) { registrationNumbers(forumId: $f) { by key count } }';
  const sec = await api.person({ roles: [{ role: 'SEC', forum: f.id }] });
  const all = (await api.gql(NUMBERS, { f: f.id }, sec)).data.registrationNumbers;
  expect([numbers(all, 'CATEGORY'), numbers(all, 'COUNTRY_GROUP')]).toEqual([[5, 1], [6]]);
  expect(codeOf(await api.gql(NUMBERS, { f: f.id }, officer))).toBe('NOT_FOUND');
});

test('only the Secretariat of the forum hears that registrations changed', async () => {
  const live = api.app.get(Live);
  const topic = `forum:${forum.id}:registrations`;
  const sec = new Viewer(officer.personId, 'l', [{ role: 'SEC', kind: 'forum', id: forum.id }]);
  const stranger = new Viewer(officerOfOther.personId, 'l', [{ role: 'SEC', kind: 'forum', id: other.forum.id }]);
  expect(await Promise.all([sec, stranger, Viewer.anonymous].map((viewer) => live.mayHear(viewer, topic)))).toEqual([
    true,
    false,
    false,
  ]);
  const before = (await live.versions([topic])).get(topic) ?? 0;
  await registered(api, forum, category);
  expect((await live.versions([topic])).get(topic)).toBe(before + 1);
});

test('a forum gets its usual categories once, and the Secretariat adds and edits them', async () => {
  const f = await api.forum();
  const sec = await api.person({ roles: [{ role: 'SEC', forum: f.id }] });
  const DEFAULTS =
    'mutation($f: ID!) { addDefaultCategories(forumId: $f) { id version stakeholderKinds name(lang: ar) { text isFallback } } }';
  const [first, again] = await Promise.all([1, 2].map(() => api.gql(DEFAULTS, { f: f.id }, sec)));
  expect(first?.data.addDefaultCategories.length).toBe(7);
  expect(again?.data).toEqual(first?.data);
  expect(first?.data.addDefaultCategories[0].name).toEqual({
    text: 'الدول الأعضاء والدول المراقبة',
    isFallback: false,
  });
  expect(codeOf(await api.gql(DEFAULTS, { f: f.id }, officer))).toBe('NOT_FOUND');

  const ADD =
    'mutation($f: ID!, $input: RegistrationCategoryInput!, $key: ID!) { addRegistrationCategory(forumId: $f, input: $input, idempotencyKey: $key) { __typename ... on RegistrationCategory { id version inPersonCapacity } ... on BadInput { problems { field code } } } }';
  const input = {
    name: { original: 'en', texts: [{ lang: 'en', text: 'Youth' }] },
    stakeholderKinds: ['other'],
    approvers: [],
    inPersonCapacity: 0,
    order: 9,
  };
  const key = randomUUID();
  const added = await api.gql(ADD, { f: f.id, input, key }, sec);
  expect((await api.gql(ADD, { f: f.id, input, key }, sec)).data).toEqual(added.data);
  const bad = { ...input, name: { original: 'en', texts: [] }, stakeholderKinds: ['martian'], inPersonCapacity: -1 };
  const refused = await api.gql(ADD, { f: f.id, input: bad, key: randomUUID() }, sec);
  expect(refused.data.addRegistrationCategory.problems.map((p: { field: string }) => p.field)).toEqual([
    'name.en',
    'stakeholderKinds',
    'inPersonCapacity',
  ]);

  const EDIT_CATEGORY =
    'mutation($id: ID!, $v: Int!, $input: RegistrationCategoryInput!) { editRegistrationCategory(id: $id, version: $v, input: $input) { __typename ... on RegistrationCategory { version inPersonCapacity } ... on Stale { version } } }';
  const { id, version } = added.data.addRegistrationCategory;
  const change = { id, v: version, input: { ...input, inPersonCapacity: 5 } };
  expect((await api.gql(EDIT_CATEGORY, change, sec)).data.editRegistrationCategory).toMatchObject({
    inPersonCapacity: 5,
  });
  expect((await api.gql(EDIT_CATEGORY, change, sec)).data.editRegistrationCategory.__typename).toBe('Stale');
  expect(codeOf(await api.gql(EDIT_CATEGORY, change, officer))).toBe('NOT_FOUND');
});

test('a forum that is announced without categories gets the usual ones; one that has its own keeps them', async () => {
  const bare = await api.forum();
  await api.app.get(Db).tx(async (tx) => {
    for (const { id } of [bare, other.forum])
      await api.app.get(Outbox).fact(tx, 'forum.moved', { forumId: id, status: 'ANNOUNCED' });
  });
  await api.idle();
  const CATEGORIES = 'query($y: Int!) { registrationCategories(year: $y) { name(lang: en) { text } } }';
  const of = async (year: number) => (await api.gql(CATEGORIES, { y: year })).data.registrationCategories.length;
  expect([await of(bare.year), await of(other.forum.year)]).toEqual([7, 1]);
});
