import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LANGUAGES } from '@sti/reference';
import { type Api, startApp } from '../../test/app.ts';
import { loadDemonstration } from './demo.ts';

let api: Api;
beforeAll(async () => {
  api = await startApp();
  api.clock.set('2026-11-20T00:00:00Z');
  await loadDemonstration(api.app);
});
afterAll(() => api.stop());

const count = async () => {
  const tables = [
    'forum',
    'session',
    'slot',
    'appearance',
    'person',
    'role_assignment',
    'news_page',
    'statement',
    'outcome_item',
    'outcome_decision',
    'programme_version',
    'registration_category',
    'registration',
  ];
  const rows = await Promise.all(tables.map((table) => api.db.query(`select count(*)::int as n from ${table}`)));
  return Object.fromEntries(tables.map((table, index) => [table, rows[index][0].n]));
};

test('loading the demonstration again changes nothing', async () => {
  const before = await count();
  await loadDemonstration(api.app);
  expect(await count()).toEqual(before);
  expect(before).toMatchObject({ forum: 5, statement: 12, outcome_item: 20, outcome_decision: 40 });
});

test('the coming forum is the one of the next May, its registration is open and all six languages are there', async () => {
  for (const lang of LANGUAGES) {
    const { data } = await api.gql(
      `query ($lang: Lang!) { forum(year: 2027) { number isDemonstration startDate endDate title(lang: $lang) { isFallback } theme(lang: $lang) { isFallback }
        stages { kind isOpen } officials { role name } news(first: 9) { slug title(lang: $lang) { isFallback } body(lang: $lang) { isFallback } } }
        programme(year: 2027) { sessions(first: 40) { type isRehearsal title(lang: $lang) { isFallback } } } }`,
      { lang },
    );
    const { forum, programme } = data;
    expect(forum).toMatchObject({
      number: 12,
      isDemonstration: true,
      startDate: '2027-05-05',
      endDate: '2027-05-06',
      stages: [{ kind: 'REGISTRATION', isOpen: true }],
    });
    const fallbacks = JSON.stringify(data).match(/"isFallback":true/g);
    expect(fallbacks).toBeNull();
    expect(forum.news).toHaveLength(5);
    expect(new Set(programme.sessions.map((session: { type: string }) => session.type)).size).toBe(11);
    expect(programme.sessions.filter((session: { isRehearsal: boolean }) => session.isRehearsal)).toHaveLength(1);
  }
});

test('everybody of the demonstration has an address at example.org or none', async () => {
  const rows = await api.db.query<{ email: string }[]>('select email from person where email is not null');
  const addresses = rows.map(({ email }) => email);
  expect(addresses.filter((email) => !email.endsWith('@example.org'))).toEqual([]);
  for (const account of ['moderator', 'participant', 'rapporteur', 'secretariat'])
    expect(addresses).toContain(`${account}@example.org`);
});

test('people have registered: most are approved, some wait, and the visitor’s own account is in', async () => {
  const rows = await api.db.query<{ status: string; n: number }[]>(
    'select status, count(*)::int as n from registration group by 1 order by 1',
  );
  expect(Object.fromEntries(rows.map(({ status, n }) => [status, n]))).toEqual({
    APPROVED: 21,
    PENDING: 2,
    WAITLISTED: 1,
    WITHDRAWN: 1,
  });
  const [own] = await api.db.query(`select r.status from registration r join person p on p.id = r.person_id
    where p.email = 'participant@example.org'`);
  expect(own).toEqual({ status: 'APPROVED' });
  // The waiting list is one because its category is full.
  const [full] = await api.db.query(`select c.in_person_capacity as places, count(*)::int as taken
    from registration r join registration_category c on c.id = r.category_id
    where c.in_person_capacity is not null and r.mode = 'IN_PERSON' and r.status = 'APPROVED' group by 1`);
  expect(full).toEqual({ places: 3, taken: 3 });
});

test('the agreed items of four sessions stand ready for a summary, each recommendation with an addressee', async () => {
  const rows =
    await api.db.query(`select s.title->'texts'->'en'->>'text' as session, i.type, count(*)::int as n, bool_and(i.type <> 'RECOMMENDATION' or cardinality(i.addressees) > 0) as addressed
    from outcome_item i join session s on s.id = i.session_id where exists (select from outcome_decision d where d.item_id = i.id and d.status = 'AGREED')
    group by 1, 2 order by 1, 2`);
  expect(rows.every(({ addressed }: { addressed: boolean }) => addressed)).toBe(true);
  expect(rows.filter(({ type }: { type: string }) => type === 'KEY_MESSAGE').map(({ n }: { n: number }) => n)).toEqual([
    3, 3, 3, 3,
  ]);
});

test('nobody of the first day is in two rooms at once; the clash that the Desk shows is one of the second', async () => {
  const rows = await api.db.query<{ day: string; name: string }[]>(
    `select sa.day::text as day, a.name from slot sa join slot sb on sb.session_id <> sa.session_id and sb.day = sa.day
       and sa.start_time < coalesce(sb.end_time, sb.start_time) and sb.start_time < coalesce(sa.end_time, sa.start_time)
       join appearance a on a.session_id = sa.session_id join appearance b on b.session_id = sb.session_id
       and b.person_id = a.person_id
     where sa.forum_id = (select id from forum where is_demonstration) group by 1, 2`,
  );
  expect(rows).toEqual([{ day: '2027-05-06', name: 'Grace Mfano' }]);
  // Whoever records or signs off a session is of that session.
  const strangers = await api.db.query(
    `select 1 from statement s where s.forum_id = (select id from forum where is_demonstration) and not exists (
       select from appearance a where a.session_id = s.session_id and a.person_id = s.recorded_by and a.role = 'RAPPORTEUR')`,
  );
  expect(strangers).toEqual([]);
});
