import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { APPEARANCE_ROLES, type AppearanceRole, PRESENCES, type Presence } from '@sti/domain';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Forum, type Source } from '../forum/forum.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Row } from '../platform/row.ts';
import { graphqlEnum, isOneOf } from '../platform/words.ts';
import { Session } from './session.entity.ts';

export const AppearanceRoleEnum = graphqlEnum('AppearanceRole', APPEARANCE_ROLES);
export const PresenceEnum = graphqlEnum('Presence', PRESENCES);

/**
 * Who appears in a session, shown as on that day. Without a name it is a placeholder known by its function
 * ('Under-Secretary-General, DESA', 'tbc').
 */
@ObjectType()
@Entity()
@Unique('uq_appearance_source', ['sourceId'])
@Index('ix_appearance_session', ['sessionId'])
@Index('ix_appearance_person', ['personId'])
@Index('ix_appearance_forum', ['forumId'])
@Check('ck_appearance_role', isOneOf('role', APPEARANCE_ROLES))
@Check('ck_appearance_presence', isOneOf('presence', PRESENCES))
@Check('ck_appearance_minutes', 'minutes > 0')
@Check('ck_appearance_shown', 'name IS NOT NULL OR function_label IS NOT NULL')
export class Appearance extends Row {
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_appearance_forum' }) forumId!: string;
  @Field(() => ID) @Column('uuid') @ForeignKey(() => Session, { name: 'fk_appearance_session' }) sessionId!: string;
  @Field(() => ID, { nullable: true })
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { name: 'fk_appearance_person' })
  personId!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) functionLabel!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) name!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) honorific!: string | null;
  /** Title and affiliation as shown. */
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) title!: string | null;
  /** As shown; `countryM49` is set where the name is a State's. */
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) country!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) countryM49!: string | null;
  @Field(() => AppearanceRoleEnum) @Column('text') role!: AppearanceRole;
  @Field(() => Int) @Column('int', { default: 0 }) order!: number;
  /** Title of the segment it belongs to. */
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) segment!: string | null;
  @Field(() => Float, { nullable: true }) @Column('real', { nullable: true }) minutes!: number | null;
  /** Labels of files that the source lists ('Statement', 'Presentation'); the files themselves are not ours. */
  @Field(() => [String]) @Column('text', { array: true, default: '{}' }) files!: string[];
  @Field(() => PresenceEnum, { nullable: true }) @Column('text', { nullable: true }) presence!: Presence | null;
  @Column('jsonb', { nullable: true }) source!: Source | null;
  @Column('text', { nullable: true }) sourceId!: string | null;
}
