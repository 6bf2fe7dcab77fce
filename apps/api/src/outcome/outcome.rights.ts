import { type EntityManager, In } from 'typeorm';
import { lockForum } from '../forum/forum.queries.ts';
import { notFound } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import type { Viewer } from '../platform/viewer.ts';
import { Session } from '../programme/session.entity.ts';
import type { LogEntry } from './log-entry.entity.ts';

type Word = 'outcome.log' | 'outcome.agree';

/** The statements among `rows` that the viewer may read, in their order. */
export const readable = <T extends Pick<LogEntry, 'forumId' | 'sessionId'>>(viewer: Viewer, rows: readonly T[]): T[] =>
  rows.filter(({ forumId, sessionId }) => viewer.can('outcome.readStatements', { forumId, sessionId }));

/** The session whose log is read; a session of others does not exist for the viewer. */
export async function sessionToRead(db: EntityManager, viewer: Viewer, sessionId: string): Promise<Session> {
  const session = isId(sessionId) ? await db.findOneBy(Session, { id: sessionId }) : null;
  if (!session) throw notFound();
  viewer.demandOrHide('outcome.readSession', { forumId: session.forumId, sessionId });
  return session;
}

/**
 * The session that a verb writes to, locked: it is the queue of its log, so numbers have no gap and two people do not
 * decide at once. Who may not read its log gets NOT_FOUND, who may only read it FORBIDDEN.
 */
export async function sessionToWrite(
  tx: EntityManager,
  viewer: Viewer,
  sessionId: string,
  word: Word,
): Promise<Session> {
  const session = isId(sessionId)
    ? await tx.findOne(Session, { where: { id: sessionId }, lock: { mode: 'for_no_key_update' } })
    : null;
  if (!session) throw notFound();
  const scope = { forumId: session.forumId, sessionId: session.id };
  viewer.demandOrHide('outcome.readSession', scope);
  viewer.demand(word, scope);
  return session;
}

/** The ids among `ids` that do not exist in that session as rows of the given class. */
export async function foreignIds(
  tx: EntityManager,
  type: new () => { id: string; sessionId: string },
  sessionId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const possible = ids.filter(isId);
  const own = possible.length ? await tx.findBy(type, { id: In(possible), sessionId }) : [];
  const known = new Set(own.map((row) => row.id));
  return new Set(ids.filter((id) => !known.has(id.toLowerCase())));
}

/**
 * As `sessionToWrite` for a move, of which the public is told at once: the forum's row is locked first, as by everybody
 * who writes to its programme.
 */
export async function sessionToMove(tx: EntityManager, viewer: Viewer, sessionId: string): Promise<Session> {
  const { forumId } = await sessionToRead(tx, viewer, sessionId);
  viewer.demand('outcome.agree', { forumId, sessionId });
  await lockForum(tx, forumId);
  return sessionToWrite(tx, viewer, sessionId, 'outcome.agree');
}
