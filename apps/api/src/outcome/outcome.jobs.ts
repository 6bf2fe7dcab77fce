import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db.ts';
import { isId } from '../platform/ids.ts';
import { Live } from '../platform/live.ts';
import { Jobs } from '../platform/outbox.ts';
import { Session } from '../programme/session.entity.ts';
import { OutcomeChain } from './outcome-chain.service.ts';

@Injectable()
export class OutcomeJobs {
  constructor(jobs: Jobs, live: Live, db: Db, chain: OutcomeChain) {
    jobs.on('outcome.recorded', 'outcome.link', async ({ forumId }) => {
      if (forumId) await chain.link(forumId);
    });

    live.rule('session', async (viewer, id) => {
      const session = isId(id) ? await db.read.findOneBy(Session, { id }) : null;
      return !!session && viewer.can('outcome.readSession', { forumId: session.forumId, sessionId: session.id });
    });
  }
}
