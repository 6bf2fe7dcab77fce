import type { ServerResponse } from 'node:http';
import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import { Config } from './config.ts';
import { type CaughtMail, Mailbox } from './mailbox.ts';

const safe = (s: string) => s.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
// Mails bring their styles in attributes; no script, no picture, no outside address.
const CSP =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; frame-src 'self'";
const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>body{max-width:60rem;margin:auto;padding:1.5rem;font:16px/1.5 system-ui,sans-serif;color-scheme:light dark}table{border-collapse:collapse;width:100%}td{overflow-wrap:anywhere;vertical-align:top}td,th{text-align:start;padding:.5rem;border-bottom:1px solid #8888}pre{white-space:pre-wrap}</style></head><body>${body}</body></html>`;

/** The caught mails as a page and as JSON; with a real relay there is no such address. */
@Controller()
export class MailboxController {
  constructor(
    private readonly config: Config,
    private readonly mailbox: Mailbox,
  ) {}

  @Get('mailbox.json')
  async json(): Promise<CaughtMail[]> {
    return this.caught();
  }

  @Get('mailbox')
  async list(@Res() res: ServerResponse): Promise<void> {
    const mails = await this.caught();
    const rows = mails.map(
      (m) =>
        `<tr><td><a href="/mailbox/${encodeURIComponent(m.messageId)}"><bdi>${safe(m.subject)}</bdi></a></td><td>${safe(m.to)}</td><td>${m.receivedAt.slice(0, 19).replace('T', ' ')} UTC</td></tr>`,
    );
    const table = `<table><thead><tr><th>Subject</th><th>To</th><th>Received</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
    this.send(
      res,
      page(
        'Local mailbox',
        `<h1>Local mailbox</h1><p>Mails that this installation sent. Nothing left the machine.</p>${mails.length ? table : '<p>No mail yet.</p>'}`,
      ),
    );
  }

  @Get('mailbox/:messageId')
  async read(@Param('messageId') messageId: string, @Res() res: ServerResponse): Promise<void> {
    const mail = (await this.caught()).find((m) => m.messageId === messageId);
    if (!mail) throw new NotFoundException();
    this.send(res, mail.html);
  }

  private async caught(): Promise<CaughtMail[]> {
    if (!this.config.isCatchingMail) throw new NotFoundException();
    return this.mailbox.list();
  }

  private send(res: ServerResponse, html: string): void {
    res.setHeader('content-type', 'text/html; charset=utf-8');
    res.setHeader('content-security-policy', CSP);
    res.end(html);
  }
}
