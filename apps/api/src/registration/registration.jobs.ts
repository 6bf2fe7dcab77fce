import { Injectable } from '@nestjs/common';
import { CLOSED_STATUSES, FORMS_PER_HOUR, LINKS_PER_HOUR, PROOF_HOURS } from '@sti/domain';
import { type EntityManager, In, IsNull, LessThan, Not } from 'typeorm';
import { Person } from '../people/person.entity.ts';
import { hashSecret, newSecret } from '../people/secrets.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { Jobs } from '../platform/outbox.ts';
import { RegistrationCategories } from './category.service.ts';
import { Registration } from './registration.entity.ts';
import { RegistrationMails } from './registration.mails.ts';

const HOUR = 3_600_000;

@Injectable()
export class RegistrationJobs {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly mails: RegistrationMails,
    categories: RegistrationCategories,
    jobs: Jobs,
  ) {
    jobs.on('registration.submitted', 'registration.answerForm', (p) => this.answerForm(p.registrationId ?? ''));
    jobs.on('registration.confirmed', 'registration.sendReceipt', (p) => this.sendReceipt(p.registrationId ?? ''));
    jobs.on('forum.moved', 'registration.addDefaultCategories', async ({ forumId = '', status }) => {
      if (status === 'ANNOUNCED') await this.db.tx((tx) => categories.insertDefaults(tx, null, forumId));
    });
    jobs.every('41 * * * *', 'registration.forgetUnproved', () => this.forgetUnproved());
  }

  /** Mails the link, or that a registration exists; what is over the hour's limit of mails is dropped without a word. */
  async answerForm(id: string): Promise<void> {
    await this.db.tx(async (tx) => {
      const now = this.clock.now();
      const form = await tx.findOne(Registration, {
        where: { id, status: 'UNPROVED', proofMailedAt: IsNull() },
        lock: { mode: 'for_no_key_update' },
      });
      if (!form || (await this.isOverLimit(tx, form))) return;
      const owner = await tx.findOneBy(Person, { email: form.email });
      const isKnown =
        owner &&
        (await tx.existsBy(Registration, {
          forumId: form.forumId,
          personId: owner.id,
          status: Not(In(CLOSED_STATUSES)),
        }));
      if (isKnown) {
        await tx.update(Registration, { id }, { proofMailedAt: now });
        await this.mails.tellKnown(tx, form, owner.id);
        return;
      }
      const token = newSecret();
      const proofExpiresAt = new Date(form.createdAt.getTime() + PROOF_HOURS * HOUR);
      await tx.update(Registration, { id }, { proofHash: hashSecret(token), proofExpiresAt, proofMailedAt: now });
      await this.mails.askForProof(tx, form, token);
    });
  }

  async sendReceipt(id: string): Promise<void> {
    await this.db.tx(async (tx) => {
      const { affected } = await tx.update(
        Registration,
        { id, receiptMailedAt: IsNull() },
        // The receipt is no edit: who edits meanwhile must not be told of a change.
        { receiptMailedAt: this.clock.now(), version: () => 'version', updatedAt: () => 'updated_at' },
      );
      if (affected === 1) await this.mails.tell(tx, await tx.findOneByOrFail(Registration, { id }), 'received');
    });
  }

  /** Forms that nobody proved hold personal data of strangers: gone after a day. */
  async forgetUnproved(): Promise<void> {
    const createdAt = LessThan(new Date(this.clock.now().getTime() - PROOF_HOURS * HOUR));
    await this.db.read.delete(Registration, { status: 'UNPROVED', createdAt });
  }

  private async isOverLimit(tx: EntityManager, form: Registration): Promise<boolean> {
    // Two jobs at once would both count the same.
    await tx.query(`select pg_advisory_xact_lock(hashtext('registration.mail'), hashtext($1))`, [form.email]);
    const since = new Date(form.createdAt.getTime() - HOUR);
    const [sent] = await tx.query<{ address: number; network: number }[]>(
      `select count(*) filter (where email = $1)::int as address, count(*) filter (where from_address = $2)::int as network
       from registration where proof_mailed_at > $3 and (email = $1 or from_address = $2)`,
      [form.email, form.fromAddress, since],
    );
    return !sent || sent.address >= LINKS_PER_HOUR || sent.network >= FORMS_PER_HOUR;
  }
}
