import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Lang } from '@sti/reference';
import type { EntityManager } from 'typeorm';
import { Person } from '../src/people/person.entity.ts';
import { SignInService } from '../src/people/sign-in.service.ts';
import type { PlatformRequest } from '../src/platform/request.ts';
import { type Actor, type Api, startApp } from './app.ts';
import { ASK, post } from './sign-in.ts';
import { statementsOf } from './statements.ts';
import { inWords, toldByTime } from './timing.ts';
import { without } from './without.ts';

// S1: nobody learns from an answer whether an address is known to us. Registration has its own spec of the same name.

jest.setTimeout(300_000);

// No job runs here: what is seen and measured is the request alone.
const quiet = { env: { JOBS: '0' } };
let api: Api;
beforeAll(async () => {
  api = await startApp(quiet);
});
afterAll(() => api.stop());

/** Somebody careful with the database: strangers are answered without troubling it. */
class Early extends SignInService {
  override async request(
    email: string,
    lang: Lang,
    next: string | null,
    req: PlatformRequest,
    res: ServerResponse,
  ): Promise<void> {
    const tables = (this as unknown as { db: { read: EntityManager } }).db.read;
    if (await tables.existsBy(Person, { email })) await super.request(email, lang, next, req, res);
  }
}
const early = { ...quiet, overrides: [{ provide: SignInService, useClass: Early }] };

let strangers = 0;
// As long as the addresses of the harness: nothing but being known sets them apart.
const stranger = () => `nobody-${strangers++}@example.org`;

test('one address gets the same bytes while it is unknown, known and closed; an early answer would show', async () => {
  const shape = async (on: Api, email: string) => {
    const answer = await post(on, ASK, { email });
    const headers = [...answer.headers].filter(([name]) => name !== 'date');
    const text = JSON.stringify([answer.status, headers, await answer.text()]);
    return text.replace(/asked=[\w-]{43}/, 'asked=NEW');
  };
  const shapes = async (on: Api) => {
    const email = stranger();
    const all = [await shape(on, email)];
    const { personId } = await on.person({ email });
    all.push(await shape(on, email));
    for (const state of [{ emailProvedAt: null }, { deactivatedAt: new Date(), deactivatedReason: 'Left' }]) {
      await on.db.update(Person, { id: personId }, state);
      all.push(await shape(on, email));
    }
    return new Set(all).size;
  };
  expect(await shapes(api)).toBe(1);
  expect(await without(early, shapes)).toBe(2);
});

test('the request asks the same of the database for known and unknown addresses; an early answer would not', async () => {
  const statements = async (on: Api) => {
    const { email } = await on.person();
    await post(on, ASK, { email });
    const ofKnown = await statementsOf(() => post(on, ASK, { email }));
    const ofUnknown = await statementsOf(() => post(on, ASK, { email: stranger() }));
    expect(ofKnown.length).toBeGreaterThan(2);
    return JSON.stringify(ofKnown) === JSON.stringify(ofUnknown);
  };
  expect(await statements(api)).toBe(true);
  expect(await without(early, statements)).toBe(false);
});

test('known and unknown addresses take the same time; an early answer would be told from the others', async () => {
  const measured = async (on: Api) => {
    const known: Actor[] = await Promise.all(Array.from({ length: 20 }, () => on.person()));
    let turn = 0;
    const told = await toldByTime((kind) =>
      post(on, ASK, { email: kind === 'known' ? (known[turn++ % known.length]?.email ?? '') : stranger() }).then((a) =>
        a.text(),
      ),
    );
    console.info(inWords(told));
    return told.isTelling;
  };
  expect(await measured(api)).toBe(false);
  expect(await without(early, measured)).toBe(true);
});
