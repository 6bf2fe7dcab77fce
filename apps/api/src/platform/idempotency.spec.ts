import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Actor, type Api, startApp } from '../../test/app.ts';
import { RoleAssignment } from '../people/role-assignment.entity.ts';
import { Db } from './db.ts';
import { Once } from './idempotency.ts';
import { Viewer } from './viewer.ts';

let api: Api;
let officer: Actor;
let forumId: string;
beforeAll(async () => {
  api = await startApp();
  forumId = (await api.forum()).id;
  officer = await api.person({ roles: [{ role: 'SEC', forum: forumId }] });
});
afterAll(() => api.stop());

const ASSIGN =
  'mutation($input: AssignRoleInput!, $key: ID!) { assignRole(input: $input, idempotencyKey: $key) { __typename ... on RoleAssignment { id } ... on RuleBroken { rule } ... on BadInput { problems { field code } } } }';
const assign = (email: string, key: string, as = officer) =>
  api.gql(
    ASSIGN,
    { input: { email, displayName: 'New Member', role: 'G10', scopeKind: 'forum', scopeId: forumId }, key },
    as,
  );

test('20 requests with one key at once are one: one row, one mail, one answer', async () => {
  const key = crypto.randomUUID();
  const answers = await Promise.all(Array.from({ length: 20 }, () => assign('twenty@example.org', key)));
  await api.idle();
  expect(new Set(answers.map((a) => a.data?.assignRole.id)).size).toBe(1);
  expect(answers[0]?.data.assignRole.id).toEqual(expect.any(String));
  expect(await api.db.countBy(RoleAssignment, { forumId, role: 'G10' })).toBe(1);
  expect((await api.mails()).filter((m) => m.to === 'twenty@example.org')).toHaveLength(1);
});

test('a key that is used again for something else is refused', async () => {
  const key = crypto.randomUUID();
  await assign('one@example.org', key);
  expect((await assign('other@example.org', key)).data).toEqual({
    assignRole: { __typename: 'RuleBroken', rule: 'idempotencyKeyReused' },
  });
});

test.each(['short', 'a'.repeat(101), 'with space here', 'né-un-clé-valide'])('%j is no key', async (key) => {
  expect((await assign('key@example.org', key)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

/** Does `work` for a viewer under a key, in a transaction of its own. */
const once = (viewer: Viewer, key: string, input: unknown, work: () => Promise<string>) =>
  api.app.get(Db).tx((tx) => api.app.get(Once).run(tx, viewer, key, input, work));
const someone = () => new Viewer(crypto.randomUUID(), null, []);

test('a key belongs to the one who sent it', async () => {
  const key = crypto.randomUUID();
  const ids = [await once(someone(), key, {}, async () => 'mine'), await once(someone(), key, {}, async () => 'yours')];
  expect(ids).toEqual(['mine', 'yours']);
});

test('what failed is done by the next try', async () => {
  const [viewer, key] = [someone(), crypto.randomUUID()];
  const broken = once(viewer, key, {}, async () => {
    throw new Error('planted failure');
  });
  await expect(broken).rejects.toThrow('planted failure');
  expect(await once(viewer, key, {}, async () => 'made')).toBe('made');
});

test('without its key the same work is done as often as it is asked', async () => {
  let count = 0;
  const viewer = someone();
  const work = async () => String(++count);
  await Promise.all(Array.from({ length: 5 }, () => once(viewer, 'the-same-key', {}, work)));
  expect(count).toBe(1);
  await Promise.all(Array.from({ length: 5 }, (_, i) => once(viewer, `another-key-${i}`, {}, work)));
  expect(count).toBe(6);
});

test('the order of the fields makes no other input', async () => {
  const [viewer, key] = [someone(), crypto.randomUUID()];
  await once(viewer, key, { a: 1, b: [{ c: 2, d: undefined }] }, async () => 'made');
  expect(await once(viewer, key, { b: [{ c: 2 }], a: 1 }, async () => 'again')).toBe('made');
});
