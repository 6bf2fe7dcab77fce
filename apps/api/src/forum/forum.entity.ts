import { Field, Int, ObjectType } from '@nestjs/graphql';
import { FORUM_MODES, FORUM_STATUSES, type ForumMode, type ForumStatus, type LocalText } from '@sti/domain';
import { Check, Column, Entity, Unique } from 'typeorm';
import { Row } from '../platform/row.ts';
import { LocalDate } from '../platform/scalars.ts';
import { graphqlEnum, isOneOf } from '../platform/words.ts';

export const ForumStatusEnum = graphqlEnum('ForumStatus', FORUM_STATUSES);
export const ForumModeEnum = graphqlEnum('ForumMode', FORUM_MODES);

/** A document that stands elsewhere. `date` as its publisher gives it: a day, a month or a year. */
@ObjectType()
export class ForumDocument {
  @Field() title!: string;
  @Field(() => String, { nullable: true }) publisher!: string | null;
  @Field(() => String, { nullable: true }) date!: string | null;
  @Field(() => String, { nullable: true }) url!: string | null;
}

/** Where imported rows come from, with the facts that no field of ours holds, as they stood. Never public. */
export type Source = { urls: string[]; kept: Record<string, unknown> };

/** One edition of the Forum. Unknown is null: what is imported may lack what a person must enter. */
@ObjectType()
@Entity()
@Unique('uq_forum_number', ['number'])
@Unique('uq_forum_year', ['year'])
@Unique('uq_forum_source', ['sourceId'])
@Check('ck_forum_status', isOneOf('status', FORUM_STATUSES))
@Check('ck_forum_mode', isOneOf('mode', FORUM_MODES))
@Check('ck_forum_dates', 'end_date >= start_date')
@Check('ck_forum_hlpf', 'hlpf_end >= hlpf_start')
export class Forum extends Row {
  @Field(() => Int) @Column('int') number!: number;
  @Field(() => Int) @Column('int') year!: number;
  @Column('jsonb') title!: LocalText;
  @Column('jsonb', { nullable: true }) theme!: LocalText | null;
  @Field(() => LocalDate, { nullable: true }) @Column('date', { nullable: true }) startDate!: string | null;
  @Field(() => LocalDate, { nullable: true }) @Column('date', { nullable: true }) endDate!: string | null;
  @Field() @Column('boolean', { default: false }) datesToBeConfirmed!: boolean;
  @Field() @Column('text') timeZone!: string;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) venue!: string | null;
  @Field(() => ForumModeEnum, { nullable: true }) @Column('text', { nullable: true }) mode!: ForumMode | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) host!: string | null;
  @Field(() => [String]) @Column('text', { array: true, default: '{}' }) goalsUnderReview!: string[];
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) hlpfTheme!: string | null;
  @Field(() => LocalDate, { nullable: true }) @Column('date', { nullable: true }) hlpfStart!: string | null;
  @Field(() => LocalDate, { nullable: true }) @Column('date', { nullable: true }) hlpfEnd!: string | null;
  @Field(() => ForumStatusEnum) @Column('text') status!: ForumStatus;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) statusReason!: string | null;
  @Field(() => [ForumDocument]) @Column('jsonb', { default: [] }) documents!: ForumDocument[];
  /** When the Co-Chairs' summary was last released; null while it is not public. */
  @Field(() => Date, { nullable: true }) @Column('timestamptz', { nullable: true }) summaryReleasedAt!: Date | null;
  @Field() @Column('boolean', { default: false }) isDemonstration!: boolean;
  @Column('jsonb', { nullable: true }) source!: Source | null;
  @Column('text', { nullable: true }) sourceId!: string | null;
}
