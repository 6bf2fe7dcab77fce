import { Injectable } from '@nestjs/common';
import { LINKS_PER_HOUR, UNKNOWN_PER_HOUR } from '@sti/domain';
import type { EntityManager } from 'typeorm';
import { word } from '../i18n/words.ts';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import { Db } from '../platform/db.ts';
import { Mails } from '../platform/mail.ts';
import { Jobs } from '../platform/outbox.ts';
import { Login, Person, SignInRequest } from './person.entity.ts';
import { SignInService } from './sign-in.service.ts';

const HOUR = 3_600_000;

@Injectable()
export class PeopleJobs {
  protected readonly linksPerHour: number = LINKS_PER_HOUR;

  constructor(
    private readonly config: Config,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly mails: Mails,
    private readonly signIn: SignInService,
    jobs: Jobs,
  ) {
    jobs.on('people.signInAsked', 'people.answerSignIn', (p) => this.answerSignIn(p.requestId ?? ''));
    jobs.every('23 * * * *', 'people.forgetRequests', async () => {
      await this.db.read.query('delete from sign_in_request where asked_at < $1', [
        new Date(this.clock.now().getTime() - 24 * HOUR),
      ]);
    });
  }

  /**
   * The last link of the hour is for a browser in which the person was signed in before. Somebody who asks in another
   * one's name would else shut that person out for the rest of the hour.
   */
  protected async mayTakeLast(tx: EntityManager, person: Person, { loginHash }: SignInRequest): Promise<boolean> {
    return loginHash !== null && tx.existsBy(Login, { tokenHash: loginHash, personId: person.id });
  }

  /** Mails the link, or the hint to register; drops silently what is over a limit. */
  async answerSignIn(requestId: string): Promise<void> {
    await this.db.tx(async (tx) => {
      const request = await tx.findOne(SignInRequest, {
        where: { id: requestId },
        lock: { mode: 'for_no_key_update' },
      });
      if (!request || request.outcome) return;
      // Two jobs at once would count the same links and both send one more: one at a time for an address and for its sender.
      for (const what of [request.email, request.fromAddress])
        await tx.query(`select pg_advisory_xact_lock(hashtext('people.signIn'), hashtext($1))`, [what]);
      const since = new Date(request.askedAt.getTime() - HOUR);
      const person = await tx.findOneBy(Person, { email: request.email });
      const count = async (sql: string, value: string) =>
        Number((await tx.query<{ n: string }[]>(sql, [value, since]))[0]?.n ?? 0);
      if (person?.deactivatedAt) request.outcome = 'limited';
      else if (person) {
        // Whoever uses the links is no flood.
        const links = await count(
          'select count(*) as n from sign_in_link where person_id = $1 and sent_at > $2 and used_at is null',
          person.id,
        );
        const isOpen =
          links < this.linksPerHour - 1 || (links < this.linksPerHour && (await this.mayTakeLast(tx, person, request)));
        request.outcome = isOpen ? 'link' : 'limited';
      } else {
        const unknown = await count(
          `select count(*) as n from sign_in_request where from_address = $1 and asked_at > $2 and outcome = 'unknown'`,
          request.fromAddress,
        );
        const toThis = await count(
          `select count(*) as n from sign_in_request where email = $1 and asked_at > $2 and outcome = 'unknown'`,
          request.email,
        );
        request.outcome = unknown >= UNKNOWN_PER_HOUR || toThis >= 1 ? 'limited' : 'unknown';
      }
      await tx.save(request);
      const { lang } = request;
      if (request.outcome === 'link' && person) {
        const token = await this.signIn.newLink(tx, person, request.browserHash, request.next);
        await this.mails.queue(tx, {
          to: request.email,
          kind: 'people.signIn',
          lang,
          personId: person.id,
          subject: word(lang, 'signIn.subject'),
          secret: true,
          paragraphs: [
            { text: word(lang, 'signIn.intro') },
            { link: `${this.config.baseUrl}/${lang}/sign-in/${token}`, label: word(lang, 'signIn.button') },
            { text: word(lang, 'signIn.limits') },
            { text: word(lang, 'signIn.notYou') },
          ],
        });
      }
      if (request.outcome === 'unknown') {
        await this.mails.queue(tx, {
          to: request.email,
          kind: 'people.unknownAddress',
          lang,
          subject: word(lang, 'unknownAddress.subject'),
          paragraphs: [
            { text: word(lang, 'unknownAddress.intro') },
            { text: word(lang, 'unknownAddress.next') },
            { link: `${this.config.baseUrl}/${lang}`, label: word(lang, 'unknownAddress.button') },
          ],
        });
      }
    });
  }
}
