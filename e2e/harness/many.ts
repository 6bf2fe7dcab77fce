import type { Platform } from './platform.ts';

const DOING = [
  'Measuring',
  'Repairing',
  'Financing',
  'Teaching',
  'Opening',
  'Sharing',
  'Mapping',
  'Lending',
  'Testing',
];
const WHAT = [
  'aquifers',
  'grids',
  'clinics',
  'harbours',
  'soils',
  'archives',
  'satellites',
  'bridges',
  'seeds',
  'buses',
];
const WHERE = [
  'in small islands',
  'after a drought',
  'with old tools',
  'in the highlands',
  'for night workers',
  'by post',
];

const titleOf = (n: number): string => {
  const [doing, what, where] = [DOING[n % 9], WHAT[n % 10], WHERE[Math.floor(n / 10) % 6]];
  return `${doing} ${what} ${where}, part ${Math.floor(n / 90) + 1}`;
};

/**
 * Fills the coming forum up to this many sessions, ready for a release: each with a time, a room, Goals and the people
 * of a session of the demonstration.
 */
export async function fillProgramme(platform: Platform, wanted: number): Promise<void> {
  const [there] = await platform.sql(
    'SELECT count(*) FROM session JOIN forum ON forum.id = forum_id WHERE is_demonstration',
  );
  const count = wanted - Number(there?.count);
  const rows = Array.from({ length: count }, (_, n) => {
    const day = n % 2 ? 'end_date' : 'start_date';
    const hour = String(8 + (n % 10)).padStart(2, '0');
    return `(${n}, '${titleOf(n)}', '${day}', '${hour}:15', '${hour}:45', '{${(n % 17) + 1},${((n + 5) % 17) + 1}}')`;
  });
  await platform.sql(
    `CREATE TEMPORARY TABLE extra AS
       SELECT v.n::int, v.title, v.day, v.from_time::time, v.to_time::time, v.goals::text[],
              (SELECT count(*) FROM session) + v.n AS place, uuidv7() AS id
       FROM (VALUES ${rows.join(',')}) AS v(n, title, day, from_time, to_time, goals)`,
    `INSERT INTO session (id, forum_id, code, title, type, goals, status)
       SELECT extra.id, forum.id, 'X' || lpad(place::text, 5, '0'),
              jsonb_build_object('original', 'en', 'texts',
                jsonb_build_object('en', jsonb_build_object('text', extra.title, 'state', 'official'))),
              'PANEL', extra.goals, 'PUBLISHED'
       FROM extra, forum WHERE forum.is_demonstration`,
    `INSERT INTO slot (forum_id, session_id, number, code, day, start_time, end_time, time_zone, venue_room_id, status)
       SELECT forum.id, extra.id, (SELECT max(number) FROM slot WHERE forum_id = forum.id) + extra.n + 1, 'Y' || lpad(place::text, 5, '0'),
              CASE extra.day WHEN 'end_date' THEN forum.end_date ELSE forum.start_date END,
              from_time, to_time, forum.time_zone,
              (SELECT id FROM venue_room WHERE forum_id = forum.id ORDER BY id LIMIT 1), 'CONFIRMED'
       FROM extra, forum WHERE forum.is_demonstration`,
    `INSERT INTO appearance (forum_id, session_id, person_id, role, name, honorific, title, "order", files)
       SELECT a.forum_id, extra.id, a.person_id, a.role, a.name, a.honorific, a.title, a."order", a.files
       FROM extra, appearance a JOIN session s ON s.id = a.session_id
       WHERE s.title->'texts'->'en'->>'text' = 'Clean water for all: from pilot to scale' AND a.role <> 'RAPPORTEUR'`,
  );
}
