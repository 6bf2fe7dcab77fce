import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { DateTime } from '../platform/scalars.ts';
import type { Change } from './changes.ts';
import type { Snapshot } from './snapshot.ts';

/** A release: the public programme as of one moment. A trigger refuses to change or delete it. */
@ObjectType()
@Entity()
@Unique('uq_programme_version_number', ['forumId', 'number'])
export class ProgrammeVersion {
  @Field(() => ID) @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id!: string;
  @Field(() => ID) @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_programme_version_forum' }) forumId!: string;
  @Field(() => Int) @Column('int') number!: number;
  /** 'tentative', 'as of 3 May'; null for a release of a single session at once. */
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) label!: string | null;
  @Field(() => DateTime) @Column('timestamptz') publishedAt!: Date;
  @Column('uuid', { nullable: true }) publishedBy!: string | null;
  /** Large, so a find leaves it out unless it is selected by name. */
  @Column('jsonb', { select: false }) snapshot!: Snapshot;
  @Column('jsonb') changes!: Change[];
}
