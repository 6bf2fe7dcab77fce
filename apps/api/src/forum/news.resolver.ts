import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { pickText } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { Access, CurrentViewer } from '../platform/access.ts';
import { Db } from '../platform/db.ts';
import { BadInput, RuleBroken, resultUnion, Stale } from '../platform/refusals.ts';
import { AllTexts, allTexts, LangEnum, LocalTextReading } from '../platform/texts.ts';
import { Viewer } from '../platform/viewer.ts';
import { Forum } from './forum.entity.ts';
import { NewsPageInput } from './forum.input.ts';
import { maySeeForum } from './forum.queries.ts';
import { NewsService } from './news.service.ts';
import { NewsPage } from './news-page.entity.ts';

export const NewsPageResult = resultUnion('NewsPageResult', () => [NewsPage, BadInput, Stale, RuleBroken]);

@Resolver(() => NewsPage)
export class NewsResolver {
  constructor(
    private readonly db: Db,
    private readonly pages: NewsService,
  ) {}

  /** A draft answers as if it did not exist, except to its Secretariat. */
  @Query(() => NewsPage, { nullable: true })
  @Access('public')
  async newsPage(
    @CurrentViewer() viewer: Viewer,
    @Args('year', { type: () => Int }) year: number,
    @Args('slug') slug: string,
  ): Promise<NewsPage | null> {
    const forum = await this.db.read.findOneBy(Forum, { year });
    if (!forum || !maySeeForum(viewer, forum)) return null;
    const page = await this.db.read.findOneBy(NewsPage, { forumId: forum.id, slug });
    if (!page) return null;
    return page.publishedAt || viewer.can('forum.readDraft', { forumId: forum.id }) ? page : null;
  }

  /** All pages of a forum, drafts too. */
  @Query(() => [NewsPage])
  @Access('forum.readDraft')
  newsPages(
    @CurrentViewer() viewer: Viewer,
    @Args('forumId', { type: () => ID }) forumId: string,
    @Args('first', { type: () => Int }) first: number,
  ): Promise<NewsPage[]> {
    viewer.demandOrHide('forum.readDraft', { forumId });
    return this.db.read.find(NewsPage, { where: { forumId }, order: { kind: 'DESC', slug: 'ASC' }, take: first });
  }

  @Mutation(() => NewsPageResult)
  @Access('forum.write')
  writeNewsPage(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: NewsPageInput,
    @Args('version', { type: () => Int, nullable: true }) version: number | null,
    @Args('idempotencyKey', { type: () => ID }) key: string,
  ): Promise<NewsPage> {
    return this.pages.write(viewer, input, version ?? null, key);
  }

  @Mutation(() => NewsPageResult)
  @Access('forum.write')
  publishNewsPage(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<NewsPage> {
    return this.pages.publish(viewer, id, version);
  }

  @Mutation(() => NewsPageResult)
  @Access('forum.write')
  withdrawNewsPage(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<NewsPage> {
    return this.pages.withdraw(viewer, id, version);
  }

  @ResolveField(() => LocalTextReading)
  @Access('public')
  title(@Parent() page: NewsPage, @Args('lang', { type: () => LangEnum }) lang: Lang): LocalTextReading | null {
    return pickText(page.title, lang);
  }

  @ResolveField(() => LocalTextReading)
  @Access('public')
  body(@Parent() page: NewsPage, @Args('lang', { type: () => LangEnum }) lang: Lang): LocalTextReading | null {
    return pickText(page.body, lang);
  }

  @ResolveField(() => AllTexts)
  @Access('public')
  titleTexts(@Parent() page: NewsPage): AllTexts | null {
    return allTexts(page.title);
  }

  @ResolveField(() => AllTexts)
  @Access('public')
  bodyTexts(@Parent() page: NewsPage): AllTexts | null {
    return allTexts(page.body);
  }
}
