import type { ServerResponse } from 'node:http';
import { Controller, Get, Res } from '@nestjs/common';
import { Db } from './db.ts';

@Controller()
export class HealthController {
  constructor(private readonly db: Db) {}

  /** The process answers. */
  @Get('healthz')
  alive(@Res() res: ServerResponse): void {
    answer(res, 200, 'alive');
  }

  /** The process can serve: the database answers. */
  @Get('readyz')
  async ready(@Res() res: ServerResponse): Promise<void> {
    const isReady = await this.db.sql('health', 'select 1').then(
      () => true,
      () => false,
    );
    answer(res, isReady ? 200 : 503, isReady ? 'ready' : 'the database does not answer');
  }
}

function answer(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  res.end(`${text}\n`);
}
