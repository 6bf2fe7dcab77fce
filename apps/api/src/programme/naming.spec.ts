import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Actor, type Api, startApp } from '../../test/app.ts';
import { Person } from '../people/person.entity.ts';
import { RoleAssignment } from '../people/role-assignment.entity.ts';
import { Mail } from '../platform/mail.entity.ts';
import { Appearance } from './appearance.entity.ts';

const ADD =
  'mutation ($input: SessionInput!, $key: ID!) { addSession(input: $input, idempotencyKey: $key) { ... on Session { id code } } }';
const APPEAR = `mutation ($input: AppearanceInput!, $key: ID!) { addAppearance(input: $input, idempotencyKey: $key) {
  __typename ... on Appearance { id personId } ... on RuleBroken { rule } ... on BadInput { problems { field code } } } }`;
const EDIT = `mutation ($id: ID!, $input: AppearanceInput!) { editAppearance(id: $id, version: 1, input: $input) {
  __typename ... on Appearance { personId } } }`;

let api: Api;
let count = 0;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

const title = (en: string, fr: string) => ({
  original: 'en',
  texts: [
    { lang: 'en', text: en },
    { lang: 'fr', text: fr },
  ],
});

/** A session of a forum of its own, whose Secretariat names people in it. */
async function session(officer = 'Olga Officer') {
  const forum = await api.forum({ year: 2070 + count++ });
  const secretariat = await api.person({ displayName: officer, roles: [{ role: 'SEC', forum: forum.id }] });
  const input = { forumId: forum.id, title: title('Clean water', 'Eau propre'), type: 'PANEL' };
  const made = (await api.gql(ADD, { input, key: randomUUID() }, secretariat)).data.addSession;
  const name = (more: object, key: string = randomUUID(), as: Actor = secretariat) =>
    api.gql(APPEAR, { input: { sessionId: made.id, role: 'MODERATOR', name: 'Noor Example', ...more }, key }, as);
  const roles = () => api.db.find(RoleAssignment, { where: { scopeId: made.id } });
  return { forum, secretariat, ...(made as { id: string; code: string }), name, roles };
}

const address = () => `${randomUUID()}@example.org`;
const mailsTo = async (email: string) => {
  await api.idle();
  return (await api.mails()).filter((mail) => mail.to === email);
};

test('a moderator who is named by a new address is made, may enter the room, and is told where it is', async () => {
  const { forum, id, code, name, roles } = await session();
  const email = address();
  const key = randomUUID();
  const more = { email: ` ${email.toUpperCase()} `, language: 'fr', title: 'Example Institute' };
  const { data } = await name(more, key);
  await name(more, key);
  const person = await api.db.findOneByOrFail(Person, { email });
  expect(person).toMatchObject({ displayName: 'Noor Example', affiliation: 'Example Institute', language: 'fr' });
  expect(data.addAppearance.personId).toBe(person.id);
  expect(await roles()).toMatchObject([{ role: 'MOD', personId: person.id, untilOn: `${forum.year}-05-20` }]);
  const mails = await mailsTo(email);
  expect(mails.map(({ subject }) => subject)).toEqual([
    `Votre rôle au Forum STI ${forum.year}\u00a0: Modération, Eau propre`,
  ]);
  for (const part of [
    'Olga Officer vous a confié un rôle',
    'Rôle\u00a0: Modération',
    `Séance\u00a0: Eau propre (code ${code})`,
    `Forum of ${forum.year}`,
    `20 mai ${forum.year}`,
    `/fr/room/${id}`,
    `/fr/forums/${forum.year}`,
  ])
    expect(mails[0]?.text).toContain(part);
});

test('who has the address already is named, not made again, and hears of one role once', async () => {
  const { name, roles } = await session();
  const known = await api.person({ displayName: 'Known Example' });
  expect((await name({ email: known.email, name: 'Shown Otherwise' })).data.addAppearance.personId).toBe(
    known.personId,
  );
  await name({ email: known.email, role: 'CHAIR' });
  expect(await roles()).toMatchObject([{ role: 'MOD', personId: known.personId }]);
  expect((await mailsTo(known.email)).length).toBe(1);
  expect(await api.db.findOneByOrFail(Person, { id: known.personId })).toMatchObject({ displayName: 'Known Example' });
});

test('somebody whose account is closed is given no work: the Secretariat hears why, and nothing is half done', async () => {
  const { name, roles } = await session();
  const closed = await api.person();
  await api.db.update(Person, { id: closed.personId }, { deactivatedAt: api.clock.now(), deactivatedReason: 'Left' });
  const answer = await name({ email: closed.email });
  expect(answer.data.addAppearance).toEqual({ __typename: 'RuleBroken', rule: 'personDeactivated' });
  expect([await roles(), await mailsTo(closed.email)]).toEqual([[], []]);
  await api.db.update(Person, { id: closed.personId }, { deactivatedAt: null, deactivatedReason: null });
  expect((await name({ email: closed.email })).data.addAppearance.personId).toBe(closed.personId);
});

test('a bare name gets its person when the address becomes known; a speaker gets no role and no mail', async () => {
  const { id, secretariat, name, roles } = await session();
  const { data } = await name({});
  expect([data.addAppearance.personId, await roles()]).toEqual([null, []]);
  const email = address();
  const input = { sessionId: id, role: 'MODERATOR', name: 'Noor Example', email };
  await api.gql(EDIT, { id: data.addAppearance.id, input }, secretariat);
  const person = await api.db.findOneByOrFail(Person, { email });
  expect(await roles()).toMatchObject([{ personId: person.id }]);
  expect((await mailsTo(email)).length).toBe(1);

  const speaker = address();
  await name({ email: speaker, role: 'SPEAKER' });
  expect(await api.db.countBy(Person, { email: speaker })).toBe(1);
  expect((await roles()).length).toBe(1);
  expect(await mailsTo(speaker)).toEqual([]);
});

test('an address that is none, or one without a name, is refused by field and makes nobody', async () => {
  const { id, name } = await session();
  const email = address();
  const before = [await api.db.count(Person), await api.db.count(Mail)];
  const problems = async (more: object) => (await name(more)).data.addAppearance.problems;
  expect(await problems({ email: 'nobody' })).toEqual([{ field: 'email', code: 'email' }]);
  expect(await problems({ email, name: '', functionLabel: 'Moderator, tbc' })).toEqual([
    { field: 'name', code: 'required' },
  ]);
  expect([await api.db.count(Person), await api.db.count(Mail)]).toEqual(before);
  expect(await api.db.countBy(Appearance, { sessionId: id })).toBe(0);
});

test("the Secretariat names by id only whom it finds: another forum's participant stays unknown", async () => {
  const [ours, theirs] = [await session(), await session()];
  const [own, foreign] = [
    await api.person({ roles: [{ role: 'IATT', forum: ours.forum.id }] }),
    await api.person({ roles: [{ role: 'IATT', forum: theirs.forum.id }] }),
  ];
  expect((await ours.name({ personId: foreign.personId })).data.addAppearance).toMatchObject({
    problems: [{ field: 'personId', code: 'unknownValue' }],
  });
  expect((await ours.name({ personId: own.personId })).data.addAppearance.__typename).toBe('Appearance');
  expect(await ours.roles()).toMatchObject([{ personId: own.personId }]);
});

test('the Secretariat of another forum names nobody here, and its attempt makes no person', async () => {
  const [ours, theirs] = [await session(), await session()];
  const email = address();
  const refused = await ours.name({ email }, randomUUID(), theirs.secretariat);
  expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect(await api.db.existsBy(Person, { email })).toBe(false);
  await ours.name({ email });
  expect(await api.db.existsBy(Person, { email })).toBe(true);
});
