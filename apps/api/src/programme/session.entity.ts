import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type LocalText, SESSION_STATUSES, SESSION_TYPES, type SessionStatus, type SessionType } from '@sti/domain';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Forum, ForumDocument, type Source } from '../forum/forum.entity.ts';
import { Row } from '../platform/row.ts';
import { graphqlEnum, isOneOf } from '../platform/words.ts';

export const SessionTypeEnum = graphqlEnum('SessionType', SESSION_TYPES);
export const SessionStatusEnum = graphqlEnum('SessionStatus', SESSION_STATUSES);

/** An item of the programme as its Secretariat plans it. The public reads only released snapshots of it. */
@ObjectType()
@Entity()
@Unique('uq_session_code', ['code'])
@Unique('uq_session_source', ['sourceId'])
@Index('ix_session_forum', ['forumId'])
@Check('ck_session_code', "code ~ '^[0-9A-Z]{6}$'")
@Check('ck_session_type', isOneOf('type', SESSION_TYPES))
@Check('ck_session_status', isOneOf('status', SESSION_STATUSES))
export class Session extends Row {
  @Field(() => ID) @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_session_forum' }) forumId!: string;
  @Field() @Column('text') code!: string;
  @Field(() => Int, { nullable: true }) @Column('int', { nullable: true }) number!: number | null;
  @Column('jsonb') title!: LocalText;
  /** Null only where an imported source names a type that we do not know. */
  @Field(() => SessionTypeEnum, { nullable: true }) @Column('text', { nullable: true }) type!: SessionType | null;
  @Column('jsonb', { nullable: true }) background!: LocalText | null;
  @Column('jsonb', { nullable: true }) objectives!: LocalText | null;
  @Column('jsonb', { nullable: true }) format!: LocalText | null;
  @Column('jsonb', { default: [] }) questions!: LocalText[];
  @Field(() => [String]) @Column('text', { array: true, default: '{}' }) goals!: string[];
  @Field(() => [String]) @Column('text', { array: true, default: '{}' }) tags!: string[];
  @Field(() => [String]) @Column('text', { array: true, default: '{}' }) organisers!: string[];
  @Field(() => [ForumDocument]) @Column('jsonb', { default: [] }) documents!: ForumDocument[];
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) sourceUrl!: string | null;
  @Column('jsonb', { nullable: true }) source!: Source | null;
  @Column('text', { nullable: true }) sourceId!: string | null;
  @Field(() => SessionStatusEnum) @Column('text') status!: SessionStatus;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) statusReason!: string | null;
  @Field() @Column('boolean', { default: false }) isRehearsal!: boolean;
}
