import type { Room } from '../platform/room.ts';
import { Bookmark } from './bookmark.entity.ts';
import { FeedController } from './feed.controller.ts';
import { Feed } from './feed.entity.ts';
import { Feeds } from './feed.service.ts';
import { ScheduleJobs } from './schedule.jobs.ts';
import { ScheduleResolver } from './schedule.resolver.ts';
import { Schedule } from './schedule.service.ts';

export const schedule: Room = {
  entities: [Bookmark, Feed],
  providers: [Schedule, Feeds, ScheduleJobs, ScheduleResolver],
  controllers: [FeedController],
};
