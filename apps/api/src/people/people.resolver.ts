import {
  Args,
  Context,
  Field,
  ID,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { LIMITS, type Role, type ScopeKind } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { In } from 'typeorm';
import { Access, Alone, CurrentViewer } from '../platform/access.ts';
import { Db } from '../platform/db.ts';
import { inOrder } from '../platform/loaders.ts';
import { BadInput, Gone, RuleBroken, resultUnion, Stale } from '../platform/refusals.ts';
import type { GraphQLRequestContext } from '../platform/request.ts';
import { LangEnum } from '../platform/texts.ts';
import { Viewer } from '../platform/viewer.ts';
import { Logins } from './logins.ts';
import { AssignRoleInput, ProfileInput } from './people.input.ts';
import { People } from './people.service.ts';
import { Login, Person } from './person.entity.ts';
import { RoleAssignment, RoleEnum, ScopeKindEnum } from './role-assignment.entity.ts';
import { RolesService } from './roles.service.ts';
import { SignInService } from './sign-in.service.ts';

@ObjectType()
export class HeldRoleType {
  @Field(() => RoleEnum) role!: Role;
  @Field(() => ScopeKindEnum) scopeKind!: ScopeKind;
  @Field(() => ID, { nullable: true }) scopeId!: string | null;
}

/** Who is signed in and what for. */
@ObjectType('Viewer')
export class ViewerType {
  @Field(() => Person) person!: Person;
  @Field(() => [HeldRoleType]) roles!: HeldRoleType[];
}

/** A person as the Secretariat finds one. */
@ObjectType()
export class PersonHit {
  @Field(() => ID) id!: string;
  @Field() displayName!: string;
  @Field(() => String, { nullable: true }) affiliation!: string | null;
  @Field(() => String, { nullable: true }) email!: string | null;
}

/** The only answer to a request that proves an address: known and unknown ones get the same. */
@ObjectType()
export class CheckYourMail {
  @Field() email!: string;
}

@ObjectType()
export class SignedIn {
  @Field(() => ID) personId!: string;
  @Field(() => String, { nullable: true }) next!: string | null;
}

const RequestSignInResult = resultUnion('RequestSignInResult', () => [CheckYourMail, BadInput]);
const RedeemSignInResult = resultUnion('RedeemSignInResult', () => [SignedIn, Gone, RuleBroken]);
const AssignRoleResult = resultUnion('AssignRoleResult', () => [RoleAssignment, BadInput, RuleBroken]);
const EndRoleResult = resultUnion('EndRoleResult', () => [RoleAssignment, Stale, RuleBroken]);
const EditProfileResult = resultUnion('EditProfileResult', () => [Person, BadInput, Stale]);

@Resolver()
export class PeopleResolver {
  constructor(
    private readonly db: Db,
    private readonly logins: Logins,
    private readonly signIn: SignInService,
    private readonly people: People,
    private readonly roles: RolesService,
  ) {}

  @Query(() => ViewerType, { nullable: true })
  @Access('public')
  async viewer(@CurrentViewer() viewer: Viewer): Promise<ViewerType | null> {
    if (!viewer.personId) return null;
    const person = await this.db.read.findOneByOrFail(Person, { id: viewer.personId });
    return { person, roles: viewer.roles.map((r) => ({ role: r.role, scopeKind: r.kind, scopeId: r.id })) };
  }

  @Query(() => [Login])
  @Access('people.self')
  myLogins(@CurrentViewer() viewer: Viewer): Promise<Login[]> {
    return this.logins.list(viewer);
  }

  @Query(() => [RoleAssignment])
  @Access('people.assignRole')
  roleAssignments(
    @CurrentViewer() viewer: Viewer,
    @Args('forumId', { type: () => ID }) forumId: string,
    @Args('first', { type: () => Int }) first: number,
  ): Promise<RoleAssignment[]> {
    return this.roles.list(viewer, forumId, first);
  }

  @Query(() => [PersonHit])
  @Access('people.find')
  findPeople(
    @CurrentViewer() viewer: Viewer,
    @Args('forumId', { type: () => ID }) forumId: string,
    @Args('text') text: string,
    @Args('first', { type: () => Int }) first: number,
  ): Promise<PersonHit[]> {
    return this.people.find(viewer, forumId, text.slice(0, LIMITS.name), first);
  }

  @Mutation(() => RequestSignInResult)
  @Access('public')
  @Alone()
  async requestSignIn(
    @Context() { req, res }: GraphQLRequestContext,
    @Args('email') email: string,
    @Args('lang', { type: () => LangEnum }) lang: Lang,
    @Args('next', { type: () => String, nullable: true }) next: string | null,
  ): Promise<CheckYourMail> {
    if (!req || !res) throw new Error('Signing in needs a browser');
    await this.signIn.request(email, lang, next, req, res);
    return Object.assign(new CheckYourMail(), { email });
  }

  @Mutation(() => RedeemSignInResult)
  @Access('public')
  @Alone()
  async redeemSignIn(
    @Context() { req, res }: GraphQLRequestContext,
    @Args('token') token: string,
    @Args('otherBrowser', { nullable: true }) otherBrowser?: boolean,
  ): Promise<SignedIn> {
    if (!req || !res) throw new Error('Signing in needs a browser');
    return Object.assign(new SignedIn(), await this.signIn.redeem(token, otherBrowser ?? false, req, res));
  }

  @Mutation(() => Boolean)
  @Access('people.self')
  async signOut(@CurrentViewer() viewer: Viewer, @Context() { res }: GraphQLRequestContext): Promise<boolean> {
    await this.logins.signOut(viewer, res);
    return true;
  }

  @Mutation(() => Boolean)
  @Access('people.self')
  async endLogin(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    await this.logins.end(viewer, id);
    return true;
  }

  @Mutation(() => EditProfileResult)
  @Access('people.self')
  editProfile(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: ProfileInput,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<Person> {
    return this.people.editProfile(viewer, input, version);
  }

  @Mutation(() => AssignRoleResult)
  @Access('people.assignRole')
  assignRole(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: AssignRoleInput,
    @Args('idempotencyKey', { type: () => ID }) idempotencyKey: string,
  ): Promise<RoleAssignment> {
    return this.roles.assign(viewer, input, idempotencyKey);
  }

  @Mutation(() => EndRoleResult)
  @Access('people.assignRole')
  endRole(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<RoleAssignment> {
    return this.roles.end(viewer, id, version);
  }
}

@Resolver(() => RoleAssignment)
export class RoleAssignmentResolver {
  constructor(private readonly db: Db) {}

  /** The address is for the Secretariat of the role's forum; who only grants roles has no need of it. */
  @ResolveField(() => PersonHit)
  @Access('people.assignRole')
  async person(
    @Parent() role: RoleAssignment,
    @CurrentViewer() viewer: Viewer,
    @Context() { loaders }: GraphQLRequestContext,
  ): Promise<PersonHit | null> {
    const load = async (ids: readonly string[]) =>
      inOrder(ids, await this.db.read.findBy(Person, { id: In([...ids]) }), (p) => p.id);
    const person = await loaders.of<string, Person | null>('person', load).load(role.personId);
    if (!person) return null;
    const mayReadAddress = role.forumId !== null && viewer.can('people.readAddress', { forumId: role.forumId });
    const { id, displayName, affiliation, email } = person;
    return { id, displayName, affiliation, email: mayReadAddress ? email : null };
  }
}
