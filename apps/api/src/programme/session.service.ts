import { Injectable } from '@nestjs/common';
import {
  LIMITS,
  mayMoveSession,
  mergeText,
  type Problem,
  type SessionStatus,
  sessionProblems,
  textProblems,
  tidy,
} from '@sti/domain';
import { isLang } from '@sti/reference';
import type { EntityManager } from 'typeorm';
import { documentProblems, documentsOf, isWebAddress } from '../forum/documents.ts';
import { lockForum } from '../forum/forum.queries.ts';
import { Audit } from '../platform/audit.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { Once } from '../platform/idempotency.ts';
import { Live } from '../platform/live.ts';
import { Outbox } from '../platform/outbox.ts';
import { RuleBroken, refuseProblems } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import { fromInput } from '../platform/texts.ts';
import type { Viewer } from '../platform/viewer.ts';
import { freeCode } from './codes.ts';
import { MediaLink } from './media-link.entity.ts';
import type { MediaInput, SegmentInput, SessionInput, SessionLinksInput } from './programme.input.ts';
import { ReleaseService } from './release.service.ts';
import { Segment } from './segment.entity.ts';
import { Session } from './session.entity.ts';
import { Slot } from './slot.entity.ts';
import type { SnapshotSession } from './snapshot.ts';

@Injectable()
export class SessionService {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly once: Once,
    private readonly outbox: Outbox,
    private readonly releases: ReleaseService,
  ) {}

  add(viewer: Viewer, input: SessionInput, key: string): Promise<Session> {
    const { forumId } = input;
    viewer.demand('programme.edit', { forumId });
    return this.db.tx(async (tx) => {
      const id = await this.once.run(tx, viewer, key, input, async () => {
        await lockForum(tx, forumId);
        const columns = columnsOf(input, null);
        refuseProblems(problemsOf(input, columns));
        const code = await freeCode(tx, Session);
        const made = tx.create(Session, { ...columns, forumId, code, status: 'DRAFT', createdBy: viewer.personId });
        const session = await tx.save(made);
        await saveLists(tx, viewer, session, input);
        await this.changed(tx, viewer, 'programme.addSession', session, null);
        return session.id;
      });
      return tx.findOneByOrFail(Session, { id });
    });
  }

  edit(viewer: Viewer, id: string, version: number, input: SessionInput): Promise<Session> {
    return this.db.tx(async (tx) => {
      const session = await lockSession(tx, viewer, id);
      if (input.forumId !== session.forumId) throw notFound();
      const columns = columnsOf(input, session);
      checkVersion(session, version, columns);
      refuseProblems(problemsOf(input, columns));
      const before = { ...session };
      const saved = await tx.save(Object.assign(session, columns, { updatedBy: viewer.personId }));
      await saveLists(tx, viewer, saved, input);
      await this.changed(tx, viewer, 'programme.editSession', saved, before);
      // Who waits for a session that runs needs its links now, and nothing else of the edit.
      if (saved.status === 'LIVE' && input.media) {
        const media = input.media.map(mediaOf);
        await this.releases.releaseOne(tx, viewer, saved, (known) => ({ ...known, media }));
      }
      return saved;
    });
  }

  /** Documents and where to watch; the public reads them with the next release, those of a session that runs at once. */
  editLinks(viewer: Viewer, id: string, version: number, input: SessionLinksInput): Promise<Session> {
    return this.db.tx(async (tx) => {
      const session = await lockSession(tx, viewer, id);
      const links = await tx.find(MediaLink, { where: { sessionId: id }, order: { id: 'ASC' } });
      const before = { documents: session.documents, media: links.map(mediaOf) };
      const after = { documents: documentsOf(input.documents), media: input.media.map(mediaOf) };
      checkVersion({ ...session, ...before }, version, after);
      refuseProblems([...documentProblems('documents', input.documents), ...input.media.flatMap(mediaProblems)]);
      // The links are rows of their own: an update raises the version also where only they changed.
      await tx.update(Session, { id }, { documents: after.documents, updatedBy: viewer.personId });
      await saveLists(tx, viewer, session, { media: input.media });
      const saved = await tx.findOneByOrFail(Session, { id });
      await this.tell(tx, viewer, 'programme.editSessionLinks', session, before, after);
      if (saved.status === 'LIVE')
        await this.releases.releaseOne(tx, viewer, saved, (known) => ({ ...known, ...after }));
      return saved;
    });
  }

  /** Only a session that runs is told of at once; everything else waits for the next release. */
  move(viewer: Viewer, id: string, version: number, status: SessionStatus): Promise<Session> {
    return this.db.tx(async (tx) => {
      const session = await lockSession(tx, viewer, id);
      if (status === 'CANCELLED') throw new RuleBroken('cancelWithReason');
      checkVersion(session, version, { status });
      return this.setStatus(tx, viewer, session, status);
    });
  }

  /** The move itself, for the verbs of later rooms that open and close sessions; the caller holds the lock. */
  async setStatus(tx: EntityManager, viewer: Viewer, session: Session, status: SessionStatus): Promise<Session> {
    const from = session.status;
    if (!mayMoveSession(from, status, session.isRehearsal)) throw new RuleBroken('sessionMove', { from, to: status });
    const saved = await tx.save(Object.assign(session, { status, updatedBy: viewer.personId }));
    await this.changed(tx, viewer, 'programme.moveSession', saved, { status: from });
    // A rehearsal may run many times a day; the public programme does not change by it.
    if (!session.isRehearsal && (status === 'LIVE' || status === 'CLOSED'))
      await this.releases.releaseOne(tx, viewer, saved, (known) => ({ ...known, status }));
    return saved;
  }

  /** Cancels at once, for the public too: its slots stay in calendars, struck out. */
  cancel(viewer: Viewer, id: string, version: number, reason: string): Promise<Session> {
    return this.db.tx(async (tx) => {
      const session = await lockSession(tx, viewer, id);
      checkVersion(session, version, { status: 'CANCELLED' });
      refuseProblems(textProblems('reason', reason, { max: LIMITS.text, required: true, lines: true }));
      const from = session.status;
      if (!mayMoveSession(from, 'CANCELLED')) throw new RuleBroken('sessionMove', { from, to: 'CANCELLED' });
      session.status = 'CANCELLED';
      session.statusReason = tidy(reason);
      session.updatedBy = viewer.personId;
      const saved = await tx.save(session);
      await tx.update(Slot, { sessionId: id }, { status: 'CANCELLED', updatedBy: viewer.personId });
      await this.changed(tx, viewer, 'programme.cancelSession', saved, { status: from });
      await this.releases.releaseOne(tx, viewer, saved, cancelled);
      await this.outbox.fact(tx, 'session.cancelled', { sessionId: id });
      return saved;
    });
  }

  private changed(
    tx: EntityManager,
    viewer: Viewer,
    action: string,
    session: Session,
    before: object | null,
  ): Promise<void> {
    return this.tell(tx, viewer, action, session, before, session);
  }

  private async tell(
    tx: EntityManager,
    viewer: Viewer,
    action: string,
    { id, forumId }: Session,
    before: object | null,
    after: object,
  ): Promise<void> {
    await this.audit.entry(tx, viewer, { action, kind: 'session', id, forumId, before, after });
    await this.live.raise(tx, `forum:${forumId}:programme`);
    await this.live.raise(tx, `session:${id}`);
  }
}

const cancelled = (known: SnapshotSession): SnapshotSession => ({
  ...known,
  status: 'CANCELLED',
  slots: known.slots.map((slot) => ({ ...slot, status: 'CANCELLED' })),
});

/** A session that the viewer may edit, under a lock; hidden from everybody else. The forum's row is locked first. */
export async function lockSession(tx: EntityManager, viewer: Viewer, id: string): Promise<Session> {
  const known = await tx.findOneBy(Session, { id });
  if (!known) throw notFound();
  viewer.demandOrHide('programme.edit', { forumId: known.forumId });
  await lockForum(tx, known.forumId);
  return tx.findOneOrFail(Session, { where: { id }, lock: { mode: 'for_no_key_update' } });
}

const lines = (texts: readonly string[] | null | undefined): string[] => [...new Set((texts ?? []).map(tidy))];

function columnsOf(input: SessionInput, before: Session | null) {
  const text = (field: 'background' | 'objectives' | 'format') => {
    const given = fromInput(input[field]);
    return given && mergeText(before?.[field] ?? null, given);
  };
  return {
    number: input.number ?? null,
    title: mergeText(before?.title ?? null, fromInput(input.title)),
    type: input.type,
    background: text('background'),
    objectives: text('objectives'),
    format: text('format'),
    questions: input.questions
      ? input.questions.map((question, index) => mergeText(before?.questions[index] ?? null, fromInput(question)))
      : (before?.questions ?? []),
    goals: input.goals ? lines(input.goals) : (before?.goals ?? []),
    tags: input.tags ? lines(input.tags) : (before?.tags ?? []),
    organisers: input.organisers ? lines(input.organisers) : (before?.organisers ?? []),
    documents: input.documents ? documentsOf(input.documents) : (before?.documents ?? []),
    isRehearsal: input.isRehearsal ?? before?.isRehearsal ?? false,
  };
}

function problemsOf(input: SessionInput, columns: ReturnType<typeof columnsOf>): Problem[] {
  return [
    ...sessionProblems(columns),
    ...documentProblems('documents', input.documents ?? []),
    ...(input.segments ?? []).flatMap(segmentProblems),
    ...(input.media ?? []).flatMap(mediaProblems),
  ];
}

function segmentProblems({ title, minutes }: SegmentInput, index: number): Problem[] {
  const isLong = minutes != null && !(minutes > 0 && minutes <= 1440);
  return [
    ...textProblems(`segments.${index}.title`, title, { max: LIMITS.title, required: true }),
    ...(isLong ? [{ field: `segments.${index}.minutes`, code: 'outOfRange', limit: 1440 } as const] : []),
  ];
}

function mediaProblems({ url, language }: MediaInput, index: number): Problem[] {
  return [
    ...(isWebAddress(url) ? [] : [{ field: `media.${index}.url`, code: 'unknownValue' } as const]),
    ...(language && !isLang(language) ? [{ field: `media.${index}.language`, code: 'unknownValue' } as const] : []),
  ];
}

const mediaOf = ({ kind, url, language }: MediaInput) => ({ kind, url, language: language ?? null });

async function saveLists(
  tx: EntityManager,
  viewer: Viewer,
  session: Session,
  input: Pick<SessionInput, 'segments' | 'media'>,
): Promise<void> {
  const shared = { forumId: session.forumId, sessionId: session.id, createdBy: viewer.personId };
  if (input.segments) {
    await tx.delete(Segment, { sessionId: session.id });
    const rows = input.segments.map(({ title, minutes }, order) =>
      tx.create(Segment, { ...shared, title: tidy(title), minutes: minutes ?? null, order }),
    );
    await tx.save(rows);
  }
  if (input.media) {
    await tx.delete(MediaLink, { sessionId: session.id });
    const rows = input.media.map((link) => tx.create(MediaLink, { ...shared, ...mediaOf(link) }));
    await tx.save(rows);
  }
}
