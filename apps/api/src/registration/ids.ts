import { ParseUUIDPipe } from '@nestjs/common';
import { notFound } from '../platform/errors.ts';

/** For id arguments: what is no id names nothing, and PostgreSQL would call it an error. */
export const anId = new ParseUUIDPipe({ exceptionFactory: notFound });
export const anIdOrNone = new ParseUUIDPipe({ exceptionFactory: notFound, optional: true });
