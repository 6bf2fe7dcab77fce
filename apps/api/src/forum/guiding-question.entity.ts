import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { LocalText } from '@sti/domain';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Row } from '../platform/row.ts';
import { Forum } from './forum.entity.ts';

/** A question that the Forum as a whole is asked to answer. */
@ObjectType()
@Entity()
@Unique('uq_guiding_question_code', ['forumId', 'code'])
export class GuidingQuestion extends Row {
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_guiding_question_forum' }) forumId!: string;
  @Field() @Column('text') code!: string;
  @Column('jsonb') text!: LocalText;
  @Field(() => Int) @Column('int', { default: 0 }) order!: number;
  @Field(() => [String]) @Column('text', { array: true, default: '{}' }) goals!: string[];
}
