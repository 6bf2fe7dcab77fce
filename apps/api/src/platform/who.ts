import { Injectable } from '@nestjs/common';
import type { PlatformRequest } from './request.ts';
import { Viewer } from './viewer.ts';

/** Asks who a request comes from. The room `people` answers; the platform only knows the question. */
@Injectable()
export class Who {
  private answer: (req: PlatformRequest) => Promise<Viewer> = async () => Viewer.anonymous;

  answeredBy(answer: (req: PlatformRequest) => Promise<Viewer>): void {
    this.answer = answer;
  }

  /** The viewer of a request, looked up once. */
  async asks(req: PlatformRequest): Promise<Viewer> {
    req.viewer ??= await this.answer(req);
    return req.viewer;
  }
}
