import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Provider } from '@nestjs/common';
import { type Actor, type Api, startApp } from '../../test/app.ts';
import { ask, redeem } from '../../test/sign-in.ts';
import { Listener } from '../../test/stream.ts';
import { AuditEntry, AuditValue } from '../platform/audit.entity.ts';
import { Accounts } from './accounts.service.ts';
import { Logins } from './logins.ts';
import { Login } from './person.entity.ts';
import { RoleAssignment } from './role-assignment.entity.ts';

let api: Api;
let admin: Actor;
beforeAll(async () => {
  api = await startApp();
  admin = await api.person({ roles: [{ role: 'ADM' }] });
});
afterAll(() => api.stop());

const ACCOUNT =
  'query($email: String, $id: ID) { account(email: $email, personId: $id) { id version displayName deactivatedAt deactivatedReason } }';
const CHANGE = (verb: string) => `mutation($id: ID!, $v: Int!, $reason: String!) {
  ${verb}(personId: $id, version: $v, reason: $reason) { __typename ... on Account { version deactivatedAt deactivatedReason } ... on RuleBroken { rule } ... on BadInput { problems { field code } } ... on Stale { version } } }`;

type Verb = 'deactivateAccount' | 'reactivateAccount';
async function change(
  verb: Verb,
  { personId }: Actor,
  o: { reason?: string; by?: Actor; on?: Api; version?: number } = {},
) {
  const on = o.on ?? api;
  const [{ version }] = await on.db.query('select version from person where id = $1', [personId]);
  const variables = { id: personId, v: o.version ?? version, reason: o.reason ?? 'Left the service' };
  const { data, errors } = await on.gql(CHANGE(verb), variables, o.by ?? admin);
  return errors?.[0]?.extensions.code ?? data[verb];
}
const isIn = async (who: Actor, on = api) =>
  (await on.gql('{ viewer { person { id } } }', {}, who)).data.viewer !== null;

test('an administrator closes an account: its logins, streams, links and feeds are dead at once, and it can be opened again', async () => {
  const ada = await api.person();
  const MAKE =
    'mutation($key: ID!) { makeFeed(label: "Phone", idempotencyKey: $key) { __typename ... on NewFeed { url } } }';
  const { url } = (await api.gql(MAKE, { key: crypto.randomUUID() }, ada)).data.makeFeed;
  const feed = async () => (await api.http(new URL(url).pathname)).status;
  const stream = await Listener.open(api, `topics=person:${ada.personId}`, ada);
  const link = await ask(api, ada.email);
  expect([await isIn(ada), stream.status, await feed()]).toEqual([true, 200, 200]);

  expect(await change('deactivateAccount', ada, { reason: ' Telephone stolen ' })).toMatchObject({
    __typename: 'Account',
    deactivatedAt: expect.any(String),
    deactivatedReason: 'Telephone stolen',
  });
  expect(await stream.until((s) => s.isClosed)).toBe(true);
  expect([await isIn(ada), await redeem(api, link.token, link.cookie), await feed()]).toEqual([false, 'Gone', 404]);

  expect(await change('reactivateAccount', ada, { reason: 'Found again' })).toMatchObject({ deactivatedAt: null });
  // What was ended stays ended; what was only shut is open.
  expect([await isIn(ada), await redeem(api, link.token, link.cookie), await feed()]).toEqual([false, 'Gone', 200]);
  const fresh = await ask(api, ada.email);
  expect(await redeem(api, fresh.token, fresh.cookie)).toBe('SignedIn');
});

test('a sign-in that slipped in while the account was being closed does not live again with it', async () => {
  const ada = await api.person();
  await change('deactivateAccount', ada);
  await api.db.update(Login, { personId: ada.personId }, { endedAt: null });
  expect(await isIn(ada)).toBe(false);
  await change('reactivateAccount', ada);
  expect(await isIn(ada)).toBe(false);
});

test('somebody whose account is closed gets the answer of everybody else, and no mail', async () => {
  const [open, closed] = [await api.person(), await api.person()];
  await change('deactivateAccount', closed);
  const [a, b] = [await ask(api, open.email), await ask(api, closed.email)];
  expect([b.status, b.body, b.headers]).toEqual([a.status, a.body.replace(open.email, closed.email), a.headers]);
  expect([a.token !== '', b.token, (await api.mails()).filter((m) => m.to === closed.email)]).toEqual([true, '', []]);
});

test('each change needs a reason and the present version, happens once, and stands in the audit with who did it', async () => {
  const ada = await api.person();
  expect(await change('deactivateAccount', ada, { reason: ' ' })).toEqual({
    __typename: 'BadInput',
    problems: [{ field: 'reason', code: 'required' }],
  });
  expect(await change('reactivateAccount', ada)).toMatchObject({ rule: 'accountActive' });
  expect(await change('deactivateAccount', ada, { version: 99 })).toMatchObject({ __typename: 'Stale' });
  const [first, second] = await Promise.all([
    change('deactivateAccount', ada, { reason: 'Stolen' }),
    change('deactivateAccount', ada, { reason: 'Stolen' }),
  ]);
  expect([first.__typename, second.__typename].sort()).toEqual(['Account', 'Stale']);
  expect(await change('deactivateAccount', ada)).toMatchObject({ rule: 'accountDeactivated' });
  await change('reactivateAccount', ada, { reason: 'Back' });
  const entries = await api.db.find(AuditEntry, { where: { objectId: ada.personId }, order: { id: 'ASC' } });
  expect(entries.map((e) => e.action)).toEqual(['people.deactivate', 'people.reactivate']);
  expect(
    await api.db.findBy(
      AuditValue,
      entries.map(({ id }) => ({ entryId: id })),
    ),
  ).toMatchObject([
    { actorId: admin.personId, after: { reason: 'Stolen' } },
    { actorId: admin.personId, after: { reason: 'Back' } },
  ]);
});

test('nobody but an administrator sees, closes or opens an account, in neither of two forums', async () => {
  const [here, there] = [await api.forum(), await api.forum()];
  const ada = await api.person({ roles: [{ role: 'G10', forum: here.id }] });
  const others: [string, Actor | undefined][] = [
    ['NOT_SIGNED_IN', undefined],
    ['FORBIDDEN', ada],
    ['FORBIDDEN', await api.person({ roles: [{ role: 'SEC', forum: here.id }] })],
    ['FORBIDDEN', await api.person({ roles: [{ role: 'SEC', forum: there.id }] })],
    ['FORBIDDEN', await api.person({ roles: [{ role: 'COC', forum: here.id }] })],
  ];
  const variables = { id: ada.personId, v: 1, reason: 'Mine to decide' };
  for (const [code, as] of others) {
    const answers = [
      await api.gql(CHANGE('deactivateAccount'), variables, as),
      await api.gql(CHANGE('reactivateAccount'), variables, as),
      await api.gql(ACCOUNT, { id: ada.personId }, as),
    ];
    expect(answers.map((a) => a.errors?.[0]?.extensions.code)).toEqual([code, code, code]);
  }
  expect(await isIn(ada)).toBe(true);
  for (const by of [{ id: ada.personId }, { email: ` ${ada.email.toUpperCase()} ` }])
    expect((await api.gql(ACCOUNT, by, admin)).data.account).toMatchObject({ id: ada.personId, deactivatedAt: null });
  for (const by of [{}, { email: 'nobody@example.org' }, { id: here.id }])
    expect((await api.gql(ACCOUNT, by, admin)).data.account).toBeNull();
});

test('the last administrator cannot be shut out, not even by two who close each other’s account at once', async () => {
  await api.db.update(RoleAssignment, { role: 'ADM' }, { endedAt: new Date() });
  const [ada, bob] = [await api.person({ roles: [{ role: 'ADM' }] }), await api.person({ roles: [{ role: 'ADM' }] })];
  const answers = await Promise.all([
    change('deactivateAccount', ada, { by: bob }),
    change('deactivateAccount', bob, { by: ada }),
  ]);
  expect(answers.filter((a) => a.__typename === 'Account')).toHaveLength(1);
  const [left] = [await isIn(ada), await isIn(bob)]
    .map((isLeft, i) => (isLeft ? [ada, bob][i] : null))
    .filter((x) => x);
  if (!left) throw new Error('Nobody is left');
  expect(await change('deactivateAccount', left, { by: left })).toMatchObject({ rule: 'lastAdministrator' });
  admin = left;
});

/** Marks the account and forgets its logins. */
class Forgetful extends Accounts {
  protected override async endLogins() {
    return { raw: [], affected: 0, generatedMaps: [] };
  }
}
/** Lets in whoever holds a login, whatever became of the account. */
class Blind extends Logins {
  protected override isAlive() {
    return true;
  }
}

test('were the logins not ended, they would live again with the account; were it not looked at, all the time', async () => {
  const after = async (...overrides: Provider[]) => {
    const weak = await startApp({ overrides });
    try {
      const by = await weak.person({ roles: [{ role: 'ADM' }] });
      const ada = await weak.person();
      await change('deactivateAccount', ada, { by, on: weak });
      const whileClosed = await isIn(ada, weak);
      await change('reactivateAccount', ada, { by, on: weak });
      return [whileClosed, await isIn(ada, weak)];
    } finally {
      await weak.stop();
    }
  };
  const forgetful = { provide: Accounts, useClass: Forgetful };
  expect(await after(forgetful)).toEqual([false, true]);
  expect(await after(forgetful, { provide: Logins, useClass: Blind })).toEqual([true, true]);
});
