import { isForumPublic } from '@sti/domain';
import { type EntityManager, In } from 'typeorm';
import { notFound } from '../platform/errors.ts';
import type { Viewer } from '../platform/viewer.ts';
import { Forum } from './forum.entity.ts';

/** A planned forum exists for its Secretariat only; ADM plans it and must find it again. */
export function maySeeForum(viewer: Viewer, forum: Pick<Forum, 'id' | 'status'>): boolean {
  return (
    isForumPublic(forum.status) || viewer.can('forum.plan') || viewer.can('forum.readDraft', { forumId: forum.id })
  );
}

/** The forum under a lock that makes all writes to its programme one queue. Throws NOT_FOUND. */
export async function lockForum(tx: EntityManager, id: string): Promise<Forum> {
  const forum = await tx.findOne(Forum, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!forum) throw notFound();
  return forum;
}

export function forumsById(db: EntityManager, ids: readonly string[]): Promise<Forum[]> {
  return db.findBy(Forum, { id: In([...ids]) });
}
