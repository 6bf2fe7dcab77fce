import type { Room } from '../platform/room.ts';
import { Merges } from './merges.service.ts';
import { OutcomeController } from './outcome.controller.ts';
import { OutcomeJobs } from './outcome.jobs.ts';
import { OutcomeResolver } from './outcome.resolver.ts';
import { OutcomeChain } from './outcome-chain.service.ts';
import { OutcomeDecision, OutcomeItem, OutcomeItemStatement } from './outcome-item.entity.ts';
import { OutcomeLink } from './outcome-link.entity.ts';
import { OutcomeLog } from './outcome-log.service.ts';
import { OutcomeReader } from './outcome-reader.service.ts';
import { SessionClosing } from './session-closing.entity.ts';
import { SignOff } from './sign-off.service.ts';
import { Statement } from './statement.entity.ts';

export const outcome: Room = {
  entities: [Statement, OutcomeItem, OutcomeItemStatement, OutcomeDecision, SessionClosing, OutcomeLink],
  providers: [OutcomeLog, SignOff, Merges, OutcomeReader, OutcomeChain, OutcomeJobs, OutcomeResolver],
  controllers: [OutcomeController],
};
