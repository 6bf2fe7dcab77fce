import { isForumPublic } from '@sti/domain';
import { type EntityManager, type FindOptionsWhere, In, Not } from 'typeorm';
import { notFound } from '../platform/errors.ts';
import type { Viewer } from '../platform/viewer.ts';
import { Forum } from './forum.entity.ts';

/** A planned forum exists for its Secretariat only; ADM plans it and must find it again. */
export function maySeeForum(viewer: Viewer, forum: Pick<Forum, 'id' | 'status'>): boolean {
  return (
    isForumPublic(forum.status) || viewer.can('forum.plan') || viewer.can('forum.readDraft', { forumId: forum.id })
  );
}

/** `maySeeForum` as a condition, so that a list is cut after it and not before. */
export function forumsSeenBy(viewer: Viewer): FindOptionsWhere<Forum>[] {
  if (viewer.can('forum.plan')) return [{}];
  const own = viewer.roles.flatMap(({ id }) => (id && viewer.can('forum.readDraft', { forumId: id }) ? [id] : []));
  return [{ status: Not('PLANNED') }, { id: In(own) }];
}

/** The forum under a lock that makes all writes to its programme one queue. Throws NOT_FOUND. */
export async function lockForum(tx: EntityManager, id: string): Promise<Forum> {
  const forum = await tx.findOne(Forum, { where: { id }, lock: { mode: 'for_no_key_update' } });
  if (!forum) throw notFound();
  return forum;
}

/**
 * Notes that the summary of a forum is public since then, so that its pages lead there. What its Secretariat edits at
 * the same time does not become stale by it.
 */
export async function noteSummaryRelease(tx: EntityManager, id: string, at: Date): Promise<void> {
  await tx.query('UPDATE forum SET summary_released_at = $2 WHERE id = $1', [id, at]);
}

/** The forum that stands in an address as `2027`; null for anything else. */
export async function forumOfYear(db: EntityManager, year: string): Promise<Forum | null> {
  return /^\d{4}$/.test(year) ? db.findOneBy(Forum, { year: Number(year) }) : null;
}

export function forumsById(db: EntityManager, ids: readonly string[]): Promise<Forum[]> {
  return db.findBy(Forum, { id: In([...ids]) });
}
