import {
  type AppearanceRole,
  type Attribution,
  type LocalText,
  type OutcomeStatus,
  type OutcomeType,
  publicCounts,
  type SessionType,
} from '@sti/domain';
import type { Lang } from '@sti/reference';
import type {
  CompileInput,
  ForumFacts,
  ItemFacts,
  NamedPerson,
  ParticipationFacts,
  SessionFacts,
  StatementFacts,
} from '@sti/report';
import type { EntityManager } from 'typeorm';
import type { Forum } from '../forum/forum.entity.ts';

type OfSession<T> = T & { readonly sessionId: string };

type SessionRow = {
  id: string;
  code: string;
  title: LocalText;
  type: SessionType | null;
  day: string | null;
  goals: string[];
  tags: string[];
  isRehearsal: boolean;
  messageIds: string[];
};

/**
 * All that the compiler looks at, in a constant number of queries. Items and statements are named by their first
 * version: a paragraph keeps its key and its evidence when the log is corrected.
 */
export async function collectFacts(db: EntityManager, forum: Forum, originalLanguage: Lang): Promise<CompileInput> {
  const sessions = await sessionRows(db, forum);
  const people = Map.groupBy(await appearanceRows(db, forum.id), (row) => row.sessionId);
  const statements = Map.groupBy(await statementRows(db, forum.id), (row) => row.sessionId);
  const items = Map.groupBy(await itemRows(db, forum.id), (row) => row.sessionId);
  return {
    originalLanguage,
    forum: await forumFacts(db, forum),
    sessions: sessions.map(
      ({ messageIds, ...session }): SessionFacts => ({
        ...session,
        people: people.get(session.id) ?? [],
        statements: statements.get(session.id) ?? [],
        items: items.get(session.id) ?? [],
        confirmedMessageIds: messageIds,
      }),
    ),
    recommendationNumbers: await recommendationNumbers(db, forum.id),
    participation: await participation(db, forum.id),
  };
}

async function forumFacts(db: EntityManager, forum: Forum): Promise<ForumFacts> {
  const officials = await db.query<(NamedPerson & { role: 'PRESIDENT' | 'CO_CHAIR' })[]>(
    `SELECT role, name, title, coalesce(country_m49, country) AS country
     FROM forum_official WHERE forum_id = $1 ORDER BY "order", id`,
    [forum.id],
  );
  return {
    year: forum.year,
    number: forum.number,
    theme: forum.theme,
    startDate: forum.startDate,
    endDate: forum.endDate,
    datesToBeConfirmed: forum.datesToBeConfirmed,
    venue: forum.venue,
    mode: forum.mode,
    goalsUnderReview: forum.goalsUnderReview,
    hlpfTheme: forum.hlpfTheme,
    hlpfStart: forum.hlpfStart,
    hlpfEnd: forum.hlpfEnd,
    president: officials.find((official) => official.role === 'PRESIDENT') ?? null,
    coChairs: officials.filter((official) => official.role === 'CO_CHAIR'),
  };
}

/** In the order of the programme. A rehearsal with outcomes counts in a demonstration, where people try the whole way. */
function sessionRows(db: EntityManager, forum: Forum): Promise<SessionRow[]> {
  return db.query<SessionRow[]>(
    `SELECT se.id, se.code, se.title, se.type, first.day::text AS day, se.goals, se.tags, false AS "isRehearsal",
       ARRAY(
         SELECT i.root_id FROM session_closing c, unnest(c.message_ids) WITH ORDINALITY AS m (id, place)
         JOIN outcome_item i ON i.id = m.id
         WHERE c.session_id = se.id AND c.reopened_at IS NULL ORDER BY m.place
       ) AS "messageIds"
     FROM session se
     LEFT JOIN LATERAL (
       SELECT day, start_time FROM slot WHERE session_id = se.id AND status <> 'CANCELLED'
       ORDER BY day NULLS LAST, start_time NULLS LAST LIMIT 1
     ) first ON true
     WHERE se.forum_id = $1 AND se.status <> 'CANCELLED' AND (NOT se.is_rehearsal OR ($2 AND EXISTS (SELECT FROM outcome_item WHERE session_id = se.id)))
     ORDER BY first.day NULLS LAST, first.start_time NULLS LAST, se.number NULLS LAST, se.code`,
    [forum.id, forum.isDemonstration],
  );
}

function appearanceRows(
  db: EntityManager,
  forumId: string,
): Promise<OfSession<NamedPerson & { role: AppearanceRole }>[]> {
  return db.query(
    `SELECT session_id AS "sessionId", role, name, coalesce(title, function_label) AS title,
       coalesce(country_m49, country) AS country
     FROM appearance WHERE forum_id = $1 ORDER BY "order", id`,
    [forumId],
  );
}

function statementRows(
  db: EntityManager,
  forumId: string,
): Promise<OfSession<StatementFacts & { attribution: Attribution }>[]> {
  return db.query(
    `SELECT DISTINCT ON (s.session_id, s.number) s.root_id AS id, s.session_id AS "sessionId", s.number, s.attribution,
       s.speaker_text AS "speakerName", a.role AS "speakerRole", s.on_behalf_of AS "onBehalfOf",
       s.source_category AS "sourceCategory", s.country_m49 AS "countryM49"
     FROM statement s
     JOIN statement_state st ON st.id = s.id AND st.is_current
     LEFT JOIN appearance a ON a.id = s.speaker_appearance_id
     WHERE s.forum_id = $1
     ORDER BY s.session_id, s.number, s.id DESC`,
    [forumId],
  );
}

/**
 * What stands of each item: its last agreed text; until there is one, the text proposed to the moderator. An item that
 * was merged speaks through another one.
 */
export const STANDING_ITEMS = `
  SELECT DISTINCT ON (i.session_id, i.number) i.*, st.status
  FROM outcome_item i
  JOIN outcome_state st ON st.id = i.id
  WHERE i.forum_id = $1 AND (st.status = 'AGREED' OR (st.status = 'PROPOSED' AND st.is_current))
    AND NOT EXISTS (SELECT FROM outcome_state m WHERE m.root_id = i.root_id AND m.status = 'MERGED_INTO')
  ORDER BY i.session_id, i.number, st.status = 'AGREED' DESC, i.id DESC`;

function itemRows(
  db: EntityManager,
  forumId: string,
): Promise<OfSession<ItemFacts & { type: OutcomeType; status: OutcomeStatus }>[]> {
  return db.query(
    `WITH RECURSIVE merged (part, version, whole) AS (
       SELECT m.root_id, m.id, t.root_id
       FROM outcome_state m JOIN outcome_item t ON t.id = m.merged_into_id
       WHERE m.forum_id = $1
       UNION
       SELECT merged.part, merged.version, t.root_id
       FROM merged JOIN outcome_state m ON m.root_id = merged.whole JOIN outcome_item t ON t.id = m.merged_into_id
     )
     SELECT i.root_id AS id, i.session_id AS "sessionId", i.type, i.status, i.text, i.goals, i.addressees,
       ${statementRootsOf('i.id')} AS "statementIds",
       ARRAY(
         SELECT jsonb_build_object('id', m.part, 'statementIds', ${statementRootsOf('m.version')})
         FROM merged m WHERE m.whole = i.root_id ORDER BY m.part
       ) AS merges
     FROM (${STANDING_ITEMS}) i ORDER BY i.session_id, i.number`,
    [forumId],
  );
}

const statementRootsOf = (version: string): string => `ARRAY(
  SELECT DISTINCT s.root_id FROM outcome_item_statement l JOIN statement s ON s.id = l.statement_id
  WHERE l.item_id = ${version} ORDER BY 1
)`;

const recommendationName = (year: number, number: number): string => `R-${year}-${String(number).padStart(3, '0')}`;

/** Item id -> 'R-2027-001'. */
export async function recommendationNumbers(db: EntityManager, forumId: string): Promise<Record<string, string>> {
  const rows = await db.query<{ item_id: string; year: number; number: number }[]>(
    'SELECT item_id, year, number FROM recommendation_number WHERE forum_id = $1',
    [forumId],
  );
  return Object.fromEntries(rows.map((row) => [row.item_id, recommendationName(row.year, row.number)]));
}

/** Figures of the registration desk; who was in the room is known once somebody was checked in. */
async function participation(db: EntityManager, forumId: string): Promise<ParticipationFacts | null> {
  const [sums] = await db.query<{ registered: number; on_site: number; countries: number }[]>(
    `SELECT count(*)::int AS registered, count(DISTINCT country_m49)::int AS countries,
       count(*) FILTER (WHERE status = 'CHECKED_IN')::int AS on_site
     FROM registration WHERE forum_id = $1 AND status IN ('APPROVED', 'CHECKED_IN')`,
    [forumId],
  );
  if (!sums || sums.registered === 0) return null;
  const categories = await db.query<{ name: LocalText; registered: number }[]>(
    `SELECT c.name, count(*)::int AS registered
     FROM registration r JOIN registration_category c ON c.id = r.category_id
     WHERE r.forum_id = $1 AND r.status IN ('APPROVED', 'CHECKED_IN')
     GROUP BY c.id ORDER BY c."order", c.id`,
    [forumId],
  );
  const counts = publicCounts(categories.map(({ registered }) => registered));
  const byCategory = categories.map(({ name }, n) => ({ name, registered: counts[n] ?? null }));
  return {
    registered: sums.registered,
    onSite: sums.on_site > 0 ? sums.on_site : null,
    online: null,
    countries: sums.countries,
    byCategory,
  };
}
