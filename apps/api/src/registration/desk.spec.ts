import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Actor, type Api, startApp } from '../../test/app.ts';
import { addCategory, details, form, openForum, ownerOf, registered, send } from '../../test/registration.ts';
import { statementsOf } from '../../test/statements.ts';
import { AuditEntry } from '../platform/audit.entity.ts';
import { RegistrationCategory } from './category.entity.ts';
import { Registration } from './registration.entity.ts';

// Two cores may be shared with other specs.

let api: Api;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

const APPROVE = `mutation($f: ID!, $seen: [SeenRegistration!]!) { approveRegistrations(forumId: $f, seen: $seen) {
  approved { id status } left { id status } } }`;
const STATES = 'query($f: ID!) { registrationStates(forumId: $f) { categoryId status count inPerson } }';
const LIST =
  'query($f: ID!, $kind: String) { registrations(forumId: $f, first: 50, stakeholderKind: $kind) { total rows { givenName } } }';
const EDIT =
  'mutation($id: ID!, $v: Int!, $input: RegistrationDetailsInput!) { editRegistration(id: $id, version: $v, input: $input) { __typename } }';
const EDIT_CATEGORY =
  'mutation($id: ID!, $v: Int!, $input: RegistrationCategoryInput!) { editRegistrationCategory(id: $id, version: $v, input: $input) { __typename } }';
const REMOVE =
  'mutation($id: ID!, $v: Int!) { removeRegistrationCategory(id: $id, version: $v) { __typename ... on RuleBroken { rule } } }';
const codeOf = (answer: { errors?: { extensions: { code: string } }[] }) => answer.errors?.[0]?.extensions.code;
const seen = (rows: Registration[]) => rows.map(({ id, version }) => ({ id, version }));
const fresh = ({ id }: Registration) => api.db.findOneByOrFail(Registration, { id });
const secretariatOf = (forumId: string): Promise<Actor> => api.person({ roles: [{ role: 'SEC', forum: forumId }] });

async function waiting(n: number, o: Partial<RegistrationCategory> = {}) {
  const { forum, category } = await openForum(api, { approvers: ['SECRETARIAT'], ...o });
  const rows: Registration[] = [];
  for (let i = 0; i < n; i++) rows.push(await registered(api, forum, category, { givenName: `Given ${i}` }));
  await api.idle();
  // The receipt may have been written since.
  return { forum, category, rows: await Promise.all(rows.map(fresh)), officer: await secretariatOf(forum.id) };
}

test('several registrations are approved together; each owner is told once and each stands in the audit', async () => {
  const { forum, rows, officer } = await waiting(3);
  const [one, two, three] = rows as [Registration, Registration, Registration];
  const { data } = await api.gql(APPROVE, { f: forum.id, seen: seen([one, two]) }, officer);
  expect(data.approveRegistrations).toEqual({
    approved: [one, two].map(({ id }) => ({ id, status: 'APPROVED' })),
    left: [],
  });
  expect((await fresh(three)).status).toBe('PENDING');
  // A second press changes nothing and writes to nobody.
  const again = await api.gql(APPROVE, { f: forum.id, seen: seen([one, two]) }, officer);
  expect(again.data.approveRegistrations.approved).toEqual([]);
  await api.idle();
  const told = (await api.mails()).filter((mail) => mail.subject.startsWith('Your registration is approved'));
  expect(told.map(({ to }) => to).sort()).toEqual([one.email, two.email].sort());
  const audit = await api.db.findBy(AuditEntry, { action: 'registration.approve', forumId: forum.id });
  expect(audit.map(({ objectId }) => objectId).sort()).toEqual([one.id, two.id].sort());
});

test('what was changed since the Secretariat saw it, or is decided, or waits for a place, is left and named', async () => {
  const { forum, category, rows, officer } = await waiting(3, { inPersonCapacity: 3 });
  const [changed, rejected, asSeen] = rows as [Registration, Registration, Registration];
  const queued = await registered(api, forum, category);
  expect(queued.status).toBe('WAITLISTED');
  const before = seen([...rows, queued]);
  const input = { ...details(forum, category), familyName: 'Changed' };
  await api.gql(EDIT, { id: changed.id, v: changed.version, input }, await ownerOf(api, changed));
  // Not by the verb: a rejection would give the free place to the one who waits.
  await api.db.update(Registration, rejected.id, { status: 'REJECTED', reason: 'Full' });
  const { data } = await api.gql(APPROVE, { f: forum.id, seen: before }, officer);
  expect(data.approveRegistrations.approved).toEqual([{ id: asSeen.id, status: 'APPROVED' }]);
  const left = data.approveRegistrations.left.map((row: Registration) => [row.id, row.status]);
  expect(Object.fromEntries(left)).toEqual({
    [changed.id]: 'PENDING',
    [rejected.id]: 'REJECTED',
    [queued.id]: 'WAITLISTED',
  });
});

test('the Secretariat of another forum approves nobody here, under its own forum neither', async () => {
  const [ours, theirs] = [await waiting(1), await waiting(1)];
  const foreign = { f: ours.forum.id, seen: seen(ours.rows) };
  expect(codeOf(await api.gql(APPROVE, foreign, theirs.officer))).toBe('NOT_FOUND');
  const smuggled = await api.gql(APPROVE, { ...foreign, f: theirs.forum.id }, theirs.officer);
  expect(smuggled.data.approveRegistrations).toEqual({ approved: [], left: [] });
  expect((await fresh(ours.rows[0] as Registration)).status).toBe('PENDING');
  const own = await api.gql(APPROVE, foreign, ours.officer);
  expect(own.data.approveRegistrations.approved.length).toBe(1);
});

test('the Secretariat sees how many stand in each state of each category, unproved forms not among them', async () => {
  const { forum, category, rows, officer } = await waiting(2);
  const open = await addCategory(api, forum, { order: 2 });
  await registered(api, forum, open, { mode: 'ONLINE', groundsPass: null });
  await send(api, form(forum, open, `${randomUUID()}@example.org`));
  await api.gql(APPROVE, { f: forum.id, seen: seen(rows.slice(0, 1)) }, officer);
  const { data } = await api.gql(STATES, { f: forum.id }, officer);
  const sorted = data.registrationStates.map((r: object) => Object.values(r).join(' ')).sort();
  expect(sorted).toEqual(
    [`${category.id} APPROVED 1 1`, `${category.id} PENDING 1 1`, `${open.id} APPROVED 1 0`].sort(),
  );
  const stranger = await secretariatOf((await api.forum()).id);
  expect(codeOf(await api.gql(STATES, { f: forum.id }, stranger))).toBe('NOT_FOUND');
});

test('the list is narrowed to a stakeholder kind, by the categories that are meant for it', async () => {
  const { forum, officer } = await waiting(0);
  const academia = await addCategory(api, forum, { stakeholderKinds: ['academia', 'business'] });
  await registered(api, forum, academia, { givenName: 'Scholar' });
  await registered(api, forum, await addCategory(api, forum, { stakeholderKinds: ['media'] }), { givenName: 'Writer' });
  const names = async (kind: string | null) => {
    const { registrations } = (await api.gql(LIST, { f: forum.id, kind }, officer)).data;
    expect(registrations.total).toBe(registrations.rows.length);
    return registrations.rows.map((r: { givenName: string }) => r.givenName);
  };
  expect([await names('business'), await names('media'), await names('igo'), await names(null)]).toEqual([
    ['Scholar'],
    ['Writer'],
    [],
    ['Writer', 'Scholar'],
  ]);
});

test('who waits for approval goes on waiting when the category becomes automatic; the next is approved at once', async () => {
  const { forum, category, rows, officer } = await waiting(1);
  const { version } = await api.db.findOneByOrFail(RegistrationCategory, { id: category.id });
  const input = {
    name: { original: 'en', texts: [{ lang: 'en', text: 'Academia' }] },
    ...{ stakeholderKinds: [], approvers: [], order: 1 },
  };
  await api.gql(EDIT_CATEGORY, { id: category.id, v: version, input }, officer);
  expect((await fresh(rows[0] as Registration)).status).toBe('PENDING');
  expect((await registered(api, forum, category)).status).toBe('APPROVED');
});

test('a category that nobody has chosen is taken away; one with a registration or a form on its way stays', async () => {
  const { forum, category, officer } = await waiting(1);
  const [unused, begun] = [await addCategory(api, forum, { order: 5 }), await addCategory(api, forum, { order: 6 })];
  await send(api, form(forum, begun, `${randomUUID()}@example.org`));
  const remove = async ({ id }: RegistrationCategory, as = officer) => {
    const { version } = await api.db.findOneByOrFail(RegistrationCategory, { id });
    const answer = await api.gql(REMOVE, { id, v: version }, as);
    return codeOf(answer) ?? answer.data.removeRegistrationCategory.rule ?? 'removed';
  };
  expect(await remove(unused, await secretariatOf((await api.forum()).id))).toBe('NOT_FOUND');
  expect([await remove(unused), await remove(category), await remove(begun)]).toEqual([
    'removed',
    'categoryUsed',
    'categoryUsed',
  ]);
  expect(await api.db.countBy(RegistrationCategory, { forumId: forum.id })).toBe(2);
  expect(await api.db.countBy(AuditEntry, { action: 'registration.removeCategory', objectId: unused.id })).toBe(1);
});

test('counting by state asks the database the same for one and for three', async () => {
  const counted = async ({ forum, officer }: Awaited<ReturnType<typeof waiting>>) =>
    (await statementsOf(() => api.gql(STATES, { f: forum.id }, officer))).length;
  const [few, many] = [await waiting(1), await waiting(3)];
  // The first answer pays for what a process reads once.
  await counted(few);
  expect(await counted(few)).toBe(await counted(many));
});
