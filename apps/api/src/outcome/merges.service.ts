import { Injectable } from '@nestjs/common';
import { canMoveOutcome } from '@sti/domain';
import { In } from 'typeorm';
import { Audit } from '../platform/audit.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { isId } from '../platform/ids.ts';
import { Live } from '../platform/live.ts';
import { Outbox } from '../platform/outbox.ts';
import { BadInput, RuleBroken } from '../platform/refusals.ts';
import type { Viewer } from '../platform/viewer.ts';
import { Session } from '../programme/session.entity.ts';
import { describeItems } from './outcome.queries.ts';
import { OutcomeDecision, OutcomeItem } from './outcome-item.entity.ts';

/** Letting one item speak for another. Merging deletes nothing: the merged item keeps its text and its sources. */
@Injectable()
export class Merges {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
  ) {}

  async merge(viewer: Viewer, id: string, intoId: string): Promise<OutcomeItem> {
    return this.db.tx(async (tx) => {
      const known = isId(id) ? await tx.findOneBy(OutcomeItem, { id }) : null;
      if (!known) throw notFound();
      const { forumId, sessionId } = known;
      viewer.demandOrHide('outcome.readForum', { forumId });
      viewer.demand('outcome.merge', { forumId });
      // All merges of a forum take one lock, so that no two of them close a circle.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('outcome.merge'), hashtext($1))`, [forumId]);
      const target = isId(intoId) ? await tx.findOneBy(OutcomeItem, { id: intoId, forumId }) : null;
      if (!target || target.rootId === known.rootId) throw new BadInput([{ field: 'intoId', code: 'unknownValue' }]);
      // Neither item is corrected meanwhile: the session's row is the queue of its log.
      await tx.find(Session, {
        where: { id: In([sessionId, target.sessionId]) },
        order: { id: 'ASC' },
        lock: { mode: 'for_no_key_update' },
      });
      const [item, into] = await describeItems(tx, [known, target]);
      if (!item || !into) throw notFound();
      if (item.status === 'MERGED_INTO' && item.mergedIntoId === into.id) return item;
      if (!item.isCurrent || !into.isCurrent) throw new RuleBroken('itemSuperseded');
      if (!canMoveOutcome(item.status, 'MERGED_INTO') || into.status !== 'AGREED')
        throw new RuleBroken('illegalMove', { from: item.status, to: 'MERGED_INTO' });
      const place = (await tx.countBy(OutcomeDecision, { itemId: item.id })) + 1;
      await tx.insert(OutcomeDecision, {
        forumId,
        itemId: item.id,
        place,
        status: 'MERGED_INTO',
        mergedIntoId: into.id,
        decidedBy: viewer.me,
        decidedAt: this.clock.now(),
      });
      const change = { before: { status: item.status }, after: { mergedInto: into.id } };
      await this.audit.entry(tx, viewer, { action: 'outcome.merge', kind: 'outcome', id: item.id, forumId, ...change });
      await this.outbox.fact(tx, 'outcome.recorded', { forumId }, { key: forumId });
      await this.live.raise(tx, `session:${sessionId}`);
      await this.live.raise(tx, `forum:${forumId}:report`);
      const [merged] = await describeItems(tx, [known]);
      return merged ?? item;
    });
  }
}
