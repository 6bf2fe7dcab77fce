import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { type Actor, type Api, startApp } from '../../test/app.ts';
import { details, form, openForum, send } from '../../test/registration.ts';
import { statementsOf } from '../../test/statements.ts';
import { inWords, toldByTime } from '../../test/timing.ts';
import { without } from '../../test/without.ts';
import { Registration } from './registration.entity.ts';
import { RegistrationJobs } from './registration.jobs.ts';
import { Registrations } from './registration.service.ts';

// Two cores may be shared with other specs.
jest.setTimeout(300_000);

type Door = { known: Actor; ask: (email: string) => Promise<unknown> };

let api: Api;
let known: Actor;
let ask: Door['ask'];

/** A forum that takes registrations, and somebody who has one. */
async function doorOf(on: Api): Promise<Door> {
  const { forum, category } = await openForum(on);
  const known = await on.person();
  const agreed = { consentAt: new Date(), codeOfConductAt: new Date(), language: 'en' as const };
  await on.db.insert(Registration, {
    ...(details(forum, category) as Partial<Registration>),
    ...agreed,
    forumId: forum.id,
    personId: known.personId,
    email: known.email,
    status: 'APPROVED',
  } as Registration);
  return { known, ask: (email) => send(on, form(forum, category, email)) };
}

// No job runs here: what is seen and measured is the request alone.
const quiet = { env: { JOBS: '0' } };
beforeAll(async () => {
  api = await startApp(quiet);
  ({ known, ask } = await doorOf(api));
});
afterAll(() => api.stop());

const stranger = () => `${randomUUID()}@example.org`;

test('the request asks the same of the database for known and unknown addresses; the job does not', async () => {
  await ask(stranger());
  const ofKnown = await statementsOf(() => ask(known.email));
  const ofUnknown = await statementsOf(() => ask(stranger()));
  expect(ofKnown).toEqual(ofUnknown);
  expect(ofKnown.some((text) => text.includes('add_job'))).toBe(true);

  const job = api.app.get(RegistrationJobs);
  const inJob = async (email: string) => {
    const { id } = await api.db.findOneByOrFail(Registration, { email, status: 'UNPROVED' });
    return statementsOf(() => job.answerForm(id));
  };
  const other = stranger();
  await ask(other);
  expect(await inJob(known.email)).not.toEqual(await inJob(other));
});

/** Somebody careful with the database: who has registered already is answered without troubling it. */
class Early extends Registrations {
  override async submit(...asked: Parameters<Registrations['submit']>): Promise<string> {
    const { email } = asked[1];
    const tables = (this as unknown as { db: { read: EntityManager } }).db.read;
    return (await tables.existsBy(Registration, { email, status: 'APPROVED' })) ? email : super.submit(...asked);
  }
}

test('known and unknown addresses take the same time; an early answer would be told from the others', async () => {
  const measured = async (door: Door) => {
    const told = await toldByTime((kind) => door.ask(kind === 'known' ? door.known.email : stranger()));
    console.info(inWords(told));
    return told.isTelling;
  };
  expect(await measured({ known, ask })).toBe(false);
  const early = { ...quiet, overrides: [{ provide: Registrations, useClass: Early }] };
  expect(await without(early, async (weak) => measured(await doorOf(weak)))).toBe(true);
});
