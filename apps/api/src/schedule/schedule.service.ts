import { Injectable } from '@nestjs/common';
import { type AppearanceRole, clash, clashes, type Duty, SCHEDULE_LIMIT, toInstant } from '@sti/domain';
import type { EntityManager } from 'typeorm';
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
import type { Snapshot } from '../programme/snapshot.ts';
import { Bookmark, type SeenSlot } from './bookmark.entity.ts';
import { goneItem, itemOf, type Saved, type ScheduleItem, seenOf } from './schedule-item.ts';

const SAVED = 'select slot_uid as "slotUid", forum_id as "forumId", added_at as "addedAt", gone_at as "goneAt"';

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
    const items = await this.items(personId, await this.saved(personId));
    const found = clashes(items.filter(takesTime).map(timed));
    for (const item of items) item.clashesWith = found.get(item.slotUid) ?? [];
    return items;
  }

  /** As `of` for a calendar link: without clashes and moves, which a calendar does not show. */
  async forCalendar(personId: string): Promise<ScheduleItem[]> {
    return this.items(personId, await this.savedLightly(personId));
  }

  private async items(personId: string, saved: readonly Saved[]): Promise<ScheduleItem[]> {
    const [duties, releases] = await Promise.all([this.sessionDuties(personId), this.releases.all()]);
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
      if (session && slot) items.set(bookmark.slotUid, itemOf(session, slot, ownRole, bookmark));
      else if (bookmark.seen) items.set(bookmark.slotUid, goneItem(bookmark, bookmark.seen));
    }
    return byStart([...items.values()]);
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
        await tx.findOneOrFail(Person, { where: { id: personId }, lock: { mode: 'for_no_key_update' } });
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

  /** Notes which saved slots a new release does not hold any more, with what the public last knew of them. */
  async followRelease(forumId: string): Promise<void> {
    const release = await this.releases.ofForum(forumId);
    if (!release) return;
    const uids = [...release.bySlot.keys()];
    await this.db.tx(async (tx) => {
      const missing = await tx.query<{ slot_uid: string }[]>(
        'select distinct slot_uid from bookmark where forum_id = $1 and gone_at is null and slot_uid <> all($2)',
        [forumId, uids],
      );
      const before = missing.length ? await this.previous(tx, forumId, release.row.number) : null;
      for (const { slot_uid } of missing) {
        const session = before?.sessions.find((one) => one.slots.some(({ uid }) => uid === slot_uid));
        const slot = session?.slots.find(({ uid }) => uid === slot_uid);
        const seen: SeenSlot | null = session && slot ? { title: session.title, sessionId: session.id, slot } : null;
        await tx.query(
          'update bookmark set gone_at = $2, seen = coalesce($3, seen) where slot_uid = $1 and gone_at is null',
          [slot_uid, this.clock.now(), seen],
        );
      }
      const isBack =
        'update bookmark set gone_at = null where forum_id = $1 and gone_at is not null and slot_uid = any($2)';
      await tx.query(isBack, [forumId, uids]);
    });
  }

  private async previous(tx: EntityManager, forumId: string, number: number): Promise<Snapshot | null> {
    const text =
      'select snapshot from programme_version where forum_id = $1 and number < $2 order by number desc limit 1';
    const [version] = await tx.query<{ snapshot: Snapshot }[]>(text, [forumId, number]);
    return version?.snapshot ?? null;
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

  private saved(personId: string): Promise<Saved[]> {
    return this.db.sql<Saved>('schedule.saved', `${SAVED}, seen from bookmark where person_id = $1`, [personId]);
  }

  /** Leaves out what 2,000 slots were when they were saved, but for those that are gone. */
  private savedLightly(personId: string): Promise<Saved[]> {
    const seen = 'case when gone_at is null then null else seen end as seen';
    return this.db.sql<Saved>('schedule.savedLightly', `${SAVED}, ${seen} from bookmark where person_id = $1`, [
      personId,
    ]);
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

/** An unknown start goes after all that is known of its day, in the slot's own zone. */
const startOf = ({ slot }: ScheduleItem) =>
  (slot.startsAt ?? (slot.day ? toInstant(slot.day, '23:59', slot.timeZone) : null))?.getTime() ??
  Number.MAX_SAFE_INTEGER;

// Starts are found once: the offset of a zone takes longer than all comparisons.
const byStart = (items: readonly ScheduleItem[]): ScheduleItem[] =>
  items
    .map((item) => ({ item, start: startOf(item) }))
    .sort((a, b) => a.start - b.start || (a.item.slotUid < b.item.slotUid ? -1 : 1))
    .map(({ item }) => item);
