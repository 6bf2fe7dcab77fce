import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { FORUM_MODES, type ForumMode, SLOT_STATUSES, type SlotStatus } from '@sti/domain';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Forum, ForumModeEnum } from '../forum/forum.entity.ts';
import { localTime } from '../platform/columns.ts';
import { Row } from '../platform/row.ts';
import { LocalDate, LocalTime } from '../platform/scalars.ts';
import { graphqlEnum, isOneOf } from '../platform/words.ts';
import { Session } from './session.entity.ts';
import { VenueRoom } from './venue-room.entity.ts';

export const SlotStatusEnum = graphqlEnum('SlotStatus', SLOT_STATUSES);

/**
 * One placing of a session. `uid`, `number` and `code` name it in calendars and exports and survive every change;
 * `sequence` and `lastModifiedAt` are set by a release only.
 */
@ObjectType()
@Entity()
@Unique('uq_slot_uid', ['uid'])
@Unique('uq_slot_code', ['code'])
@Unique('uq_slot_number', ['forumId', 'number'])
@Unique('uq_slot_source', ['sourceId'])
@Index('ix_slot_session', ['sessionId'])
@Index('ix_slot_venue_room', ['venueRoomId'])
@Check('ck_slot_code', "code ~ '^[0-9A-Z]{6}$'")
@Check('ck_slot_times', 'end_time > start_time')
@Check('ck_slot_mode', isOneOf('mode', FORUM_MODES))
@Check('ck_slot_status', isOneOf('status', SLOT_STATUSES))
@Check('ck_slot_sequence', 'sequence >= 0')
export class Slot extends Row {
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_slot_forum' }) forumId!: string;
  @Field(() => ID) @Column('uuid') @ForeignKey(() => Session, { name: 'fk_slot_session' }) sessionId!: string;
  @Field(() => ID) @Column('uuid', { default: () => 'uuidv7()' }) uid!: string;
  @Field(() => Int) @Column('int') number!: number;
  @Field() @Column('text') code!: string;
  @Field(() => Int) @Column('int', { default: 0 }) sequence!: number;
  @Field(() => LocalDate, { nullable: true }) @Column('date', { nullable: true }) day!: string | null;
  @Field(() => LocalTime, { nullable: true }) @Column('time', localTime) startTime!: string | null;
  @Field(() => LocalTime, { nullable: true }) @Column('time', localTime) endTime!: string | null;
  @Field() @Column('text') timeZone!: string;
  @Field(() => ID, { nullable: true })
  @Column('uuid', { nullable: true })
  @ForeignKey(() => VenueRoom, { name: 'fk_slot_venue_room' })
  venueRoomId!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) placeText!: string | null;
  @Field(() => ForumModeEnum, { nullable: true }) @Column('text', { nullable: true }) mode!: ForumMode | null;
  @Field(() => SlotStatusEnum) @Column('text') status!: SlotStatus;
  /** Why it may share its room with another session; null where nobody said so. */
  @Column('text', { nullable: true }) sharedRoomReason!: string | null;
  @Column('timestamptz', { nullable: true }) lastModifiedAt!: Date | null;
  @Column('text', { nullable: true }) sourceId!: string | null;
}
