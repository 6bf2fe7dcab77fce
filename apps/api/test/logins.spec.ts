import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { Logins } from '../src/people/logins.ts';
import { Login } from '../src/people/person.entity.ts';
import type { PlatformRequest } from '../src/platform/request.ts';
import { Viewer } from '../src/platform/viewer.ts';
import { type Actor, type Api, startApp } from './app.ts';
import { ask, cookiesOf, post, REDEEM } from './sign-in.ts';
import { without } from './without.ts';

let api: Api;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

const by = (useClass: typeof Logins) => ({ overrides: [{ provide: Logins, useClass }] });

/** Whom a browser with these cookies is taken for. */
async function whoIs(on: Api, cookie: string): Promise<string | null> {
  const answer = await post(on, '{ viewer { person { id } } }', {}, { cookie });
  return (
    ((await answer.json()) as { data: { viewer: { person: { id: string } } | null } }).data.viewer?.person.id ?? null
  );
}

// --- S9: a login is new at each sign-in, and ends when its person says so ---------------------------------------------

class Keeping extends Logins {
  override start(tx: EntityManager, personId: string): Promise<string> {
    return super.start(tx, personId, undefined);
  }
}

test('signing in renews the login of this browser and ends the one before; were that left out, the old one would live on', async () => {
  const signedInAgain = async (on: Api) => {
    const actor = await on.person();
    const { token, cookie } = await ask(on, actor.email, undefined, { cookie: actor.cookie });
    const fresh = cookiesOf(await post(on, REDEEM, { token }, { cookie: `${actor.cookie}; ${cookie}` }));
    expect([fresh.includes('login='), fresh.includes(actor.cookie)]).toEqual([true, false]);
    expect(await on.db.countBy(Login, { personId: actor.personId })).toBe(2);
    return [await whoIs(on, actor.cookie), await whoIs(on, fresh)].map((id) => id === actor.personId);
  };
  expect(await signedInAgain(api)).toEqual([false, true]);
  expect(await without(by(Keeping), signedInAgain)).toEqual([true, true]);
});

class Careless extends Logins {
  /** Takes the login's owner for the one who asks. */
  override async end(_: Viewer, id: string): Promise<void> {
    const { personId } = await (this as unknown as { db: { read: EntityManager } }).db.read.findOneByOrFail(Login, {
      id,
    });
    await super.end(new Viewer(personId, id, []), id);
  }
}

test('a person sees and ends the own logins, never those of another', async () => {
  const END = 'mutation($id: ID!) { endLogin(id: $id) }';
  const endedByAnother = async (on: Api) => {
    const [ada, bob] = [await on.person(), await on.person()];
    const { data } = await on.gql('{ myLogins { id isCurrent } }', {}, ada);
    expect(data.myLogins).toEqual([{ id: expect.any(String), isCurrent: true }]);
    const answer = await on.gql(END, { id: data.myLogins[0].id }, bob);
    return [answer.errors?.[0]?.extensions.code, await whoIs(on, ada.cookie)];
  };
  expect(await endedByAnother(api)).toEqual(['NOT_FOUND', expect.any(String)]);
  expect(await without(by(Careless), endedByAnother)).toEqual([undefined, null]);

  const ada = await api.person();
  const own = await api.gql('{ myLogins { id } }', {}, ada);
  expect((await api.gql(END, { id: own.data.myLogins[0].id }, ada)).data).toEqual({ endLogin: true });
  expect(await whoIs(api, ada.cookie)).toBeNull();
});

class Timeless extends Logins {
  protected override isAlive(): boolean {
    return true;
  }
}

test('an officer is signed out after an hour unused, a participant after two weeks, everybody after a month', async () => {
  const stillIn = async (on: Api) => {
    const forum = await on.forum();
    const officer = await on.person({ roles: [{ role: 'SEC', forum: forum.id }] });
    const participant = await on.person();
    const of = async (hours: number, who: Actor[]) => {
      on.clock.set(new Date(Date.now() + hours * 3_600_000));
      return Promise.all(who.map(async ({ cookie }) => (await whoIs(on, cookie)) !== null));
    };
    const used = await on.person();
    for (let day = 10; day <= 30; day += 10) await of(day * 24 - 1, [used]);
    const days = [
      ...(await of(1.1, [officer])),
      ...(await of(14 * 24 + 1, [participant])),
      ...(await of(30 * 24 + 1, [used])),
    ];
    on.clock.set(new Date());
    return [...(await of(0, [officer, participant])), ...days];
  };
  expect(await stillIn(api)).toEqual([true, true, false, false, false]);
  expect(await without(by(Timeless), stillIn)).toEqual([true, true, true, true, true]);
});

// --- S10: where the secret of a login may be seen ---------------------------------------------------------------------

class Loose extends Logins {
  override setCookies(res: ServerResponse, secret: string): void {
    res.appendHeader('set-cookie', `login=${secret}; Path=/; Domain=example.org; Max-Age=2592000`);
  }
}

/** What a login's cookie lacks. */
function faultsOf(cookie: string | undefined): string[] {
  const need: [string, boolean | undefined][] = [
    ['__Host-', cookie?.startsWith('__Host-login=')],
    ['256 bits', /=[\w-]{43}(;|$)/.test(cookie ?? '')],
    ...['Secure', 'HttpOnly', 'Path=/'].map((flag): [string, boolean] => [
      flag,
      cookie?.split('; ').includes(flag) === true,
    ]),
    ['SameSite', /; SameSite=(Lax|Strict)/.test(cookie ?? '')],
    ['no Domain', !/domain=/i.test(cookie ?? '')],
  ];
  return need.flatMap(([name, holds]) => (holds ? [] : [name]));
}

test('over https the login is bound to the host, hidden from scripts and not sent across sites', async () => {
  const https = { env: { BASE_URL: 'https://sti.example.org', DEMO: '1' } };
  const signedIn = async (on: Api) => {
    const { token, cookie, mail } = await ask(on, (await on.person()).email);
    expect(mail?.text).toContain('https://sti.example.org/en/sign-in/');
    const answer = await post(on, REDEEM, { token }, { cookie });
    const login = answer.headers.getSetCookie().find((c) => c.includes('login='));
    // The secret stands in the cookie and nowhere else.
    expect(await answer.text()).not.toContain(login?.match(/=([\w-]{43});/)?.[1]);
    expect(answer.headers.get('location')).toBeNull();
    return faultsOf(login);
  };
  expect(await without(https, signedIn)).toEqual([]);
  expect(await without({ ...https, ...by(Loose) }, signedIn)).toEqual([
    '__Host-',
    'Secure',
    'HttpOnly',
    'SameSite',
    'no Domain',
  ]);
});

class Chatty extends Logins {
  override async start(tx: EntityManager, personId: string, req: PlatformRequest | undefined): Promise<string> {
    const secret = await super.start(tx, personId, req);
    console.info(`signed in by ${secret}`);
    await tx.update(Login, { personId }, { userAgent: `browser of ${secret}` });
    return secret;
  }
}

/** Every row of every table, and every line of the log, that holds one of these texts. */
async function whereStand(on: Api, secrets: string[], log: string[]): Promise<string[]> {
  const tables = await on.db.query(
    `select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`,
  );
  const found = log.some((line) => secrets.some((s) => line.includes(s))) ? ['the log'] : [];
  for (const { name } of tables) {
    const [{ n }] = await on.db.query(
      `select count(*)::int as n from ${name} t where exists (select from unnest($1::text[]) s where strpos(t::text, s) > 0)`,
      [secrets],
    );
    if (n) found.push(name);
  }
  return found;
}

test('the secrets of links and logins stand nowhere in the database, the jobs or the log', async () => {
  const signedIn = async (on: Api) => {
    const log: string[] = [];
    const spies = (['log', 'info', 'warn', 'error'] as const).map((m) =>
      jest.spyOn(console, m).mockImplementation((...all: unknown[]) => void log.push(all.join(' '))),
    );
    const { token, cookie } = await ask(on, (await on.person()).email);
    const answer = await post(on, REDEEM, { token }, { cookie });
    const [login = ''] = answer.headers.getSetCookie().flatMap((c) => c.match(/^login=([\w-]+)/)?.[1] ?? []);
    for (const spy of spies) spy.mockRestore();
    expect([token, login].map((s) => s.length)).toEqual([43, 43]);
    return whereStand(on, [token, login], log);
  };
  expect(await signedIn(api)).toEqual([]);
  expect(await without(by(Chatty), signedIn)).toEqual(['the log', 'public.login']);
});
