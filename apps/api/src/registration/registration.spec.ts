import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Api, startApp } from '../../test/app.ts';
import { form, openForum, prove, registered, send, tokenFor } from '../../test/registration.ts';
import { Forum } from '../forum/forum.entity.ts';
import { Login, Person } from '../people/person.entity.ts';
import { hashSecret } from '../people/secrets.ts';
import { Registration } from './registration.entity.ts';
import { RegistrationJobs } from './registration.jobs.ts';

// Two cores may be shared with other specs.

let api: Api;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

const address = () => `${randomUUID()}@example.org`;
const mailsTo = async (email: string) => (await api.mails()).filter((m) => m.to === email);

test('somebody without an account registers by form, mail and button, and is then signed in', async () => {
  const { forum, category } = await openForum(api);
  const email = address();
  const sent = await send(api, form(forum, category, ` ${email.toUpperCase()} `));
  expect(sent).toEqual({ data: { registerForForum: { __typename: 'CheckYourMail', email } } });
  expect(await api.db.existsBy(Person, { email })).toBe(false);

  const proved = await prove(api, await tokenFor(api, email));
  expect(proved.data.proveRegistration).toMatchObject({
    __typename: 'ProvedRegistration',
    wasKnown: false,
    isSignedIn: true,
    registration: { status: 'APPROVED' },
  });
  const person = await api.db.findOneByOrFail(Person, { email });
  expect(person).toMatchObject({ displayName: 'Amina Example', affiliation: 'Example Academy' });
  expect(await api.db.countBy(Login, { personId: person.id })).toBe(1);
  await api.idle();
  expect((await mailsTo(email)).map((m) => m.subject).sort()).toEqual([
    `Confirm your registration: Forum of ${forum.year}`,
    `Your registration: Forum of ${forum.year}`,
  ]);
});

test('a stranger learns nothing: known and unknown addresses get the same answer, the owner gets another mail', async () => {
  const { forum, category } = await openForum(api);
  const known = address();
  await registered(api, forum, category, { email: known, givenName: 'Canary' });
  const answers = [];
  for (const email of [known, address()]) {
    const body = JSON.stringify({
      query:
        'mutation($input: RegistrationInput!, $key: ID!) { registerForForum(input: $input, idempotencyKey: $key) { __typename ... on CheckYourMail { email } } }',
      variables: { input: form(forum, category, email), key: randomUUID() },
    });
    const answer = await api.http('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    answers.push({
      status: answer.status,
      headers: [...answer.headers.keys()].sort(),
      body: (await answer.text()).replace(email, 'X'),
    });
  }
  expect(answers[0]).toEqual(answers[1]);
  await api.idle();
  const last = (await mailsTo(known)).find((m) => m.subject.startsWith('You are already registered'));
  expect(last?.text).toContain('/en/my/registration');
  expect(last?.text).not.toContain('/confirm/');
  expect(await api.db.findOneByOrFail(Registration, { email: known, status: 'APPROVED' })).toMatchObject({
    givenName: 'Canary',
  });
});

test('two forms before the first proof: the second proof opens the registration that is there', async () => {
  const { forum, category } = await openForum(api);
  const email = address();
  await send(api, form(forum, category, email));
  const first = await tokenFor(api, email);
  await send(api, { ...form(forum, category, email), givenName: 'Second' });
  await api.idle();
  const tokens = (await mailsTo(email)).map((m) => m.text.match(/\/confirm\/([\w-]+)/)?.[1] ?? '');
  expect(tokens.length).toBe(2);
  const second = tokens.find((token) => token !== first) ?? '';
  expect((await prove(api, first)).data.proveRegistration.wasKnown).toBe(false);
  expect((await prove(api, second)).data.proveRegistration).toMatchObject({ wasKnown: true });
  expect(await api.db.find(Registration, { where: { email } })).toMatchObject([
    { givenName: 'Amina', status: 'APPROVED' },
  ]);
});

test('a mail scanner that opens the link uses nothing up', async () => {
  const { forum, category } = await openForum(api);
  const email = address();
  await send(api, form(forum, category, email));
  const token = await tokenFor(api, email);
  for (const method of ['GET', 'HEAD']) await api.http(`/en/confirm/${token}`, { method });
  const query = encodeURIComponent('mutation { proveRegistration(token: "x") { __typename } }');
  const byGet = await api.http(`/graphql?query=${query}`, { headers: { 'apollo-require-preflight': '1' } });
  expect(byGet.status).toBeGreaterThanOrEqual(400);
  expect((await prove(api, token)).data.proveRegistration.__typename).toBe('ProvedRegistration');
  expect((await prove(api, token)).data.proveRegistration.__typename).toBe('Gone');
});

test('the link is dead after a day, and the form is gone with it', async () => {
  const { forum, category } = await openForum(api);
  const email = address();
  await send(api, form(forum, category, email));
  const token = await tokenFor(api, email);
  const row = await api.db.findOneByOrFail(Registration, { email });
  expect(row.proofHash).toEqual(hashSecret(token));
  try {
    api.clock.set(new Date(Date.now() + 24 * 3_600_000 + 1000));
    expect((await prove(api, token)).data.proveRegistration.__typename).toBe('Gone');
    await api.app.get(RegistrationJobs).forgetUnproved();
    expect(await api.db.existsBy(Registration, { email })).toBe(false);
  } finally {
    api.clock.set(new Date());
  }
});

test('who holds a role is registered by the link, but signs in by the short one', async () => {
  const { forum, category } = await openForum(api);
  const officer = await api.person({ roles: [{ role: 'SEC', forum: forum.id }] });
  await send(api, form(forum, category, officer.email));
  const { proveRegistration } = (await prove(api, await tokenFor(api, officer.email))).data;
  expect(proveRegistration).toMatchObject({ wasKnown: false, isSignedIn: false });
  expect(await api.db.countBy(Login, { personId: officer.personId })).toBe(1);
});

test('who proved the address before registers for the next forum by the link, but signs in by the short one', async () => {
  const email = address();
  const [first, next] = [await openForum(api), await openForum(api)];
  const { personId } = await registered(api, first.forum, first.category, { email });
  await send(api, form(next.forum, next.category, email));
  const { proveRegistration } = (await prove(api, await tokenFor(api, email))).data;
  expect(proveRegistration).toMatchObject({ wasKnown: false, isSignedIn: false, registration: { status: 'APPROVED' } });
  expect(await api.db.countBy(Login, { personId: personId ?? '' })).toBe(1);
});

test('a forum that is cancelled between form and proof takes nobody', async () => {
  const { forum, category } = await openForum(api);
  const email = address();
  await send(api, form(forum, category, email));
  const token = await tokenFor(api, email);
  await api.db.update(Forum, { id: forum.id }, { status: 'CANCELLED' });
  expect((await prove(api, token)).data.proveRegistration.__typename).toBe('Gone');
  expect(await api.db.findOneByOrFail(Registration, { email })).toMatchObject({ status: 'UNPROVED', personId: null });
});

test('a retry with the same key is one form and one mail; the key with another form is refused', async () => {
  const { forum, category } = await openForum(api);
  const email = address();
  const key = randomUUID();
  await Promise.all([1, 2, 3].map(() => send(api, form(forum, category, email), key)));
  await send(api, form(forum, category, email), key);
  await api.idle();
  expect(await api.db.countBy(Registration, { email })).toBe(1);
  expect((await mailsTo(email)).length).toBe(1);
  const other = await send(api, form(forum, category, address()), key);
  expect(other.data.registerForForum).toMatchObject({ __typename: 'RuleBroken', rule: 'idempotencyKeyReused' });
  await send(api, form(forum, category, email));
  await api.idle();
  expect((await mailsTo(email)).length).toBe(2);
});

test('an address gets at most five mails an hour, whoever asks', async () => {
  const { forum, category } = await openForum(api);
  const email = address();
  for (let i = 0; i < 8; i++) await send(api, form(forum, category, email));
  await api.idle();
  expect((await mailsTo(email)).length).toBe(5);
  const other = address();
  await send(api, form(forum, category, other));
  await api.idle();
  expect((await mailsTo(other)).length).toBe(1);
});

test('a bad form names each field and stores nothing', async () => {
  const { forum, category } = await openForum(api);
  const input = {
    ...form(forum, category, 'a@un.org, evil@example.com'),
    givenName: 'x\u0007',
    familyName: '',
    countryM49: '999',
    categoryId: 'no-id',
    days: [`${forum.year}-01-01`],
    consent: false,
  };
  const { registerForForum } = (await send(api, input)).data;
  expect(registerForForum.problems.map((p: { field: string }) => p.field).sort()).toEqual(
    ['categoryId', 'consent', 'countryM49', 'days', 'email', 'familyName', 'givenName'].sort(),
  );
  expect(await api.db.countBy(Registration, { forumId: forum.id })).toBe(0);
});

test.each([
  'a@un.org<evil@example.com>',
  '"a b"@example.org',
  `${'a'.repeat(250)}@example.org`,
  'a@un.org\r\nbcc: b@example.org',
])('no mail leaves for the address %j', async (email) => {
  const { forum, category } = await openForum(api);
  const before = (await api.mails()).length;
  expect((await send(api, form(forum, category, email))).data.registerForForum).toMatchObject({
    __typename: 'BadInput',
    problems: [{ field: 'email', code: 'email' }],
  });
  await api.idle();
  expect((await api.mails()).length).toBe(before);
});

test('the server’s clock decides: closed before, closed after, closed for a cancelled or unknown forum', async () => {
  const { forum, category } = await openForum(api);
  const ask = async () => (await send(api, form(forum, category, address()))).data?.registerForForum;
  await api.db.query(`update stage set closes_day = '2026-01-01', closes_time = '12:00' where forum_id = $1`, [
    forum.id,
  ]);
  expect(await ask()).toEqual({
    __typename: 'RuleBroken',
    rule: 'registrationClosed',
    values: [{ name: 'closedAt', value: '2026-01-01T17:00:00.000Z' }],
  });
  await api.db.query(
    `update stage set opens_day = '2090-01-01', closes_day = null, closes_time = null where forum_id = $1`,
    [forum.id],
  );
  expect((await ask()).values).toEqual([{ name: 'opensAt', value: '2090-01-01T05:00:00.000Z' }]);
  await api.db.query(`update stage set opens_day = '2020-01-01' where forum_id = $1`, [forum.id]);
  expect((await ask()).__typename).toBe('CheckYourMail');
  await api.db.query(`update forum set status = 'CANCELLED' where id = $1`, [forum.id]);
  expect((await ask()).rule).toBe('registrationClosed');
  await api.db.query(`update forum set status = 'PLANNED' where id = $1`, [forum.id]);
  expect((await send(api, form(forum, category, address()))).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

test('a name that looks like a link arrives as dead text, and never before the address is proved', async () => {
  const { forum, category } = await openForum(api);
  const email = address();
  const names = {
    givenName: 'https://evil.example/x',
    familyName: '<a href="//evil.example">x</a>',
    organisationName: 'evil.example',
  };
  await send(api, { ...form(forum, category, email), ...names });
  const token = await tokenFor(api, email);
  expect((await mailsTo(email)).map((m) => m.text + m.html).join()).not.toContain('evil');
  await prove(api, token);
  await api.idle();
  const receipt = (await mailsTo(email)).find((m) => m.subject.startsWith('Your registration'));
  expect(receipt?.text).toContain('evil');
  for (const part of [receipt?.text ?? '', receipt?.html ?? '']) {
    expect(part).not.toMatch(/https:\/\/evil|evil\.example|<a href="\/\/evil/);
  }
});

test('the mails speak the language of the form', async () => {
  const { forum, category } = await openForum(api);
  for (const language of ['ar', 'zh', 'en', 'fr', 'ru', 'es']) {
    await registered(api, forum, category, { email: `${language}-${forum.year}@example.org`, language });
  }
  await api.idle();
  const htmls = (await api.mails()).filter((m) => m.to.endsWith(`-${forum.year}@example.org`)).map((m) => m.html);
  expect(htmls.length).toBe(12);
  for (const html of htmls) expect(html).not.toMatch(/\{\w+\}|registration\.\w+/);
  expect(htmls.filter((html) => html.includes('dir="rtl"')).length).toBe(2);
});

test('a registration and its proof stand in the audit', async () => {
  expect(await api.audited()).toEqual(expect.arrayContaining(['registration.submit', 'registration.prove']));
});
