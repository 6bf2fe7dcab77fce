import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type ForumStatus, isOpen, pickText, windowOf } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { type EntityTarget, In, IsNull, Not } from 'typeorm';
import { HeldRoleType } from '../people/people.resolver.ts';
import { Access, CurrentViewer } from '../platform/access.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { groupedInOrder, inOrder } from '../platform/loaders.ts';
import { BadInput, RuleBroken, resultUnion, Stale } from '../platform/refusals.ts';
import type { GraphQLRequestContext } from '../platform/request.ts';
import { AllTexts, allTexts, LangEnum, LocalTextReading } from '../platform/texts.ts';
import { Viewer } from '../platform/viewer.ts';
import { Forum, ForumStatusEnum } from './forum.entity.ts';
import { ForumInput, StageInput } from './forum.input.ts';
import { forumsById, forumsSeenBy, maySeeForum } from './forum.queries.ts';
import { ForumService } from './forum.service.ts';
import { ForumOfficial } from './forum-official.entity.ts';
import { GuidingQuestion } from './guiding-question.entity.ts';
import { LinkedMeeting } from './linked-meeting.entity.ts';
import { NewsPage } from './news-page.entity.ts';
import { Stage } from './stage.entity.ts';

export const ForumResult = resultUnion('ForumResult', () => [Forum, BadInput, Stale, RuleBroken]);
export const StageResult = resultUnion('StageResult', () => [Stage, BadInput, Stale]);

@Resolver(() => Forum)
export class ForumResolver {
  constructor(
    private readonly db: Db,
    private readonly forums: ForumService,
  ) {}

  /** Every edition that the viewer may know of, newest first. */
  @Query(() => [Forum], { name: 'forums' })
  @Access('public')
  list(@CurrentViewer() viewer: Viewer, @Args('first', { type: () => Int }) first: number): Promise<Forum[]> {
    return this.db.read.find(Forum, { where: forumsSeenBy(viewer), order: { year: 'DESC' }, take: first });
  }

  @Query(() => Forum, { nullable: true, name: 'forum' })
  @Access('public')
  async one(@CurrentViewer() viewer: Viewer, @Args('year', { type: () => Int }) year: number): Promise<Forum | null> {
    const forum = await this.db.read.findOneBy(Forum, { year });
    return forum && maySeeForum(viewer, forum) ? forum : null;
  }

  @Mutation(() => ForumResult)
  @Access('forum.plan')
  planForum(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: ForumInput,
    @Args('idempotencyKey', { type: () => ID }) key: string,
  ): Promise<Forum> {
    return this.forums.plan(viewer, input, key);
  }

  @Mutation(() => ForumResult)
  @Access('forum.edit')
  editForum(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: ForumInput,
  ): Promise<Forum> {
    return this.forums.edit(viewer, id, version, input);
  }

  @Mutation(() => ForumResult)
  @Access('forum.edit')
  moveForum(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('status', { type: () => ForumStatusEnum }) status: ForumStatus,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
  ): Promise<Forum> {
    return this.forums.move(viewer, id, version, status, reason ?? null);
  }

  @Mutation(() => StageResult)
  @Access('forum.edit')
  setStage(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: StageInput,
    @Args('version', { type: () => Int, nullable: true }) version: number | null,
  ): Promise<Stage> {
    return this.forums.setStage(viewer, input, version ?? null);
  }

  @ResolveField(() => LocalTextReading)
  @Access('public')
  title(@Parent() forum: Forum, @Args('lang', { type: () => LangEnum }) lang: Lang): LocalTextReading | null {
    return pickText(forum.title, lang);
  }

  @ResolveField(() => LocalTextReading, { nullable: true })
  @Access('public')
  theme(@Parent() forum: Forum, @Args('lang', { type: () => LangEnum }) lang: Lang): LocalTextReading | null {
    return pickText(forum.theme, lang);
  }

  @ResolveField(() => AllTexts)
  @Access('public')
  titleTexts(@Parent() forum: Forum): AllTexts | null {
    return allTexts(forum.title);
  }

  @ResolveField(() => AllTexts, { nullable: true })
  @Access('public')
  themeTexts(@Parent() forum: Forum): AllTexts | null {
    return allTexts(forum.theme);
  }

  @ResolveField(() => [ForumOfficial])
  @Access('public')
  officials(@Parent() { id }: Forum, @Context() { loaders }: GraphQLRequestContext): Promise<ForumOfficial[]> {
    return loaders.of('forum.officials', this.ofForums(ForumOfficial, { role: 'DESC', order: 'ASC' })).load(id);
  }

  @ResolveField(() => [Stage])
  @Access('public')
  stages(@Parent() { id }: Forum, @Context() { loaders }: GraphQLRequestContext): Promise<Stage[]> {
    return loaders.of('forum.stages', this.ofForums(Stage, { opensDay: 'ASC', kind: 'ASC' })).load(id);
  }

  @ResolveField(() => [GuidingQuestion])
  @Access('public')
  guidingQuestions(@Parent() { id }: Forum, @Context() { loaders }: GraphQLRequestContext): Promise<GuidingQuestion[]> {
    return loaders.of('forum.guidingQuestions', this.ofForums(GuidingQuestion, { order: 'ASC', code: 'ASC' })).load(id);
  }

  @ResolveField(() => [LinkedMeeting])
  @Access('public')
  linkedMeetings(@Parent() { id }: Forum, @Context() { loaders }: GraphQLRequestContext): Promise<LinkedMeeting[]> {
    return loaders.of('forum.linkedMeetings', this.ofForums(LinkedMeeting, { startDay: 'ASC', id: 'ASC' })).load(id);
  }

  /** Published news and practical pages, newest first. */
  @ResolveField(() => [NewsPage])
  @Access('public')
  async news(
    @Parent() { id }: Forum,
    @Args('first', { type: () => Int }) first: number,
    @Context() { loaders }: GraphQLRequestContext,
  ): Promise<NewsPage[]> {
    const published = { publishedAt: Not(IsNull()) };
    const load = this.ofForums(NewsPage, { publishedAt: 'DESC', slug: 'ASC' }, published);
    return (await loaders.of('forum.news', load).load(id)).slice(0, first);
  }

  /** Loads the rows of many forums in one query. */
  private ofForums<T extends { forumId: string }>(entity: EntityTarget<T>, order: object, where: object = {}) {
    return async (ids: readonly string[]): Promise<T[][]> => {
      const rows = await this.db.read.find(entity, { where: { ...where, forumId: In([...ids]) } as never, order });
      return groupedInOrder(ids, rows, (row) => row.forumId);
    };
  }
}

@Resolver(() => Stage)
export class StageResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => Date, { nullable: true })
  @Access('public')
  opensAt(@Parent() stage: Stage): Date | null {
    return windowOf(stage).opensAt;
  }

  @ResolveField(() => Date, { nullable: true })
  @Access('public')
  closesAt(@Parent() stage: Stage): Date | null {
    return windowOf(stage).closesAt;
  }

  /** By the server's clock. */
  @ResolveField(() => Boolean)
  @Access('public')
  isOpen(@Parent() stage: Stage): boolean {
    return isOpen(stage, this.clock.now());
  }
}

@Resolver(() => GuidingQuestion)
export class GuidingQuestionResolver {
  @ResolveField(() => LocalTextReading)
  @Access('public')
  text(
    @Parent() question: GuidingQuestion,
    @Args('lang', { type: () => LangEnum }) lang: Lang,
  ): LocalTextReading | null {
    return pickText(question.text, lang);
  }
}

@Resolver(() => LinkedMeeting)
export class LinkedMeetingResolver {
  @ResolveField(() => LocalTextReading)
  @Access('public')
  title(@Parent() meeting: LinkedMeeting, @Args('lang', { type: () => LangEnum }) lang: Lang): LocalTextReading | null {
    return pickText(meeting.title, lang);
  }
}

/** What this room adds to a role that somebody holds for a forum. */
@Resolver(() => HeldRoleType)
export class HeldRoleForum {
  constructor(private readonly db: Db) {}

  @ResolveField(() => Int, { nullable: true })
  @Access('people.self')
  async forumYear(@Parent() role: HeldRoleType, @Context() { loaders }: GraphQLRequestContext): Promise<number | null> {
    if (role.scopeKind !== 'forum' || !role.scopeId) return null;
    const load = async (ids: readonly string[]) =>
      inOrder(ids, await forumsById(this.db.read, ids), (forum) => forum.id);
    return (await loaders.of<string, Forum | null>('forum', load).load(role.scopeId))?.year ?? null;
  }
}
