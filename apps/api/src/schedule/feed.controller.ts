import type { ServerResponse } from 'node:http';
import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import { isLang } from '@sti/reference';
import { word } from '../i18n/words.ts';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import type { PlatformRequest } from '../platform/request.ts';
import { answerCalendar } from '../programme/calendar-answer.ts';
import { Feeds } from './feed.service.ts';
import { scheduleEntries } from './schedule.ics.ts';
import { Schedule } from './schedule.service.ts';

const FILE = /^([\w-]{43})\.ics$/;

/** The address that calendar programs poll: the token in it is all they have. */
@Controller()
export class FeedController {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly feeds: Feeds,
    private readonly schedule: Schedule,
  ) {}

  @Get('calendar/:file')
  async feed(
    @Param('file') file: string,
    @Query('lang') asked: unknown,
    @Req() req: PlatformRequest,
    @Res() res: ServerResponse,
  ): Promise<void> {
    const token = FILE.exec(file)?.[1];
    const feed = token ? await this.feeds.byToken(token) : null;
    if (!feed) throw new NotFoundException();
    const lang = isLang(asked) ? asked : feed.language;
    const { baseUrl } = this.config;
    const entries = scheduleEntries(await this.schedule.forCalendar(feed.person_id), {
      lang,
      baseUrl,
      now: this.clock.now(),
    });
    answerCalendar(
      req,
      res,
      entries,
      { lang, name: word(lang, 'calendar.mySchedule'), host: new URL(baseUrl).hostname },
      'sti-forum-my-schedule',
    );
    this.feeds.noteUse(feed);
  }
}
