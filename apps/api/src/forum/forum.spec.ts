import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Actor, type Api, startApp } from '../../test/app.ts';
import { text } from '../../test/desk.ts';
import { statementsOf } from '../../test/statements.ts';
import type { Forum } from './forum.entity.ts';

const PLAN = `mutation ($input: ForumInput!, $key: ID!) { planForum(input: $input, idempotencyKey: $key) { __typename
  ... on Forum { id version year status } ... on BadInput { problems { field code } } ... on RuleBroken { rule values { name value } } } }`;
const EDIT = `mutation ($id: ID!, $version: Int!, $input: ForumInput!) { editForum(id: $id, version: $version, input: $input) { __typename
  ... on Forum { version venue } ... on Stale { version conflicts { field mine theirs } } } }`;
const MOVE = `mutation ($id: ID!, $version: Int!, $status: ForumStatus!, $reason: String) {
  moveForum(id: $id, version: $version, status: $status, reason: $reason) { __typename
  ... on Forum { version status statusReason } ... on RuleBroken { rule values { name value } } } }`;
const STAGE = `mutation ($input: StageInput!, $version: Int) { setStage(input: $input, version: $version) { __typename
  ... on Stage { version opensAt closesAt isOpen } ... on BadInput { problems { field code } } ... on Stale { version } } }`;
const WRITE = `mutation ($input: NewsPageInput!, $version: Int, $key: ID!) {
  writeNewsPage(input: $input, version: $version, idempotencyKey: $key) { __typename
  ... on NewsPage { id version } ... on Stale { conflicts { field } } ... on BadInput { problems { field code } } ... on RuleBroken { rule } } }`;
const PAGE =
  'query ($year: Int!, $slug: String!) { newsPage(year: $year, slug: $slug) { title(lang: fr) { text lang isFallback } body(lang: en) { text } } }';
const show = (verb: string) =>
  `mutation ($id: ID!, $version: Int!) { ${verb}(id: $id, version: $version) { __typename ... on NewsPage { version publishedAt } } }`;

const key = () => randomUUID();

let api: Api;
let ours: Forum;
let theirs: Forum;
let secretariat: Actor;
let stranger: Actor;
let admin: Actor;
beforeAll(async () => {
  api = await startApp();
  ours = await api.forum({ year: 2090 });
  theirs = await api.forum({ year: 2091 });
  secretariat = await api.person({ roles: [{ role: 'SEC', forum: ours.id }] });
  stranger = await api.person({ roles: [{ role: 'SEC', forum: theirs.id }] });
  admin = await api.person({ roles: [{ role: 'ADM' }] });
});
afterAll(() => api.stop());

const input = (year: number, more: object = {}) => ({
  number: year - 2000,
  year,
  title: text(`Forum of ${year}`),
  startDate: `${year}-05-05`,
  endDate: `${year}-05-06`,
  timeZone: 'America/New_York',
  ...more,
});

test('an administrator plans a forum; nobody else knows of it until it is announced with two Co-Chairs', async () => {
  const planned = await api.gql(PLAN, { input: input(2095), key: key() }, admin);
  const { id } = planned.data.planForum;
  expect(planned.data.planForum).toMatchObject({ __typename: 'Forum', status: 'PLANNED', version: 1 });
  const read = (as?: Actor) => api.gql('{ forum(year: 2095) { year } forums(first: 99) { year } }', {}, as);
  for (const actor of [undefined, secretariat, stranger]) {
    const { data } = await read(actor);
    expect(data.forum).toBeNull();
    expect(data.forums.map((forum: { year: number }) => forum.year)).not.toContain(2095);
  }
  expect((await read(admin)).data.forum).toEqual({ year: 2095 });
  // What one may not know of takes no place of a short list.
  const newest = async (as?: Actor) => (await api.gql('{ forums(first: 1) { year } }', {}, as)).data.forums;
  expect([await newest(), await newest(admin)]).toEqual([[{ year: 2091 }], [{ year: 2095 }]]);

  const own = await api.person({ roles: [{ role: 'SEC', forum: id }] });
  expect(await newest(own)).toEqual([{ year: 2095 }]);
  const early = await api.gql(MOVE, { id, version: 1, status: 'ANNOUNCED' }, own);
  expect(early.data.moveForum).toMatchObject({ rule: 'twoCoChairs', values: [{ name: 'count', value: '0' }] });
  const officials = ['Ada Example', null].map((name) => ({ role: 'CO_CHAIR', name, title: 'Ambassador' }));
  const edited = await api.gql(EDIT, { id, version: 1, input: input(2095, { officials }) }, own);
  const moved = await api.gql(MOVE, { id, version: edited.data.editForum.version, status: 'ANNOUNCED' }, own);
  expect(moved.data.moveForum).toMatchObject({ __typename: 'Forum', status: 'ANNOUNCED' });
  expect((await read()).data.forum).toEqual({ year: 2095 });
});

test('who plans a forum is of its Secretariat at once, and of no other forum’s; nobody is written to', async () => {
  const planner = await api.person({ roles: [{ role: 'ADM' }] });
  const once = key();
  const first = await api.gql(PLAN, { input: input(2093), key: once }, planner);
  const { id } = first.data.planForum;
  await api.gql(PLAN, { input: input(2093), key: once }, planner);
  const given = await api.db.query(
    `select person_id, role, scope_kind, scope_id, forum_id, until_on from role_assignment where forum_id = $1`,
    [id],
  );
  expect(given).toEqual([
    { person_id: planner.personId, role: 'SEC', scope_kind: 'forum', scope_id: id, forum_id: id, until_on: null },
  ]);
  const entries = await api.db.query(
    `select v.actor_id, v.after->>'personId' as person_id, v.after->>'role' as role
     from audit_entry e join audit_value v on v.entry_id = e.id where e.forum_id = $1 and e.action = 'people.assignRole'`,
    [id],
  );
  expect(entries).toEqual([{ actor_id: planner.personId, person_id: planner.personId, role: 'SEC' }]);
  await api.idle();
  expect((await api.mails()).filter((mail) => mail.to === planner.email)).toEqual([]);

  const drafts = async (forumId: string, as: Actor) =>
    (await api.gql('query ($id: ID!) { deskSessions(forumId: $id, first: 9) { id } }', { id: forumId }, as)).errors?.[0]
      ?.extensions.code ?? 'open';
  expect(await drafts(id, planner)).toBe('open');
  for (const [forumId, actor] of [
    [ours.id, planner],
    [id, admin],
    [id, secretariat],
  ] as const)
    expect(await drafts(forumId, actor)).not.toBe('open');
});

test('a forum is refused with every wrong field named, and a number or year that is taken', async () => {
  const bad = await api.gql(
    PLAN,
    { input: input(2096, { title: text(' '), endDate: '2096-05-01', timeZone: 'EST' }), key: key() },
    admin,
  );
  expect(bad.data.planForum.problems).toEqual([
    { field: 'title.en', code: 'required' },
    { field: 'endDate', code: 'endBeforeStart' },
    { field: 'timeZone', code: 'unknownValue' },
  ]);
  const taken = await api.gql(PLAN, { input: { ...input(2097), number: ours.number }, key: key() }, admin);
  expect(taken.data.planForum).toMatchObject({
    rule: 'forumTwice',
    values: [{ value: 'number' }, { value: String(ours.number) }],
  });
  const unknown = await api.gql(PLAN, { input: input(2097, { status: 'ANNOUNCED' }), key: key() }, admin);
  expect(unknown.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('planning twice with one key makes one forum; the key with another input is refused', async () => {
  const once = key();
  const first = await api.gql(PLAN, { input: input(2098), key: once }, admin);
  const again = await api.gql(PLAN, { input: input(2098), key: once }, admin);
  expect(again.data.planForum.id).toBe(first.data.planForum.id);
  expect((await api.gql(PLAN, { input: input(2099), key: once }, admin)).data.planForum.rule).toBe(
    'idempotencyKeyReused',
  );
});

test('the second of two editors is refused with both texts and loses nothing', async () => {
  const { id, version } = await api.forum({ year: 2080 });
  const own = await api.person({ roles: [{ role: 'SEC', forum: id }] });
  const edit = (venue: string) => api.gql(EDIT, { id, version, input: input(2080, { number: 65, venue }) }, own);
  expect((await edit('Room A')).data.editForum).toEqual({ __typename: 'Forum', version: version + 1, venue: 'Room A' });
  const stale = (await edit('Room B')).data.editForum;
  expect(stale).toMatchObject({ __typename: 'Stale', version: version + 1 });
  expect(stale.conflicts).toContainEqual({ field: 'venue', mine: 'Room B', theirs: 'Room A' });
});

test('two editors who change nothing but the Co-Chairs: the second sees the names of the first, and none is lost', async () => {
  const { id, version } = await api.forum({ year: 2079 });
  const own = await api.person({ roles: [{ role: 'SEC', forum: id }] });
  const edit = (...names: string[]) => {
    const officials = names.map((name) => ({ role: 'CO_CHAIR', name }));
    return api.gql(EDIT, { id, version, input: input(2079, { number: 64, officials }) }, own);
  };
  expect((await edit('Ada Example')).data.editForum).toMatchObject({ __typename: 'Forum', version: version + 1 });
  const stale = (await edit('Ben Example', 'Cem Example')).data.editForum;
  expect(stale).toMatchObject({ __typename: 'Stale', version: version + 1 });
  const { mine, theirs } = stale.conflicts.find(({ field }: { field: string }) => field === 'officials');
  const names = (list: string) => JSON.parse(list).map(({ name }: { name: string }) => name);
  expect([names(mine), names(theirs)]).toEqual([['Ben Example', 'Cem Example'], ['Ada Example']]);
  const kept = await api.db.query('select name, version from forum_official where forum_id = $1', [id]);
  expect(kept).toEqual([{ name: 'Ada Example', version: 1 }]);
});

test('the Secretariat of another forum, a participant and a stranger change nothing', async () => {
  const participant = await api.person();
  const page = { forumId: ours.id, slug: 'x', kind: 'NEWS', title: text('T'), body: text('B') };
  const stage = { forumId: ours.id, kind: 'CALLS', timeZone: 'UTC' };
  for (const [actor, code] of [
    [stranger, 'FORBIDDEN'],
    [participant, 'FORBIDDEN'],
    [undefined, 'NOT_SIGNED_IN'],
  ] as const) {
    const answers = [
      await api.gql(EDIT, { id: ours.id, version: 1, input: input(2090) }, actor),
      await api.gql(MOVE, { id: ours.id, version: 1, status: 'CANCELLED' }, actor),
      await api.gql(STAGE, { input: stage }, actor),
      await api.gql(WRITE, { input: page, key: key() }, actor),
    ];
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(Array(4).fill(code));
  }
  // The control: the right Secretariat is let through by the same calls.
  expect((await api.gql(STAGE, { input: stage }, secretariat)).data.setStage.__typename).toBe('Stage');
});

test('registration opens and closes by the server clock, and a stage is set once for each kind', async () => {
  const stage = {
    forumId: ours.id,
    kind: 'REGISTRATION',
    opensDay: '2090-01-10',
    opensTime: '09:00',
    closesDay: '2090-04-14',
    closesTime: '17:00',
    timeZone: 'America/New_York',
  };
  const made = await api.gql(STAGE, { input: stage }, secretariat);
  expect(made.data.setStage).toMatchObject({
    opensAt: '2090-01-10T14:00:00.000Z',
    closesAt: '2090-04-14T21:00:00.000Z',
    isOpen: false,
  });
  api.clock.set('2090-02-01T00:00:00Z');
  const login = await api.person({ roles: [{ role: 'SEC', forum: ours.id }] });
  const { data } = await api.gql('{ forum(year: 2090) { stages { kind isOpen } } }');
  expect(data.forum.stages).toContainEqual({ kind: 'REGISTRATION', isOpen: true });
  expect((await api.gql(STAGE, { input: stage }, login)).data.setStage).toEqual({ __typename: 'Stale', version: 1 });
  const wrong = await api.gql(STAGE, { input: { ...stage, closesDay: '2090-01-01' }, version: 1 }, login);
  expect(wrong.data.setStage.problems).toEqual([{ field: 'closesDay', code: 'endBeforeStart' }]);
  api.clock.set(new Date());
});

test('a cancelled forum keeps its number and its reason, and never comes back', async () => {
  const { id } = await api.forum({ year: 2081 });
  const own = await api.person({ roles: [{ role: 'SEC', forum: id }] });
  await api.gql(MOVE, { id, version: 1, status: 'CANCELLED', reason: 'Demonstration' }, own);
  const { data } = await api.gql('{ forum(year: 2081) { number status statusReason } }');
  expect(data.forum).toEqual({ number: 66, status: 'CANCELLED', statusReason: 'Demonstration' });
  expect((await api.gql(MOVE, { id, version: 2, status: 'ANNOUNCED' }, own)).data.moveForum.rule).toBe('forumMove');
});

test('a page is read by the public only while it is published', async () => {
  const page = {
    forumId: ours.id,
    slug: 'arrival',
    kind: 'PRACTICAL',
    title: text('CANARY-TITLE'),
    body: text('CANARY-BODY'),
  };
  const { id } = (await api.gql(WRITE, { input: page, key: key() }, secretariat)).data.writeNewsPage;
  const seen = async (as?: Actor) => (await api.gql(PAGE, { year: 2090, slug: 'arrival' }, as)).data.newsPage;
  expect([await seen(), await seen(stranger), await seen(admin)]).toEqual([null, null, null]);
  expect(await seen(secretariat)).toMatchObject({ title: { text: 'CANARY-TITLE', lang: 'en', isFallback: true } });
  const hidden = await api.gql(
    'query ($id: ID!) { newsPages(forumId: $id, first: 9) { slug } }',
    { id: ours.id },
    stranger,
  );
  expect(hidden.errors?.[0]?.extensions.code).toBe('NOT_FOUND');

  await api.gql(show('publishNewsPage'), { id, version: 1 }, secretariat);
  expect((await seen()).body.text).toBe('CANARY-BODY');
  const { data } = await api.gql('{ forum(year: 2090) { news(first: 5) { slug } } }');
  expect(data.forum.news).toEqual([{ slug: 'arrival' }]);
  expect((await api.gql(show('withdrawNewsPage'), { id, version: 2 }, stranger)).errors?.[0]?.extensions.code).toBe(
    'NOT_FOUND',
  );
  await api.gql(show('withdrawNewsPage'), { id, version: 2 }, secretariat);
  expect(await seen()).toBeNull();
});

test('a second page of one address, and a stale rewriting, are refused', async () => {
  const page = { forumId: ours.id, slug: 'access', kind: 'PRACTICAL', title: text('One'), body: text('Body') };
  const write = async (version: number | null, title: string) =>
    (await api.gql(WRITE, { input: { ...page, title: text(title) }, version, key: key() }, secretariat)).data
      .writeNewsPage;
  expect(await write(null, 'One')).toMatchObject({ version: 1 });
  expect(await write(null, 'Two')).toMatchObject({ rule: 'slugTaken' });
  expect(await write(1, 'Three')).toMatchObject({ version: 2 });
  expect((await write(1, 'Four')).conflicts).toContainEqual({ field: 'title.en' });
});

test('a translation older than its original stays marked until an editor says that it is still right', async () => {
  const page = { forumId: ours.id, slug: 'water', kind: 'PRACTICAL', body: text('Body') };
  const french = { lang: 'fr', text: 'Eau' };
  const write = (version: number | null, english: string, translation: object) => {
    const title = { original: 'en', texts: [{ lang: 'en', text: english }, translation] };
    return api.gql(WRITE, { input: { ...page, title }, version, key: key() }, secretariat);
  };
  const isStale = async () => {
    const query = '{ newsPage(year: 2090, slug: "water") { titleTexts { texts { lang isStale } } } }';
    const texts: { lang: string; isStale: boolean }[] = (await api.gql(query, {}, secretariat)).data.newsPage.titleTexts
      .texts;
    return texts.find((one) => one.lang === 'fr')?.isStale;
  };
  await write(null, 'Water', french);
  await write(1, 'Fresh water', french);
  expect(await isStale()).toBe(true);
  await write(2, 'Fresh water', { ...french, state: 'unofficial' });
  expect(await isStale()).toBe(true);
  await write(3, 'Fresh water', { ...french, isConfirmed: true });
  expect(await isStale()).toBe(false);
});

test('the list of forums with all that hangs on it asks as often for three as for one', async () => {
  const query =
    '{ forums(first: 10) { title(lang: ar) { text } officials { name } stages { isOpen } guidingQuestions { text(lang: en) { text } } linkedMeetings { title(lang: en) { text } } news(first: 3) { slug } } }';
  const one = await startApp();
  await one.forum();
  const few = await statementsOf(() => one.gql(query), /forum/);
  await one.stop();
  expect(few).toHaveLength(6);
  expect(await statementsOf(() => api.gql(query), /forum/)).toHaveLength(6);
});
