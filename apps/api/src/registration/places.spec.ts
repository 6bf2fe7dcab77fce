import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Answer, type Api, startApp } from '../../test/app.ts';
import { addCategory, details, openForum, ownerOf, prove, registered } from '../../test/registration.ts';
import { Login, Person } from '../people/person.entity.ts';
import { hashSecret, newSecret } from '../people/secrets.ts';
import { Mail } from '../platform/mail.entity.ts';
import { Gone } from '../platform/refusals.ts';
import type { RegistrationCategory } from './category.entity.ts';
import { Places } from './places.ts';
import { Proofs } from './proofs.ts';
import { Registration } from './registration.entity.ts';

// Two cores may be shared with other specs.

let api: Api;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

/** Forms whose mails are out: the tokens of their links. */
async function waitingForms(on: Api, o: Partial<RegistrationCategory>, count: number) {
  const { forum, category } = await openForum(on, o);
  const tokens = Array.from({ length: count }, newSecret);
  const now = new Date();
  const rows = tokens.map((token) => ({
    ...(details(forum, category) as Partial<Registration>),
    forumId: forum.id,
    email: `${randomUUID()}@example.org`,
    language: 'en' as const,
    consentAt: now,
    codeOfConductAt: now,
    proofHash: hashSecret(token),
    proofExpiresAt: new Date(now.getTime() + 3_600_000),
  }));
  await on.db.insert(Registration, rows as Registration[]);
  return { forum, category, tokens };
}

async function rush(on: Api, count: number, inPersonCapacity = 10) {
  const { forum, tokens } = await waitingForms(on, { inPersonCapacity }, count);
  await Promise.all(tokens.map((token) => prove(on, token)));
  const rows = await on.db.find(Registration, { where: { forumId: forum.id }, order: { rank: 'ASC' } });
  const waiting = rows.filter((row) => row.status === 'WAITLISTED');
  return {
    forum,
    approved: rows.filter((row) => row.status === 'APPROVED').length,
    ranks: waiting.map((row) => row.rank),
  };
}

test('a hundred at once for ten places: ten are approved, ninety wait in an order without gaps, each is told once', async () => {
  const { forum, approved, ranks } = await rush(api, 100);
  expect(approved).toBe(10);
  expect(ranks).toEqual(Array.from({ length: 90 }, (_, i) => i + 1));
  await api.idle();
  expect(await api.db.countBy(Mail, { forumId: forum.id, kind: 'registration.received' })).toBe(100);
});

/** Lets the others in between counting and writing, as a slow machine does. */
class SlowPlaces extends Places {
  override async give(...args: Parameters<Places['give']>): ReturnType<Places['give']> {
    const place = await super.give(...args);
    await new Promise((resolve) => setTimeout(resolve, 250));
    return place;
  }
}

test('without the lock more people get in than there are places', async () => {
  const unlocked = await startApp({ overrides: [{ provide: Places, useValue: new SlowPlaces(false) }] });
  try {
    // The database's own guard would stop some of them with an error.
    await unlocked.db.query('drop index uq_registration_rank');
    // Fewer places than connections: already the first of them, all at once, are too many.
    expect((await rush(unlocked, 20, 2)).approved).toBeGreaterThan(2);
  } finally {
    await unlocked.stop();
  }
});

async function useOften(on: Api) {
  const { forum, tokens } = await waitingForms(on, {}, 1);
  const { email } = await on.db.findOneByOrFail(Registration, { forumId: forum.id });
  const [token = ''] = tokens;
  const answers = await Promise.all(Array.from({ length: 64 }, () => prove(on, token)));
  const person = await on.db.findOneByOrFail(Person, { email });
  const isProved = (answer: Answer) => answer.data?.proveRegistration?.__typename === 'ProvedRegistration';
  return { proved: answers.filter(isProved).length, logins: await on.db.countBy(Login, { personId: person.id }) };
}

test('a slow machine with the lock gives out ten places as well', async () => {
  const slow = await startApp({ overrides: [{ provide: Places, useValue: new SlowPlaces() }] });
  try {
    expect((await rush(slow, 40)).approved).toBe(10);
  } finally {
    await slow.stop();
  }
});

test('64 uses of one link at once prove it once and give one login', async () => {
  expect(await useOften(api)).toEqual({ proved: 1, logins: 1 });
});

/** Looks first and writes then: what the one conditional UPDATE is there to prevent. */
class LookThenWrite extends Proofs {
  protected override async take(...[tx, token]: Parameters<Proofs['take']>): Promise<Registration> {
    const found = await tx.findOneBy(Registration, { proofHash: hashSecret(token) });
    if (!found) throw new Gone();
    return found;
  }
}

test('a link that is looked at and then used would prove more than once', async () => {
  const careless = await startApp({ overrides: [{ provide: Proofs, useClass: LookThenWrite }] });
  try {
    expect((await useOften(careless)).proved).toBeGreaterThan(1);
  } finally {
    await careless.stop();
  }
});

const WITHDRAW =
  'mutation($id: ID!, $v: Int!) { withdrawRegistration(id: $id, version: $v) { __typename ... on Registration { status } } }';

test('who withdraws makes room for the first in the queue, who is told', async () => {
  const { forum, category } = await openForum(api, { inPersonCapacity: 1 });
  const first = await registered(api, forum, category);
  const second = await registered(api, forum, category);
  const third = await registered(api, forum, category);
  const online = await registered(api, forum, category, { mode: 'ONLINE', groundsPass: null });
  expect([first, second, third, online].map((row) => row.status)).toEqual([
    'APPROVED',
    'WAITLISTED',
    'WAITLISTED',
    'APPROVED',
  ]);
  const as = await ownerOf(api, first);
  await api.gql(WITHDRAW, { id: first.id, v: first.version }, as);
  const statuses = await Promise.all(
    [first, second, third].map(({ id }) => api.db.findOneByOrFail(Registration, { id })),
  );
  expect(statuses.map((row) => row.status)).toEqual(['WITHDRAWN', 'APPROVED', 'WAITLISTED']);
  await api.idle();
  const mail = (await api.mails()).find(
    (m) => m.to === second.email && m.subject.startsWith('A place has become free for you'),
  );
  expect(mail?.text).toContain('A place in your category has become free');
  // Whoever comes back goes to the end.
  const again = await registered(api, forum, category, { email: first.email });
  expect(again).toMatchObject({ status: 'WAITLISTED', personId: first.personId });
  expect(again.rank ?? 0).toBeGreaterThan(third.rank ?? 0);
});

test('an organisation that has its share waits, the next of another one does not', async () => {
  const { forum, category } = await openForum(api, { inPersonCapacity: 3, quotaPerOrganisation: 1 });
  const one = await registered(api, forum, category, { organisationName: 'One' });
  const same = await registered(api, forum, category, { organisationName: 'ONE' });
  const two = await registered(api, forum, category, { organisationName: 'Two' });
  expect([one, same, two].map((row) => row.status)).toEqual(['APPROVED', 'WAITLISTED', 'APPROVED']);
});

const EDIT = `mutation($id: ID!, $v: Int!, $input: RegistrationDetailsInput!) { editRegistration(id: $id, version: $v, input: $input) {
  __typename ... on Registration { status version waitingPosition } } }`;

test('who moves to a full category goes to its end, who goes online needs no place, and the freed one is given on', async () => {
  const { forum, category } = await openForum(api, { inPersonCapacity: 1 });
  const full = await addCategory(api, forum, { inPersonCapacity: 0 });
  const first = await registered(api, forum, category);
  const second = await registered(api, forum, category);
  const as = await ownerOf(api, first);
  const edit = async (change: object) => {
    const { version } = await api.db.findOneByOrFail(Registration, { id: first.id });
    const input = { ...details(forum, category), ...change };
    return (await api.gql(EDIT, { id: first.id, v: version, input }, as)).data.editRegistration;
  };
  expect(await edit({ categoryId: full.id })).toMatchObject({ status: 'WAITLISTED', waitingPosition: 1 });
  expect(await api.db.findOneByOrFail(Registration, { id: second.id })).toMatchObject({ status: 'APPROVED' });
  expect(await edit({ categoryId: full.id, mode: 'ONLINE', groundsPass: null })).toMatchObject({
    status: 'APPROVED',
    waitingPosition: null,
  });
  expect(await edit({})).toMatchObject({ status: 'WAITLISTED', waitingPosition: 1 });
});

test('two forms of one person, proved at once, give one registration', async () => {
  const { forum, tokens } = await waitingForms(api, {}, 8);
  await api.db.update(Registration, { forumId: forum.id }, { email: 'eight-tabs@example.org' });
  const answers = await Promise.all(tokens.map((token) => prove(api, token)));
  const known = answers.map((answer) => answer.data?.proveRegistration?.wasKnown);
  expect(known.sort()).toEqual([false, true, true, true, true, true, true, true]);
  expect(await api.db.countBy(Registration, { forumId: forum.id })).toBe(1);
  expect(await api.db.countBy(Person, { email: 'eight-tabs@example.org' })).toBe(1);
});
