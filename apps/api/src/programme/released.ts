import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  type AppearanceRole,
  type ForumMode,
  isDay,
  type LocalText,
  type MediaKind,
  type Presence,
  type SessionStatus,
  type SessionType,
  type SlotStatus,
  toInstant,
} from '@sti/domain';
import { ForumDocument, ForumModeEnum } from '../forum/forum.entity.ts';
import { DateTime, LocalDate, LocalTime } from '../platform/scalars.ts';
import { AppearanceRoleEnum, PresenceEnum } from './appearance.entity.ts';
import { MediaKindEnum } from './media-link.entity.ts';
import { SessionStatusEnum, SessionTypeEnum } from './session.entity.ts';
import { SlotStatusEnum } from './slot.entity.ts';
import type { Snapshot, SnapshotAppearance, SnapshotSession, SnapshotSlot } from './snapshot.ts';

@ObjectType()
export class ReleasedSlot {
  @Field(() => ID) readonly uid: string;
  @Field() readonly code: string;
  @Field(() => Int) readonly number: number;
  @Field(() => Int) readonly sequence: number;
  @Field(() => DateTime) readonly lastModifiedAt: Date;
  @Field(() => LocalDate, { nullable: true }) readonly day: string | null;
  @Field(() => LocalTime, { nullable: true }) readonly startTime: string | null;
  @Field(() => LocalTime, { nullable: true }) readonly endTime: string | null;
  @Field() readonly timeZone: string;
  @Field(() => DateTime, { nullable: true }) readonly startsAt: Date | null;
  @Field(() => DateTime, { nullable: true }) readonly endsAt: Date | null;
  @Field(() => ID, { nullable: true }) readonly roomId: string | null;
  readonly roomTexts: LocalText | null;
  @Field(() => String, { nullable: true }) readonly place: string | null;
  @Field(() => ForumModeEnum, { nullable: true }) readonly mode: ForumMode | null;
  @Field(() => SlotStatusEnum) readonly status: SlotStatus;

  constructor(stored: SnapshotSlot) {
    const at = (time: string | null) =>
      stored.day && isDay(stored.day) && time ? toInstant(stored.day, time, stored.timeZone) : null;
    this.uid = stored.uid;
    this.code = stored.code;
    this.number = stored.number;
    this.sequence = stored.sequence;
    this.lastModifiedAt = new Date(stored.lastModifiedAt);
    this.day = stored.day;
    this.startTime = stored.startTime;
    this.endTime = stored.endTime;
    this.timeZone = stored.timeZone;
    this.startsAt = at(stored.startTime);
    this.endsAt = at(stored.endTime);
    this.roomId = stored.roomId;
    this.roomTexts = stored.room;
    this.place = stored.place;
    this.mode = stored.mode;
    this.status = stored.status;
  }
}

@ObjectType()
export class ReleasedAppearance {
  @Field(() => AppearanceRoleEnum) role!: AppearanceRole;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => String, { nullable: true }) functionLabel!: string | null;
  @Field(() => String, { nullable: true }) honorific!: string | null;
  @Field(() => String, { nullable: true }) title!: string | null;
  @Field(() => String, { nullable: true }) country!: string | null;
  @Field(() => String, { nullable: true }) countryM49!: string | null;
  @Field(() => ID, { nullable: true }) personId!: string | null;
  @Field(() => String, { nullable: true }) segment!: string | null;
  @Field(() => Float, { nullable: true }) minutes!: number | null;
  @Field(() => Int) order!: number;
  @Field(() => [String]) files!: string[];
  @Field(() => PresenceEnum, { nullable: true }) presence!: Presence | null;
}

@ObjectType()
export class ReleasedSegment {
  @Field() title!: string;
  @Field(() => Float, { nullable: true }) minutes!: number | null;
  @Field(() => Int) order!: number;
}

@ObjectType()
export class ReleasedMedia {
  @Field(() => MediaKindEnum) kind!: MediaKind;
  @Field() url!: string;
  @Field(() => String, { nullable: true }) language!: string | null;
}

/** A session as the public last heard of it. */
@ObjectType()
export class ReleasedSession {
  /** The working row behind it, for later rooms; no field of the public type. */
  readonly id: string;
  @Field() readonly code: string;
  @Field(() => Int, { nullable: true }) readonly number: number | null;
  @Field(() => SessionTypeEnum, { nullable: true }) readonly type: SessionType | null;
  @Field(() => SessionStatusEnum) readonly status: SessionStatus;
  @Field() readonly isRehearsal: boolean;
  @Field(() => [String]) readonly goals: string[];
  @Field(() => [String]) readonly tags: string[];
  @Field(() => [String]) readonly organisers: string[];
  @Field(() => [ForumDocument]) readonly documents: ForumDocument[];
  @Field(() => String, { nullable: true }) readonly sourceUrl: string | null;
  @Field(() => [ReleasedSlot]) readonly slots: ReleasedSlot[];
  @Field(() => [ReleasedAppearance]) readonly appearances: SnapshotAppearance[];
  @Field(() => [ReleasedSegment]) readonly segments: ReleasedSegment[];
  @Field(() => [ReleasedMedia]) readonly media: ReleasedMedia[];

  /** Year of its forum, as in its address. */
  @Field(() => Int) readonly forumYear: number;

  constructor(
    readonly stored: SnapshotSession,
    readonly forumId: string,
    forumYear: number,
  ) {
    this.id = stored.id;
    this.forumYear = forumYear;
    this.code = stored.code;
    this.number = stored.number;
    this.type = stored.type;
    this.status = stored.status;
    this.isRehearsal = stored.isRehearsal;
    this.goals = stored.goals;
    this.tags = stored.tags;
    this.organisers = stored.organisers;
    this.documents = stored.documents;
    this.sourceUrl = stored.sourceUrl;
    this.slots = stored.slots.map((slot) => new ReleasedSlot(slot));
    this.appearances = stored.appearances;
    this.segments = stored.segments;
    this.media = stored.media;
  }
}

/** What one person does in one released session. */
export type Part = { session: ReleasedSession; appearance: SnapshotAppearance };

/** The row of a release without its snapshot. */
export type ReleaseRow = {
  id: string;
  forumId: string;
  year: number;
  number: number;
  label: string | null;
  publishedAt: Date;
};

/** A parsed release: what all public reads of one forum's programme share. Nothing in it may be changed. */
export class Release {
  readonly sessions: readonly ReleasedSession[];
  readonly byCode: ReadonlyMap<string, ReleasedSession>;
  readonly bySlot: ReadonlyMap<string, ReleasedSession>;
  readonly byPerson: ReadonlyMap<string, Part[]>;

  constructor(
    readonly row: ReleaseRow,
    snapshot: Snapshot,
  ) {
    this.sessions = snapshot.sessions.map((session) => new ReleasedSession(session, row.forumId, row.year));
    this.byCode = new Map(this.sessions.map((session) => [session.code, session]));
    this.bySlot = new Map(
      this.sessions.flatMap((session) => session.slots.map((slot) => [slot.uid, session] as const)),
    );
    const parts = this.sessions.flatMap((session) =>
      session.appearances.map((appearance): Part => ({ session, appearance })),
    );
    this.byPerson = Map.groupBy(
      parts.filter(({ appearance }) => appearance.personId !== null),
      ({ appearance }) => appearance.personId ?? '',
    );
  }
}
