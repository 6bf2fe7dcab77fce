import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { ownPath } from '@sti/domain';
import { Login } from '../src/people/person.entity.ts';
import { type Api, startApp } from './app.ts';

let api: Api;
beforeAll(async () => {
  api = await startApp();
});
afterAll(() => api.stop());

const ASK = 'mutation($email: String!) { requestSignIn(email: $email, lang: en) { __typename } }';
const REDEEM =
  'mutation($token: String!, $other: Boolean) { redeemSignIn(token: $token, otherBrowser: $other) { __typename } }';

const post = (query: string, variables: object, headers: Record<string, string> = {}, on = api) =>
  on.http('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');

/** The token of the newest link to that address, and the browser that asked for it. */
async function link(email: string, headers: Record<string, string> = {}): Promise<{ token: string; cookie: string }> {
  const answer = await post(ASK, { email }, headers);
  await api.idle();
  const mail = (await api.mails()).find((m) => m.to === email);
  return { token: mail?.text.match(/\/sign-in\/([\w-]+)/)?.[1] ?? '', cookie: cookiesOf(answer) };
}
const outcomeOf = async (answer: Response) =>
  ((await answer.json()) as { data: { redeemSignIn: { __typename: string } } }).data.redeemSignIn.__typename;

test('the scanner of a mail program opens the link and uses nothing up', async () => {
  const { email } = await api.person();
  const { token, cookie } = await link(email);
  for (const method of ['GET', 'HEAD', 'OPTIONS'])
    for (const path of [`/en/sign-in/${token}`, `/ar/sign-in/${token}?x=1`]) await api.http(path, { method });
  expect(await outcomeOf(await post(REDEEM, { token }, { cookie }))).toBe('SignedIn');
});

test('signing in renews the login of this browser and ends the one before', async () => {
  const actor = await api.person();
  const first = await link(actor.email, { cookie: actor.cookie });
  const answer = await post(REDEEM, { token: first.token }, { cookie: `${actor.cookie}; ${first.cookie}` });
  const fresh = cookiesOf(answer);
  expect(fresh).toContain('login=');
  expect(fresh).not.toContain(actor.cookie);
  const who = async (cookie: string) =>
    ((await (await post('{ viewer { person { id } } }', {}, { cookie })).json()) as { data: { viewer: object | null } })
      .data.viewer;
  expect([await who(actor.cookie), await who(fresh)]).toEqual([null, { person: { id: actor.personId } }]);
  expect(await api.db.countBy(Login, { personId: actor.personId })).toBe(2);
});

test('over https the login is bound to the host, hidden from scripts and not sent across sites', async () => {
  const secure = await startApp({ env: { BASE_URL: 'https://sti.example.org' } });
  try {
    const { email } = await secure.person();
    const asked = await post(ASK, { email }, {}, secure);
    await secure.idle();
    const token = (await secure.mails())[0]?.text.match(/https:\/\/sti\.example\.org\/en\/sign-in\/([\w-]+)/)?.[1];
    const answer = await post(REDEEM, { token }, { cookie: cookiesOf(asked) }, secure);
    const login = answer.headers.getSetCookie().find((c) => c.includes('login='));
    expect(login).toMatch(/^__Host-login=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/);
    expect(login).not.toMatch(/Domain=/i);
    expect(await answer.text()).not.toContain(login?.match(/=([\w-]{43});/)?.[1]);
  } finally {
    await secure.stop();
  }
});

test('the secrets of links and logins stand nowhere in the database, the jobs or the log', async () => {
  const log: string[] = [];
  const spies = (['log', 'info', 'warn', 'error'] as const).map((m) =>
    jest.spyOn(console, m).mockImplementation((...all: unknown[]) => void log.push(all.join(' '))),
  );
  const { email } = await api.person();
  const { token, cookie } = await link(email);
  const answer = await post(REDEEM, { token }, { cookie });
  const secrets = [
    token,
    ...cookiesOf(answer)
      .split('; ')
      .flatMap((c) => (c.startsWith('login=') ? [c.slice(6)] : [])),
  ];
  for (const spy of spies) spy.mockRestore();
  expect(secrets.map((s) => s.length)).toEqual([43, 43]);
  const tables = await api.db.query(
    `select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`,
  );
  for (const { name } of tables) {
    for (const secret of secrets) {
      const [found] = await api.db.query(
        `select count(*)::int as n from ${name} t where t::text like '%' || $1 || '%'`,
        [secret],
      );
      expect([name, found.n]).toEqual([name, 0]);
    }
  }
  expect(log.filter((line) => secrets.some((s) => line.includes(s)))).toEqual([]);
});

test('one sender reaches thirty strangers an hour and as many of our people as it likes, whatever it forges', async () => {
  const known = await Promise.all(Array.from({ length: 8 }, () => api.person()));
  const before = (await api.mails()).length;
  for (let i = 0; i < 45; i++) {
    const forged = {
      'x-forwarded-for': `198.51.100.${i}`,
      'x-real-ip': `198.51.100.${i}`,
      'client-ip': `198.51.100.${i}`,
    };
    const answer = await post(ASK, { email: `stranger-${i}@example.org` }, forged);
    expect(((await answer.json()) as { data: object }).data).toEqual({
      requestSignIn: { __typename: 'CheckYourMail' },
    });
  }
  for (const { email } of known) await post(ASK, { email });
  await api.idle();
  const sent = (await api.mails()).slice(0, (await api.mails()).length - before);
  expect(sent.filter((m) => m.to.startsWith('stranger-'))).toHaveLength(30);
  expect(sent.filter((m) => known.some((k) => k.email === m.to))).toHaveLength(8);
});

test('another spelling of an address is the same address, and asks no oftener', async () => {
  const { email } = await api.person();
  const spellings = [email, email.toUpperCase(), ` ${email} `, email.replace('p', 'P'), `\t${email}`];
  for (let i = 0; i < 10; i++) await post(ASK, { email: spellings[i % spellings.length] });
  await api.idle();
  expect((await api.mails()).filter((m) => m.to.toLowerCase() === email)).toHaveLength(5);
});

test('a thousand requests for somebody do not lock that person out', async () => {
  const { email } = await api.person();
  const own = await link(email);
  for (let i = 0; i < 12; i++) await post(ASK, { email });
  await api.idle();
  // A newer link takes the place of an older one; the newest that arrived works.
  const newest = (await api.mails()).find((m) => m.to === email)?.text.match(/\/sign-in\/([\w-]+)/)?.[1];
  expect(newest).not.toBe(own.token);
  expect(await outcomeOf(await post(REDEEM, { token: newest, other: true }))).toBe('SignedIn');
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/%2F%2Fevil',
  '/%2f/evil',
  '/%5Cevil',
  '/\t/evil.example',
  '/\r\n/evil',
  '/ /evil.example',
  '@evil.example',
  '/@evil.example/..//x',
  '///evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  'evil.example',
  '/。/evil',
  '/\u2025/evil.example',
  '\u0000/x',
  '/en\u0000',
  '',
  ' /en',
  '/en#@evil',
  'http:/evil',
  '/%09/evil.example',
])('after signing in nobody is led astray by %j', (next) => {
  const path = ownPath(next);
  if (path === null) return;
  // What is let through stays on the own host, by the rules of browsers.
  const url = new URL(path, 'https://sti.example.org');
  expect([url.origin, url.pathname.startsWith('//')]).toEqual(['https://sti.example.org', false]);
  expect(decodeURIComponent(path)).not.toMatch(/^\/[/\\]|[\\\t\r\n\0]/);
});

test('own paths are kept', () => {
  expect(['/en/my/schedule', '/ar/desk/2027/programme?day=1', '/en/room/018f-x'].map((p) => ownPath(p))).not.toContain(
    null,
  );
});
