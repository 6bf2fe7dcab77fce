import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { isAnswer, makeApollo, onTrouble, type TroubleCode, troubleCode } from './apollo.ts';
import { fetchExec, type RequestFailed } from './data.tsx';
import { CurrentViewer } from './viewer.ts';

type Fetch = (url: unknown, init?: RequestInit) => Promise<unknown>;
const { fetch: given, setTimeout: realTimeout } = globalThis;
let requests = 0;
function fetchBy(answer: Fetch) {
  const fetch: Fetch = (url, init) => {
    requests++;
    return answer(url, init);
  };
  Object.assign(globalThis, { fetch });
}
const answering = (status: number, body: string) => async () => new Response(body, { status });

/** Takes each request and gives no answer, until the browser gives up. */
const silent: Fetch = (_, init) =>
  new Promise((_give, fail) => {
    init?.signal?.addEventListener('abort', () => fail(new DOMException('Aborted', 'AbortError')));
  });
/** Begins an answer that never ends. */
const halfWay: Fetch = async (url, init) => ({ status: 200, json: () => silent(url, init) });

const told: TroubleCode[] = [];
onTrouble((code) => told.push(code));
beforeEach(() => {
  told.length = 0;
  requests = 0;
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
  Object.assign(globalThis, { fetch: given });
});

const breath = () => new Promise((r) => realTimeout(r, 5));
async function sent(count: number) {
  while (requests < count) await breath();
  await breath();
}
/** A request, and how it failed; `failure` is null while it waits. */
function watch(request: Promise<unknown>) {
  const watched = { failure: null as unknown, end: Promise.resolve() };
  watched.end = request.then(
    () => {},
    (error: unknown) => {
      watched.failure = error;
    },
  );
  return watched;
}
const ask = () => watch(makeApollo().query({ query: CurrentViewer }));

const SILENCES = [
  ['never answers', silent],
  ['begins to answer and stops', halfWay],
] as const;

test.each(SILENCES)('A server that %s counts after 30 s as no connection, and holds up nobody', async (_, answer) => {
  fetchBy(answer);
  const asked = ask();
  await sent(1);
  jest.advanceTimersByTime(29_999);
  await breath();
  expect(asked.failure).toBeNull();
  jest.advanceTimersByTime(1);
  await asked.end;
  expect(troubleCode(asked.failure)).toBe('OFFLINE');
  expect(told).toEqual(['OFFLINE']);
});

test.each(SILENCES)('So it is on the public pages with a server that %s', async (_, answer) => {
  fetchBy(answer);
  const both = [true, false].map((isOwn) => watch(fetchExec(CurrentViewer, {}, isOwn)));
  await sent(2);
  expect(both.map((one) => one.failure)).toEqual([null, null]);
  jest.advanceTimersByTime(30_000);
  await Promise.all(both.map((one) => one.end));
  expect(both.map((one) => (one.failure as RequestFailed).code)).toEqual(['OFFLINE', 'OFFLINE']);
});

test('Who goes on before the answer is told nothing of it', async () => {
  fetchBy(silent);
  const page = makeApollo().watchQuery({ query: CurrentViewer }).subscribe({});
  await sent(1);
  page.unsubscribe();
  jest.advanceTimersByTime(60_000);
  await breath();
  expect(told).toEqual([]);
});

test('An error that the server words is its answer; the page of a proxy before it is none', async () => {
  const failed = async (fetch: Fetch) => {
    fetchBy(fetch);
    const asked = ask();
    await asked.end;
    return asked.failure;
  };
  const forbidden = await failed(answering(200, '{"errors":[{"message":"no","extensions":{"code":"FORBIDDEN"}}]}'));
  expect([isAnswer(forbidden), troubleCode(forbidden)]).toEqual([true, 'FORBIDDEN']);
  const bug = await failed(answering(500, '{"errors":[{"message":"no","extensions":{"code":"INTERNAL"}}]}'));
  expect([isAnswer(bug), troubleCode(bug)]).toEqual([true, 'UNKNOWN']);
  const proxy = await failed(answering(502, '<h1>Bad gateway</h1>'));
  expect([isAnswer(proxy), troubleCode(proxy)]).toEqual([false, 'UNKNOWN']);
  const busy = await failed(answering(429, ''));
  expect(troubleCode(busy)).toBe('TOO_MANY');
});
