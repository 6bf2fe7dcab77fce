import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { LIMITS, textProblems, tidy } from '@sti/domain';
import type { EntityManager } from 'typeorm';
import { lockForum } from '../forum/forum.queries.ts';
import { Audit } from '../platform/audit.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { Once } from '../platform/idempotency.ts';
import { Live } from '../platform/live.ts';
import { Outbox } from '../platform/outbox.ts';
import { RuleBroken, refuseProblems } from '../platform/refusals.ts';
import type { Viewer } from '../platform/viewer.ts';
import { Appearance } from './appearance.entity.ts';
import { type Change, changesBetween, withSequences } from './changes.ts';
import { MediaLink } from './media-link.entity.ts';
import { ProgrammeVersion } from './programme-version.entity.ts';
import { Segment } from './segment.entity.ts';
import { Session } from './session.entity.ts';
import { Slot } from './slot.entity.ts';
import { type ProgrammeRows, type Snapshot, type SnapshotSession, snapshotOf } from './snapshot.ts';
import { VenueRoom } from './venue-room.entity.ts';

@Injectable()
export class ReleaseService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly once: Once,
    private readonly outbox: Outbox,
  ) {}

  release(viewer: Viewer, forumId: string, label: string | null, key: string): Promise<ProgrammeVersion> {
    viewer.demand('programme.release', { forumId });
    refuseProblems(textProblems('label', label, { max: LIMITS.name }));
    return this.db.tx(async (tx) => {
      const id = await this.once.run(tx, viewer, key, { releaseProgramme: forumId, label }, async () => {
        await lockForum(tx, forumId);
        const version = await this.releaseAll(tx, viewer, forumId, label && tidy(label));
        if (!version) throw new RuleBroken('nothingToRelease');
        return version.id;
      });
      return tx.findOneByOrFail(ProgrammeVersion, { id });
    });
  }

  /** What each release changed, newest first. */
  versions(
    forumId: string,
    first: number,
  ): Promise<Pick<ProgrammeVersion, 'number' | 'label' | 'publishedAt' | 'changes'>[]> {
    return this.db.read.find(ProgrammeVersion, {
      select: { id: true, number: true, label: true, publishedAt: true, changes: true },
      where: { forumId },
      order: { number: 'DESC' },
      take: first,
    });
  }

  /** What a release would tell the public now. */
  async preview(viewer: Viewer, forumId: string): Promise<Change[]> {
    viewer.demandOrHide('programme.release', { forumId });
    const { last, next } = await this.compare(this.db.read, forumId);
    return changesBetween(last?.snapshot ?? null, next);
  }

  /**
   * Releases the working programme, within the caller's transaction and under its lock of the forum. Null when the
   * public knows all of it already. Imported rows tell of what was cancelled before we knew of it.
   */
  async releaseAll(
    tx: EntityManager,
    viewer: Viewer | null,
    forumId: string,
    label: string | null,
  ): Promise<ProgrammeVersion | null> {
    const { last, next } = await this.compare(tx, forumId);
    const changes = changesBetween(last?.snapshot ?? null, next);
    if (last && isDeepStrictEqual(last.snapshot, next)) return null;
    return this.store(tx, viewer, { forumId, last, next, label, changes });
  }

  /**
   * Tells the public at once of one session alone: a new snapshot, made from the last one and not from the working
   * rows, so that no draft of another session leaks. Null where the public does not know the session.
   */
  async releaseOne(
    tx: EntityManager,
    viewer: Viewer,
    session: Pick<Session, 'forumId' | 'code'>,
    change: (known: SnapshotSession) => SnapshotSession,
  ): Promise<ProgrammeVersion | null> {
    await lockForum(tx, session.forumId);
    const last = await lastVersion(tx, session.forumId);
    if (!last?.snapshot.sessions.some(({ code }) => code === session.code)) return null;
    const changed = last.snapshot.sessions.map((known) => (known.code === session.code ? change(known) : known));
    const next = withSequences(last.snapshot, { sessions: changed }, this.clock.now());
    const changes = changesBetween(last.snapshot, next);
    return changes.length === 0
      ? null
      : this.store(tx, viewer, { forumId: session.forumId, last, next, label: null, changes });
  }

  private async compare(db: EntityManager, forumId: string) {
    const last = await lastVersion(db, forumId);
    const rows = await programmeRows(db, forumId);
    const isImported = new Set(rows.sessions.flatMap(({ code, sourceId }) => (sourceId ? [code] : [])));
    const isKnown = new Set(last?.snapshot.sessions.map(({ code }) => code));
    const working = snapshotOf(rows, (code) => isKnown.has(code) || isImported.has(code));
    return { last, next: withSequences(last?.snapshot ?? null, working, this.clock.now()) };
  }

  private async store(
    tx: EntityManager,
    viewer: Viewer | null,
    made: { forumId: string; last: ProgrammeVersion | null; next: Snapshot; label: string | null; changes: Change[] },
  ): Promise<ProgrammeVersion> {
    const { forumId, last, next, label, changes } = made;
    const version = await tx.save(
      tx.create(ProgrammeVersion, {
        forumId,
        number: (last?.number ?? 0) + 1,
        label,
        publishedAt: this.clock.now(),
        publishedBy: viewer?.personId ?? null,
        snapshot: next,
        changes,
      }),
    );
    await noteSequences(tx, next);
    const after = { number: version.number, label, changes: changes.length };
    await this.audit.entry(tx, viewer, {
      action: 'programme.release',
      kind: 'programmeVersion',
      id: version.id,
      forumId,
      after,
    });
    await this.outbox.fact(tx, 'programme.released', { forumId, versionId: version.id });
    await this.live.raise(tx, 'public');
    await this.live.raise(tx, `forum:${forumId}:programme`);
    return version;
  }
}

function lastVersion(db: EntityManager, forumId: string): Promise<ProgrammeVersion | null> {
  return db
    .createQueryBuilder(ProgrammeVersion, 'version')
    .addSelect('version.snapshot')
    .where('version.forumId = :forumId', { forumId })
    .orderBy('version.number', 'DESC')
    .limit(1)
    .getOne();
}

export async function programmeRows(db: EntityManager, forumId: string): Promise<ProgrammeRows> {
  const where = { forumId };
  const sessions = await db.findBy(Session, where);
  const slots = await db.findBy(Slot, where);
  const appearances = await db.findBy(Appearance, where);
  const segments = await db.findBy(Segment, where);
  const media = await db.find(MediaLink, { where, order: { id: 'ASC' } });
  const rooms = await db.findBy(VenueRoom, where);
  return { sessions, slots, appearances, segments, media, rooms };
}

/** The working rows keep what was published of them. By SQL: their version is of people's edits, not of releases. */
async function noteSequences(tx: EntityManager, { sessions }: Snapshot): Promise<void> {
  const slots = sessions.flatMap((session) => session.slots);
  await tx.query(
    `update slot set sequence = told.sequence, last_modified_at = told.at
     from unnest($1::uuid[], $2::int[], $3::timestamptz[]) as told (uid, sequence, at) where slot.uid = told.uid
       and (slot.sequence, slot.last_modified_at) is distinct from (told.sequence, told.at)`,
    [slots.map((slot) => slot.uid), slots.map((slot) => slot.sequence), slots.map((slot) => slot.lastModifiedAt)],
  );
}
