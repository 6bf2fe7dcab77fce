import { Injectable } from '@nestjs/common';
import { Live } from '../platform/live.ts';

@Injectable()
export class ReportJobs {
  constructor(live: Live) {
    live.rule('forum:report', (viewer, id) => viewer.can('report.read', { forumId: id }));
  }
}
