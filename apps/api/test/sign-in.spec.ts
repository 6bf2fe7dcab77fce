import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PeopleJobs } from '../src/people/people.jobs.ts';
import { Login } from '../src/people/person.entity.ts';
import { SignInService } from '../src/people/sign-in.service.ts';
import type { PlatformRequest } from '../src/platform/request.ts';
import { builtWeb } from '../src/platform/site/web.ts';
import { type Api, startApp } from './app.ts';
import { ASK, ask, post, REDEEM, redeem, tokenIn } from './sign-in.ts';
import { without } from './without.ts';

let api: Api;
beforeAll(async () => {
  api = await startApp({ web: await builtWeb() });
});
afterAll(() => api.stop());

const laterBy = (on: Api, minutes: number) => on.clock.set(new Date(on.clock.now().getTime() + minutes * 60_000));
const signInBy = (useClass: typeof SignInService) => ({ overrides: [{ provide: SignInService, useClass }] });

// --- S2: a link signs in once, for ten minutes, in the browser that asked ---------------------------------------------

class Reusable extends SignInService {
  protected override readonly usable = 'superseded_at is null and expires_at > $2';
}
class Ageless extends SignInService {
  protected override readonly usable = 'used_at is null and superseded_at is null';
}
class Enduring extends SignInService {
  protected override readonly usable = 'used_at is null and expires_at > $2';
}
class Unbound extends SignInService {
  protected override isAskedFrom(): boolean {
    return true;
  }
}

test('the mailed link signs in once; were its use not looked at, twice', async () => {
  const twice = async (on: Api) => {
    const { token, cookie } = await ask(on, (await on.person()).email);
    return [await redeem(on, token, cookie), await redeem(on, token, cookie)];
  };
  expect(await twice(api)).toEqual(['SignedIn', 'Gone']);
  expect(await without(signInBy(Reusable), twice)).toEqual(['SignedIn', 'SignedIn']);
});

test('64 uses of one link at once give one login; were the use not part of the update, more', async () => {
  const race = async (on: Api) => {
    const actor = await on.person();
    const { token, cookie } = await ask(on, actor.email);
    await Promise.all(Array.from({ length: 64 }, () => redeem(on, token, cookie)));
    return (await on.db.countBy(Login, { personId: actor.personId })) - 1;
  };
  expect(await race(api)).toBe(1);
  expect(await without(signInBy(Reusable), race)).toBeGreaterThan(1);
});

test('a link lives ten minutes by the clock of the server; were its age not looked at, for ever', async () => {
  const after = (minutes: number) => async (on: Api) => {
    const { token, cookie } = await ask(on, (await on.person()).email);
    laterBy(on, minutes);
    const outcome = await redeem(on, token, cookie);
    on.clock.set(new Date());
    return outcome;
  };
  expect([await after(9.9)(api), await after(10.1)(api)]).toEqual(['SignedIn', 'Gone']);
  expect(await without(signInBy(Ageless), after(10.1))).toBe('SignedIn');
});

test('a newer link takes the place of an older one; were that not looked at, both would do', async () => {
  const older = async (on: Api) => {
    const { email } = await on.person();
    const [first, second] = [await ask(on, email), await ask(on, email)];
    expect(second.token).not.toBe(first.token);
    return redeem(on, first.token, first.cookie);
  };
  expect(await older(api)).toBe('Gone');
  expect(await without(signInBy(Enduring), older)).toBe('SignedIn');
});

test('in another browser than the one that asked the person must say so; were it not bound, nobody would be asked', async () => {
  const elsewhere = async (on: Api) => {
    const { token } = await ask(on, (await on.person()).email);
    const stranger = await ask(on, 'somebody-else@example.org');
    return [await redeem(on, token, stranger.cookie), await redeem(on, token, stranger.cookie, true)];
  };
  expect(await elsewhere(api)).toEqual(['otherBrowser', 'SignedIn']);
  expect(await without(signInBy(Unbound), elsewhere)).toEqual(['SignedIn', 'Gone']);
});

test('aliases do not multiply tries', async () => {
  const tries = Array.from({ length: 9 }, (_, i) => `a${i}: redeemSignIn(token: "x${i}") { __typename }`).join(' ');
  const attempt = async (on: Api) => (await post(on, `mutation { ${tries} }`, {})).status;
  expect(await attempt(api)).toBe(400);
  expect(await without({ switches: { areLimitsOff: true } }, attempt)).toBe(200);
});

// --- S3: what a mail program opens before its reader does -------------------------------------------------------------

test('the scanner of a mail program opens the page of the link and uses nothing up', async () => {
  const scanned = async (on: Api) => {
    const { token, cookie } = await ask(on, (await on.person()).email);
    for (const path of [`/en/sign-in/${token}`, `/ar/sign-in/${token}?x=1`]) {
      const page = await on.http(path);
      expect([page.status, page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual([
        200,
        'no-store',
        'same-origin',
      ]);
      expect(await page.text()).toContain('<form');
      for (const method of ['HEAD', 'OPTIONS']) await on.http(path, { method });
    }
    return redeem(on, token, cookie);
  };
  expect(await scanned(api)).toBe('SignedIn');
  // A page that presses its own button would be noticed.
  const web = await builtWeb();
  const eager = without({ web }, (weak) => {
    weak.app.getHttpServer().prependListener('request', (req: PlatformRequest, res: ServerResponse) => {
      const token = tokenIn(req.url);
      if (token)
        void weak.app
          .get(SignInService)
          .redeem(token, true, req, res)
          .catch(() => {});
    });
    return scanned(weak);
  });
  expect(await eager).toBe('Gone');
});

// --- S4 ---------------------------------------------------------------------------------------------------------------

test('a forged host does not reach the mailed link', async () => {
  const forged = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher', forwarded: 'host=evil.example' };
  const { mail } = await ask(api, (await api.person()).email, undefined, forged);
  expect(mail?.text).toContain('http://localhost/en/sign-in/');
  expect(mail?.html).not.toContain('evil');
});

// --- S5: where one arrives after signing in ---------------------------------------------------------------------------

// biome-ignore format: a list of values
const ASTRAY = [
  '//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example', 'http:/evil', 'javascript:alert(1)',
  'data:text/html,x', '/%2F%2Fevil', '/%2f/evil', '/%5Cevil', '/\t/evil.example', '/\r\n/evil', '/ /evil.example',
  '@evil.example', '/@evil.example/..//x', '/en#@evil', '///evil.example', '/.//evil.example', '/x/..//evil.example',
  'evil.example', '/。/evil', '/\u2025/evil.example', '/en\u0001', ' /en', '/%09/evil.example', '/\uFF0F/evil.example',
];
const OURS = ['/en/my/schedule', '/ar/desk/2027/programme?day=1', '/en/room/018f-x', '/en'];

class Trusting extends SignInService {
  protected override leadsTo(next: string | null): string | null {
    return next;
  }
}

test('after signing in nobody is led astray; were the wish not looked at, each of them would be kept', async () => {
  const arrivals = (wishes: string[]) => async (on: Api) => {
    const kept: string[] = [];
    for (const next of wishes) {
      const { token, cookie } = await ask(on, (await on.person()).email, next);
      const { data } = (await (await post(on, REDEEM, { token }, { cookie })).json()) as {
        data: { redeemSignIn: { __typename: string; next: string | null } };
      };
      expect([next, data.redeemSignIn.__typename]).toEqual([next, 'SignedIn']);
      if (data.redeemSignIn.next !== null) kept.push(data.redeemSignIn.next);
    }
    return kept;
  };
  expect(await arrivals(OURS)(api)).toEqual(OURS);
  expect(await arrivals(ASTRAY)(api)).toEqual([]);
  const some = ASTRAY.filter((_, i) => i % 5 === 0);
  expect(await without(signInBy(Trusting), arrivals(some))).toEqual(some);
});

test('the form without a script leads to our own pages too', async () => {
  const arrival = async (on: Api) => {
    const { token, cookie } = await ask(on, (await on.person()).email, '//evil.example');
    const init = { method: 'POST', headers: { cookie, 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams() };
    return (await on.http(`/en/sign-in/${token}`, init)).headers.get('location');
  };
  expect(await arrival(api)).toBe('/en/my');
  // Two stand behind each other here: where the first lets it through, the second does not.
  expect(await without({ ...signInBy(Trusting), web: await builtWeb() }, arrival)).toBe('/en/my');
});

// --- S7: one sender, many addresses; many spellings, one address ------------------------------------------------------

test('one sender reaches thirty strangers an hour and as many of our people as it likes, whatever it forges', async () => {
  const sendTo = async (on: Api) => {
    const known = await Promise.all(Array.from({ length: 8 }, () => on.person()));
    const before = (await on.mails()).length;
    const ask = async (i: number) => {
      const address = `198.51.100.${i}`;
      const forged = { 'x-forwarded-for': address, 'x-real-ip': address, 'client-ip': address };
      const answer = await post(on, ASK, { email: `stranger-${i}@example.org` }, forged);
      expect(await answer.text()).toContain('CheckYourMail');
    };
    await Promise.all(Array.from({ length: 45 }, (_, i) => ask(i)));
    await Promise.all(known.map(({ email }) => post(on, ASK, { email })));
    await on.idle();
    const mails = await on.mails();
    const sent = mails.slice(0, mails.length - before);
    const strangers = sent.filter((m) => m.to.startsWith('stranger-'));
    return [strangers.length, sent.filter((m) => known.some((k) => k.email === m.to)).length];
  };
  expect(await without({}, sendTo)).toEqual([30, 8]);
  // Were the forged address believed, there would be no end to it.
  expect(await without({ env: { TRUSTED_PROXIES: '127.0.0.1' } }, sendTo)).toEqual([45, 8]);
  // The last application that starts says whom to trust.
  await without({}, async () => {});
});

class Literal extends SignInService {
  protected override addressIn(typed: string): string {
    return typed;
  }
}

test('another spelling of an address is the same address, and asks no oftener', async () => {
  const mailsFor = (spell: ((email: string) => string)[]) => async (on: Api) => {
    const { email } = await on.person();
    for (let i = 0; i < 12; i++) await post(on, ASK, { email: spell[i % spell.length]?.(email) });
    await on.idle();
    return (await on.mails()).filter((m) => m.to.toLowerCase() === email).length;
  };
  const cases = [(e: string) => e, (e: string) => e.toUpperCase(), (e: string) => e.replace('p', 'P')];
  expect(await mailsFor([...cases, (e) => ` ${e} `, (e) => `\t${e}`])(api)).toBe(4);
  // Taken as they are typed, capitals would be another address.
  expect(await without(signInBy(Literal), mailsFor(cases))).toBeGreaterThan(5);
});

// --- S8: a lock-out is no weapon --------------------------------------------------------------------------------------

/** Takes the flood for an attack of the victim, and shuts the door. */
class Locking extends PeopleJobs {
  override async answerSignIn(requestId: string): Promise<void> {
    await super.answerSignIn(requestId);
    const [{ outcome, email }] = await this.tables.query('select outcome, email from sign_in_request where id = $1', [
      requestId,
    ]);
    if (outcome === 'limited')
      await this.tables.query(
        'update sign_in_link set superseded_at = now() where person_id = (select id from person where email = $1)',
        [email],
      );
  }
  private get tables() {
    return (this as unknown as { db: { read: Api['db'] } }).db.read;
  }
}
class Unlimited extends PeopleJobs {
  protected override readonly linksPerHour = Number.POSITIVE_INFINITY;
}

class Unreserved extends PeopleJobs {
  protected override async mayTakeLast(): Promise<boolean> {
    return true;
  }
}
const jobsBy = (useClass: typeof PeopleJobs) => ({ overrides: [{ provide: PeopleJobs, useClass }] });

test('hundreds of requests for somebody send no more than five mails an hour, and that person still gets in', async () => {
  const flood = (requests: number) => async (on: Api) => {
    const { email } = await on.person();
    for (let done = 0; done < requests; done += 20)
      await Promise.all(Array.from({ length: 20 }, () => post(on, ASK, { email })));
    const own = await ask(on, email);
    const mails = (await on.mails()).filter((m) => m.to === email);
    // The newest link works, in the own browser after a confirmation; mails may overtake each other.
    const outcomes: string[] = [];
    for (const { text } of mails) outcomes.push(await redeem(on, tokenIn(text), own.cookie, true));
    return { mails: mails.length, ways: outcomes.filter((outcome) => outcome === 'SignedIn').length };
  };
  expect(await flood(300)(api)).toEqual({ mails: 4, ways: 1 });
  expect(await without(jobsBy(Unlimited), flood(20))).toEqual({ mails: 21, ways: 1 });
  expect(await without(jobsBy(Locking), flood(20))).toEqual({ mails: 4, ways: 0 });
});

test('when all those links are too old, the person gets another one in the own browser; were none kept, only in an hour', async () => {
  const afterFlood = async (on: Api) => {
    const victim = await on.person();
    for (let i = 0; i < 9; i++) await post(on, ASK, { email: victim.email });
    await on.idle();
    laterBy(on, 20);
    await post(on, ASK, { email: victim.email });
    const flooded = (await on.mails()).filter((m) => m.to === victim.email);
    // The login of this browser ended long ago; the cookie is still there.
    await on.db.update(Login, { personId: victim.personId }, { endedAt: new Date() });
    const own = await ask(on, victim.email, undefined, { cookie: victim.cookie });
    const outcome = await redeem(on, own.token, own.cookie);
    on.clock.set(new Date());
    return [flooded.length, (await on.mails()).filter((m) => m.to === victim.email).length, outcome];
  };
  expect(await afterFlood(api)).toEqual([4, 5, 'SignedIn']);
  expect(await without(jobsBy(Unreserved), afterFlood)).toEqual([5, 5, 'Gone']);
});

test('who uses the links gets as many as it takes, in whatever browser', async () => {
  const { email } = await api.person();
  const outcomes: string[] = [];
  for (let i = 0; i < 8; i++) {
    const { token, cookie } = await ask(api, email);
    outcomes.push(await redeem(api, token, cookie));
  }
  expect(outcomes).toEqual(Array(8).fill('SignedIn'));
});

test.each(['a@un.org, evil@example.com', 'a@un.org<evil@example.com>', 'no address'])(
  'no mail goes to %j',
  async (email) => {
    const before = (await api.mails()).length;
    expect(JSON.parse((await ask(api, email)).body)).toEqual({
      data: { requestSignIn: { __typename: 'BadInput', problems: [{ field: 'email', code: 'email' }] } },
    });
    expect(await api.mails()).toHaveLength(before);
  },
);
