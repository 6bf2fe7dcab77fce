import { Field, ObjectType } from '@nestjs/graphql';
import { STAGE_KINDS, type StageKind } from '@sti/domain';
import { Check, Column, Entity, ForeignKey, Unique } from 'typeorm';
import { localTime } from '../platform/columns.ts';
import { Row } from '../platform/row.ts';
import { graphqlEnum, isOneOf } from '../platform/words.ts';
import { Forum } from './forum.entity.ts';

export const StageKindEnum = graphqlEnum('StageKind', STAGE_KINDS);

/** A step in the life of a forum, open from one local time to another; an unknown end stays open. */
@ObjectType()
@Entity()
@Unique('uq_stage_kind', ['forumId', 'kind'])
@Check('ck_stage_kind', isOneOf('kind', STAGE_KINDS))
@Check('ck_stage_times', '(closes_day, closes_time) > (opens_day, opens_time)')
export class Stage extends Row {
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_stage_forum' }) forumId!: string;
  @Field(() => StageKindEnum) @Column('text') kind!: StageKind;
  @Column('date', { nullable: true }) opensDay!: string | null;
  @Column('time', localTime) opensTime!: string | null;
  @Column('date', { nullable: true }) closesDay!: string | null;
  @Column('time', localTime) closesTime!: string | null;
  @Field() @Column('text') timeZone!: string;
}
