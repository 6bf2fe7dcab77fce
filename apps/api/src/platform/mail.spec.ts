import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { type Api, startApp } from '../../test/app.ts';
import { Relay } from '../../test/relay.ts';
import { Db } from './db.ts';
import { Mail, type MailBlock } from './mail.entity.ts';
import { Mails, mailSwitches } from './mail.ts';
import { mailHtml, mailText } from './mail-body.ts';

const relay = new Relay();
let api: Api;
beforeAll(async () => {
  await relay.start();
  api = await startApp({ env: { SMTP_URL: relay.url } });
});
afterAll(async () => {
  await api.stop();
  await relay.stop();
});
let tests = 0;
beforeEach(() => {
  relay.arrived.length = 0;
  // Each test begins long after any pause that the one before left.
  api.clock.set(new Date(Date.now() + tests++ * 100 * 3_600_000));
});
const laterBy = (ms: number) => api.clock.set(new Date(api.clock.now().getTime() + ms));
/** The relay is asked again. */
const minuteLater = () => laterBy(61_000);

type Asked = { to?: string; subject?: string; paragraphs?: MailBlock[]; secret?: boolean };
let count = 0;

/** Queues a mail in a transaction; gives its row's id. */
async function queue(asked: Asked = {}): Promise<string> {
  const to = asked.to ?? `reader-${count++}@example.org`;
  await api.app.get(Db).tx((tx) =>
    api.app.get(Mails).queue(tx, {
      to,
      kind: 'planted.mail',
      lang: 'en',
      subject: asked.subject ?? 'A subject',
      paragraphs: asked.paragraphs ?? [{ text: 'A text' }],
      secret: asked.secret,
    }),
  );
  return (await api.db.findOneByOrFail(Mail, { recipient: to })).id;
}
const row = (id: string) => api.db.findOneByOrFail(Mail, { id });
/** Seconds until the waiting job of the mail runs, by our clock; null where none waits. */
async function wait(): Promise<number | null> {
  // Beside what the clock starts every hour.
  const [job] = await api.db.query(
    `select run_at from graphile_worker.jobs where task_identifier = 'platform.sendMail' order by id desc limit 1`,
  );
  return job ? Math.round((job.run_at.getTime() - api.clock.now().getTime()) / 1000) : null;
}
async function runWaiting(): Promise<void> {
  await api.db.query('update graphile_worker._private_jobs set run_at = now()');
  await api.db.query(`select pg_notify('jobs:insert', '{"r":"planted","count":9}')`);
  await api.idle();
}
afterEach(() => api.db.query('delete from graphile_worker._private_jobs where locked_at is null'));

test('a mail leaves once, to one address, and says that no person wrote it', async () => {
  const id = await queue({ to: 'one@example.org' });
  await queue({ to: 'other@example.org' });
  await api.idle();
  expect(relay.arrived.map((m) => m.envelope.to).sort()).toEqual([['one@example.org'], ['other@example.org']]);
  const [mail] = relay.arrived.filter((m) => m.envelope.to[0] === 'one@example.org');
  expect(mail?.raw).not.toContain('other@example.org');
  expect(mail?.headers.find((h) => h.key === 'auto-submitted')?.value).toBe('auto-generated');
  expect(await row(id)).toMatchObject({
    state: 'SENT',
    tries: 1,
    sentAt: expect.any(Date),
    messageId: mail?.messageId,
  });
  expect(await wait()).toBeNull();
});

test.each([
  ['from', 450],
  ['to', 450],
  ['data', 451],
] as const)(
  'a mail put off at %s by %i comes again after half a minute with the same Message-ID',
  async (step, code) => {
    relay.refuse(step, code);
    const id = await queue();
    await api.idle();
    expect(await row(id)).toMatchObject({
      state: 'QUEUED',
      tries: 1,
      lastAnswer: expect.stringContaining(String(code)),
    });
    expect(await wait()).toBeGreaterThanOrEqual(15);
    await runWaiting();
    expect(await row(id)).toMatchObject({ state: 'SENT', tries: 2 });
    expect(relay.arrived.map((m) => m.messageId)).toEqual([(await row(id)).messageId]);
  },
);

test.each([
  ['to', 550],
  ['data', 552],
] as const)('a mail refused for good at %s by %i is shown as failed and not tried again', async (step, code) => {
  relay.refuse(step, code);
  const id = await queue();
  await api.idle();
  expect(await row(id)).toMatchObject({ state: 'FAILED', tries: 1, lastAnswer: expect.stringContaining(String(code)) });
  expect([await wait(), relay.arrived.length]).toEqual([null, 0]);
});

test.each([
  ['connect', 421],
  ['connect', 554],
  ['from', 421],
  ['to', 421],
  ['auth', 535],
] as const)('a relay in trouble (%s %i) costs no mail and no try', async (step, code) => {
  relay.refuse(step, code);
  const id = await queue();
  await api.idle();
  expect(await row(id)).toMatchObject({ state: 'QUEUED', tries: 0 });
  expect(await wait()).toBeGreaterThanOrEqual(40);
  minuteLater();
  await runWaiting();
  expect(await row(id)).toMatchObject({ state: 'SENT', tries: 1 });
});

test('a relay that cannot be reached costs no try; everything leaves when it is back', async () => {
  await relay.stop();
  const ids = [await queue(), await queue(), await queue()];
  await api.idle();
  await runWaiting();
  for (const id of ids) expect(await row(id)).toMatchObject({ state: 'QUEUED', tries: 0 });
  await relay.start();
  minuteLater();
  await runWaiting();
  await runWaiting();
  for (const id of ids) expect(await row(id)).toMatchObject({ state: 'SENT', tries: 1 });
  expect(new Set(relay.arrived.map((m) => m.messageId)).size).toBe(3);
  expect(relay.arrived).toHaveLength(3);
});

test('while the relay is in trouble nothing is sent but one probe a minute, and all leaves when it is back', async () => {
  relay.refuse('connect', 421, 1000);
  relay.connections = 0;
  const ids: string[] = [];
  for (let i = 0; i < 20; i++) ids.push(await queue());
  await api.idle();
  // Two jobs run at once, so two may find out.
  expect(relay.connections).toBeLessThanOrEqual(2);
  const before = relay.connections;
  await runWaiting();
  await runWaiting();
  expect(relay.connections).toBe(before);
  for (let minute = 1; minute <= 3; minute++) {
    minuteLater();
    await runWaiting();
    await runWaiting();
    expect(relay.connections).toBe(before + minute);
  }
  for (const id of ids) expect(await row(id)).toMatchObject({ state: 'QUEUED', tries: 0 });
  relay.refuse('connect', 421, 0);
  minuteLater();
  await runWaiting();
  await runWaiting();
  for (const id of ids) expect(await row(id)).toMatchObject({ state: 'SENT', tries: 1 });
  expect(relay.arrived).toHaveLength(20);
});

test('what waits for the relay for three days is given up too', async () => {
  relay.refuse('connect', 421, 1000);
  const ids = [await queue(), await queue(), await queue()];
  await api.idle();
  laterBy(73 * 3_600_000);
  await runWaiting();
  for (const id of ids) expect(await row(id)).toMatchObject({ state: 'FAILED', tries: 0 });
  relay.refuse('connect', 421, 0);
});

test('a mail is given up after ten tries, or after three days', async () => {
  relay.refuse('to', 450, 100);
  const tried = await queue();
  await api.idle();
  for (let i = 0; i < 12; i++) {
    // A line that broke on a busy machine would pause all sending for a minute of this clock.
    minuteLater();
    await runWaiting();
  }
  expect(await row(tried)).toMatchObject({ state: 'FAILED', tries: 10 });
  const late = await queue();
  await api.idle();
  laterBy(73 * 3_600_000);
  await runWaiting();
  expect(await row(late)).toMatchObject({ state: 'FAILED', tries: 2 });
  relay.refuse('to', 450, 0);
});

test('a link that opens something is gone from our side once it is sent or given up; other texts stay', async () => {
  const paragraphs = [{ link: 'https://sti.example.org/en/sign-in/canary', label: 'Sign in' }];
  const [secret, plain] = [await queue({ paragraphs, secret: true }), await queue({ paragraphs })];
  await api.idle();
  relay.refuse('to', 550);
  const failed = await queue({ paragraphs, secret: true });
  await api.idle();
  expect([(await row(secret)).blocks, (await row(failed)).blocks, (await row(plain)).blocks]).toEqual([
    null,
    null,
    paragraphs,
  ]);
  const left = await api.db.query(`select 1 from graphile_worker._private_jobs where payload::text like '%canary%'`);
  expect(left).toHaveLength(0);
});

/** The planted deaths are told on the console: not here. */
const quietly = () => jest.spyOn(console, 'error').mockImplementation(() => {});
afterEach(() => void jest.restoreAllMocks());

/** From now on the database refuses to note a mail as sent, that many times: as if the process died after the relay's 250. */
async function dieAfterSending(times: number): Promise<void> {
  await api.db.query('create table if not exists planted_death (times int not null)');
  await api.db.query('truncate planted_death');
  await api.db.query('create sequence if not exists planted_death_count');
  await api.db.query(`select setval('planted_death_count', 1, false)`);
  await api.db.query('insert into planted_death values ($1)', [times]);
  await api.db.query(`create or replace function planted_die() returns trigger language plpgsql as $$
    begin
      if new.state = 'SENT' and nextval('planted_death_count') <= (select times from planted_death) then raise exception 'planted death'; end if;
      return new;
    end $$`);
  await api.db.query(
    'create or replace trigger planted_die before update on mail for each row execute function planted_die()',
  );
}

test('death between the answer of the relay and our record loses nothing: one more copy, the same Message-ID', async () => {
  quietly();
  await dieAfterSending(2);
  const ids = [await queue(), await queue(), await queue(), await queue()];
  await api.idle();
  await runWaiting();
  await runWaiting();
  const copies = new Map<string, number>();
  for (const { messageId = '' } of relay.arrived) copies.set(messageId, (copies.get(messageId) ?? 0) + 1);
  const sent = await Promise.all(ids.map(row));
  expect(sent.map((m) => [m.state, copies.has(m.messageId)])).toEqual(ids.map(() => ['SENT', true]));
  expect(copies.size).toBe(4);
  expect(relay.arrived.length).toBeLessThanOrEqual(4 + 2);
  console.info(`4 mails, 2 deaths: ${relay.arrived.length} copies, 0 lost`);
});

test('were a mail noted as sent before it is, a relay in trouble would lose it', async () => {
  quietly();
  mailSwitches.isRecordedAfterSending = false;
  await api.db.query(`create or replace function planted_die() returns trigger language plpgsql as $$
    begin
      if old.state = 'SENT' then raise exception 'planted death'; end if;
      return new;
    end $$`);
  try {
    relay.refuse('connect', 421);
    const id = await queue();
    await api.idle();
    await runWaiting();
    expect([(await row(id)).state, relay.arrived.length]).toEqual(['SENT', 0]);
  } finally {
    mailSwitches.isRecordedAfterSending = true;
    await api.db.query('drop trigger planted_die on mail');
  }
});

const HOSTILE = [
  'https://evil.example/take?x=1',
  'www.evil.example',
  'evil.com',
  'Ada (ada@evil.example)',
  '[Click here](https://evil.example)',
  '<a href="https://evil.example">Sign in</a>',
  '<img src=x onerror=alert(1)><svg/onload=alert(1)>',
  'javascript:alert(1)',
  'mailto:evil@evil.example',
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  '&lt;b&gt; &#106;avascript',
  '{{constructor.constructor("alert(1)")()}} {user.__proto__} %s $\u007b7*7}',
  '//evil.example/x',
  'ftp://evil.example',
  'tel:+41220000000',
];
/** What mail programs make links of. */
const ALIVE =
  /\b[a-z][a-z0-9+.-]*:\/\/\S|\bwww\.\w|[\w.+-]+@[\w-]+\.\w|\b(?:javascript|mailto|tel|data):[\w+]|(?<![\w.])[\w-]+\.(?:com|example|org|net)\b/iu;

test('what people typed arrives as dead text: no link, no tag, no placeholder comes alive', async () => {
  const own = 'http://localhost/en/my';
  const paragraphs: MailBlock[] = HOSTILE.flatMap((h): MailBlock[] => [
    { text: `Dear ${h}` },
    { lines: [h] },
    { link: own, label: h },
  ]);
  await queue({ paragraphs, subject: HOSTILE[4] });
  await api.idle();
  const [mail] = relay.arrived;
  const text = (mail?.text ?? '').replaceAll(own, '');
  const hrefs = [...(mail?.html ?? '').matchAll(/href="([^"]*)"/g)].map((m) => m[1]);
  const tags = new Set([...(mail?.html ?? '').matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map((m) => m[1]?.toLowerCase()));
  const words = (mail?.html ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll(own, '')
    .replace(/&#(\d+);/g, (_, n) => String.fromCharCode(n));
  expect(text.match(ALIVE)).toBeNull();
  expect(words.match(ALIVE)).toBeNull();
  expect(new Set(hrefs)).toEqual(new Set([own]));
  expect([...tags].sort()).toEqual(['a', 'body', 'div', 'head', 'html', 'li', 'meta', 'p', 'title', 'ul']);
  expect(text).toContain('{{constructor');
  // The search finds all of them where they are left as they were typed.
  expect(HOSTILE.filter((h) => !ALIVE.test(h) && !/[<'&{]/.test(h))).toEqual([]);
});

test('no line break in a subject or an address adds a header', async () => {
  const to = `header-${count++}@example.org`;
  await queue({ to, subject: 'Hello\r\nBcc: evil@evil.example\r\n\r\nBody\0\u2028x\u0085y' });
  await api.idle();
  const [mail] = relay.arrived;
  expect(mail?.subject).toBe('Hello Bcc: evil@evil.example Body x y');
  expect(mail?.headers.map((h) => h.key)).not.toContain('bcc');
  expect(mail?.envelope.to).toEqual([to]);
});

test.each([
  'a@un.org, evil@example.com',
  'a@un.org<evil@example.com>',
  'a@un.org evil@example.com',
  'a@un.org;evil@example.com',
  '"x@un.org, y"@example.com',
  '<evil@example.com>',
  'a@un.org\r\nBcc: evil@example.com',
  'a@un.org\0evil@example.com',
  'a@un.org\n',
  `${'a'.repeat(250)}@un.org`,
  'a@',
  '@un.org',
  'a@b@un.org',
  '',
  { address: 'evil@example.com', name: 'a@un.org' },
  ['a@un.org', 'evil@example.com'],
])('no mail is queued to %j: it is not one plain address', async (to) => {
  const before = await api.db.count(Mail);
  await expect(queue({ to: to as string })).rejects.toThrow('one plain address');
  expect(await api.db.count(Mail)).toBe(before);
});

test('given two addresses at once, or one that hides another, the library would write to both: it is never given them', async () => {
  const transport = createTransport(relay.url);
  try {
    for (const to of ['a@un.org, evil@example.com', 'a@un.org<evil@example.com>'])
      await transport.sendMail({ from: 'sti@example.org', to, subject: 'Planted', text: 'Planted' });
  } finally {
    transport.close();
  }
  expect(relay.arrived.map((m) => m.envelope.to)).toEqual([['a@un.org', 'evil@example.com'], ['evil@example.com']]);
  // And each of the two would read the other's address.
  expect(relay.arrived[0]?.raw).toContain('To: a@un.org, evil@example.com');
});

test('were texts not made dead, a mail program would make links of them', async () => {
  const kill = jest.spyOn(String.prototype, 'replace').mockImplementation(function (this: string) {
    return String(this);
  });
  const alive = mailText({ lang: 'en', dir: 'ltr', subject: '', blocks: HOSTILE.map((text) => ({ text })) });
  const html = mailHtml({ lang: 'en', dir: 'ltr', subject: '', blocks: HOSTILE.map((text) => ({ text })) });
  kill.mockRestore();
  expect(alive).toMatch(ALIVE);
  expect(html).toMatch(/<script>|<img src=x/);
});
