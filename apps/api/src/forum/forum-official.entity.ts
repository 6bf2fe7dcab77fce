import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { OFFICIAL_ROLES, type OfficialRole } from '@sti/domain';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Person } from '../people/person.entity.ts';
import { Row } from '../platform/row.ts';
import { graphqlEnum, isOneOf } from '../platform/words.ts';
import { Forum } from './forum.entity.ts';

export const OfficialRoleEnum = graphqlEnum('ForumOfficialRole', OFFICIAL_ROLES);

/** The President of ECOSOC and the Co-Chairs, as shown for this edition; a null name is an office not yet filled. */
@ObjectType()
@Entity()
@Unique('uq_forum_official_source', ['sourceId'])
@Index('ix_forum_official_forum', ['forumId'])
@Index('ix_forum_official_person', ['personId'])
@Check('ck_forum_official_role', isOneOf('role', OFFICIAL_ROLES))
export class ForumOfficial extends Row {
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_forum_official_forum' }) forumId!: string;
  @Field(() => ID, { nullable: true })
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { name: 'fk_forum_official_person' })
  personId!: string | null;
  @Field(() => OfficialRoleEnum) @Column('text') role!: OfficialRole;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) honorific!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) name!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) title!: string | null;
  /** As shown; `countryM49` is set where the name is a State's. */
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) country!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) countryM49!: string | null;
  @Field(() => Int) @Column('int', { default: 0 }) order!: number;
  @Column('text', { nullable: true }) sourceId!: string | null;
}
