import { Injectable } from '@nestjs/common';
import {
  canMoveOutcome,
  LIMITS,
  lacksAddressee,
  MESSAGES_AT_CLOSING,
  mayMoveSession,
  type OutcomeStatus,
  textProblems,
  tidy,
} from '@sti/domain';
import { type EntityManager, In, IsNull } from 'typeorm';
import { Audit } from '../platform/audit.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { Once } from '../platform/idempotency.ts';
import { isId } from '../platform/ids.ts';
import { Live } from '../platform/live.ts';
import { Outbox } from '../platform/outbox.ts';
import { RuleBroken, refuseProblems } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { Session } from '../programme/session.entity.ts';
import { SessionService } from '../programme/session.service.ts';
import { describeItems } from './outcome.queries.ts';
import { sessionToMove, sessionToWrite } from './outcome.rights.ts';
import { OutcomeDecision, OutcomeItem } from './outcome-item.entity.ts';
import { SessionClosing } from './session-closing.entity.ts';

type Step = Exclude<OutcomeStatus, 'DRAFT' | 'MERGED_INTO'>;

/** What becomes of an item, and the moderator's sign-off of the session. */
@Injectable()
export class SignOff {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly once: Once,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly sessions: SessionService,
  ) {}

  /** Proposes, agrees or returns the standing version of an item. A step that is already done is answered alike. */
  async decide(viewer: Viewer, itemId: string, step: Step, reason: string | null = null): Promise<OutcomeItem> {
    return this.db.tx(async (tx) => {
      const known = isId(itemId) ? await tx.findOneBy(OutcomeItem, { id: itemId }) : null;
      if (!known) throw notFound();
      const word = step === 'PROPOSED' ? 'outcome.log' : 'outcome.agree';
      const session = await sessionToWrite(tx, viewer, known.sessionId, word);
      const [item] = await describeItems(tx, [known]);
      if (!item) throw notFound();
      if (item.status === step) return item;
      if (step === 'RETURNED')
        refuseProblems(textProblems('reason', reason, { max: LIMITS.text, required: true, lines: true }));
      this.demandLegal(item, step);
      await this.record(tx, viewer, session, item, step, reason === null ? null : tidy(reason));
      const [decided] = await describeItems(tx, [item]);
      return decided ?? item;
    });
  }

  private demandLegal(item: OutcomeItem, step: Step): void {
    if (!item.isCurrent) throw new RuleBroken('itemSuperseded');
    if (step === 'AGREED' && item.inConflict) throw new RuleBroken('itemInConflict');
    if (!canMoveOutcome(item.status, step)) throw new RuleBroken('illegalMove', { from: item.status, to: step });
    if (step === 'PROPOSED' && lacksAddressee(item)) throw new RuleBroken('addresseeMissing');
  }

  private async record(
    tx: EntityManager,
    viewer: Viewer,
    session: Session,
    item: OutcomeItem,
    step: Step,
    reason: string | null,
  ): Promise<void> {
    const place = await tx.countBy(OutcomeDecision, { itemId: item.id });
    await tx.insert(OutcomeDecision, {
      forumId: item.forumId,
      itemId: item.id,
      place: place + 1,
      status: step,
      reason,
      decidedBy: viewer.me,
      decidedAt: this.clock.now(),
    });
    await this.audit.entry(tx, viewer, {
      action: `outcome.${step === 'PROPOSED' ? 'propose' : step === 'AGREED' ? 'agree' : 'return'}`,
      kind: 'outcome',
      id: item.id,
      forumId: item.forumId,
      before: { status: item.status },
      after: { status: step, reason },
    });
    await this.outbox.fact(tx, 'outcome.recorded', { forumId: item.forumId }, { key: item.forumId });
    await this.raise(tx, session);
  }

  /** Confirms three main messages and closes the session; what is not agreed yet is proposed and agreed by the same act. */
  async closeSession(viewer: Viewer, sessionId: string, messageIds: string[], key: string): Promise<SessionClosing> {
    return this.db.tx(async (tx) => {
      const session = await sessionToMove(tx, viewer, sessionId);
      const id = await this.once.run(tx, viewer, key, { sessionId, messageIds }, async () => {
        this.demandMove(session, 'CLOSED');
        const messages = await this.messages(tx, session, messageIds);
        for (const message of messages) await this.agree(tx, viewer, session, message);
        const closing = await tx.save(
          tx.create(SessionClosing, {
            forumId: session.forumId,
            sessionId: session.id,
            messageIds: messages.map((message) => message.id),
            confirmedBy: viewer.me,
            confirmedAt: this.clock.now(),
          }),
        );
        await this.moveSession(tx, viewer, session, 'CLOSED', { messageIds: closing.messageIds });
        return closing.id;
      });
      return tx.findOneByOrFail(SessionClosing, { id });
    });
  }

  private async messages(tx: EntityManager, session: Session, messageIds: string[]): Promise<OutcomeItem[]> {
    const ids = [...new Set(messageIds.filter(isId).map((id) => id.toLowerCase()))];
    if (ids.length !== MESSAGES_AT_CLOSING || messageIds.length !== MESSAGES_AT_CLOSING)
      throw new RuleBroken('threeMessages', { needed: MESSAGES_AT_CLOSING, given: messageIds.length });
    const found = await tx.findBy(OutcomeItem, { id: In(ids), sessionId: session.id, type: 'KEY_MESSAGE' });
    const items = new Map((await describeItems(tx, found)).map((item) => [item.id, item]));
    return ids.map((id) => {
      const item = items.get(id);
      if (!item) throw new RuleBroken('notAMessageOfThisSession');
      if (!item.isCurrent) throw new RuleBroken('itemSuperseded');
      return item;
    });
  }

  /** Takes all steps that are left, each by its own rules: whoever chooses a draft as a main message proposes it. */
  private async agree(tx: EntityManager, viewer: Viewer, session: Session, message: OutcomeItem): Promise<void> {
    if (message.status === 'AGREED') return;
    let standing = message;
    for (const step of ['PROPOSED', 'AGREED'] as const) {
      if (standing.status === step) continue;
      this.demandLegal(standing, step);
      await this.record(tx, viewer, session, standing, step, null);
      standing = { ...standing, status: step };
    }
  }

  /** The moderator says that the session, or its rehearsal, begins. */
  async openSession(viewer: Viewer, sessionId: string, version: number): Promise<Session> {
    return this.db.tx(async (tx) => {
      const session = await sessionToMove(tx, viewer, sessionId);
      if (session.status === 'LIVE') return session;
      if (session.status === 'CLOSED') throw new RuleBroken('sessionClosed');
      checkVersion(session, version);
      this.demandMove(session, 'LIVE');
      return this.moveSession(tx, viewer, session, 'LIVE');
    });
  }

  /** A rehearsal is there to be run again; its log stays, its sign-off is lifted. */
  async reopenRehearsal(viewer: Viewer, sessionId: string, version: number): Promise<Session> {
    return this.db.tx(async (tx) => {
      const session = await sessionToMove(tx, viewer, sessionId);
      if (!session.isRehearsal) throw new RuleBroken('notARehearsal');
      if (session.status === 'LIVE') return session;
      checkVersion(session, version);
      this.demandMove(session, 'LIVE');
      await tx.update(
        SessionClosing,
        { sessionId: session.id, reopenedAt: IsNull() },
        { reopenedAt: this.clock.now() },
      );
      return this.moveSession(tx, viewer, session, 'LIVE');
    });
  }

  private demandMove(session: Session, to: 'LIVE' | 'CLOSED'): void {
    if (mayMoveSession(session.status, to, session.isRehearsal)) return;
    if (session.status === 'CLOSED') throw new RuleBroken('sessionClosed');
    throw new RuleBroken(to === 'CLOSED' ? 'sessionNotOpen' : 'illegalMove', { from: session.status, to });
  }

  private async moveSession(
    tx: EntityManager,
    viewer: Viewer,
    session: Session,
    status: 'LIVE' | 'CLOSED',
    more: object = {},
  ): Promise<Session> {
    // The programme tells the public of a session that opens or closes.
    const moved = await this.sessions.setStatus(tx, viewer, session, status);
    await this.audit.entry(tx, viewer, {
      action: status === 'LIVE' ? 'outcome.open' : 'outcome.close',
      kind: 'session',
      id: session.id,
      forumId: session.forumId,
      after: { status, ...more },
    });
    await this.raise(tx, session);
    return moved;
  }

  private async raise(tx: EntityManager, session: Session): Promise<void> {
    await this.live.raise(tx, `session:${session.id}`);
    await this.live.raise(tx, `forum:${session.forumId}:report`);
  }
}
