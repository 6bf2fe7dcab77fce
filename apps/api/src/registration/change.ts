import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../platform/audit.ts';
import { Live } from '../platform/live.ts';
import type { Viewer } from '../platform/viewer.ts';
import { Registration } from './registration.entity.ts';
import { RegistrationMails, type RegistrationNews } from './registration.mails.ts';

/** Every change of a registration goes through here: audit, live signals and the mail to its owner belong to it. */
@Injectable()
export class RegistrationChange {
  constructor(
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly mails: RegistrationMails,
  ) {}

  /** Writes the differing fields of a locked row. `news` null: the owner hears of it by another mail. */
  async write(
    tx: EntityManager,
    viewer: Viewer,
    row: Registration,
    action: string,
    patch: Partial<Registration>,
    news: RegistrationNews | null,
  ): Promise<Registration> {
    const fields = (Object.keys(patch) as (keyof Registration)[]).filter((f) => String(patch[f]) !== String(row[f]));
    const before = Object.fromEntries(fields.map((f) => [f, row[f]]));
    const after = Object.fromEntries(fields.map((f) => [f, patch[f]]));
    const saved = await tx.save(Registration, Object.assign(row, patch, { updatedBy: viewer.personId }));
    await this.audit.entry(tx, viewer, {
      action: `registration.${action}`,
      kind: 'registration',
      id: row.id,
      forumId: row.forumId,
      before,
      after,
    });
    await this.live.raise(tx, `forum:${row.forumId}:registrations`);
    if (row.personId) await this.live.raise(tx, `person:${row.personId}`);
    if (news) await this.mails.tell(tx, saved, news);
    return saved;
  }
}
