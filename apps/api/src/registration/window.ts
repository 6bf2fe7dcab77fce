import { Injectable } from '@nestjs/common';
import { type ForumStatus, isForumPublic, isOpen, windowOf } from '@sti/domain';
import type { EntityManager } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { Stage } from '../forum/stage.entity.ts';
import { Clock } from '../platform/clock.ts';
import { notFound } from '../platform/errors.ts';
import { RuleBroken } from '../platform/refusals.ts';

const COMING: ReadonlySet<ForumStatus> = new Set(['ANNOUNCED', 'LIVE']);

@Injectable()
export class RegistrationWindow {
  constructor(private readonly clock: Clock) {}

  /**
   * The forum of a year whose registration is open by the server's clock. The refusal says when it closed, or when it
   * will open; neither for a forum that is cancelled, postponed, over, or without a date for it.
   */
  async openForum(tx: EntityManager, year: number): Promise<Forum> {
    const forum = await tx.findOneBy(Forum, { year });
    if (!forum || !isForumPublic(forum.status)) throw notFound();
    const stage = await tx.findOneBy(Stage, { forumId: forum.id, kind: 'REGISTRATION' });
    const now = this.clock.now();
    const isComing = COMING.has(forum.status);
    if (isComing && stage && isOpen(stage, now)) return forum;
    const { opensAt, closesAt } = stage ? windowOf(stage) : { opensAt: null, closesAt: null };
    if (isComing && opensAt && now < opensAt)
      throw new RuleBroken('registrationClosed', { opensAt: opensAt.toISOString() });
    throw new RuleBroken('registrationClosed', closesAt && closesAt <= now ? { closedAt: closesAt.toISOString() } : {});
  }
  /** False for a forum that is cancelled, postponed or over. */
  async takesPeople(tx: EntityManager, forumId: string): Promise<boolean> {
    const { status } = await tx.findOneByOrFail(Forum, { id: forumId });
    return COMING.has(status);
  }
}
