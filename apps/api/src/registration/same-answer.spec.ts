import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type Actor, type Api, startApp } from '../../test/app.ts';
import { details, form, openForum, send } from '../../test/registration.ts';
import { statementsOf } from '../../test/statements.ts';
import { Registration } from './registration.entity.ts';
import { RegistrationJobs } from './registration.jobs.ts';

// Two cores may be shared with other specs.
jest.setTimeout(30_000);

let api: Api;
let known: Actor;
let ask: (email: string) => Promise<unknown>;

// No job runs here: what is seen and measured is the request alone.
beforeAll(async () => {
  api = await startApp({ env: { JOBS: '0' } });
  const { forum, category } = await openForum(api);
  known = await api.person();
  const agreed = { consentAt: new Date(), codeOfConductAt: new Date(), language: 'en' as const };
  await api.db.insert(Registration, {
    ...(details(forum, category) as Partial<Registration>),
    ...agreed,
    forumId: forum.id,
    personId: known.personId,
    email: known.email,
    status: 'APPROVED',
  } as Registration);
  ask = (email) => send(api, form(forum, category, email));
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

test('known and unknown addresses take the same time', async () => {
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  for (let i = 0; i < 40; i++) {
    const kind = i % 2 ? 'known' : 'unknown';
    const t = performance.now();
    await ask(kind === 'known' ? known.email : stranger());
    times[kind].push(performance.now() - t);
  }
  const median = (all: number[]) => all.sort((a, b) => a - b)[all.length / 2] ?? 0;
  const [a, b] = [median(times.known), median(times.unknown)];
  expect(Math.max(a, b) / Math.min(a, b)).toBeLessThan(2);
});
