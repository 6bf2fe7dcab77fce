import { randomUUID } from 'node:crypto';
import { localText } from '@sti/domain';
import { Forum } from '../src/forum/forum.entity.ts';
import { Stage } from '../src/forum/stage.entity.ts';
import { Logins } from '../src/people/logins.ts';
import { Db } from '../src/platform/db.ts';
import { RegistrationCategory } from '../src/registration/category.entity.ts';
import { Registration } from '../src/registration/registration.entity.ts';
import type { Actor, Answer, Api } from './app.ts';

/** A forum that takes registrations, with one category. */
export async function openForum(api: Api, o: Partial<RegistrationCategory> = {}) {
  const forum = await api.forum();
  await api.db.insert(Stage, {
    forumId: forum.id,
    kind: 'REGISTRATION',
    opensDay: '2020-01-01',
    timeZone: 'America/New_York',
  });
  return { forum, category: await addCategory(api, forum, o) };
}

export const addCategory = (
  api: Api,
  forum: Forum,
  o: Partial<RegistrationCategory> = {},
): Promise<RegistrationCategory> =>
  api.db.save(api.db.create(RegistrationCategory, { forumId: forum.id, name: localText('Academia'), ...o }));

/** The details of a form without a fault. */
export const details = (forum: Forum, category: RegistrationCategory) => ({
  categoryId: category.id,
  givenName: 'Amina',
  familyName: 'Example',
  badgeName: 'Amina Example',
  organisationName: 'Example Academy',
  position: 'Researcher',
  countryM49: '404',
  mode: 'IN_PERSON',
  days: [forum.startDate],
  groundsPass: 'NEEDS_ONE',
});

export const form = (forum: Forum, category: RegistrationCategory, email: string) => ({
  ...details(forum, category),
  year: forum.year,
  email,
  language: 'en',
  consent: true,
  codeOfConduct: true,
});

const REGISTER = `mutation($input: RegistrationInput!, $key: ID!) { registerForForum(input: $input, idempotencyKey: $key) {
  __typename ... on CheckYourMail { email } ... on BadInput { problems { field code } } ... on RuleBroken { rule values { name value } } } }`;
const PROVE = `mutation($token: String!) { proveRegistration(token: $token) {
  __typename ... on ProvedRegistration { wasKnown isSignedIn registration { id version status waitingPosition } } } }`;

export const send = (api: Api, input: object, key: string = randomUUID(), as?: Actor): Promise<Answer> =>
  api.gql(REGISTER, { input, key }, as);
export const prove = (api: Api, token: string, as?: Actor): Promise<Answer> => api.gql(PROVE, { token }, as);

/** The secret in the last mail that asks this address for a proof. */
export async function tokenFor(api: Api, email: string): Promise<string> {
  await api.idle();
  const mail = (await api.mails()).filter((m) => m.to === email && m.text.includes('/confirm/'))[0];
  return mail?.text.match(/\/confirm\/([\w-]+)/)?.[1] ?? '';
}

/** A registration that exists: form, mail, button. */
export async function registered(
  api: Api,
  forum: Forum,
  category: RegistrationCategory,
  o: object = {},
): Promise<Registration> {
  const email = (o as { email?: string }).email ?? `r-${randomUUID()}@example.org`;
  await send(api, { ...form(forum, category, email), ...o });
  const answer = await prove(api, await tokenFor(api, email));
  const id = answer.data?.proveRegistration?.registration?.id;
  if (!id) throw new Error(`Not registered: ${JSON.stringify(answer)}`);
  return api.db.findOneByOrFail(Registration, { id });
}

/** The owner of a registration, signed in. */
export async function ownerOf(api: Api, { personId, email }: Registration): Promise<Actor> {
  const secret = await api.app.get(Db).tx((tx) => api.app.get(Logins).start(tx, personId ?? '', undefined));
  return { personId: personId ?? '', email, cookie: `login=${secret}` };
}
