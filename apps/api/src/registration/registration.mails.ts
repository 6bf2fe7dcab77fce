import { Injectable } from '@nestjs/common';
import { pickText, type RegistrationStatus } from '@sti/domain';
import { BCP47, type Lang } from '@sti/reference';
import type { EntityManager } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { type Words, word } from '../i18n/words.ts';
import { Person } from '../people/person.entity.ts';
import { Config } from '../platform/config.ts';
import type { MailBlock } from '../platform/mail.entity.ts';
import { Mails } from '../platform/mail.ts';
import { RegistrationCategory } from './category.entity.ts';
import { Registration } from './registration.entity.ts';
import { waitingPositions } from './registration.queries.ts';

/** What happened to a registration, as its owner is told. */
export type RegistrationNews = 'received' | 'edited' | 'withdrawn' | 'placeFree' | 'decided';

const STATUS_WORDS: Partial<Record<RegistrationStatus, keyof Words>> = {
  PENDING: 'registration.pending',
  APPROVED: 'registration.approved',
  WAITLISTED: 'registration.waitlisted',
  REJECTED: 'registration.rejected',
  WITHDRAWN: 'registration.reopen',
};

@Injectable()
export class RegistrationMails {
  constructor(
    private readonly config: Config,
    private readonly mails: Mails,
  ) {}

  /** To an address that nobody has proved: no word of what was typed, so that nobody can mail strangers through us. */
  async askForProof(tx: EntityManager, form: Registration, token: string): Promise<void> {
    const lang = form.language;
    const forum = await this.forumName(tx, form.forumId, lang);
    await this.mails.queue(tx, {
      to: form.email,
      kind: 'registration.proof',
      lang,
      forumId: form.forumId,
      secret: true,
      subject: word(lang, 'registration.proof.subject', { forum }),
      paragraphs: [
        { text: word(lang, 'registration.proof.intro', { forum }) },
        { link: `${this.config.baseUrl}/${lang}/confirm/${token}`, label: word(lang, 'registration.proof.button') },
        { text: word(lang, 'registration.proof.limits') },
        { text: word(lang, 'registration.proof.notYou') },
      ],
    });
  }

  /** A second form for a forum: only the owner of the address learns that a registration exists. */
  async tellKnown(tx: EntityManager, form: Registration, personId: string): Promise<void> {
    const lang = form.language;
    const forum = await this.forumName(tx, form.forumId, lang);
    await this.mails.queue(tx, {
      to: form.email,
      kind: 'registration.exists',
      lang,
      forumId: form.forumId,
      personId,
      subject: word(lang, 'registration.exists.subject', { forum }),
      paragraphs: [
        { text: word(lang, 'registration.exists.intro', { forum }) },
        this.ownPage(lang),
        { text: word(lang, 'registration.exists.notYou') },
      ],
    });
  }

  /** Tells the owner of a proved registration what happened and how it stands now. */
  async tell(tx: EntityManager, row: Registration, news: RegistrationNews): Promise<void> {
    const person = await tx.findOneByOrFail(Person, { id: row.personId ?? '' });
    const lang = person.language;
    const forum = await this.forumName(tx, row.forumId, lang);
    await this.mails.queue(tx, {
      to: person.email ?? row.email,
      kind: `registration.${news}`,
      lang,
      forumId: row.forumId,
      personId: row.personId,
      subject: word(lang, news === 'received' ? 'registration.received.subject' : 'registration.changed.subject', {
        forum,
      }),
      paragraphs: [
        { text: word(lang, `registration.${news}`, { forum }) },
        ...(await this.standing(tx, row, lang)),
        { lines: await this.details(tx, row, lang) },
        this.ownPage(lang),
      ],
    });
  }

  private async standing(tx: EntityManager, row: Registration, lang: Lang): Promise<MailBlock[]> {
    const key = STATUS_WORDS[row.status];
    const position = (await waitingPositions(tx, [row.id])).get(row.id) ?? 0;
    return [
      ...(key ? [{ text: word(lang, key, { position }) }] : []),
      ...(row.reason ? [{ text: word(lang, 'registration.reason', { reason: row.reason }) }] : []),
    ];
  }

  private async details(tx: EntityManager, row: Registration, lang: Lang): Promise<string[]> {
    const category = await tx.findOneByOrFail(RegistrationCategory, { id: row.categoryId });
    const day = new Intl.DateTimeFormat(BCP47[lang], { dateStyle: 'long', timeZone: 'UTC' });
    const days = row.days.map((d) => day.format(new Date(`${d}T00:00:00Z`)));
    return [
      word(lang, 'registration.line.name', { name: `${row.givenName} ${row.familyName}` }),
      word(lang, 'registration.line.organisation', { organisation: row.organisationName }),
      word(lang, 'registration.line.category', { category: pickText(category.name, lang)?.text ?? '' }),
      word(lang, row.mode === 'IN_PERSON' ? 'registration.line.inPerson' : 'registration.line.online'),
      ...(days.length
        ? [word(lang, 'registration.line.days', { days: new Intl.ListFormat(BCP47[lang]).format(days) })]
        : []),
    ];
  }

  private ownPage(lang: Lang): MailBlock {
    return { link: `${this.config.baseUrl}/${lang}/my/registration`, label: word(lang, 'registration.open') };
  }

  private async forumName(tx: EntityManager, forumId: string, lang: Lang): Promise<string> {
    const forum = await tx.findOneByOrFail(Forum, { id: forumId });
    return pickText(forum.title, lang)?.text ?? String(forum.year);
  }
}
