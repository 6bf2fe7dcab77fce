import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import net from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Api, startApp } from '../../test/app.ts';
import { startProcess } from '../../test/process.ts';
import { guardLines, PATIENCE } from './lines.ts';

let api: Api;
let attacked: Awaited<ReturnType<typeof startProcess>>;
beforeAll(async () => {
  api = await startApp({ env: { JOBS: '0' } });
  attacked = await startProcess(api);
});
afterAll(async () => {
  await attacked?.stop();
  await api.stop();
});

const HANDSHAKE = (path: string) =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\nOrigin: https://evil.example\r\n\r\n`;

async function dial(port: number): Promise<net.Socket> {
  const socket = net.connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect').catch(() => {});
  return socket;
}

/** Sends that on a raw line to a port and resets the line, that many times. */
async function attack(port: number, words: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    const socket = await dial(port);
    socket.write(words);
    if (i % 2) await new Promise((r) => setImmediate(r));
    socket.resetAndDestroy();
  }
}

async function upgrades(port: number, times: number): Promise<void> {
  await attack(port, HANDSHAKE('/'), times);
  await attack(port, HANDSHAKE('/graphql'), times);
  await attack(port, HANDSHAKE('/live').slice(0, 60), times);
  await attack(port, `${HANDSHAKE('/x')}\x81\xff\xff\xff`, times);
}

/** Opens so many lines that say nothing, does that while they are open, and drops them all; how many were open at once. */
async function idling(port: number, count: number, meanwhile = async () => {}): Promise<number> {
  const lines: net.Socket[] = [];
  while (lines.length < count) {
    const few = Array.from({ length: Math.min(200, count - lines.length) }, () => dial(port));
    lines.push(...(await Promise.all(few)));
  }
  const open = lines.filter((line) => !line.destroyed).length;
  await meanwhile();
  for (const [i, line] of lines.entries()) i % 2 ? line.destroy() : line.resetAndDestroy();
  return open;
}

/** Each end of a line is a file; where a machine allows fewer, the attack is as large as it lets us. */
function linesHere(wanted: number): number {
  const allowed = Number(execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }));
  return Number.isNaN(allowed) ? wanted : Math.min(wanted, allowed - 1000);
}

const answers = async () => {
  const begin = performance.now();
  const answer = await fetch(`${attacked.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ forums(first: 1) { year } }"}',
  });
  const { data } = (await answer.json()) as { data: unknown };
  return { status: answer.status, data, ms: performance.now() - begin };
};

test('who asks for a WebSocket is refused', async () => {
  const socket = await dial(attacked.port);
  socket.write(HANDSHAKE('/graphql'));
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
});

test('2,000 broken upgrades and 10,000 idle lines: the process lives, answers meanwhile and keeps less than 1 MB', async () => {
  // What a first visit makes and every later one uses again: compiled code, parsers in reserve.
  await upgrades(attacked.port, 50);
  await idling(attacked.port, 1500);
  await answers();
  const before = await attacked.kept();
  await upgrades(attacked.port, 500);
  const wanted = linesHere(10_000);
  let meanwhile = await answers();
  const open = await idling(attacked.port, wanted, async () => {
    meanwhile = await answers();
  });
  expect(meanwhile).toMatchObject({ status: 200, data: { forums: [] } });
  const kept = (await attacked.kept()) - before;
  expect(attacked.isAlive()).toBe(true);
  expect(await answers()).toMatchObject({ status: 200 });
  console.info(
    `2,000 upgrades, ${open} of ${wanted} idle lines at once: answered in ${meanwhile.ms.toFixed(0)} ms, ${kept.toFixed(2)} MB kept`,
  );
  // Where they open slowly the first ones are closed already: the patience of the server is at an end.
  expect(open).toBeGreaterThan(wanted / 2);
  expect(kept).toBeLessThan(1);
});

test('a process that forgets to let go of lines is found out by a tenth of them', async () => {
  const before = await attacked.kept();
  attacked.leak();
  await idling(attacked.port, linesHere(1000));
  const kept = (await attacked.kept()) - before;
  console.info(`a leak: ${kept.toFixed(2)} MB kept`);
  expect(kept).toBeGreaterThan(1);
});

test('a server that upgrades carelessly dies of the same attack', async () => {
  const careless = `
    const server = require('node:http').createServer();
    server.on('upgrade', (req, socket) => setTimeout(() => socket.write('HTTP/1.1 101 Switching Protocols\\r\\n\\r\\n'), 5));
    server.listen(0, '127.0.0.1', () => console.log(server.address().port));`;
  const child = spawn(process.execPath, ['-e', careless], { stdio: ['ignore', 'pipe', 'ignore'] });
  const exit = once(child, 'exit');
  const [port] = await once(child.stdout, 'data');
  await attack(Number(port), HANDSHAKE('/'), 40);
  const [code] = await Promise.race([
    exit,
    new Promise<[string]>((r) => setTimeout(() => r(['alive']), 20_000).unref()),
  ]);
  child.kill();
  expect(code).toBe(1);
});

const WAITING: [name: string, words: string][] = [
  ['says nothing', ''],
  ['stops in the middle of its head', 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '],
  ['stops in the middle of its body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf'],
  ['asks nothing more', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['does not read its answer', 'GET /large HTTP/1.1\r\nHost: x\r\n\r\n'],
];

/** What lines do that are still open for the server after a second; where fewer are awaited, it may take longer. */
async function stillOpen(awaited: number, guard: (server: Server) => void): Promise<string[]> {
  const reply: RequestListener = (req, res) => void res.end(req.url === '/large' ? Buffer.alloc(5e7) : 'x');
  const server = createServer({ connectionsCheckingInterval: 50 }, reply);
  guard(server);
  const open = new Map<number | undefined, net.Socket>();
  server.on('connection', (socket) => {
    open.set(socket.remotePort, socket);
    socket.on('close', () => open.delete(socket.remotePort));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as net.AddressInfo;
  const lines = new Map<string, net.Socket>();
  for (const [name, words] of WAITING) {
    const line = await dial(port);
    line.write(words);
    if (!words.includes('/large')) line.resume();
    lines.set(name, line);
  }
  for (let i = 0; i < 20 || (i < 200 && open.size > awaited); i++) await new Promise((r) => setTimeout(r, 50));
  const left = [...lines].flatMap(([name, line]) => (open.has(line.localPort) ? [name] : []));
  for (const line of lines.values()) line.destroy();
  server.close();
  return left;
}

test('a line that keeps the server waiting is closed, whatever it waits with', async () => {
  const hasty = { headersTimeout: 200, requestTimeout: 300, keepAliveTimeout: 200, timeout: 500 };
  expect(await stillOpen(0, (server) => guardLines(server, hasty))).toEqual([]);
  expect(api.app.getHttpServer()).toMatchObject({ ...PATIENCE, maxConnections: 12_000 });
  // Each limit is for its own: a reader who rests between two pages has not begun a request.
  const resting = { ...hasty, keepAliveTimeout: 60_000, timeout: 60_000 };
  expect(await stillOpen(2, (server) => guardLines(server, resting))).toEqual(WAITING.slice(3).map(([name]) => name));
  // Control: a server that waits for all of it, as Node does for minutes.
  const patient = { headersTimeout: 60_000, requestTimeout: 60_000, keepAliveTimeout: 60_000 };
  expect(await stillOpen(5, (server) => Object.assign(server, patient))).toEqual(WAITING.map(([name]) => name));
});
