import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { Row } from '../platform/row.ts';
import { Session } from './session.entity.ts';

/** A timed part of a session's run; its speakers name it in their appearance. */
@ObjectType()
@Entity()
@Unique('uq_segment_source', ['sourceId'])
@Index('ix_segment_session', ['sessionId'])
@Check('ck_segment_minutes', 'minutes > 0')
export class Segment extends Row {
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_segment_forum' }) forumId!: string;
  @Column('uuid') @ForeignKey(() => Session, { name: 'fk_segment_session' }) sessionId!: string;
  @Field(() => Int) @Column('int', { default: 0 }) order!: number;
  @Field() @Column('text') title!: string;
  @Field(() => Float, { nullable: true }) @Column('real', { nullable: true }) minutes!: number | null;
  @Column('text', { nullable: true }) sourceId!: string | null;
}
