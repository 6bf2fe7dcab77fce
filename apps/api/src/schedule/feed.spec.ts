import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { localText } from '@sti/domain';
import ICAL from 'ical.js';
import { type Actor, type Api, startApp } from '../../test/app.ts';
import { addSession, release } from '../../test/programme.ts';
import { Person } from '../people/person.entity.ts';
import { hashSecret } from '../people/secrets.ts';
import { Slot } from '../programme/slot.entity.ts';
import { Feed } from './feed.entity.ts';
import { Feeds } from './feed.service.ts';

// Two cores may be shared with other specs.

let api: Api;
beforeAll(async () => {
  api = await startApp({ env: { BASE_URL: 'http://localhost:4711' } });
});
afterAll(() => api.stop());

const MADE =
  '__typename ... on NewFeed { url webcalUrl feed { id version label lastUsedAt } } ... on RuleBroken { rule } ... on BadInput { problems { field code } }';
const MAKE = `mutation($label: String!, $key: ID!) { makeFeed(label: $label, idempotencyKey: $key) { ${MADE} } }`;
const RENEW = `mutation($id: ID!, $key: ID!) { renewFeed(id: $id, idempotencyKey: $key) { ${MADE} } }`;
const REVOKE =
  'mutation($id: ID!, $v: Int!) { revokeFeed(id: $id, version: $v) { __typename ... on Feed { id revokedAt } } }';
const SAVE = 'mutation($uid: ID!, $key: ID!) { saveSlot(slotUid: $uid, idempotencyKey: $key) { __typename } }';

const make = async (as: Actor, label = 'Phone', key: string = randomUUID()) =>
  (await api.gql(MAKE, { label, key }, as)).data.makeFeed;
const save = (as: Actor, uid: string) => api.gql(SAVE, { uid, key: randomUUID() }, as);
const poll = (url: string, headers: Record<string, string> = {}) =>
  api.http(new URL(url).pathname + new URL(url).search, { headers });
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));

/** A person with one saved slot and a calendar link. */
async function subscriber(o: Parameters<typeof addSession>[3] = {}) {
  const forum = await api.forum();
  const { slot, session } = await addSession(api, forum, [{ placeText: 'Room 4' }], o);
  await release(api, forum);
  const me = await api.person();
  await save(me, slot.uid);
  return { forum, slot, session, me, ...(await make(me)) } as const;
}

test('a calendar program polls the saved slots, with zone, place and address of the session', async () => {
  const { url, webcalUrl, slot, session, me, forum } = await subscriber();
  expect(url).toMatch(/^http:\/\/localhost:4711\/calendar\/[\w-]{43}\.ics$/);
  expect(webcalUrl).toBe(url.replace('http:', 'webcal:'));
  const answer = await poll(url);
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('private, max-age=300');
  expect(text).not.toContain(me.email);
  expect(text).not.toMatch(/ATTENDEE|ORGANIZER|mailto/i);
  const [event] = eventsOf(text);
  expect(event?.uid).toBe(`${slot.uid}@localhost`);
  expect([event?.summary, event?.location]).toEqual(['Water', 'Room 4']);
  expect(event?.startDate.toString()).toBe(`${forum.startDate}T10:00:00`);
  expect(text).toContain('DTSTART;TZID=America/New_York:');
  expect(text.match(/BEGIN:VTIMEZONE/g)?.length).toBe(1);
  expect(text).toContain(`/en/forums/${forum.year}/sessions/${session.code}`);
});

test('the second poll is answered with 304, until something changes', async () => {
  const { url, me, forum } = await subscriber();
  const first = await poll(url);
  const tag = first.headers.get('etag') ?? '';
  const again = (header: string) => poll(url, { 'if-none-match': header }).then(({ status }) => status);
  expect(await Promise.all([tag, `W/${tag}`, `"x", ${tag}`, '*', '"other"'].map(again))).toEqual([
    304, 304, 304, 304, 200,
  ]);
  expect((await poll(url)).headers.get('etag')).toBe(tag);
  expect((await poll(`${url}?lang=ar`, { 'if-none-match': tag })).status).toBe(200);
  const { slot } = await addSession(api, forum, [{}]);
  await release(api, forum);
  expect(await again(tag)).toBe(304);
  await save(me, slot.uid);
  expect(await again(tag)).toBe(200);
});

test('revoked, renewed and invented links are answered alike', async () => {
  const { url, feed, me } = await subscriber();
  const renewed = (await api.gql(RENEW, { id: feed.id, key: randomUUID() }, me)).data.renewFeed;
  expect(renewed.url).not.toBe(url);
  expect((await poll(renewed.url)).status).toBe(200);
  const stranger = await api.person();
  const tries = [
    await api.gql(RENEW, { id: feed.id, key: randomUUID() }, stranger),
    await api.gql(REVOKE, { id: feed.id, v: 1 }, stranger),
  ];
  expect(tries.map((answer) => answer.errors?.[0]?.extensions.code)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  const known = await api.db.findOneByOrFail(Feed, { id: feed.id });
  const revoked = await api.gql(REVOKE, { id: feed.id, v: known.version }, me);
  expect(revoked.data.revokeFeed.__typename).toBe('Feed');
  const dead = [
    url,
    renewed.url,
    `http://x/calendar/${'A'.repeat(43)}.ics`,
    'http://x/calendar/short.ics',
    `http://x/calendar/${'A'.repeat(43)}`,
  ];
  const answers = [];
  for (const address of dead) {
    const answer = await poll(address);
    answers.push({ status: answer.status, headers: [...answer.headers.keys()].sort(), body: await answer.text() });
  }
  expect(answers[0]?.status).toBe(404);
  expect(answers[0]?.body).not.toMatch(/calendar|revoked|feed/i);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test('only the hash of the secret is kept; a retry makes no second link and shows no secret again', async () => {
  const me = await api.person();
  const key = randomUUID();
  const made = await make(me, 'Phone', key);
  const token = /calendar\/([\w-]+)\.ics/.exec(made.url)?.[1] ?? '';
  const row = await api.db.findOneByOrFail(Feed, { personId: me.personId });
  expect(row.tokenHash).toEqual(hashSecret(token));
  expect(
    JSON.stringify(await api.db.query('select f.*, encode(token_hash, $1) from feed f', ['base64'])),
  ).not.toContain(token);
  expect(await make(me, 'Phone', key)).toMatchObject({ __typename: 'NewFeed', url: null, feed: { id: row.id } });
  expect(await api.db.countBy(Feed, { personId: me.personId })).toBe(1);
  expect(await make(me, '')).toEqual({ __typename: 'BadInput', problems: [{ field: 'label', code: 'required' }] });
  const more = await Promise.all(Array.from({ length: 12 }, () => make(me)));
  expect(more.filter((answer) => answer.rule === 'tooManyFeeds').length).toBe(3);
});

test('one person’s link never shows what another one saved', async () => {
  const [a, b] = [
    await subscriber({ title: localText('Only of A') }),
    await subscriber({ title: localText('Only of B') }),
  ];
  const texts = await Promise.all([a.url, b.url].map(async (url) => (await poll(url)).text()));
  expect(texts.map((text) => [text?.includes('Only of A'), text?.includes('Only of B')])).toEqual([
    [true, false],
    [false, true],
  ]);
});

test('a move keeps the UID and raises SEQUENCE; what is cancelled or gone stays for 30 days, struck out', async () => {
  const forum = await api.forum();
  const { slots } = await addSession(api, forum, [
    {},
    { startTime: '12:00', endTime: '13:00' },
    { startTime: '14:00', endTime: '15:00' },
  ]);
  await release(api, forum);
  const me = await api.person();
  for (const { uid } of slots) await save(me, uid);
  const { url } = await make(me);
  const read = async () =>
    eventsOf(await (await poll(url)).text()).map((e) => [
      e.uid.slice(0, 36),
      e.sequence,
      e.summary,
      e.component.getFirstPropertyValue('status'),
    ]);
  const [moved, cancelled, gone] = slots.map(({ uid }) => uid);
  expect(await read()).toEqual([
    [moved, 0, 'Water', 'CONFIRMED'],
    [cancelled, 0, 'Water', 'CONFIRMED'],
    [gone, 0, 'Water', 'CONFIRMED'],
  ]);
  await api.db.update(Slot, { uid: moved }, { startTime: '10:30' });
  await api.db.update(Slot, { uid: gone }, { startTime: '14:30' });
  await release(api, forum);
  await api.db.update(Slot, { uid: cancelled }, { status: 'CANCELLED' });
  await api.db.delete(Slot, { uid: gone });
  await release(api, forum);
  const after = [
    [moved, 1, 'Water', 'CONFIRMED'],
    [cancelled, 1, '[CANCELLED] Water', 'CANCELLED'],
    [gone, 2, '[CANCELLED] Water', 'CANCELLED'],
  ];
  expect(await read()).toEqual(after);
  try {
    api.clock.set(new Date(Date.now() + 29 * 86_400_000));
    expect((await read()).length).toBe(3);
    api.clock.set(new Date(Date.now() + 31 * 86_400_000));
    expect((await read()).map(([uid]) => uid)).toEqual([moved]);
  } finally {
    api.clock.set(new Date());
  }
});

test('the link speaks the person’s language, or the one that is asked for', async () => {
  const { url, me } = await subscriber();
  await api.db.update(Person, { id: me.personId }, { language: 'fr' });
  expect(await (await poll(url)).text()).toContain('Mon agenda');
  expect(await (await poll(`${url}?lang=es`)).text()).toContain('Mi agenda');
  expect(await (await poll(`${url}?lang=xx`)).text()).toContain('Mon agenda');
});

test('the last use is noted, at most once an hour, and its failure harms no answer', async () => {
  const { url, feed } = await subscriber();
  const used = async () => (await api.db.findOneByOrFail(Feed, { id: feed.id })).lastUsedAt?.getTime() ?? 0;
  const pollAndWait = async (before: number, looks = 400) => {
    await poll(url);
    for (let i = 0; i < looks && (await used()) === before; i++)
      await new Promise((resolve) => setTimeout(resolve, 25));
    return used();
  };
  const first = await pollAndWait(0);
  expect(first).toBeGreaterThan(0);
  expect(await pollAndWait(first, 20)).toBe(first);
  const version = (await api.db.findOneByOrFail(Feed, { id: feed.id })).version;
  expect(version).toBe(feed.version);
  try {
    api.clock.set(new Date(Date.now() + 61 * 60_000));
    expect(await pollAndWait(first)).toBeGreaterThan(first);
  } finally {
    api.clock.set(new Date());
  }
  const said = jest.spyOn(console, 'error').mockImplementation(() => {});
  api.app.get(Feeds).noteUse({ id: 'no-id', person_id: 'x', language: 'en', last_used_at: null });
  expect((await poll(url)).status).toBe(200);
  for (let i = 0; i < 100 && said.mock.calls.length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 25));
  expect(said.mock.calls.length).toBe(1);
  said.mockRestore();
});

test('a link with 2,000 slots costs less than 50 ms, also unchanged', async () => {
  const forum = await api.forum();
  const sessions = `select uuidv7(), $1, lpad(upper(to_hex(n + 1048576)), 6, '0'), $2, 'PANEL', 'PUBLISHED' from generate_series(1, 500) n`;
  await api.db.query(`insert into session (id, forum_id, code, title, type, status) ${sessions}`, [
    forum.id,
    localText('Water'),
  ]);
  await api.db.query(
    `insert into slot (forum_id, session_id, number, code, day, start_time, end_time, time_zone, status)
     select $1, s.id, row_number() over () + 100000, lpad(upper(to_hex(row_number() over () + 2097152)), 6, '0'), $2, '10:00', '11:00',
            'America/New_York', 'CONFIRMED' from session s, generate_series(1, 4) where s.forum_id = $1`,
    [forum.id, forum.startDate],
  );
  await release(api, forum);
  const me = await api.person();
  await api.db.query(
    `insert into bookmark (person_id, slot_uid, session_code, forum_id, seen)
     select $1, s.uid, t.code, $2, jsonb_build_object('title', t.title, 'sessionId', t.id, 'slot', jsonb_build_object('uid', s.uid, 'day', s.day))
     from slot s join session t on t.id = s.session_id where s.forum_id = $2`,
    [me.personId, forum.id],
  );
  const { url } = await make(me);
  const first = await poll(url);
  expect((await first.text()).match(/BEGIN:VEVENT/g)?.length).toBe(2000);
  const tag = first.headers.get('etag') ?? '';
  // Processor time of server and client together: the clock on the wall also shows what else the machine does.
  const cost = async (headers: Record<string, string>, status: number) => {
    const start = process.cpuUsage();
    const answer = await poll(url, headers);
    await answer.arrayBuffer();
    expect(answer.status).toBe(status);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  const best = async (headers: Record<string, string>, status: number) => {
    const costs: number[] = [];
    for (let i = 0; i < 15; i++) costs.push(await cost(headers, status));
    return Math.min(...costs);
  };
  const [full, unchanged] = [await best({}, 200), await best({ 'if-none-match': tag }, 304)];
  expect(full).toBeLessThan(50);
  expect(unchanged).toBeLessThan(50);
});
