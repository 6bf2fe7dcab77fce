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
import type { RegistrationStatus } from '@sti/domain';
import { In, Not } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { forumsById } from '../forum/forum.queries.ts';
import { Logins } from '../people/logins.ts';
import { CheckYourMail } from '../people/people.resolver.ts';
import { Access, Alone, CurrentViewer } from '../platform/access.ts';
import { addressOf } from '../platform/address.ts';
import { Db } from '../platform/db.ts';
import { inOrder } from '../platform/loaders.ts';
import { BadInput, Gone, RuleBroken, resultUnion, Stale } from '../platform/refusals.ts';
import type { GraphQLRequestContext } from '../platform/request.ts';
import { Viewer } from '../platform/viewer.ts';
import { graphqlEnum } from '../platform/words.ts';
import { RegistrationCategory } from './category.entity.ts';
import { type Approval, type Decision, RegistrationDesk } from './desk.service.ts';
import { Proofs } from './proofs.ts';
import { Registration, RegistrationStatusEnum } from './registration.entity.ts';
import { RegistrationDetailsInput, RegistrationInput, SeenRegistration } from './registration.input.ts';
import { waitingPositions } from './registration.queries.ts';
import { Registrations } from './registration.service.ts';

const DecisionEnum = graphqlEnum<Decision>('RegistrationDecision', ['APPROVE', 'REJECT']);

/** The answer to a proved address. */
@ObjectType()
export class ProvedRegistration {
  @Field(() => Registration) registration!: Registration;
  @Field({ description: 'There was a registration for this forum already; the new form changed nothing.' })
  wasKnown!: boolean;
  @Field({ description: 'The proof signed the person in; who holds a role signs in by the usual link.' })
  isSignedIn!: boolean;
}

@ObjectType()
export class RegistrationPage {
  @Field(() => [Registration]) rows!: Registration[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'For the next page; null at the end.' }) after!: string | null;
}

/** What became of the registrations that were to be approved together. */
@ObjectType()
export class ApprovedRegistrations implements Approval {
  @Field(() => [Registration]) approved!: Registration[];
  @Field(() => [Registration], { description: 'Changed or decided since they were seen; left as they are.' })
  left!: Registration[];
}

const RegisterResult = resultUnion('RegisterResult', () => [CheckYourMail, BadInput, RuleBroken]);
const ProveResult = resultUnion('ProveResult', () => [ProvedRegistration, Gone]);
const EditRegistrationResult = resultUnion('EditRegistrationResult', () => [Registration, BadInput, Stale, RuleBroken]);
const WithdrawRegistrationResult = resultUnion('WithdrawRegistrationResult', () => [Registration, Stale, RuleBroken]);
const DecideRegistrationResult = resultUnion('DecideRegistrationResult', () => [
  Registration,
  BadInput,
  Stale,
  RuleBroken,
]);

const id = { type: () => ID };
const int = { type: () => Int };

@Resolver(() => Registration)
export class RegistrationResolver {
  constructor(
    private readonly db: Db,
    private readonly own: Registrations,
    private readonly proofs: Proofs,
    private readonly desk: RegistrationDesk,
    private readonly logins: Logins,
  ) {}

  @Query(() => [Registration])
  @Access('registration.self')
  myRegistrations(@CurrentViewer() viewer: Viewer, @Args('first', int) first: number): Promise<Registration[]> {
    const where = { personId: viewer.me, status: Not('UNPROVED' as const) };
    return this.db.read.find(Registration, { where, order: { id: 'DESC' }, take: first });
  }

  @Query(() => RegistrationPage)
  @Access('registration.list')
  registrations(
    @CurrentViewer() viewer: Viewer,
    @Args('forumId', id) forumId: string,
    @Args('first', int) first: number,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
    @Args('text', { type: () => String, nullable: true }) text?: string | null,
    @Args('status', { type: () => RegistrationStatusEnum, nullable: true }) status?: RegistrationStatus | null,
    @Args('categoryId', { type: () => ID, nullable: true }) categoryId?: string | null,
    @Args('stakeholderKind', { type: () => String, nullable: true }) stakeholderKind?: string | null,
  ): Promise<RegistrationPage> {
    return this.desk.list(viewer, { forumId, first, after, text, status, categoryId, stakeholderKind });
  }

  @Mutation(() => RegisterResult)
  @Access('public')
  @Alone()
  async registerForForum(
    @CurrentViewer() viewer: Viewer,
    @Context() { req }: GraphQLRequestContext,
    @Args('input') input: RegistrationInput,
    @Args('idempotencyKey', id) idempotencyKey: string,
  ): Promise<CheckYourMail> {
    const email = await this.own.submit(viewer, input, idempotencyKey, req ? addressOf(req) : null);
    return Object.assign(new CheckYourMail(), { email });
  }

  @Mutation(() => ProveResult)
  @Access('public')
  @Alone()
  async proveRegistration(
    @CurrentViewer() viewer: Viewer,
    @Context() { req, res }: GraphQLRequestContext,
    @Args('token') token: string,
  ): Promise<ProvedRegistration> {
    const { registration, wasKnown, secret } = await this.proofs.prove(viewer, token, req);
    if (secret && res) this.logins.setCookies(res, secret);
    const isSignedIn = secret !== null || viewer.personId === registration.personId;
    return Object.assign(new ProvedRegistration(), { registration, wasKnown, isSignedIn });
  }

  @Mutation(() => EditRegistrationResult)
  @Access('registration.self')
  editRegistration(
    @CurrentViewer() viewer: Viewer,
    @Args('id', id) registrationId: string,
    @Args('version', int) version: number,
    @Args('input') input: RegistrationDetailsInput,
  ): Promise<Registration> {
    return this.own.edit(viewer, registrationId, version, input);
  }

  @Mutation(() => WithdrawRegistrationResult)
  @Access('registration.self')
  withdrawRegistration(
    @CurrentViewer() viewer: Viewer,
    @Args('id', id) registrationId: string,
    @Args('version', int) version: number,
  ): Promise<Registration> {
    return this.own.withdraw(viewer, registrationId, version);
  }

  @Mutation(() => DecideRegistrationResult)
  @Access('registration.decide')
  decideRegistration(
    @CurrentViewer() viewer: Viewer,
    @Args('id', id) registrationId: string,
    @Args('version', int) version: number,
    @Args('decision', { type: () => DecisionEnum }) decision: Decision,
    @Args('reason', { type: () => String, nullable: true }) reason?: string | null,
  ): Promise<Registration> {
    return this.desk.decide(viewer, registrationId, version, decision, reason ?? null);
  }

  @Mutation(() => ApprovedRegistrations)
  @Access('registration.decide')
  approveRegistrations(
    @CurrentViewer() viewer: Viewer,
    @Args('forumId', id) forumId: string,
    @Args('seen', { type: () => [SeenRegistration] }) seen: SeenRegistration[],
  ): Promise<Approval> {
    return this.desk.approve(viewer, forumId, seen);
  }

  @ResolveField(() => Forum)
  @Access('row')
  async forum(@Parent() row: Registration, @Context() { loaders }: GraphQLRequestContext): Promise<Forum | null> {
    const load = async (ids: readonly string[]) => inOrder(ids, await forumsById(this.db.read, ids), (f) => f.id);
    return loaders.of<string, Forum | null>('forum', load).load(row.forumId);
  }

  @ResolveField(() => RegistrationCategory)
  @Access('row')
  async category(
    @Parent() row: Registration,
    @Context() { loaders }: GraphQLRequestContext,
  ): Promise<RegistrationCategory | null> {
    const load = async (ids: readonly string[]) =>
      inOrder(ids, await this.db.read.findBy(RegistrationCategory, { id: In([...ids]) }), (c) => c.id);
    return loaders.of<string, RegistrationCategory | null>('registrationCategory', load).load(row.categoryId);
  }

  @ResolveField(() => Int, { nullable: true, description: 'Place in the waiting list, from 1; null when not waiting.' })
  @Access('row')
  async waitingPosition(
    @Parent() row: Registration,
    @Context() { loaders }: GraphQLRequestContext,
  ): Promise<number | null> {
    if (row.status !== 'WAITLISTED') return null;
    const load = async (ids: readonly string[]) => {
      const positions = await waitingPositions(this.db.read, ids);
      return ids.map((rowId) => positions.get(rowId) ?? null);
    };
    return loaders.of<string, number | null>('registration.waitingPosition', load).load(row.id);
  }

  @ResolveField(() => String, { nullable: true })
  @Access('registration.self')
  email(@Parent() row: Registration, @CurrentViewer() viewer: Viewer): string | null {
    return mayReadPrivate(viewer, row) ? row.email : null;
  }

  @ResolveField(() => String, { nullable: true })
  @Access('registration.self')
  phone(@Parent() row: Registration, @CurrentViewer() viewer: Viewer): string | null {
    return mayReadPrivate(viewer, row) ? row.phone : null;
  }

  @ResolveField(() => String, { nullable: true })
  @Access('registration.self')
  gender(@Parent() row: Registration, @CurrentViewer() viewer: Viewer): string | null {
    return mayReadPrivate(viewer, row) ? row.gender : null;
  }

  @ResolveField(() => String, { nullable: true })
  @Access('registration.self')
  accessNeeds(@Parent() row: Registration, @CurrentViewer() viewer: Viewer): string | null {
    return mayReadPrivate(viewer, row) ? row.accessNeeds : null;
  }
}

/** Contact and needs of a person: the own ones, and those of the own forum for its Secretariat. */
const mayReadPrivate = (viewer: Viewer, row: Registration): boolean =>
  (viewer.isSignedIn && row.personId === viewer.personId) || viewer.can('registration.list', { forumId: row.forumId });
