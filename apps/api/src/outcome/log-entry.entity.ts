import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, ForeignKey, PrimaryColumn } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Session } from '../programme/session.entity.ts';

/**
 * What statements and outcome items have in common: one operation of one device. Rows are never changed (a trigger
 * holds that): a correction is a new row that names its parent.
 */
@ObjectType({ isAbstract: true })
export abstract class LogEntry {
  @Field(() => ID) @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id!: string;
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_log_forum' }) forumId!: string;
  @Field(() => ID) @Column('uuid') @ForeignKey(() => Session, { name: 'fk_log_session' }) sessionId!: string;
  /** Counted per session; all versions of an entry share it. */
  @Field(() => Int) @Column('int') number!: number;
  /** The first version of this entry. */
  @Field(() => ID) @Column('uuid') rootId!: string;
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) parentId!: string | null;
  /** The other versions that this one brings together, beside its parent. */
  @Field(() => [ID]) @Column('uuid', { array: true, default: '{}' }) mergedFromIds!: string[];

  /** When the device says it was heard; the server's own time is `recordedAt`. */
  @Field(() => Date, { nullable: true }) @Column('timestamptz', { nullable: true }) saidAt!: Date | null;
  @Field() @Column('text') deviceId!: string;
  @Field(() => Int) @Column('int') deviceSeq!: number;
  /** Made by the device: the same operation is accepted once. */
  @Field(() => ID) @Column('uuid') clientId!: string;
  @Column('text') inputDigest!: string;
  @Column('uuid') @ForeignKey(() => Person, { name: 'fk_log_recorder' }) recordedBy!: string;
  @Field() @Column('timestamptz') recordedAt!: Date;

  /** No later version corrects it. Filled on reading, as are the next two. */
  @Field() isCurrent!: boolean;
  /** Another version of the same parent stands beside it: a person has to bring them together. */
  @Field() inConflict!: boolean;
  @Field(() => String, { nullable: true }) recordedByName!: string | null;
}
