import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DUTIES, type Duty, type LocalText } from '@sti/domain';
import { graphqlEnum } from '../platform/words.ts';
import { ReleasedSession, ReleasedSlot } from '../programme/released.ts';
import type { Bookmark, SeenSlot } from './bookmark.entity.ts';

const DutyEnum = graphqlEnum('Duty', DUTIES);

/** One line of a person's schedule: a saved slot, an own duty, or both. */
@ObjectType()
export class ScheduleItem {
  @Field(() => ID) slotUid!: string;
  @Field(() => ReleasedSession, { nullable: true, description: 'Null when it stands in the programme no more.' })
  session!: ReleasedSession | null;
  @Field(() => ReleasedSlot, { description: 'As it is now; as it was when saved where it is gone.' })
  slot!: ReleasedSlot;
  @Field(() => Date, { nullable: true, description: 'Null for a duty that was not saved.' }) addedAt!: Date | null;
  @Field(() => DutyEnum, { nullable: true }) ownRole!: Duty | null;
  @Field({ description: 'The programme does not hold it any more.' }) isGone!: boolean;
  @Field() isCancelled!: boolean;
  @Field({ description: 'Another time or place than when it was saved; saving it again acknowledges that.' })
  isMoved!: boolean;
  @Field(() => [ID], { description: 'The uids of own items at the same time, by start.' }) clashesWith!: string[];
  goneAt!: Date | null;
  forumId!: string;
  titleTexts!: LocalText;
}

/** What is read of a bookmark. `seen` may be left out while the programme holds the slot. */
export type Saved = Pick<Bookmark, 'slotUid' | 'forumId' | 'addedAt' | 'goneAt'> & { seen: SeenSlot | null };

const WATCHED = ['day', 'startTime', 'endTime', 'timeZone', 'roomId', 'place'] as const;

/** The line of a slot in the released programme. */
export function itemOf(
  session: ReleasedSession,
  slot: ReleasedSlot,
  ownRole: Duty | null,
  saved?: Saved,
): ScheduleItem {
  const before = saved?.seen?.slot;
  return Object.assign(new ScheduleItem(), {
    slotUid: slot.uid,
    session,
    slot,
    addedAt: saved?.addedAt ?? null,
    ownRole,
    isGone: false,
    isCancelled: slot.status === 'CANCELLED',
    isMoved: before !== undefined && WATCHED.some((field) => before[field] !== slot[field]),
    clashesWith: [],
    goneAt: null,
    forumId: session.forumId,
    titleTexts: session.stored.title,
  });
}

/** The line of a saved slot that the programme does not hold any more. */
export function goneItem(saved: Saved, seen: SeenSlot): ScheduleItem {
  return Object.assign(new ScheduleItem(), {
    slotUid: saved.slotUid,
    session: null,
    slot: new ReleasedSlot({ ...seen.slot, status: 'CANCELLED' }),
    addedAt: saved.addedAt,
    ownRole: null,
    isGone: true,
    isCancelled: true,
    isMoved: false,
    clashesWith: [],
    goneAt: saved.goneAt,
    forumId: saved.forumId,
    titleTexts: seen.title,
  });
}

export function seenOf(session: ReleasedSession, uid: string): SeenSlot {
  const slot = session.stored.slots.find((stored) => stored.uid === uid);
  if (!slot) throw new Error(`Session ${session.code} has no slot ${uid}`);
  return { title: session.stored.title, sessionId: session.id, slot };
}
