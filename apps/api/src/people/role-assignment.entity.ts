import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ROLES, type Role, SCOPE_KINDS, type ScopeKind } from '@sti/domain';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { Row } from '../platform/row.ts';
import { LocalDate } from '../platform/scalars.ts';
import { Person } from './person.entity.ts';

const enumOf = <T extends string>(values: readonly T[]) => Object.fromEntries(values.map((v) => [v, v])) as { [K in T]: K };
export const RoleEnum = enumOf(ROLES);
registerEnumType(RoleEnum, { name: 'Role' });
export const ScopeKindEnum = enumOf(SCOPE_KINDS);
registerEnumType(ScopeKindEnum, { name: 'ScopeKind' });

/** A dated role of a person for the platform, a forum or a session. Ended ones stay: they are history. */
@ObjectType()
@Entity('role_assignment')
@Check('ck_role_assignment_role', `role in (${ROLES.map((r) => `'${r}'`).join(',')})`)
@Check('ck_role_assignment_scope', `(scope_kind = 'platform') = (scope_id is null) and scope_kind in ('platform','forum','session')`)
@Check('ck_role_assignment_dates', 'until_on is null or until_on >= from_on')
@Index('ix_role_assignment_scope', ['scopeId', 'role'])
@Index('ix_role_assignment_forum', ['forumId'])
export class RoleAssignment extends Row {
  @Field(() => ID) @Index('ix_role_assignment_person') @ForeignKey(() => Person, { name: 'fk_role_assignment_person' }) @Column('uuid') personId!: string;
  @Field(() => RoleEnum) @Column('text') role!: Role;
  @Field(() => ScopeKindEnum) @Column('text') scopeKind!: ScopeKind;
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) scopeId!: string | null;
  /** The forum that the scope belongs to: whose Secretariat may give and end the role. */
  @Column('uuid', { nullable: true }) forumId!: string | null;
  @Field(() => LocalDate) @Column('date') fromOn!: string;
  @Field(() => LocalDate, { nullable: true }) @Column('date', { nullable: true }) untilOn!: string | null;
  @Field() @Column('boolean', { default: false }) isPublic!: boolean;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}
