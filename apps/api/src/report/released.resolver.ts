import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Lang } from '@sti/reference';
import { Access } from '../platform/access.ts';
import { LangEnum } from '../platform/texts.ts';
import { ReleasedSection, ReleasedSummary } from './release.results.ts';
import { SummaryReleases } from './release.service.ts';

@Resolver(() => ReleasedSummary)
export class ReleasedSummaryResolver {
  constructor(private readonly releases: SummaryReleases) {}

  @Query(() => ReleasedSummary, { nullable: true })
  @Access('public')
  releasedSummary(@Args('year', { type: () => Int }) year: number, @Args('lang', { type: () => LangEnum }) lang: Lang) {
    return this.releases.ofYear(year, lang);
  }

  @ResolveField(() => [ReleasedSection])
  @Access('public')
  sections(@Parent() summary: ReleasedSummary, @Args('first', { type: () => Int }) first: number) {
    return summary.allSections.slice(0, first);
  }
}
