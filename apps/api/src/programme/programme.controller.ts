import type { ServerResponse } from 'node:http';
import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import { pickText, SESSION_CODE } from '@sti/domain';
import { isLang, type Lang } from '@sti/reference';
import { Forum } from '../forum/forum.entity.ts';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import { Db } from '../platform/db.ts';
import type { PlatformRequest } from '../platform/request.ts';
import { answerCalendar } from './calendar-answer.ts';
import { entriesOf } from './programme.ics.ts';
import { Releases } from './releases.ts';

/** Calendar files of the released programme, in the language of `?lang=`, else in English. */
@Controller()
export class ProgrammeController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly releases: Releases,
  ) {}

  @Get('forums/:year/programme.ics')
  async programme(
    @Param('year') year: string,
    @Query('lang') asked: unknown,
    @Req() req: PlatformRequest,
    @Res() res: ServerResponse,
  ): Promise<void> {
    const release = /^\d{4}$/.test(year) ? await this.releases.ofYear(Number(year)) : null;
    if (!release) throw new NotFoundException();
    const lang = isLang(asked) ? asked : 'en';
    const forum = await this.db.read.findOneByOrFail(Forum, { id: release.row.forumId });
    const name = pickText(forum.title, lang)?.text ?? year;
    const entries = release.sessions.flatMap((session) => entriesOf(session, this.reader(lang)));
    answerCalendar(req, res, entries, { lang, name, host: this.host }, `sti-forum-${year}`);
  }

  @Get('sessions/:file')
  async session(
    @Param('file') file: string,
    @Query('lang') asked: unknown,
    @Req() req: PlatformRequest,
    @Res() res: ServerResponse,
  ): Promise<void> {
    const code = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
    const found = SESSION_CODE.test(code) ? await this.releases.session(code) : null;
    if (!found) throw new NotFoundException();
    const lang = isLang(asked) ? asked : 'en';
    const name = pickText(found.session.stored.title, lang)?.text ?? code;
    const entries = entriesOf(found.session, this.reader(lang));
    answerCalendar(req, res, entries, { lang, name, host: this.host }, `sti-forum-${found.session.forumYear}-${code}`);
  }

  private reader(lang: Lang) {
    return { lang, baseUrl: this.config.baseUrl, now: this.clock.now() };
  }

  private get host(): string {
    return new URL(this.config.baseUrl).hostname;
  }
}
