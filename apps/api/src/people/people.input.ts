import { Field, ID, InputType } from '@nestjs/graphql';
import type { NameOrder, Role, ScopeKind } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { LocalDate } from '../platform/scalars.ts';
import { LangEnum } from '../platform/texts.ts';
import { NameOrderEnum } from './person.entity.ts';
import { RoleEnum, ScopeKindEnum } from './role-assignment.entity.ts';

@InputType()
export class AssignRoleInput {
  /** The person, by address (a new one is invited) or by id. */
  @Field(() => String, { nullable: true }) email?: string;
  @Field(() => ID, { nullable: true }) personId?: string;
  @Field(() => String, { nullable: true }) displayName?: string;
  @Field(() => LangEnum, { nullable: true, description: 'Of the mails to somebody new; English where it is not said.' })
  language?: Lang;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => ScopeKindEnum) scopeKind!: ScopeKind;
  @Field(() => ID, { nullable: true }) scopeId?: string;
  @Field(() => LocalDate, { nullable: true }) fromOn?: string;
  @Field(() => LocalDate, { nullable: true }) untilOn?: string;
  @Field({ nullable: true }) isPublic?: boolean;
}

@InputType()
export class ProfileInput {
  @Field(() => String, { nullable: true }) givenName?: string;
  @Field(() => String, { nullable: true }) familyName?: string;
  @Field(() => NameOrderEnum) nameOrder!: NameOrder;
  @Field(() => String, { nullable: true }) honorific?: string;
  @Field(() => String, { nullable: true }) jobTitle?: string;
  @Field(() => String, { nullable: true }) affiliation?: string;
  @Field(() => LangEnum) language!: Lang;
}
