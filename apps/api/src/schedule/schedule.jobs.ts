import { Injectable } from '@nestjs/common';
import { Jobs } from '../platform/outbox.ts';
import { Schedule } from './schedule.service.ts';

@Injectable()
export class ScheduleJobs {
  constructor(schedule: Schedule, jobs: Jobs) {
    jobs.on('programme.released', 'schedule.followRelease', (p) => schedule.followRelease(p.forumId ?? ''));
  }
}
