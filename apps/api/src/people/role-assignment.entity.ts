import { Field, ID, ObjectType } from '@nestjs/graphql';
import { ROLES, type Role, SCOPE_KINDS, type ScopeKind } from '@sti/domain';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { Row } from '../platform/row.ts';
import { LocalDate } from '../platform/scalars.ts';
import { graphqlEnum, isOneOf } from '../platform/words.ts';
import { Person } from './person.entity.ts';

export const RoleEnum = graphqlEnum('Role', ROLES);
export const ScopeKindEnum = graphqlEnum('ScopeKind', SCOPE_KINDS);

/** A dated role of a person for the platform, a forum or a session. Ended ones stay: they are history. */
@ObjectType()
@Entity('role_assignment')
@Check('ck_role_assignment_role', isOneOf('role', ROLES))
@Check(
  'ck_role_assignment_scope',
  `(scope_kind = 'platform') = (scope_id is null) and ${isOneOf('scope_kind', SCOPE_KINDS)}`,
)
@Check('ck_role_assignment_dates', 'until_on is null or until_on >= from_on')
@Index('ix_role_assignment_scope', ['scopeId', 'role'])
@Index('ix_role_assignment_forum', ['forumId'])
export class RoleAssignment extends Row {
  @Field(() => ID)
  @Index('ix_role_assignment_person')
  @ForeignKey(() => Person, { name: 'fk_role_assignment_person' })
  @Column('uuid')
  personId!: string;
  @Field(() => RoleEnum) @Column('text') role!: Role;
  @Field(() => ScopeKindEnum) @Column('text') scopeKind!: ScopeKind;
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) scopeId!: string | null;
  /** The forum that the scope belongs to: whose Secretariat may give and end the role. */
  @Column('uuid', { nullable: true }) forumId!: string | null;
  @Field(() => LocalDate) @Column('date') fromOn!: string;
  @Field(() => LocalDate, { nullable: true }) @Column('date', { nullable: true }) untilOn!: string | null;
  @Field() @Column('boolean', { default: false }) isPublic!: boolean;
  /** Given by being named in a session, and ended with that; a role given by hand is ended by hand. */
  @Column('boolean', { default: false }) isByProgramme!: boolean;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}
