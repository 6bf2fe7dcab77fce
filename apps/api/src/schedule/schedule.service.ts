import { Injectable } from '@nestjs/common';
import { type AppearanceRole, clash, clashes, type Duty, SCHEDULE_LIMIT } from '@sti/domain';
import { Person } from '../people/person.entity.ts';
import { Audit } from '../platform/audit.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { Once } from '../platform/idempotency.ts';
import { Live } from '../platform/live.ts';
import { RuleBroken } from '../platform/refusals.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { Release, ReleasedSession, ReleasedSlot } from '../programme/released.ts';
import { Releases } from '../programme/releases.ts';
import { Bookmark } from './bookmark.entity.ts';
import { goneItem, itemOf, type ScheduleItem, seenOf } from './schedule-item.ts';

type Found = { session: ReleasedSession; slot: ReleasedSlot };

/** A person's own schedule over all forums: what was saved and what the person has to do. */
@Injectable()
export class Schedule {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly once: Once,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly releases: Releases,
  ) {}

  /** All items by start, unknown starts at the end; each knows what it clashes with. */
  async of(personId: string): Promise<ScheduleItem[]> {
    const items = await this.items(personId);
    const found = clashes(items.filter(takesTime).map(timed));
    for (const item of items) item.clashesWith = found.get(item.slotUid) ?? [];
    return items;
  }

  /** As `of`, without looking for clashes. */
  async items(personId: string): Promise<ScheduleItem[]> {
    const [saved, duties, releases] = await Promise.all([
      this.saved(personId),
      this.sessionDuties(personId),
      this.releases.all(),
    ]);
    const items = new Map<string, ScheduleItem>();
    for (const release of releases) {
      for (const [session, duty] of dutiesIn(release, personId, duties)) {
        for (const slot of session.slots) items.set(slot.uid, itemOf(session, slot, duty));
      }
    }
    const released = new Map(releases.map((release) => [release.row.forumId, release]));
    for (const bookmark of saved) {
      const session = released.get(bookmark.forumId)?.bySlot.get(bookmark.slotUid);
      const slot = session?.slots.find(({ uid }) => uid === bookmark.slotUid);
      const ownRole = items.get(bookmark.slotUid)?.ownRole ?? null;
      items.set(bookmark.slotUid, session && slot ? itemOf(session, slot, ownRole, bookmark) : goneItem(bookmark));
    }
    return [...items.values()].sort(byStart);
  }

  /** The own items at the time of a released slot, for a warning before it is saved. */
  async wouldClash(viewer: Viewer, slotUid: string, first: number): Promise<ScheduleItem[]> {
    const { session, slot } = await this.find(slotUid);
    const wanted = timed(itemOf(session, slot, null));
    const others = (await this.of(viewer.me)).filter((item) => item.slotUid !== slotUid && takesTime(item));
    return others.filter((item) => clash(timed(item), wanted)).slice(0, first);
  }

  /** Saves a slot of the released programme. Saving it again acknowledges that it moved. */
  async save(viewer: Viewer, slotUid: string, idempotencyKey: string): Promise<ScheduleItem> {
    const personId = viewer.me;
    const { session, slot } = await this.find(slotUid);
    if (slot.status === 'CANCELLED') throw new RuleBroken('slotCancelled');
    await this.db.tx((tx) =>
      this.once.run(tx, viewer, idempotencyKey, { slotUid }, async () => {
        // The person's row is the lock that makes the limit hold.
        await tx.findOneOrFail(Person, { where: { id: personId }, lock: { mode: 'pessimistic_write' } });
        const known = await tx.findOneBy(Bookmark, { personId, slotUid });
        if (!known && (await tx.countBy(Bookmark, { personId })) >= SCHEDULE_LIMIT) {
          throw new RuleBroken('scheduleFull', { limit: SCHEDULE_LIMIT });
        }
        const { id } = await tx.save(
          tx.create(Bookmark, {
            addedAt: this.clock.now(),
            ...known,
            personId,
            slotUid,
            sessionCode: session.code,
            forumId: session.forumId,
            seen: seenOf(session, slotUid),
            goneAt: null,
          }),
        );
        await this.audit.entry(tx, viewer, { action: 'schedule.save', kind: 'slot', id: slotUid });
        await this.live.raise(tx, `person:${personId}`);
        return id;
      }),
    );
    return (await this.of(personId)).find((item) => item.slotUid === slotUid) ?? itemOf(session, slot, null);
  }

  /** Takes a slot off the schedule; one that is not there stays so. */
  async unsave(viewer: Viewer, slotUid: string): Promise<void> {
    const personId = viewer.me;
    await this.db.tx(async (tx) => {
      const { affected } = await tx.delete(Bookmark, { personId, slotUid });
      if (!affected) return;
      await this.audit.entry(tx, viewer, { action: 'schedule.unsave', kind: 'slot', id: slotUid });
      await this.live.raise(tx, `person:${personId}`);
    });
  }

  /** Notes which saved slots a new release does not hold any more. */
  async followRelease(forumId: string): Promise<void> {
    const release = await this.releases.ofForum(forumId);
    if (!release) return;
    const uids = [...release.bySlot.keys()];
    await this.db.tx(async (tx) => {
      await tx.query(
        'update bookmark set gone_at = $3 where forum_id = $1 and gone_at is null and slot_uid <> all($2)',
        [forumId, uids, this.clock.now()],
      );
      await tx.query(
        'update bookmark set gone_at = null where forum_id = $1 and gone_at is not null and slot_uid = any($2)',
        [forumId, uids],
      );
    });
  }

  /** NOT_FOUND for an unknown slot and for one that is not released. */
  private async find(slotUid: string): Promise<Found> {
    for (const release of await this.releases.all()) {
      const session = release.bySlot.get(slotUid);
      const slot = session?.slots.find(({ uid }) => uid === slotUid);
      if (session && slot) return { session, slot };
    }
    throw notFound();
  }

  private saved(personId: string): Promise<Bookmark[]> {
    return this.db.sql<Bookmark>(
      'schedule.saved',
      `select id, person_id as "personId", slot_uid as "slotUid", session_code as "sessionCode", forum_id as "forumId",
              added_at as "addedAt", seen, gone_at as "goneAt"
       from bookmark where person_id = $1`,
      [personId],
    );
  }

  /** What the person moderates or records, by session. */
  private async sessionDuties(personId: string): Promise<Map<string, Duty>> {
    const rows = await this.db.sql<{ role: string; scope_id: string }>(
      'schedule.duties',
      `select role, scope_id from role_assignment
       where person_id = $1 and scope_kind = 'session' and role in ('MOD', 'RAP') and ended_at is null order by role desc`,
      [personId],
    );
    return new Map(rows.map(({ role, scope_id }) => [scope_id, role === 'MOD' ? 'MODERATOR' : 'RAPPORTEUR']));
  }
}

/** The sessions in which the person has a part. Who runs a session and also speaks in it is shown as running it. */
function dutiesIn(release: Release, personId: string, held: ReadonlyMap<string, Duty>): Map<ReleasedSession, Duty> {
  const found = new Map<ReleasedSession, Duty>();
  for (const { session, appearance } of release.byPerson.get(personId) ?? []) {
    const duty = DUTY_OF_ROLE[appearance.role] ?? 'SPEAKER';
    if (duty !== 'SPEAKER' || !found.has(session)) found.set(session, duty);
  }
  if (held.size === 0) return found;
  for (const session of release.sessions) {
    const duty = held.get(session.id);
    if (duty) found.set(session, duty);
  }
  return found;
}

const DUTY_OF_ROLE: Partial<Record<AppearanceRole, Duty>> = {
  CHAIR: 'MODERATOR',
  MODERATOR: 'MODERATOR',
  RAPPORTEUR: 'RAPPORTEUR',
};

const takesTime = (item: ScheduleItem) => !item.isCancelled;
const timed = ({ slotUid, slot }: ScheduleItem) => ({ id: slotUid, startsAt: slot.startsAt, endsAt: slot.endsAt });

const startKey = ({ slot }: ScheduleItem) =>
  slot.startsAt?.getTime() ?? (slot.day ? Date.parse(`${slot.day}T23:59:59Z`) : Number.MAX_SAFE_INTEGER);
const byStart = (a: ScheduleItem, b: ScheduleItem) => startKey(a) - startKey(b) || a.slotUid.localeCompare(b.slotUid);
