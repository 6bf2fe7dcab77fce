import net from 'node:net';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { Config } from '../src/platform/config.ts';
import { builtWeb, type Web } from '../src/platform/site/web.ts';
import { type Actor, type Api, startApp } from './app.ts';
import { ask } from './sign-in.ts';
import { Listener } from './stream.ts';
import { without } from './without.ts';

// S6: what another site can make the browser of its visitor send, with the visitor's cookies.

let api: Api;
let web: Web;
beforeAll(async () => {
  web = await builtWeb();
  api = await startApp({ web });
});
afterAll(() => api.stop());
afterEach(() => void jest.restoreAllMocks());

const isIn = async (on: Api, who: Actor) =>
  (await on.gql('{ viewer { person { id } } }', {}, who)).data.viewer !== null;
const FOREIGN = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };

type Sent = [type: string, body: string | FormData];

/** A document in every form that a browser sends across sites without asking first. */
function formsOf(query: string): Sent[] {
  const json = JSON.stringify({ query });
  const form = new URLSearchParams({ query }).toString();
  const multipart = new FormData();
  multipart.set('operations', json);
  multipart.set('query', query);
  return [
    ['application/x-www-form-urlencoded', form],
    ['application/x-www-form-urlencoded; charset=utf-8; application/json', form],
    ['text/plain', json],
    ['text/plain; application/json', json],
    ['text/plain;charset=utf-8', `${json.slice(0, -1)},"x":"="}`],
    ['', json],
    ['', multipart],
  ];
}

async function sendAll(on: Api, query: string, as?: Actor): Promise<number[]> {
  const statuses: number[] = [];
  for (const [type, body] of formsOf(query)) {
    const headers = { ...FOREIGN, ...(type ? { 'content-type': type } : {}) };
    statuses.push((await on.http('/graphql', { method: 'POST', headers, body }, as)).status);
  }
  for (const method of ['GET', 'HEAD']) {
    const address = `/graphql?${new URLSearchParams({ query })}`;
    statuses.push((await on.http(address, { method, headers: FOREIGN }, as)).status);
  }
  return statuses;
}

test('no form of another site signs a visitor out; were forms taken, it would', async () => {
  const visited = async (on: Api) => {
    const victim = await on.person();
    const statuses = await sendAll(on, 'mutation { signOut }', victim);
    return { answered: statuses.filter((s) => s < 400), isIn: await isIn(on, victim) };
  };
  expect(await visited(api)).toEqual({ answered: [], isIn: true });
  expect(await without({ switches: { isCrossSiteAllowed: true } }, visited)).toEqual({
    answered: [200, 200],
    isIn: false,
  });
});

test('no form of another site signs a visitor in as somebody else', async () => {
  const visited = async (on: Api) => {
    const attacker = await on.person();
    const { token } = await ask(on, attacker.email);
    await sendAll(on, `mutation { redeemSignIn(token: "${token}", otherBrowser: true) { __typename } }`);
    const [link] = await on.db.query('select used_at from sign_in_link where person_id = $1', [attacker.personId]);
    return link.used_at !== null;
  };
  expect(await visited(api)).toBe(false);
  expect(await without({ switches: { isCrossSiteAllowed: true } }, visited)).toBe(true);
});

test('the forms of our pages are taken from our pages only', async () => {
  const { token } = await ask(api, (await api.person()).email);
  const submit = async (headers: Record<string, string>) =>
    (
      await api.http(`/en/sign-in/${token}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'otherBrowser=1',
      })
    ).status;
  expect([
    await submit(FOREIGN),
    await submit({ origin: 'https://evil.example' }),
    await submit({ origin: 'null' }),
    await submit({ 'sec-fetch-site': 'same-site' }),
    await submit({}),
  ]).toEqual([403, 403, 403, 403, 403]);
  // The link was not used up by any of them; the page itself uses it.
  expect(await submit({ 'sec-fetch-site': 'same-origin' })).toBe(303);
});

test('nobody changes anything by GET, whatever headers come with it', async () => {
  const victim = await api.person();
  const address = `/graphql?query=${encodeURIComponent('mutation { signOut }')}`;
  const by = async (headers: Record<string, string>) => (await api.http(address, { headers }, victim)).status;
  const statuses = [
    await by({}),
    await by({ 'apollo-require-preflight': '1' }),
    await by({ 'content-type': 'application/json' }),
    await by({ 'x-http-method-override': 'POST' }),
  ];
  expect([statuses.filter((s) => s < 400), await isIn(api, victim)]).toEqual([[], true]);
  // The same by POST from a page of ours does it.
  await api.gql('mutation { signOut }', {}, victim);
  expect(await isIn(api, victim)).toBe(false);
});

test('no other site is told that it may read or send JSON; a door that says so would be noticed', async () => {
  const asked = async (on: Api) => {
    const headers = {
      ...FOREIGN,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    const open: string[] = [];
    for (const path of ['/graphql', '/live?topics=public', '/en', '/schema.graphql'])
      for (const method of ['OPTIONS', 'POST', 'GET']) {
        const answer = await on.http(path, { method, headers });
        if ([...answer.headers.keys()].some((name) => name.startsWith('access-control-allow'))) open.push(path);
        await answer.body?.cancel();
      }
    return new Set(open).size;
  };
  expect(await asked(api)).toBe(0);
  const planted = without({}, (weak) => {
    weak.app
      .getHttpServer()
      .prependListener('request', (_: unknown, res: { setHeader(name: string, value: string): void }) => {
        res.setHeader('access-control-allow-origin', 'https://evil.example');
      });
    return asked(weak);
  });
  expect(await planted).toBe(4);
});

test('no other site opens the visitor’s event stream; were the origin not looked at, it would', async () => {
  const opened = async (on: Api) => {
    const victim = await on.person();
    const statuses: number[] = [];
    for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example', 'http://localhost:1']) {
      const stream = await Listener.open(on, `topics=person:${victim.personId}`, victim, { origin });
      statuses.push(stream.status);
      stream.close();
    }
    return statuses;
  };
  expect(await opened(api)).toEqual([403, 403, 403, 403]);
  const fetched = await Listener.open(api, 'topics=public', undefined, { 'sec-fetch-site': 'cross-site' });
  expect(fetched.status).toBe(403);
  jest.spyOn(Config.prototype, 'isOwnOrigin').mockReturnValue(true);
  expect(await opened(api)).toEqual([200, 200, 200, 200]);
});

test('there is no WebSocket at any door; one that shakes hands would be noticed', async () => {
  const shake = (on: Api, path: string, protocol: string) =>
    new Promise<string>((resolve) => {
      const lines = [
        `GET ${path} HTTP/1.1`,
        'Host: localhost',
        'Upgrade: websocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        `Sec-WebSocket-Protocol: ${protocol}`,
        'Origin: https://evil.example',
        '',
        '',
      ];
      const socket = net.connect(Number(new URL(on.url).port), '127.0.0.1', () => socket.write(lines.join('\r\n')));
      let answer = '';
      socket.on('data', (data) => {
        answer += data;
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(answer.slice(9, 12)));
    });
  const answers = async (on: Api) => {
    const all: string[] = [];
    for (const path of ['/', '/graphql', '/live', '/en', '/subscriptions'])
      for (const protocol of ['graphql-transport-ws', 'graphql-ws', 'x']) all.push(await shake(on, path, protocol));
    return [...new Set(all)];
  };
  expect(await answers(api)).toEqual(['400']);
  const welcoming = without({}, (weak) => {
    weak.app.getHttpServer().on('upgrade', (_: unknown, socket: net.Socket) => {
      socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    });
    return answers(weak);
  });
  expect(await welcoming).toEqual(['101']);
});
