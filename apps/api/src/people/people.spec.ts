import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { type Api, startApp } from '../../test/app.ts';
import { statementsOf } from '../../test/statements.ts';
import { Person } from './person.entity.ts';
import { RoleAssignment } from './role-assignment.entity.ts';

let api: Api;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

const ASSIGN =
  'mutation($input: AssignRoleInput!, $key: ID!) { assignRole(input: $input, idempotencyKey: $key) { __typename ... on RoleAssignment { id version role person { email } } ... on RuleBroken { rule } ... on BadInput { problems { field code } } } }';

test('the Secretariat of one forum gives roles there and nowhere else', async () => {
  const [here, there] = [await api.forum(), await api.forum()];
  const officer = await api.person({ roles: [{ role: 'SEC', forum: here.id }] });
  const input = (scopeId: string) => ({
    email: 'new-member@example.org',
    displayName: 'New Member',
    role: 'G10',
    scopeKind: 'forum',
    scopeId,
  });
  const key = crypto.randomUUID();
  const made = await api.gql(ASSIGN, { input: input(here.id), key }, officer);
  expect(made.data.assignRole).toMatchObject({ role: 'G10', person: { email: 'new-member@example.org' } });
  const retry = await api.gql(ASSIGN, { input: input(here.id), key }, officer);
  expect(retry.data.assignRole.id).toBe(made.data.assignRole.id);
  expect(await api.db.countBy(RoleAssignment, { forumId: here.id, role: 'G10' })).toBe(1);
  const refused = await api.gql(ASSIGN, { input: input(there.id), key: crypto.randomUUID() }, officer);
  expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  const admin = await api.gql(
    ASSIGN,
    { input: { email: 'x@example.org', role: 'ADM', scopeKind: 'platform' }, key: crypto.randomUUID() },
    officer,
  );
  expect(admin.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('a name is asked of somebody new, and of nobody whose address is known', async () => {
  const forum = await api.forum();
  const officer = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  const known = await api.person({ displayName: 'Known Already' });
  const give = async (email: string, displayName?: string) =>
    (
      await api.gql(
        ASSIGN,
        {
          input: { email, displayName, role: 'G10', scopeKind: 'forum', scopeId: forum.id },
          key: crypto.randomUUID(),
        },
        officer,
      )
    ).data.assignRole;
  for (const name of [undefined, ' '])
    expect(await give('unheard-of@example.org', name)).toEqual({
      __typename: 'BadInput',
      problems: [{ field: 'displayName', code: 'required' }],
    });
  expect(await give('unheard-of@example.org', 'Uma Nova')).toMatchObject({ role: 'G10' });
  expect(await give(String(known.email).toUpperCase())).toMatchObject({ person: { email: known.email } });
  expect(await api.db.findOneByOrFail(Person, { id: known.personId })).toMatchObject({ displayName: 'Known Already' });
});

test('a role that ended is gone at the next request', async () => {
  const forum = await api.forum();
  const [officer, other] = [
    await api.person({ roles: [{ role: 'SEC', forum: forum.id }] }),
    await api.person({ roles: [{ role: 'SEC', forum: forum.id }] }),
  ];
  const list = await api.gql(
    'query($f: ID!) { roleAssignments(forumId: $f, first: 10) { id version personId } }',
    { f: forum.id },
    officer,
  );
  const theirs = list.data.roleAssignments.find((r: { personId: string }) => r.personId === other.personId);
  const END = 'mutation($id: ID!, $v: Int!) { endRole(id: $id, version: $v) { __typename } }';
  expect((await api.gql(END, { id: theirs.id, v: theirs.version }, officer)).data).toEqual({
    endRole: { __typename: 'RoleAssignment' },
  });
  const after = await api.gql(
    'query($f: ID!) { roleAssignments(forumId: $f, first: 10) { id } }',
    { f: forum.id },
    other,
  );
  expect(after.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('a stale change of a profile is refused with both texts', async () => {
  const ada = await api.person({ displayName: 'Ada' });
  const EDIT =
    'mutation($input: ProfileInput!, $v: Int!) { editProfile(input: $input, version: $v) { __typename ... on Me { displayName version } ... on Stale { conflicts { field mine theirs } } } }';
  const profile = (familyName: string) => ({ givenName: 'Ada', familyName, nameOrder: 'GIVEN_FIRST', language: 'en' });
  const [{ version }] = await api.db.query('select version from person where id = $1', [ada.personId]);
  await api.gql(EDIT, { input: profile('Example'), v: version }, ada);
  const late = await api.gql(EDIT, { input: profile('Sample'), v: version }, ada);
  expect(late.data.editProfile.conflicts).toEqual([{ field: 'familyName', mine: 'Sample', theirs: 'Example' }]);
});

const FIND = 'query($f: ID!, $text: String!) { findPeople(forumId: $f, text: $text, first: 10) { displayName email } }';
const ROLES = 'query($f: ID!) { roleAssignments(forumId: $f, first: 50) { role person { displayName email } } }';

test('an administrator gives roles without reading addresses or finding participants', async () => {
  const forum = await api.forum();
  const admin = await api.person({ roles: [{ role: 'ADM' }] });
  const officer = await api.person({ displayName: 'Olga Officer', roles: [{ role: 'SEC', forum: forum.id }] });
  const found = async (as: typeof admin) => (await api.gql(FIND, { f: forum.id, text: 'Olga' }, as)).data.findPeople;
  const listed = async (as: typeof admin) => (await api.gql(ROLES, { f: forum.id }, as)).data.roleAssignments;
  const shown = { displayName: 'Olga Officer', email: officer.email };
  expect([await found(officer), await listed(officer)]).toEqual([[shown], [{ role: 'SEC', person: shown }]]);
  expect([await found(admin), await listed(admin)]).toEqual([[], [{ role: 'SEC', person: { ...shown, email: null } }]]);
});

test("the Secretariat gives a role by id only to whom it finds: another forum's officer stays unknown", async () => {
  const [here, there] = [await api.forum(), await api.forum()];
  const officer = await api.person({ roles: [{ role: 'SEC', forum: here.id }] });
  const [own, foreign] = [
    await api.person({ roles: [{ role: 'IATT', forum: here.id }] }),
    await api.person({ roles: [{ role: 'IATT', forum: there.id }] }),
  ];
  const give = ({ personId }: typeof own) =>
    api.gql(
      ASSIGN,
      { input: { personId, role: 'G10', scopeKind: 'forum', scopeId: here.id }, key: crypto.randomUUID() },
      officer,
    );
  expect((await give(own)).data.assignRole).toMatchObject({ role: 'G10', person: { email: own.email } });
  expect((await give(foreign)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

test('nobody is given a role whose account is closed', async () => {
  const forum = await api.forum();
  const officer = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  const closed = await api.person();
  const give = async () => {
    const input = { email: closed.email, role: 'G10', scopeKind: 'forum', scopeId: forum.id };
    return (await api.gql(ASSIGN, { input, key: crypto.randomUUID() }, officer)).data.assignRole;
  };
  await api.db.update(Person, { id: closed.personId }, { deactivatedAt: api.clock.now(), deactivatedReason: 'Left' });
  expect(await give()).toEqual({ __typename: 'RuleBroken', rule: 'personDeactivated' });
  await api.db.update(Person, { id: closed.personId }, { deactivatedAt: null, deactivatedReason: null });
  expect(await give()).toMatchObject({ role: 'G10' });
});

test('who is given a role reads which, in which Forum, until when, from whom and where the work is', async () => {
  const forum = await api.forum();
  const officer = await api.person({ displayName: 'Olga Officer', roles: [{ role: 'SEC', forum: forum.id }] });
  const given = async (more: object) => {
    const email = `${crypto.randomUUID()}@example.org`;
    const input = { email, displayName: 'Noor', role: 'G10', scopeKind: 'forum', scopeId: forum.id, ...more };
    await api.gql(ASSIGN, { input, key: crypto.randomUUID() }, officer);
    await api.idle();
    return (await api.mails()).filter((mail) => mail.to === email);
  };
  const [mail, ...others] = await given({ untilOn: `${forum.year}-12-31` });
  expect(others).toEqual([]);
  expect(mail?.subject).toBe(`Your role at the STI Forum ${forum.year}: 10-Member Group`);
  for (const part of [
    'Olga Officer has given you a role',
    'Role: 10-Member Group',
    `Forum: Forum of ${forum.year}`,
    `Until: 31 December ${forum.year}`,
    `/en/desk/${forum.year}`,
    `/en/forums/${forum.year}`,
  ])
    expect(mail?.text).toContain(part);
  expect(mail?.text).not.toContain('From:');

  const [inSpanish] = await given({ role: 'COC', language: 'es', fromOn: `${forum.year}-01-01` });
  expect(inSpanish?.subject).toBe(`Su función en el Foro CTI ${forum.year}: Copresidencia`);
  expect(inSpanish?.text).toContain(`/es/desk/${forum.year}`);
  expect(inSpanish?.text).toContain('Desde: 1 de enero');

  // Nobody could read the page of a Forum that is only planned.
  await api.db.query(`update forum set status = 'PLANNED' where id = $1`, [forum.id]);
  const [hidden] = await given({});
  expect(hidden?.text).not.toContain(`/en/forums/${forum.year}`);
});

test('the Secretariat finds a participant by the address too; nobody else does', async () => {
  const [here, there] = [await api.forum(), await api.forum()];
  const [ours, theirs] = [
    await api.person({ roles: [{ role: 'SEC', forum: here.id }] }),
    await api.person({ roles: [{ role: 'SEC', forum: there.id }] }),
  ];
  const admin = await api.person({ roles: [{ role: 'ADM' }] });
  const email = `${crypto.randomUUID()}@example.org`;
  await api.person({ displayName: 'Hidden Example', email, roles: [{ role: 'IATT', forum: here.id }] });
  const found = async (f: string, as: typeof admin) => (await api.gql(FIND, { f, text: email }, as)).data.findPeople;
  expect(await found(here.id, ours)).toEqual([{ displayName: 'Hidden Example', email }]);
  expect([await found(there.id, theirs), await found(here.id, admin)]).toEqual([[], []]);
  // Known to everybody by name, and still not by address.
  await api.db.update(Person, { email }, { sourceId: email });
  expect([await found(there.id, theirs), await found(here.id, admin)]).toEqual([[], []]);
});

/** Lets somebody else's transaction stand open while the work begins; gives what the work answers in the end. */
async function meanwhile<T>(theirs: (tx: EntityManager) => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  const { begun } = await api.db.transaction(async (tx) => {
    await theirs(tx);
    const begun = work();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { begun };
  });
  return begun;
}

test('two officers who give the same role at once give it once', async () => {
  const forum = await api.forum();
  const officer = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  const { email, personId } = await api.person();
  const role = { role: 'G10', scopeKind: 'forum', scopeId: forum.id } as const;
  const answer = await meanwhile(
    async (tx) => {
      await tx.findOneOrFail(Person, { where: { id: personId }, lock: { mode: 'for_no_key_update' } });
      await tx.insert(RoleAssignment, { ...role, personId, forumId: forum.id, fromOn: '2020-01-01' });
    },
    () => api.gql(ASSIGN, { input: { email, ...role }, key: crypto.randomUUID() }, officer),
  );
  expect(answer.data.assignRole).toEqual({ __typename: 'RuleBroken', rule: 'roleAlreadyHeld' });
});

test('four who invite somebody new at once invite one person', async () => {
  const forum = await api.forum();
  const officer = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  const input = {
    email: 'four-times@example.org',
    displayName: 'Fay Four',
    role: 'G10',
    scopeKind: 'forum',
    scopeId: forum.id,
  };
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => api.gql(ASSIGN, { input, key: crypto.randomUUID() }, officer)),
  );
  const kinds = answers.map((answer) => answer.data?.assignRole.rule ?? answer.data?.assignRole.role).sort();
  expect(kinds).toEqual(['G10', 'roleAlreadyHeld', 'roleAlreadyHeld', 'roleAlreadyHeld']);
  expect(await api.db.countBy(Person, { email: input.email })).toBe(1);
});

test('a role that ran out can be given again, one that still runs cannot', async () => {
  const forum = await api.forum();
  const officer = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  const give = async (fromOn: string, untilOn: string) => {
    const input = {
      email: 'again@example.org',
      displayName: 'Ann Again',
      role: 'G10',
      scopeKind: 'forum',
      scopeId: forum.id,
      fromOn,
      untilOn,
    };
    const { assignRole } = (await api.gql(ASSIGN, { input, key: crypto.randomUUID() }, officer)).data;
    return assignRole.rule ?? assignRole.role;
  };
  expect([
    await give('2024-01-01', '2024-12-31'),
    await give('2024-12-31', '2025-12-31'),
    await give('2025-01-01', '2025-12-31'),
  ]).toEqual(['G10', 'roleAlreadyHeld', 'G10']);
});

test('two administrators who end each other at once leave one', async () => {
  await api.db.update(RoleAssignment, { role: 'ADM' }, { endedAt: new Date() });
  const [ada, bob] = [await api.person({ roles: [{ role: 'ADM' }] }), await api.person({ roles: [{ role: 'ADM' }] })];
  const { id } = await api.db.findOneByOrFail(RoleAssignment, { personId: bob.personId, role: 'ADM' });
  const END =
    'mutation($id: ID!) { endRole(id: $id, version: 1) { __typename ... on RuleBroken { rule } ... on RoleAssignment { id } } }';
  const answer = await meanwhile(
    async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('people.administrators'))`);
      await tx.update(RoleAssignment, { personId: ada.personId, role: 'ADM' }, { endedAt: new Date() });
    },
    () => api.gql(END, { id }, ada),
  );
  expect(answer.data.endRole).toEqual({ __typename: 'RuleBroken', rule: 'lastAdministrator' });
});

test('the roles of a forum take the same queries for one and for three people', async () => {
  const queries = async (people: number) => {
    const forum = await api.forum();
    const officer = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
    for (let i = 1; i < people; i++) await api.person({ roles: [{ role: 'G10', forum: forum.id }] });
    const asked = async () =>
      expect((await api.gql(ROLES, { f: forum.id }, officer)).data.roleAssignments).toHaveLength(people);
    return (await statementsOf(asked, /from "?(role_assignment|person)"?/i)).length;
  };
  expect([await queries(1), await queries(3)]).toEqual([2, 2]);
});
