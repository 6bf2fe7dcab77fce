import type { ServerResponse } from 'node:http';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { forumOfYear } from '../forum/forum.queries.ts';
import { Db } from '../platform/db.ts';
import { sendText } from '../platform/plain-text.ts';
import type { PlatformRequest } from '../platform/request.ts';
import { Who } from '../platform/who.ts';
import { type ChainRow, OutcomeChain } from './outcome-chain.service.ts';

/**
 * GET /forums/{year}/outcome-log.json: the whole log of a forum as a hash chain, for those who may read it. Anyone who
 * gets the file can verify it: digest = SHA-256(salt, record), hash = SHA-256(previous hash, {number, kind, recordId,
 * digest}), each object as JSON with sorted keys. Who may not read statements gets their links without record and salt:
 * the chain can still be verified, its text not be guessed.
 */
@Controller('forums/:year')
export class OutcomeController {
  constructor(
    private readonly db: Db,
    private readonly who: Who,
    private readonly chain: OutcomeChain,
  ) {}

  @Get('outcome-log.json')
  async log(@Param('year') year: string, @Req() req: PlatformRequest, @Res() res: ServerResponse): Promise<void> {
    const forum = await forumOfYear(this.db.read, year);
    const viewer = await this.who.asks(req);
    if (!forum || !viewer.can('outcome.readForum', { forumId: forum.id })) return sendText(res, 404, 'Not found.');
    const links = await this.chain.export(forum.id);
    if (!viewer.can('outcome.readStatements', { forumId: forum.id })) for (const link of links) hideStatement(link);
    const text = JSON.stringify({ format: 'sti-forum-outcome-log/1', year: forum.year, links }, null, 1);
    res.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="sti-forum-${forum.year}-outcome-log.json"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'no-store',
    });
    res.end(text);
  }
}

function hideStatement(link: ChainRow): void {
  if (link.kind === 'STATEMENT') Object.assign(link, { record: null, salt: null });
}
