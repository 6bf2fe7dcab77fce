import { Args, Field, ID, Int, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { pickText } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { Access, CurrentViewer } from '../platform/access.ts';
import { Config } from '../platform/config.ts';
import { BadInput, RuleBroken, resultUnion, Stale } from '../platform/refusals.ts';
import { LangEnum, LocalTextReading } from '../platform/texts.ts';
import { Viewer } from '../platform/viewer.ts';
import { Feed } from './feed.entity.ts';
import { Feeds, type FeedWithToken } from './feed.service.ts';
import { Schedule } from './schedule.service.ts';
import { ScheduleItem } from './schedule-item.ts';

@ObjectType()
export class UnsaveResult {
  @Field(() => ID) slotUid!: string;
}

/** A feed with the addresses that hold its secret: shown once. */
@ObjectType()
export class NewFeed {
  @Field(() => Feed) feed!: Feed;
  @Field(() => String, { nullable: true, description: 'Null in the answer to a retry: renew the link to see it.' })
  url!: string | null;
  @Field(() => String, { nullable: true }) webcalUrl!: string | null;
}

const SaveSlotResult = resultUnion('SaveSlotResult', () => [ScheduleItem, RuleBroken]);
const MakeFeedResult = resultUnion('MakeFeedResult', () => [NewFeed, BadInput, RuleBroken]);
const RevokeFeedResult = resultUnion('RevokeFeedResult', () => [Feed, Stale]);

const id = { type: () => ID };
const int = { type: () => Int };

@Resolver(() => ScheduleItem)
export class ScheduleResolver {
  constructor(
    private readonly config: Config,
    private readonly schedule: Schedule,
    private readonly feeds: Feeds,
  ) {}

  /** Saved slots and own duties by start, of one forum or of all. */
  @Query(() => [ScheduleItem])
  @Access('schedule.self')
  async mySchedule(
    @CurrentViewer() viewer: Viewer,
    @Args('first', int) first: number,
    @Args('forumId', { type: () => ID, nullable: true }) forumId?: string | null,
  ): Promise<ScheduleItem[]> {
    const items = await this.schedule.of(viewer.me);
    return items.filter((item) => !forumId || item.forumId === forumId).slice(0, first);
  }

  /** The own items at the time of a slot, before it is saved. */
  @Query(() => [ScheduleItem])
  @Access('schedule.self')
  wouldClash(
    @CurrentViewer() viewer: Viewer,
    @Args('slotUid', id) slotUid: string,
    @Args('first', int) first: number,
  ): Promise<ScheduleItem[]> {
    return this.schedule.wouldClash(viewer, slotUid, first);
  }

  @Query(() => [Feed])
  @Access('schedule.self')
  myFeeds(@CurrentViewer() viewer: Viewer): Promise<Feed[]> {
    return this.feeds.mine(viewer);
  }

  @Mutation(() => SaveSlotResult)
  @Access('schedule.self')
  saveSlot(
    @CurrentViewer() viewer: Viewer,
    @Args('slotUid', id) slotUid: string,
    @Args('idempotencyKey', id) key: string,
  ): Promise<ScheduleItem> {
    return this.schedule.save(viewer, slotUid, key);
  }

  @Mutation(() => UnsaveResult)
  @Access('schedule.self')
  async unsaveSlot(@CurrentViewer() viewer: Viewer, @Args('slotUid', id) slotUid: string): Promise<UnsaveResult> {
    await this.schedule.unsave(viewer, slotUid);
    return { slotUid };
  }

  @Mutation(() => MakeFeedResult)
  @Access('schedule.self')
  async makeFeed(
    @CurrentViewer() viewer: Viewer,
    @Args('label') label: string,
    @Args('idempotencyKey', id) key: string,
  ): Promise<NewFeed> {
    return this.shown(await this.feeds.make(viewer, label, key));
  }

  @Mutation(() => MakeFeedResult)
  @Access('schedule.self')
  async renewFeed(
    @CurrentViewer() viewer: Viewer,
    @Args('id', id) feedId: string,
    @Args('idempotencyKey', id) key: string,
  ): Promise<NewFeed> {
    return this.shown(await this.feeds.renew(viewer, feedId, key));
  }

  @Mutation(() => RevokeFeedResult)
  @Access('schedule.self')
  revokeFeed(
    @CurrentViewer() viewer: Viewer,
    @Args('id', id) feedId: string,
    @Args('version', int) version: number,
  ): Promise<Feed> {
    return this.feeds.revoke(viewer, feedId, version);
  }

  @ResolveField(() => LocalTextReading, { nullable: true })
  @Access('row')
  title(@Parent() item: ScheduleItem, @Args('lang', { type: () => LangEnum }) lang: Lang): LocalTextReading | null {
    return pickText(item.titleTexts, lang);
  }

  private shown({ feed, token }: FeedWithToken): NewFeed {
    const url = token && `${this.config.baseUrl}/calendar/${token}.ics`;
    return Object.assign(new NewFeed(), { feed, url, webcalUrl: url?.replace(/^https?:/, 'webcal:') });
  }
}
