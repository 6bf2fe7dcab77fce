import { AccessGuard } from './access.ts';
import { AuditEntry, AuditValue, Refusal } from './audit.entity.ts';
import { Audit } from './audit.ts';
import { Clock } from './clock.ts';
import { Db } from './db.ts';
import { HealthController } from './health.controller.ts';
import { IdempotencyKey } from './idempotency.entity.ts';
import { Once } from './idempotency.ts';
import { LiveController } from './live.controller.ts';
import { LiveTopic } from './live.entity.ts';
import { Live } from './live.ts';
import { Mail } from './mail.entity.ts';
import { Mails } from './mail.ts';
import { MailboxController } from './mailbox.controller.ts';
import { Mailbox } from './mailbox.ts';
import { Jobs, Outbox } from './outbox.ts';
import { PlatformResolver } from './platform.resolver.ts';
import { RefusalLog } from './refusal-log.ts';
import type { Room } from './room.ts';
import { SchemaController } from './schema.controller.ts';
import { Who } from './who.ts';
import { Worker } from './worker.ts';

export const platform: Room = {
  entities: [AuditEntry, AuditValue, Refusal, IdempotencyKey, LiveTopic, Mail],
  providers: [
    Clock,
    Db,
    Jobs,
    Outbox,
    Audit,
    RefusalLog,
    Once,
    Live,
    Mailbox,
    Mails,
    Who,
    Worker,
    AccessGuard,
    PlatformResolver,
  ],
  controllers: [HealthController, SchemaController, LiveController, MailboxController],
};
