import { Args, Field, ID, Int, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isForumPublic, pickText, type RegistrationStatus } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { Forum } from '../forum/forum.entity.ts';
import { Access, CurrentViewer } from '../platform/access.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { BadInput, RuleBroken, resultUnion, Stale } from '../platform/refusals.ts';
import { AllTexts, allTexts, LangEnum, LocalTextReading } from '../platform/texts.ts';
import { Viewer } from '../platform/viewer.ts';
import { graphqlEnum } from '../platform/words.ts';
import { RegistrationCategory } from './category.entity.ts';
import { RegistrationCategories } from './category.service.ts';
import { type NumberRow, RegistrationDesk, type StateCount } from './desk.service.ts';
import { RegistrationStatusEnum } from './registration.entity.ts';
import { RegistrationCategoryInput } from './registration.input.ts';

const NumberByEnum = graphqlEnum<NumberRow['by']>('RegistrationNumberBy', ['CATEGORY', 'MODE', 'COUNTRY_GROUP']);

/** One figure of the approved registrations. */
@ObjectType()
class RegistrationNumber implements NumberRow {
  @Field(() => NumberByEnum) by!: NumberRow['by'];
  @Field({ description: 'Id of the category, word of the mode, code of the regional group or NONE.' }) key!: string;
  @Field(() => Int, { nullable: true, description: 'Null: too small to be public.' }) count!: number | null;
}

/** How many registrations of a category stand in a state. */
@ObjectType()
class RegistrationStateCount implements StateCount {
  @Field(() => ID) categoryId!: string;
  @Field(() => RegistrationStatusEnum) status!: RegistrationStatus;
  @Field(() => Int) count!: number;
  @Field(() => Int, { description: 'Of them, those who come in person: only they need a place.' }) inPerson!: number;
}

const RegistrationCategoryResult = resultUnion('RegistrationCategoryResult', () => [
  RegistrationCategory,
  BadInput,
  Stale,
  RuleBroken,
]);

const id = { type: () => ID };
const int = { type: () => Int };

@Resolver(() => RegistrationCategory)
export class RegistrationCategoryResolver {
  constructor(
    private readonly db: Db,
    private readonly categories: RegistrationCategories,
    private readonly desk: RegistrationDesk,
  ) {}

  @Query(() => [RegistrationCategory])
  @Access('public')
  registrationCategories(
    @CurrentViewer() viewer: Viewer,
    @Args('year', int) year: number,
  ): Promise<RegistrationCategory[]> {
    return this.categories.ofYear(viewer, year);
  }

  @Query(() => [RegistrationNumber])
  @Access('registration.list')
  registrationNumbers(@CurrentViewer() viewer: Viewer, @Args('forumId', id) forumId: string): Promise<NumberRow[]> {
    return this.desk.numbers(viewer, forumId);
  }

  /** Proved registrations by category and state; what is not there is none. */
  @Query(() => [RegistrationStateCount])
  @Access('registration.list')
  registrationStates(@CurrentViewer() viewer: Viewer, @Args('forumId', id) forumId: string): Promise<StateCount[]> {
    return this.desk.states(viewer, forumId);
  }

  /** As `registrationNumbers`, without what is too small to be public. */
  @Query(() => [RegistrationNumber])
  @Access('public')
  async registrationFigures(@Args('year', int) year: number): Promise<NumberRow[]> {
    const forum = await this.db.read.findOneBy(Forum, { year });
    if (!forum || !isForumPublic(forum.status)) throw notFound();
    return this.desk.publicNumbers(forum.id);
  }

  @Mutation(() => RegistrationCategoryResult)
  @Access('registration.setUp')
  addRegistrationCategory(
    @CurrentViewer() viewer: Viewer,
    @Args('forumId', id) forumId: string,
    @Args('input') input: RegistrationCategoryInput,
    @Args('idempotencyKey', id) idempotencyKey: string,
  ): Promise<RegistrationCategory> {
    return this.categories.add(viewer, forumId, input, idempotencyKey);
  }

  @Mutation(() => RegistrationCategoryResult)
  @Access('registration.setUp')
  editRegistrationCategory(
    @CurrentViewer() viewer: Viewer,
    @Args('id', id) categoryId: string,
    @Args('version', int) version: number,
    @Args('input') input: RegistrationCategoryInput,
  ): Promise<RegistrationCategory> {
    return this.categories.edit(viewer, categoryId, version, input);
  }

  @Mutation(() => RegistrationCategoryResult)
  @Access('registration.setUp')
  removeRegistrationCategory(
    @CurrentViewer() viewer: Viewer,
    @Args('id', id) categoryId: string,
    @Args('version', int) version: number,
  ): Promise<RegistrationCategory> {
    return this.categories.remove(viewer, categoryId, version);
  }

  /** Gives a forum without categories the usual ones; answers those that it has now. */
  @Mutation(() => [RegistrationCategory])
  @Access('registration.setUp')
  addDefaultCategories(
    @CurrentViewer() viewer: Viewer,
    @Args('forumId', id) forumId: string,
  ): Promise<RegistrationCategory[]> {
    return this.categories.addDefaults(viewer, forumId);
  }

  @ResolveField(() => LocalTextReading)
  @Access('public')
  name(
    @Parent() row: RegistrationCategory,
    @Args('lang', { type: () => LangEnum }) lang: Lang,
  ): LocalTextReading | null {
    return pickText(row.name, lang);
  }

  @ResolveField(() => AllTexts)
  @Access('registration.setUp')
  nameTexts(@Parent() row: RegistrationCategory): AllTexts | null {
    return allTexts(row.name);
  }
}
