import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { type Api, startApp } from '../../test/app.ts';
import { statementsOf } from '../../test/statements.ts';
import { Login, Person, SignInLink } from './person.entity.ts';
import { RoleAssignment } from './role-assignment.entity.ts';
import { signInSwitches } from './sign-in.service.ts';

let api: Api;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

const ASK =
  'mutation($email: String!, $next: String) { requestSignIn(email: $email, lang: en, next: $next) { __typename ... on CheckYourMail { email } ... on BadInput { problems { field code } } } }';
const REDEEM =
  'mutation($token: String!, $other: Boolean) { redeemSignIn(token: $token, otherBrowser: $other) { __typename ... on SignedIn { next } ... on RuleBroken { rule } } }';
const post = (query: string, variables: object, cookie = '') =>
  api.http('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ query, variables }),
  });

/** Asks for a link as one browser does; gives the token of the mail and the browser's cookie. */
async function ask(email: string, next?: string) {
  const answer = await post(ASK, { email, next });
  const cookie = answer.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
  await api.idle();
  const mail = (await api.mails()).find((m) => m.to === email);
  return { token: mail?.text.match(/\/sign-in\/([\w-]+)/)?.[1] ?? '', cookie, mail, answer };
}

test('a known and an unknown address get the same answer, but not the same mail', async () => {
  const known = await api.person();
  const a = await ask(known.email);
  const b = await ask('nobody-yet@example.org');
  const shape = async (r: Response, email: string) => ({
    status: r.status,
    headers: [...r.headers.keys()].sort(),
    body: (await r.text()).replace(email, 'X'),
  });
  expect(await shape(a.answer, known.email)).toEqual(await shape(b.answer, 'nobody-yet@example.org'));
  expect([a.token !== '', b.token]).toEqual([true, '']);
  expect(b.mail?.subject).toBe('Sign-in to the STI Forum');
});

test('the mailed link signs in once, in the browser that asked, and leads to the page that was wanted', async () => {
  const { email } = await api.person();
  const { token, cookie } = await ask(email, '/en/my/schedule');
  const first = await post(REDEEM, { token }, cookie);
  expect(((await first.json()) as { data: unknown }).data).toEqual({
    redeemSignIn: { __typename: 'SignedIn', next: '/en/my/schedule' },
  });
  const set = first.headers.getSetCookie();
  expect(set.find((c) => c.startsWith('login='))).toMatch(/HttpOnly; SameSite=Lax/);
  const again = await (await post(REDEEM, { token }, cookie)).json();
  expect(again).toEqual({ data: { redeemSignIn: { __typename: 'Gone' } } });
});

test('in another browser the person must say so first', async () => {
  const { email } = await api.person();
  const { token } = await ask(email);
  expect(await (await post(REDEEM, { token })).json()).toEqual({
    data: { redeemSignIn: { __typename: 'RuleBroken', rule: 'otherBrowser' } },
  });
  expect(await (await post(REDEEM, { token, other: true })).json()).toMatchObject({
    data: { redeemSignIn: { __typename: 'SignedIn' } },
  });
});

test('64 uses of one link at once give one login; without the condition they would give more', async () => {
  const race = async () => {
    const actor = await api.person();
    const before = await api.db.countBy(Login, { personId: actor.personId });
    const { token, cookie } = await ask(actor.email);
    await Promise.all(Array.from({ length: 64 }, () => post(REDEEM, { token }, cookie)));
    return (await api.db.countBy(Login, { personId: actor.personId })) - before;
  };
  expect(await race()).toBe(1);
  signInSwitches.isUseChecked = false;
  try {
    expect(await race()).toBeGreaterThan(1);
  } finally {
    signInSwitches.isUseChecked = true;
  }
});

test('a link is too old after ten minutes, and dead after a newer one', async () => {
  const { email } = await api.person();
  const old = await ask(email);
  const link = await api.db.findOneByOrFail(SignInLink, {
    expiresAt: (await api.db.find(SignInLink, { order: { sentAt: 'DESC' }, take: 1 }))[0]?.expiresAt,
  });
  expect(link.expiresAt.getTime() - link.sentAt.getTime()).toBe(600_000);
  const newer = await ask(email);
  expect(await (await post(REDEEM, { token: old.token }, old.cookie)).json()).toMatchObject({
    data: { redeemSignIn: { __typename: 'Gone' } },
  });
  api.clock.set(new Date(Date.now() + 601_000));
  expect(await (await post(REDEEM, { token: newer.token }, newer.cookie)).json()).toMatchObject({
    data: { redeemSignIn: { __typename: 'Gone' } },
  });
  api.clock.set(new Date());
});

test('at most five links an hour go to one address', async () => {
  const { email } = await api.person();
  for (let i = 0; i < 8; i++) await post(ASK, { email });
  await api.idle();
  expect((await api.mails()).filter((m) => m.to === email)).toHaveLength(5);
});

test('a forged host does not reach the mailed link', async () => {
  const { email } = await api.person();
  await api.http('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher' },
    body: JSON.stringify({ query: ASK, variables: { email } }),
  });
  await api.idle();
  expect((await api.mails()).find((m) => m.to === email)?.text).toContain('http://localhost/en/sign-in/');
});

test.each(['//evil.example', '/\\evil.example', 'javascript:alert(1)', '/%2F%2Fevil', '/\tx'])(
  'after signing in nobody is sent to %j',
  async (next) => {
    const { email } = await api.person();
    const { token, cookie } = await ask(email, next);
    expect(await (await post(REDEEM, { token }, cookie)).json()).toEqual({
      data: { redeemSignIn: { __typename: 'SignedIn', next: null } },
    });
  },
);

test.each(['a@un.org, evil@example.com', 'a@un.org<evil@example.com>', 'no address'])(
  'no mail goes to %j',
  async (email) => {
    const before = (await api.mails()).length;
    expect(await (await post(ASK, { email })).json()).toEqual({
      data: { requestSignIn: { __typename: 'BadInput', problems: [{ field: 'email', code: 'email' }] } },
    });
    await api.idle();
    expect(await api.mails()).toHaveLength(before);
  },
);

test('aliases do not multiply tries', async () => {
  const tries = Array.from({ length: 9 }, (_, i) => `a${i}: redeemSignIn(token: "x${i}") { __typename }`).join(' ');
  const answer = await post(`mutation { ${tries} }`, {});
  expect([
    answer.status,
    ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code,
  ]).toEqual([400, 'OVER_LIMIT']);
});

test('over https the cookie is bound to the host', async () => {
  const secure = await startApp({ env: { BASE_URL: 'https://sti.example.org' } });
  try {
    const r = await secure.http('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: ASK, variables: { email: 'x@example.org' } }),
    });
    expect(r.headers.getSetCookie()[0]).toMatch(
      /^__Host-asked=.*Path=\/; HttpOnly; SameSite=Lax; Max-Age=3600; Secure$/,
    );
  } finally {
    await secure.stop();
  }
});

test('a person sees and ends the own logins, never those of another', async () => {
  const ada = await api.person();
  const bob = await api.person();
  const mine = await api.gql('{ myLogins { id isCurrent } }', {}, ada);
  expect(mine.data.myLogins).toEqual([{ id: expect.any(String), isCurrent: true }]);
  const END = 'mutation($id: ID!) { endLogin(id: $id) }';
  expect((await api.gql(END, { id: mine.data.myLogins[0].id }, bob)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect((await api.gql(END, { id: mine.data.myLogins[0].id }, ada)).data).toEqual({ endLogin: true });
  expect((await api.gql('{ viewer { person { id } } }', {}, ada)).data).toEqual({ viewer: null });
});

test('an officer is signed out after an hour unused, a participant is not', async () => {
  const forum = await api.forum();
  const officer = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  const participant = await api.person();
  api.clock.set(new Date(Date.now() + 61 * 60_000));
  const who = async (a: typeof officer) => (await api.gql('{ viewer { person { id } } }', {}, a)).data.viewer !== null;
  expect([await who(officer), await who(participant)]).toEqual([false, true]);
  api.clock.set(new Date());
});

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
  const input = { email: 'four-times@example.org', role: 'G10', scopeKind: 'forum', scopeId: forum.id };
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
    const input = { email: 'again@example.org', role: 'G10', scopeKind: 'forum', scopeId: forum.id, fromOn, untilOn };
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
