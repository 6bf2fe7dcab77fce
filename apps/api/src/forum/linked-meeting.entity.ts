import { Field, ObjectType } from '@nestjs/graphql';
import { type LocalText, MEETING_KINDS, type MeetingKind } from '@sti/domain';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { localTime } from '../platform/columns.ts';
import { Row } from '../platform/row.ts';
import { LocalDate, LocalTime } from '../platform/scalars.ts';
import { graphqlEnum, isOneOf } from '../platform/words.ts';
import { Forum, ForumDocument, type Source } from './forum.entity.ts';

export const MeetingKindEnum = graphqlEnum('MeetingKind', MEETING_KINDS);

/** The hours of one day of a linked meeting. */
@ObjectType()
export class MeetingDay {
  @Field(() => LocalDate) day!: string;
  @Field(() => LocalTime, { nullable: true }) startTime!: string | null;
  @Field(() => LocalTime, { nullable: true }) endTime!: string | null;
}

/** A line of a linked meeting's programme. Its people stay text: they did not appear at the Forum itself. */
@ObjectType()
export class MeetingItem {
  @Field(() => LocalDate, { nullable: true }) day!: string | null;
  @Field(() => LocalTime, { nullable: true }) startTime!: string | null;
  @Field(() => LocalTime, { nullable: true }) endTime!: string | null;
  @Field() title!: string;
  @Field(() => [String]) people!: string[];
}

/** A meeting beside the Forum: expert group, regional forum, call, or what replaced a cancelled edition. */
@ObjectType()
@Entity()
@Unique('uq_linked_meeting_source', ['sourceId'])
@Index('ix_linked_meeting_forum', ['forumId'])
@Check('ck_linked_meeting_kind', isOneOf('kind', MEETING_KINDS))
@Check('ck_linked_meeting_days', 'end_day >= start_day')
export class LinkedMeeting extends Row {
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_linked_meeting_forum' }) forumId!: string;
  @Field(() => MeetingKindEnum) @Column('text') kind!: MeetingKind;
  @Column('jsonb') title!: LocalText;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) place!: string | null;
  @Field(() => LocalDate, { nullable: true }) @Column('date', { nullable: true }) startDay!: string | null;
  @Field(() => LocalTime, { nullable: true }) @Column('time', localTime) startTime!: string | null;
  @Field(() => LocalDate, { nullable: true }) @Column('date', { nullable: true }) endDay!: string | null;
  @Field(() => LocalTime, { nullable: true }) @Column('time', localTime) endTime!: string | null;
  /** Null where no time of day is known that would need one. */
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) timeZone!: string | null;
  @Field(() => [MeetingDay]) @Column('jsonb', { default: [] }) days!: MeetingDay[];
  @Field(() => [MeetingItem]) @Column('jsonb', { default: [] }) items!: MeetingItem[];
  @Field(() => [String]) @Column('text', { array: true, default: '{}' }) organisers!: string[];
  @Field(() => [ForumDocument]) @Column('jsonb', { default: [] }) documents!: ForumDocument[];
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) sourceUrl!: string | null;
  @Column('jsonb', { nullable: true }) source!: Source | null;
  @Column('text', { nullable: true }) sourceId!: string | null;
}
