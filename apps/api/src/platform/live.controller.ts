import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { Config } from './config.ts';
import { Live } from './live.ts';
import type { PlatformRequest } from './request.ts';
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
    if ((req.headers.origin && !this.config.isOwnOrigin(req.headers.origin)) || site === 'cross-site') return refuse(403);
    const topics = [...new Set(typeof asked === 'string' ? asked.split(',').filter(Boolean) : [])];
    if (topics.length === 0 || topics.length > MOST_TOPICS || topics.some((t) => !/^[\w:-]{1,80}$/.test(t))) return refuse(400);

    const viewer = await this.who.asks(req);
    const allowed = async () => (await Promise.all(topics.map((t) => this.live.mayHear(viewer, t)))).every(Boolean);
    if (!(await allowed())) return refuse(viewer.isSignedIn ? 403 : 401);
    const key = viewer.personId ?? req.socket.remoteAddress ?? 'unknown';
    const open = this.streams.get(key) ?? 0;
    if (open >= (viewer.isSignedIn ? MOST_STREAMS : MOST_STREAMS * 20)) return refuse(429);
    this.streams.set(key, open + 1);

    res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    const wanted = new Set(topics);
    const tell = (topic: string, version: number) => {
      if (wanted.has(topic)) res.write(`data: ${JSON.stringify({ topic, version })}\n\n`);
    };
    const tellAll = async () => {
      for (const [topic, version] of await this.live.versions(topics)) tell(topic, version);
    };
    const heartbeat = setInterval(async () => {
      // A role may have ended meanwhile.
      req.viewer = undefined;
      const now = await this.who.asks(req).catch(() => viewer);
      if (now.personId !== viewer.personId) return res.end();
      const may = await Promise.all(topics.map((t) => this.live.mayHear(now, t)));
      if (may.every(Boolean)) res.write(': still here\n\n');
      else res.end();
    }, HEARTBEAT);
    this.live.heard.on('signal', tell);
    this.live.heard.on('reconnected', tellAll);
    res.on('close', () => {
      clearInterval(heartbeat);
      this.live.heard.off('signal', tell);
      this.live.heard.off('reconnected', tellAll);
      const left = (this.streams.get(key) ?? 1) - 1;
      if (left > 0) this.streams.set(key, left);
      else this.streams.delete(key);
    });
    // After the listener is on, so that nothing falls between.
    await tellAll();
  }
}
