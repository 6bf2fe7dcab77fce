import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { Config } from './config.ts';

export type CaughtMail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  receivedAt: string;
};

const MOST = 500;

/** The local mail catcher: a real SMTP server on the loopback address whose mails stay in the data folder. */
@Injectable()
export class Mailbox implements OnApplicationShutdown {
  private server?: SMTPServer;
  private url?: Promise<string>;
  private count = 0;

  constructor(private readonly config: Config) {}

  /** Where the catcher listens; started at the first mail. */
  smtpUrl(): Promise<string> {
    this.url ??= this.start();
    return this.url;
  }

  private start(): Promise<string> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      size: 10_000_000,
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (d: Buffer) => parts.push(d));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map((r) => r.address).join(', ');
          this.keep(Buffer.concat(parts), to).then(() => done(), done);
        });
      },
    });
    server.on('error', (e) => console.error('mailbox:', e.message));
    this.server = server;
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`));
    });
  }

  private get dir(): string {
    return path.join(this.config.dataDir, 'mailbox');
  }

  private async keep(raw: Buffer, to: string): Promise<void> {
    await mkdir(this.dir, { recursive: true });
    const name = `${String(Date.now()).padStart(15, '0')}-${String(this.count++).padStart(6, '0')}.eml`;
    await writeFile(path.join(this.dir, name), Buffer.concat([Buffer.from(`X-Envelope-To: ${to}\r\n`), raw]));
  }

  /** The last mails, newest first. */
  async list(): Promise<CaughtMail[]> {
    const names = (await readdir(this.dir).catch(() => [] as string[]))
      .filter((n) => n.endsWith('.eml'))
      .sort()
      .reverse();
    return Promise.all(
      names.slice(0, MOST).map(async (name) => {
        const mail = await PostalMime.parse(await readFile(path.join(this.dir, name)));
        return {
          to: mail.headers.find((h) => h.key === 'x-envelope-to')?.value ?? '',
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          html: mail.html ?? '',
          messageId: mail.messageId ?? '',
          receivedAt: new Date(Number(name.split('-')[0])).toISOString(),
        };
      }),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await new Promise<void>((done) => (this.server ? this.server.close(() => done()) : done()));
  }
}
