import { Args, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer } from '../platform/access.ts';
import { BadInput, RuleBroken, resultUnion, Stale } from '../platform/refusals.ts';
import type { Viewer } from '../platform/viewer.ts';
import { Accounts } from './accounts.service.ts';
import type { Person } from './person.entity.ts';

/** What an administrator needs of a person to close or open the account. */
@ObjectType()
export class Account {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field() displayName!: string;
  @Field(() => Date, { nullable: true }) deactivatedAt!: Date | null;
  @Field(() => String, { nullable: true }) deactivatedReason!: string | null;
}

const DeactivateAccountResult = resultUnion('DeactivateAccountResult', () => [Account, BadInput, RuleBroken, Stale]);
const ReactivateAccountResult = resultUnion('ReactivateAccountResult', () => [Account, BadInput, RuleBroken, Stale]);

const shown = ({ id, version, displayName, deactivatedAt, deactivatedReason }: Person): Account =>
  Object.assign(new Account(), { id, version, displayName, deactivatedAt, deactivatedReason });

@Resolver()
export class AccountsResolver {
  constructor(private readonly accounts: Accounts) {}

  @Query(() => Account, { nullable: true })
  @Access('people.deactivate')
  async account(
    @CurrentViewer() viewer: Viewer,
    @Args('email', { type: () => String, nullable: true }) email: string | null,
    @Args('personId', { type: () => ID, nullable: true }) personId: string | null,
  ): Promise<Account | null> {
    const found = await this.accounts.find(viewer, { email, personId });
    return found && shown(found);
  }

  @Mutation(() => DeactivateAccountResult)
  @Access('people.deactivate')
  async deactivateAccount(
    @CurrentViewer() viewer: Viewer,
    @Args('personId', { type: () => ID }) personId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('reason') reason: string,
  ): Promise<Account> {
    return shown(await this.accounts.deactivate(viewer, personId, version, reason));
  }

  @Mutation(() => ReactivateAccountResult)
  @Access('people.deactivate')
  async reactivateAccount(
    @CurrentViewer() viewer: Viewer,
    @Args('personId', { type: () => ID }) personId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('reason') reason: string,
  ): Promise<Account> {
    return shown(await this.accounts.reactivate(viewer, personId, version, reason));
  }
}
