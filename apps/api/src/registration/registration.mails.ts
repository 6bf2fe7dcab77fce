import { Injectable } from '@nestjs/common';
import { pickText, type RegistrationStatus } from '@sti/domain';
import { BCP47, type Lang } from '@sti/reference';
import type { EntityManager } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { forumName } from '../forum/forum.words.ts';
import { dayWords, type Words, word } from '../i18n/words.ts';
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
    const { forum, page } = await this.forumWords(tx, form.forumId, lang);
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
        page,
      ],
    });
  }

  /** A second form for a forum: only the owner of the address learns that a registration exists. */
  async tellKnown(tx: EntityManager, form: Registration, personId: string): Promise<void> {
    const lang = form.language;
    const { forum, page } = await this.forumWords(tx, form.forumId, lang);
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
        page,
      ],
    });
  }

  /** Tells the owner of a proved registration what happened and how it stands now. */
  async tell(tx: EntityManager, row: Registration, news: RegistrationNews): Promise<void> {
    const person = await tx.findOneByOrFail(Person, { id: row.personId ?? '' });
    const lang = person.language;
    const { forum, page } = await this.forumWords(tx, row.forumId, lang);
    await this.mails.queue(tx, {
      to: person.email ?? row.email,
      kind: `registration.${news}`,
      lang,
      forumId: row.forumId,
      personId: row.personId,
      subject: word(lang, subjectOf(news, row.status), { forum }),
      paragraphs: [
        { text: word(lang, `registration.${news}`, { forum }) },
        ...(await this.standing(tx, row, lang)),
        { lines: await this.details(tx, row, lang) },
        this.ownPage(lang),
        ...nextSteps(row).map((key) => ({ text: word(lang, key) })),
        page,
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
    const days = row.days.map((day) => dayWords(lang, day));
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

  /** The forum by its name, and its page: there the Secretariat says whom to ask. */
  private async forumWords(tx: EntityManager, forumId: string, lang: Lang) {
    const forum = await tx.findOneByOrFail(Forum, { id: forumId });
    const link = `${this.config.baseUrl}/${lang}/forums/${forum.year}`;
    const page: MailBlock = { link, label: word(lang, 'mail.forumPage'), isQuiet: true };
    return { forum: forumName(forum, lang), page };
  }
}

/** The subject says the outcome, where there is one. */
function subjectOf(news: RegistrationNews, status: RegistrationStatus): keyof Words {
  if (news === 'placeFree') return 'registration.placeFreeSubject';
  if (news === 'decided' && status === 'APPROVED') return 'registration.approvedSubject';
  if (news === 'decided' && status === 'REJECTED') return 'registration.rejectedSubject';
  return news === 'received' ? 'registration.received.subject' : 'registration.changed.subject';
}

/** What the owner should know or do now. */
function nextSteps({ status, mode, groundsPass }: Registration): (keyof Words)[] {
  if (status === 'WAITLISTED') return ['registration.waiting'];
  if (status !== 'APPROVED' || mode !== 'IN_PERSON') return [];
  return [...(groundsPass === 'NEEDS_ONE' ? ['registration.groundsPass' as const] : []), 'registration.cannotCome'];
}
