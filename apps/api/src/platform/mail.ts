import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { emailProblems } from '@sti/domain';
import { directionOf, type Lang } from '@sti/reference';
import { createTransport, type Transporter } from 'nodemailer';
import type { EntityManager } from 'typeorm';
import { Clock } from './clock.ts';
import { Config } from './config.ts';
import { Db } from './db.ts';
import { Mail, type MailBlock, MailState } from './mail.entity.ts';
import { mailHtml, mailText } from './mail-body.ts';
import { Mailbox } from './mailbox.ts';
import { Jobs, Outbox } from './outbox.ts';

type NewMail = {
  to: string;
  /** `room.what`, the same for all mails of one purpose. */
  kind: string;
  lang: Lang;
  forumId?: string | null;
  personId?: string | null;
  subject: string;
  paragraphs: MailBlock[];
  /** Holds a link that opens something: nobody but the receiver may read it, not even afterwards. */
  secret?: boolean;
};

type RelayError = { code?: string; responseCode?: number; response?: string; message: string };

const MINUTE = 60_000;
// Waits after an answer about this mail; given up after the last.
const WAITS = [0.5, 1, 2, 5, 10, 30, 60, 60, 120].map((m) => m * MINUTE);
const GIVE_UP = 72 * 60 * MINUTE;
// Of the mail library's codes only these are answers about the mail itself; all others are about the relay and cost no try.
const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);

/** A test takes a protection away to see that mail is then lost. */
export const mailSwitches = { isRecordedAfterSending: true };

/** Mail leaves only from a job: row and job are written in the business transaction. */
@Injectable()
export class Mails implements OnApplicationShutdown {
  private transport?: Transporter;
  /** While the relay is in trouble no mail is tried; null: it answers. Each process finds out for itself. */
  private pausedUntil: number | null = null;

  constructor(
    private readonly config: Config,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly mailbox: Mailbox,
    jobs: Jobs,
  ) {
    jobs.on('mail.queued', 'platform.sendMail', (p) => this.send(p.mailId ?? ''));
  }

  /** Queues a mail to one address with the verb's transaction. A bad address is a bug of the caller: it throws. */
  async queue(tx: EntityManager, mail: NewMail): Promise<void> {
    // An object or a list would be read as an address by the mail library, with what its parser makes of it.
    if (typeof mail.to !== 'string' || /\s/.test(mail.to) || emailProblems('to', mail.to).length)
      throw new Error('A mail needs one plain address');
    const id = randomUUID();
    const domain = new URL(this.config.baseUrl).hostname;
    await tx.getRepository(Mail).insert({
      id,
      kind: mail.kind,
      recipient: mail.to,
      lang: mail.lang,
      forumId: mail.forumId ?? null,
      personId: mail.personId ?? null,
      subject: oneLine(mail.subject),
      blocks: mail.paragraphs as never,
      isSecret: mail.secret ?? false,
      messageId: `<${id}@${domain}>`,
      state: MailState.QUEUED,
      queuedAt: this.clock.now(),
    });
    await this.outbox.fact(tx, 'mail.queued', { mailId: id });
  }

  /** Sends a queued mail; one that was sent stays sent. At most one extra copy after a crash, with the same Message-ID. */
  async send(mailId: string): Promise<void> {
    const mail = await this.db.read.findOneBy(Mail, { id: mailId });
    if (!mail?.blocks || (mail.state !== MailState.QUEUED && mail.state !== MailState.SENDING)) return;
    if (this.isPaused()) return this.later(mail, { tries: mail.tries, answer: mail.lastAnswer });
    await this.db.read.update(Mail, { id: mail.id }, { state: MailState.SENDING });
    if (!mailSwitches.isRecordedAfterSending) await this.sent(mail);
    try {
      await this.handOver(mail, mail.blocks);
    } catch (e) {
      return this.failed(mail, e as RelayError);
    }
    this.pausedUntil = null;
    // Outside the try: what fails here is our own record, and the job comes again.
    await this.sent(mail);
  }

  /** False also for the one mail that, a minute after the last failure, finds out whether the relay is back. */
  private isPaused(): boolean {
    if (this.pausedUntil === null) return false;
    const now = this.clock.now().getTime();
    if (now < this.pausedUntil) return true;
    this.pausedUntil = now + MINUTE;
    return false;
  }

  private async sent(mail: Mail): Promise<void> {
    await this.db.read.update(
      Mail,
      { id: mail.id },
      {
        state: MailState.SENT,
        sentAt: this.clock.now(),
        tries: mail.tries + 1,
        lastAnswer: null,
        ...(mail.isSecret ? { blocks: null as never } : {}),
      },
    );
  }

  private async handOver(mail: Mail, blocks: MailBlock[]): Promise<void> {
    this.transport ??= createTransport({
      url: this.config.smtpUrl ?? (await this.mailbox.smtpUrl()),
      connectionTimeout: 10_000,
      socketTimeout: 20_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    } as never);
    const body = { lang: mail.lang, dir: directionOf(mail.lang as Lang), subject: mail.subject, blocks };
    await this.transport.sendMail({
      from: this.config.mailFrom,
      to: { name: '', address: mail.recipient },
      subject: mail.subject,
      text: mailText(body),
      html: mailHtml(body),
      messageId: mail.messageId,
      date: mail.queuedAt,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.lang },
    });
  }

  private async failed(mail: Mail, e: RelayError): Promise<void> {
    this.transport?.close();
    this.transport = undefined;
    // 421: the relay closes the line, whatever it was asked.
    const isAboutTheMail = e.responseCode !== 421 && (!e.code || ABOUT_THE_MAIL.has(e.code));
    this.pausedUntil = isAboutTheMail ? null : this.clock.now().getTime() + MINUTE;
    const tries = mail.tries + (isAboutTheMail ? 1 : 0);
    const isFinal = isAboutTheMail && ((e.responseCode ?? 0) >= 500 || tries > WAITS.length);
    await this.later(mail, { tries, isFinal, answer: oneLine(e.response ?? e.code ?? e.message).slice(0, 300) });
  }

  /** Tries again after the wait of its last try, or when the relay is asked next; gives up what waited for too long. */
  private async later(mail: Mail, o: { tries: number; answer: string | null; isFinal?: boolean }): Promise<void> {
    const now = this.clock.now().getTime();
    const runAt = this.pausedUntil ?? now + (WAITS[o.tries - 1] ?? 0);
    const isGivenUp = o.isFinal || now - mail.queuedAt.getTime() > GIVE_UP;
    await this.db.tx(async (tx) => {
      await tx.update(
        Mail,
        { id: mail.id },
        {
          state: isGivenUp ? MailState.FAILED : MailState.QUEUED,
          tries: o.tries,
          lastAnswer: o.answer,
          ...(isGivenUp && mail.isSecret ? { blocks: null as never } : {}),
        },
      );
      if (!isGivenUp)
        await this.outbox.fact(tx, 'mail.queued', { mailId: mail.id }, { runAt: new Date(runAt), key: mail.id });
    });
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a header is one line without control characters
const oneLine = (text: string) => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
