import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { localText } from '@sti/domain';
import { type Answer, startApp } from '../../../test/app.ts';
import { Db } from '../db.ts';
import { Live } from '../live.ts';
import { Buffers } from './buffers.ts';
import { SECURITY_HEADERS } from './headers.ts';
import { Stored } from './stored.ts';
import type { FormAnswer, Renderer, Web } from './web.ts';

type Api = Awaited<ReturnType<typeof startApp>>;

type Listed = Record<string, { name: string; until?: string }>;
const listed: Listed = JSON.parse(readFileSync(new URL('../../../documents.json', import.meta.url), 'utf8'));
const hashOf = (name: string) =>
  Object.keys(listed).find((hash) => listed[hash]?.name === name && !listed[hash]?.until) ?? '';
const DOCUMENTS = {
  ForumPage: hashOf('ForumPage'),
  RequestSignIn: hashOf('RequestSignIn'),
  CurrentViewer: hashOf('CurrentViewer'),
};

/** A web client that counts what it renders and knows one parameter. */
class TestWeb implements Web {
  readonly isFresh = false;
  rendered: string[] = [];
  answer: FormAnswer = { goTo: '/en' };
  async renderer(): Promise<Renderer> {
    return {
      knownAddress: (path, search) => {
        if (!/^\/(en|ar)(\/x|\/secret\/\w+|\/broken)?$/.test(path)) return null;
        const goal = search.get('goal');
        const known: Record<string, string> = goal ? { goal } : {};
        return { search: known, isFree: path.includes('/secret/') };
      },
      render: async (url) => {
        this.rendered.push(url);
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (url.includes('broken')) throw new Error('canary in a message');
        return {
          status: url.endsWith('/-') ? 404 : 200,
          head: '<title>x</title>',
          body: `<div>${url}</div>`,
          state: '{}',
        };
      },
      failure: () => ({ status: 500, head: '', body: '<div>failed</div>', state: '{}' }),
      submit: async (path) => (path.endsWith('/x') ? this.answer : null),
      refusedByRule: (_form, rule) => ({ refused: { rule } }),
    };
  }
  files() {
    return { styles: ['/assets/a.css'], script: '/assets/a.js', preload: [] };
  }
  asset(address: string) {
    if (address === '/assets/broken.js') throw new Error('canary on the disk');
    return address === '/assets/a.js' ? { type: 'text/javascript', body: Buffer.from('1') } : null;
  }
}

let api: Api;
const web = new TestWeb();

beforeAll(async () => {
  api = await startApp({ web });
  // The renderer warms itself at the start.
  await api.http('/en');
});
beforeEach(() => {
  web.rendered = [];
});
afterAll(() => api.stop());

/** Everybody's pages and answers are new from here on. */
async function raisePublic(): Promise<void> {
  const live = api.app.get(Live);
  const before = live.publicVersion;
  await api.app.get(Db).tx((tx) => live.raise(tx, 'public'));
  while (live.publicVersion === before) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('Pages from buffers', () => {
  test('However many ask at once, a page is made once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => api.http('/en/x')));
    expect(new Set(answers.map((a) => a.headers.get('etag'))).size).toBe(1);
    expect(web.rendered).toEqual(['/en/x']);
  });

  test('Who has a page is told so; after a public change it is made anew', async () => {
    const first = await api.http('/en/x');
    const etag = first.headers.get('etag') ?? '';
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      expect((await api.http('/en/x', { headers: { 'if-none-match': tag } })).status).toBe(304);
    }
    expect((await api.http('/en/x', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    expect(web.rendered).toEqual([]);
    await raisePublic();
    await api.http('/en/x');
    expect(web.rendered).toEqual(['/en/x']);
  });

  test('A page that stands ready goes out with the same headers as the first one', async () => {
    await raisePublic();
    const [first, second] = [await api.http('/en/x'), await api.http('/en/x')];
    const of = ({ headers }: Response) => Object.fromEntries([...headers].filter(([name]) => name !== 'date'));
    expect(of(second)).toEqual(of(first));
    expect(web.rendered).toEqual(['/en/x']);
  });

  test('Theme, language and known parameters make another page; anything else does not', async () => {
    await raisePublic();
    const get = async (path: string, cookie = '') => (await api.http(path, { headers: { cookie } })).text();
    const light = await get('/en/x');
    const dark = await get('/en/x', 'theme=dark');
    expect([light.includes('data-theme'), dark.includes('data-theme="dark"')]).toEqual([false, true]);
    expect((await get('/ar/x')).slice(0, 46)).toBe('<!doctype html><html lang="ar" dir="rtl"><head');
    await get('/en/x?goal=9');
    expect(web.rendered).toEqual(['/en/x', '/en/x', '/ar/x', '/en/x?goal=9']);
    for (const path of ['/en/x?a=1', '/en/x?b=2&__proto__=3', '/en/x?goal=9&c=4', '/en/x?%00'])
      await get(path, 'theme=<b>');
    expect(web.rendered).toHaveLength(4);
  });

  test('Addresses that no page has share one answer', async () => {
    await raisePublic();
    const answers = await Promise.all(
      ['/en/a', '/en/b?x=1', '/en/%2e%2e/c', '/en/d/e/f'].map((path) => api.http(path)),
    );
    expect(answers.map((a) => a.status)).toEqual([404, 404, 404, 404]);
    expect(web.rendered).toEqual(['/en/-']);
  });

  test('A page behind a mailed link is kept nowhere and named to no other site', async () => {
    const answers = [await api.http('/en/secret/abc'), await api.http('/en/secret/abc')];
    expect(answers.map((a) => [a.headers.get('cache-control'), a.headers.get('referrer-policy')])).toEqual([
      ['no-store', 'same-origin'],
      ['no-store', 'same-origin'],
    ]);
    expect(web.rendered).toHaveLength(2);
  });

  test('A failing page tells nothing of its failure and is tried again', async () => {
    const answers = [await api.http('/en/broken'), await api.http('/en/broken')];
    expect(answers.map((a) => a.status)).toEqual([500, 500]);
    expect(await answers[0]?.text()).not.toContain('canary');
    expect(web.rendered).toHaveLength(2);
  });

  test('A part that throws ends its answer, not the process', async () => {
    const answer = await api.http('/assets/broken.js');
    expect([answer.status, await answer.text()]).toEqual([500, 'Something went wrong.\n']);
    expect((await api.http('/en/x')).status).toBe(200);
  });

  test.each(['br', 'gzip', 'identity'])('A page travels as %s', async (encoding) => {
    const answer = await api.http('/en/x', { headers: { 'accept-encoding': encoding } });
    expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
    expect(await answer.text()).toContain('<div>/en/x</div>');
  });

  test.each([
    ['en', 'STI Forum', 'Loading'],
    ['ar', 'منتدى العلم والتكنولوجيا والابتكار', 'جار التحميل'],
  ])(
    'Whoever opens a signed-in page in %s sees the bar and that it loads before any script runs',
    async (lang, brand, loading) => {
      const body = (await (await api.http(`/${lang}/my`)).text()).split('<body>')[1];
      expect(body).toContain(`<a href="/${lang}">${brand}</a>`);
      expect(body).toContain(`<p role="status">${loading}</p>`);
      expect(body).not.toContain('style=');
    },
  );

  test('The shell of the signed-in surfaces is new each time, with a nonce for its styles only', async () => {
    const nonceOf = async () => {
      const answer = await api.http('/en/my/schedule');
      const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';");
      expect(await answer.text()).toContain(`<meta name="csp-nonce" content="${nonce}">`);
      return nonce;
    };
    expect(await nonceOf()).not.toBe(await nonceOf());
  });
});

describe('Languages', () => {
  test.each([
    ['/', { 'accept-language': 'de, fr;q=0.8, ar;q=0.9' }, '/ar'],
    ['/', { 'accept-language': 'ar', cookie: 'lang=es' }, '/es'],
    ['/', {}, '/en'],
    ['/forums/2021', { 'accept-language': 'zh-CN' }, '/zh/forums/2021'],
    ['/forums/2021/sessions/A1B2C3?x=1', {}, '/en/forums/2021/sessions/A1B2C3?x=1'],
    ['/en/x/', {}, '/en/x'],
  ])('%s leads %j to %s', async (path, headers, location) => {
    expect((await api.http(path, { headers: headers as Record<string, string> })).headers.get('location')).toBe(
      location,
    );
  });

  test('The language of a page is remembered where it is not the preferred one', async () => {
    expect((await api.http('/ar/x')).headers.get('set-cookie')).toContain('lang=ar;');
    expect((await api.http('/ar/x', { headers: { cookie: 'lang=ar' } })).headers.get('set-cookie')).toBeNull();
  });
});

describe('Headers on every answer', () => {
  const json = { method: 'POST', headers: { 'content-type': 'application/json' } };
  test.each<[string, RequestInit]>([
    ['/en', {}],
    ['/en', { method: 'HEAD' }],
    ['/en', { method: 'POST' }],
    ['/en', { method: 'DELETE' }],
    ['/en/nope', {}],
    ['/en/broken', {}],
    ['/en/my', {}],
    ['/', {}],
    ['/nothing', {}],
    ['/assets/a.js', {}],
    ['/assets/none.js', {}],
    ['/robots.txt', {}],
    ['/healthz', {}],
    ['/theme', { method: 'POST' }],
    ['/graphql', { ...json, body: '{"query":"{ __typename }"}' }],
    ['/graphql', { ...json, body: '{' }],
    ['/graphql', { ...json, body: `{"query":"${'a'.repeat(200_000)}"}` }],
    ['/graphql?document=unknown', {}],
    ['/graphql?query={forums(first:1){id}}', {}],
    ['/live?topics=public:x', {}],
    ['/%ff', {}],
  ])('%s %j', async (path, init) => {
    const { headers } = await api.http(path, init);
    const policy = headers.get('content-security-policy') ?? '';
    expect(missing(Object.fromEntries(headers))).toEqual([]);
    expect(policy).toContain("script-src 'self';");
    for (const name of ['object-src', 'base-uri', 'frame-ancestors']) expect(policy).toContain(`${name} 'none'`);
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('Bytes that are no request are answered with them too', async () => {
    const socket = connect((api.app.getHttpServer().address() as AddressInfo).port, '127.0.0.1');
    socket.end('NOT HTTP AT ALL\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toContain('HTTP/1.1 400');
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(answer).toContain(`${name}: ${value}`);
  });

  test('A bare route would be noticed', async () => {
    const bare = createServer((_req, res) => res.end('x')).listen(0, '127.0.0.1');
    await once(bare, 'listening');
    const { headers } = await fetch(`http://127.0.0.1:${(bare.address() as AddressInfo).port}`);
    expect(missing(Object.fromEntries(headers))).toEqual(Object.keys(SECURITY_HEADERS));
    bare.close();
  });

  const missing = (headers: Record<string, string>) => Object.keys(SECURITY_HEADERS).filter((name) => !headers[name]);
});

describe('Forms without a script', () => {
  const post = (path: string, headers: Record<string, string>, body = 'theme=dark') =>
    api.http(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
    });
  const own = { 'sec-fetch-site': 'same-origin' };

  test('The theme is kept, and the reader is back on the same page', async () => {
    const answer = await post('/theme', { ...own, referer: `${api.url}/en/forums/2027/programme?goal=9` });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/en/forums/2027/programme?goal=9']);
    expect(answer.headers.get('set-cookie')).toContain('theme=dark; Path=/; SameSite=Lax');
    expect((await post('/theme', own, 'theme=%0d%0aSet-Cookie:x')).headers.get('set-cookie')).toContain('theme=auto;');
  });

  test.each([
    'https://evil.example/en',
    'javascript:alert(1)',
    '{own}//evil.example/en',
    '{own}/\\evil.example',
    '{own}/%2F%2Fevil.example',
    '{own}/%5Cevil.example',
    '{own}/en@evil.example',
    '{own}/%09/evil.example',
    '{own}/en/%0d%0aset-cookie:x',
    '',
  ])('From %s it leads nowhere else', async (referer) => {
    const answer = await post('/theme', { ...own, referer: referer.replace('{own}', api.url) });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
  });

  test.each<[string, Record<string, string>, number]>([
    ['the own page', own, 303],
    ['the own page in an older browser', { origin: '{own}' }, 303],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: '{own}' }, 403],
    ['another host of the same site', { 'sec-fetch-site': 'same-site' }, 403],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['a sandbox', { origin: 'null' }, 403],
    ['nowhere', {}, 403],
    ['the own page, but no form', { ...own, 'content-type': 'text/plain' }, 415],
  ])('Sent from %s', async (_, headers, status) => {
    web.answer = { goTo: '/en/my' };
    const origin = headers.origin?.replace('{own}', api.url);
    expect((await post('/en/x', { ...headers, ...(origin ? { origin } : {}) })).status).toBe(status);
  });

  test('A refused form comes back as its page; an accepted one leads on, on our own site only', async () => {
    web.answer = { refused: { rule: 'closed' } };
    const refused = await post('/en/x', own);
    expect([refused.headers.get('cache-control'), await refused.text()]).toEqual([
      'no-store',
      expect.stringContaining('<div>/en/x</div>'),
    ]);
    web.answer = { goTo: '//evil.example' };
    expect((await post('/en/x', own)).headers.get('location')).toBe('/');
  });

  test('An address without a form takes none, nor one of a megabyte', async () => {
    expect((await post('/en', own)).status).toBe(405);
    expect((await post('/en/x', own, 'a'.repeat(1e6))).status).toBe(413);
  });
});

describe('Known queries by GET', () => {
  const read = (hash: string, variables: object | string, headers: Record<string, string> = {}) => {
    const text = typeof variables === 'string' ? variables : JSON.stringify(variables);
    return api.http(`/graphql?${new URLSearchParams({ document: hash, variables: text })}`, { headers });
  };

  test('They are answered from a buffer until something public changes', async () => {
    const { year } = await api.forum({ title: localText('First title') });
    await raisePublic();
    const title = async () =>
      ((await (await read(DOCUMENTS.ForumPage, { year, lang: 'en' })).json()) as Answer).data.forum.title.text;
    expect(await title()).toBe('First title');
    await api.db.query(
      `update forum set title = jsonb_set(title, '{texts,en,text}', '"Second title"') where year = $1`,
      [year],
    );
    expect(await title()).toBe('First title');
    await raisePublic();
    expect(await title()).toBe('Second title');
  });

  test('The second answer is the first one, with all its headers', async () => {
    const { year } = await api.forum();
    const [first, second] = [
      await read(DOCUMENTS.ForumPage, { year, lang: 'en' }),
      await read(DOCUMENTS.ForumPage, { year, lang: 'en' }),
    ];
    expect(await second.text()).toBe(await first.text());
    const of = ({ headers }: Response) => Object.fromEntries([...headers].filter(([name]) => name !== 'date'));
    expect(of(second)).toEqual(of(first));
  });

  test('Who has the answer is told so, however the variables are spelled', async () => {
    const { year } = await api.forum();
    const first = await read(DOCUMENTS.ForumPage, `{"year":${year},"lang":"en"}`);
    const etag = first.headers.get('etag') ?? '';
    const again = await read(DOCUMENTS.ForumPage, `{ "lang":"en",  "year":${year} }`, {
      'if-none-match': etag,
    });
    expect([first.status, again.status]).toEqual([200, 304]);
  });

  test.each([
    ['an unknown hash', 'nothing', {}, 'RELOAD'],
    ['a mutation', DOCUMENTS.RequestSignIn, { email: 'a@example.org', lang: 'en' }, 'RELOAD'],
    ['what is about the reader', DOCUMENTS.CurrentViewer, {}, 'RELOAD'],
    ['a wrong variable', DOCUMENTS.ForumPage, { year: 'x', lang: 'en' }, 'BAD_USER_INPUT'],
    ['a missing variable', DOCUMENTS.ForumPage, {}, 'BAD_USER_INPUT'],
    ['variables that are no object', DOCUMENTS.ForumPage, '[1]', 'BAD_USER_INPUT'],
    ['variables that are no JSON', DOCUMENTS.ForumPage, '{', 'BAD_USER_INPUT'],
  ])('%s is refused and kept nowhere', async (_, hash, variables, code) => {
    const answer = await read(hash, variables);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([400, 'no-store']);
    expect(((await answer.json()) as Answer).errors?.[0]?.extensions.code).toBe(code);
  });

  test('One address asks for so much a minute that no buffer holds; what stands ready goes out all the same', async () => {
    const strict = await startApp({ env: { JOBS: '0' }, switches: { publicReads: 5 } });
    try {
      const ask = async (at: typeof api, year: number) =>
        (
          await at.http(
            `/graphql?${new URLSearchParams({ document: DOCUMENTS.ForumPage, variables: JSON.stringify({ year, lang: 'en' }) })}`,
          )
        ).status;
      const { year } = await strict.forum();
      const statuses = async (at: typeof api) => {
        const answers: number[] = [await ask(at, year)];
        for (let i = 0; i < 6; i++) answers.push(await ask(at, 3000 + i));
        return [...answers, await ask(at, year)];
      };
      // A hall behind one address that opens the same page causes one reading.
      const other = await strict.forum();
      const hall = await Promise.all(Array.from({ length: 40 }, () => ask(strict, other.year)));
      expect(new Set(hall)).toEqual(new Set([200]));
      expect(await statuses(strict)).toEqual([200, 200, 200, 200, 429, 429, 429, 200]);
      expect(await statuses(api)).toEqual(Array(8).fill(200));
    } finally {
      await strict.stop();
    }
  });

  test('A forum that only its Secretariat may see is seen by nobody here, whoever asks', async () => {
    const planned = await api.forum({ status: 'PLANNED' });
    const secretary = await api.person({ roles: [{ role: 'SEC', forum: planned.id }] });
    const answer = await read(DOCUMENTS.ForumPage, { year: planned.year, lang: 'en' }, { cookie: secretary.cookie });
    expect(((await answer.json()) as Answer).data.forum).toBeNull();
    const query = `{ forum(year: ${planned.year}) { id } }`;
    expect((await api.gql(query, {}, secretary)).data.forum).toEqual({ id: planned.id });
  });
});

describe('Buffers', () => {
  const bytes = (n: number) => new Stored('text/plain', Buffer.alloc(n, 'a'));

  test('They hold no more than their bound, the oldest leave first', async () => {
    const buffers = new Buffers(5000);
    for (const key of ['a', 'b', 'c', 'd']) await buffers.get(1, key, async () => ({ kept: bytes(1000) }));
    expect(['a', 'b', 'c', 'd'].map((key) => buffers.ready(1, key) !== null)).toEqual([false, true, true, true]);
  });

  test('An answer for once is not kept, a failure neither', async () => {
    const buffers = new Buffers(5000);
    await buffers.get(1, 'a', async () => ({ once: bytes(10) }));
    await expect(buffers.get(1, 'a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(buffers.ready(1, 'a')).toBeNull();
  });

  test('What was begun before a change is not kept after it', async () => {
    const buffers = new Buffers(5000);
    let finish = (_: Stored) => {};
    const old = buffers.get(1, 'a', async () => ({ kept: await new Promise<Stored>((resolve) => (finish = resolve)) }));
    await buffers.get(2, 'b', async () => ({ kept: bytes(10) }));
    finish(bytes(20));
    await old;
    expect([buffers.ready(1, 'a'), buffers.ready(2, 'a')]).toEqual([null, null]);
  });

  test('After a minute a page is made again: an hour may have closed something', async () => {
    let now = 0;
    const buffers = new Buffers(5000, 60_000, () => now);
    await buffers.get(1, 'a', async () => ({ kept: bytes(10) }));
    now = 59_999;
    expect(buffers.ready(1, 'a')).not.toBeNull();
    now = 60_000;
    expect(buffers.ready(1, 'a')).toBeNull();
  });
});
