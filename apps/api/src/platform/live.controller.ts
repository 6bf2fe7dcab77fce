import type { ServerResponse } from 'node:http';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { addressOf } from './address.ts';
import { Config } from './config.ts';
import { Live } from './live.ts';
import type { PlatformRequest } from './request.ts';
import type { Viewer } from './viewer.ts';
import { Who } from './who.ts';

const MOST_TOPICS = 50;
const MOST_STREAMS = 5;
const HEARTBEAT = 20_000;

/** GET /live?topics=a,b: one stream of server-sent events a browser. The cookie decides who listens, nothing else. */
@Controller('live')
export class LiveController {
  private readonly streams = new Map<string, number>();

  constructor(
    private readonly config: Config,
    private readonly live: Live,
    private readonly who: Who,
  ) {}

  @Get()
  async open(@Query('topics') asked: unknown, @Req() req: PlatformRequest, @Res() res: ServerResponse): Promise<void> {
    const refuse = (status: number) => {
      res.statusCode = status;
      res.end();
    };
    const site = req.headers['sec-fetch-site'];
    if ((req.headers.origin && !this.config.isOwnOrigin(req.headers.origin)) || site === 'cross-site')
      return refuse(403);
    const topics = [...new Set(typeof asked === 'string' ? asked.split(',').filter(Boolean) : [])];
    if (topics.length === 0 || topics.length > MOST_TOPICS || topics.some((t) => !/^[\w:-]{1,80}$/.test(t)))
      return refuse(400);

    const viewer = await this.who.asks(req);
    const mayHearAll = async (who: Viewer) =>
      (await Promise.all(topics.map((t) => this.live.mayHear(who, t)))).every(Boolean);
    if (!(await mayHearAll(viewer))) return refuse(viewer.isSignedIn ? 403 : 401);
    const key = viewer.personId ?? addressOf(req);
    const open = this.streams.get(key) ?? 0;
    if (open >= (viewer.isSignedIn ? MOST_STREAMS : MOST_STREAMS * 20)) return refuse(429);
    this.streams.set(key, open + 1);

    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    const wanted = new Set(topics);
    const write = (text: string) => void (res.writableEnded || res.write(text));
    const send = (topic: string, version: number) => write(`data: ${JSON.stringify({ topic, version })}\n\n`);
    // A login or a role may have ended meanwhile; a database that does not answer changes nothing yet.
    const check = async () => {
      req.viewer = undefined;
      const now = await this.who.asks(req);
      if (now.personId !== viewer.personId || !(await mayHearAll(now))) res.end();
      else write(': still here\n\n');
    };
    const tell = (topic: string, version: number) => {
      if (wanted.has(topic)) send(topic, version);
      if (viewer.personId && topic === `person:${viewer.personId}`) void check().catch(() => {});
    };
    const tellAll = async () => {
      for (const [topic, version] of await this.live.versions(topics)) send(topic, version);
    };
    const hangUp = () => void res.end();
    // What was missed while our line to the database was down.
    const catchUp = () => void tellAll().catch(hangUp);
    const heartbeat = setInterval(() => void check().catch(() => {}), HEARTBEAT);
    this.live.heard.on('signal', tell);
    this.live.heard.on('reconnected', catchUp);
    res.on('close', () => {
      clearInterval(heartbeat);
      this.live.heard.off('signal', tell);
      this.live.heard.off('reconnected', catchUp);
      const left = (this.streams.get(key) ?? 1) - 1;
      if (left > 0) this.streams.set(key, left);
      else this.streams.delete(key);
    });
    // After the listener is on, so that nothing falls between.
    await tellAll().catch(hangUp);
  }
}
