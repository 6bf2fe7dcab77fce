import { Injectable } from '@nestjs/common';
import { LIMITS, type OutcomeStatus, type OutcomeType, textProblems, tidy } from '@sti/domain';
import { isSdg } from '@sti/reference';
import { IsNull, type SelectQueryBuilder } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import type { Viewer } from '../platform/viewer.ts';
import { Session } from '../programme/session.entity.ts';
import { describeItems, describeStatements } from './outcome.queries.ts';
import type { OutcomeNumbers, OutcomePage, SessionLog } from './outcome.results.ts';
import { readable, sessionToRead } from './outcome.rights.ts';
import { OutcomeItem } from './outcome-item.entity.ts';
import { SessionClosing } from './session-closing.entity.ts';
import { Statement } from './statement.entity.ts';

export type OutcomeFilter = {
  type?: OutcomeType | null;
  status?: OutcomeStatus | null;
  /** A Goal finds its targets too. */
  goal?: string | null;
  text?: string | null;
  sessionId?: string | null;
};

const HAS_TEXT = `(EXISTS (SELECT FROM statement WHERE session_id = session.id)
  OR EXISTS (SELECT FROM outcome_item WHERE session_id = session.id))`;

/** A rehearsal counts only in a demonstration, where people try the whole way. */
const COUNTS = '(NOT session.is_rehearsal OR forum.is_demonstration)';

/** Reading the log: one session for those who run it, all sessions for the Secretariat. */
@Injectable()
export class OutcomeReader {
  constructor(private readonly db: Db) {}

  async sessionLog(viewer: Viewer, sessionId: string, first: number): Promise<SessionLog> {
    const session = await sessionToRead(this.db.read, viewer, sessionId);
    // The newest entries, in the order of the log.
    const page = { where: { sessionId: session.id }, order: { id: 'DESC' as const }, take: first };
    const statements = readable(viewer, await this.db.read.find(Statement, page));
    const items = await this.db.read.find(OutcomeItem, page);
    return {
      session,
      statements: await describeStatements(this.db.read, statements.reverse()),
      items: await describeItems(this.db.read, items.reverse()),
      closing: await this.db.read.findOneBy(SessionClosing, { sessionId: session.id, reopenedAt: IsNull() }),
    };
  }

  /** The standing items of a forum that fit the filter, the oldest first. */
  async outcomes(
    viewer: Viewer,
    forumId: string,
    filter: OutcomeFilter,
    first: number,
    after: string | null,
  ): Promise<OutcomePage> {
    this.demandForum(viewer, forumId);
    const found = this.filtered(forumId, filter);
    const total = await found.getCount();
    if (after) found.andWhere('i.id > :after', { after });
    const rows = await found
      .orderBy('i.id')
      .limit(first + 1)
      .getMany();
    const page = rows.slice(0, first);
    const next = rows.length > page.length ? page.at(-1) : undefined;
    return { rows: await describeItems(this.db.read, page), total, after: next?.id ?? null };
  }

  private filtered(forumId: string, filter: OutcomeFilter): SelectQueryBuilder<OutcomeItem> {
    const found = this.db.read
      .createQueryBuilder(OutcomeItem, 'i')
      .innerJoin('outcome_state', 'st', 'st.id = i.id AND st.is_current')
      .where('i.forumId = :forumId', { forumId });
    if (filter.type) found.andWhere('i.type = :type', { type: filter.type });
    if (filter.status) found.andWhere('st.status = :status', { status: filter.status });
    if (filter.sessionId)
      found.andWhere('i.sessionId = :sessionId', { sessionId: isId(filter.sessionId) ? filter.sessionId : null });
    if (filter.goal && !isSdg(filter.goal)) found.andWhere('false');
    else if (filter.goal) {
      found.andWhere(
        `EXISTS (SELECT FROM unnest(i.goals) AS code WHERE code = :goal OR split_part(code, '.', 1) = :goal)`,
        {
          goal: filter.goal,
        },
      );
    }
    const text = tidy(filter.text ?? '');
    // What no text may hold is found nowhere.
    if (textProblems('text', text, { max: LIMITS.line }).length) found.andWhere('false');
    else if (text) found.andWhere('i.text ILIKE :text', { text: `%${text.replaceAll(/[\\%_]/g, '\\$&')}%` });
    return found;
  }

  async numbers(viewer: Viewer, forumId: string): Promise<OutcomeNumbers> {
    this.demandForum(viewer, forumId);
    const counts = await this.db.sql<{ type: string; status: string; count: number }>(
      'outcome.numbers',
      `SELECT i.type, st.status, count(*)::int AS count
       FROM outcome_state st
       JOIN outcome_item i ON i.id = st.id
       JOIN session ON session.id = st.session_id
       JOIN forum ON forum.id = st.forum_id
       WHERE st.forum_id = $1 AND st.is_current AND ${COUNTS} GROUP BY 1, 2 ORDER BY 1, 2`,
      [forumId],
    );
    const [sums] = await this.db.sql<{ statements: number; sessions: number; silent: number }>(
      'outcome.sums',
      `SELECT
         (SELECT count(*)::int FROM statement_state st
          JOIN session ON session.id = st.session_id JOIN forum ON forum.id = st.forum_id
          WHERE st.forum_id = $1 AND st.is_current AND ${COUNTS}) AS statements,
         count(*)::int AS sessions,
         count(*) FILTER (WHERE NOT ${HAS_TEXT})::int AS silent
       FROM session JOIN forum ON forum.id = session.forum_id
       WHERE forum_id = $1 AND ${COUNTS} AND session.status <> 'CANCELLED'`,
      [forumId],
    );
    return {
      counts,
      items: counts.reduce((sum, row) => sum + row.count, 0),
      statements: sums?.statements ?? 0,
      sessions: sums?.sessions ?? 0,
      sessionsWithoutText: sums?.silent ?? 0,
    };
  }

  /** Sessions of which nothing was logged, by code. */
  async sessionsWithoutText(viewer: Viewer, forumId: string, first: number): Promise<Session[]> {
    this.demandForum(viewer, forumId);
    return this.db.read
      .createQueryBuilder(Session, 'session')
      .innerJoin(Forum, 'forum', 'forum.id = session.forumId')
      .where(`session.forumId = :forumId AND ${COUNTS} AND session.status <> 'CANCELLED'`, { forumId })
      .andWhere(`NOT ${HAS_TEXT}`)
      .orderBy('session.number', 'ASC', 'NULLS LAST')
      .addOrderBy('session.code')
      .limit(first)
      .getMany();
  }

  private demandForum(viewer: Viewer, forumId: string): void {
    if (!isId(forumId)) throw notFound();
    viewer.demandOrHide('outcome.readForum', { forumId });
  }
}
