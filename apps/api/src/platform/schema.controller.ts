import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { Controller, Get, Res } from '@nestjs/common';

const FILE = new URL('../../schema.graphql', import.meta.url);

/** GET /schema.graphql: the published schema. Introspection is off in production, so this is where programs read it. */
@Controller('schema.graphql')
export class SchemaController {
  private text?: string;

  @Get()
  schema(@Res() res: ServerResponse): void {
    this.text ??= readFileSync(FILE, 'utf8');
    res.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=300' });
    res.end(this.text);
  }
}
