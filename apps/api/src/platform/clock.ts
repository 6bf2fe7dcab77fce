import { Injectable } from '@nestjs/common';

/** The server's time, the only one that decides windows and expiry. Tests set it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
