import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { emailProblems, ownPath, SIGN_IN_LINK_MINUTES, tidyEmail } from '@sti/domain';
import type { Lang } from '@sti/reference';
import type { EntityManager } from 'typeorm';
import { addressOf } from '../platform/address.ts';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import { Db } from '../platform/db.ts';
import { Outbox } from '../platform/outbox.ts';
import { Gone, RuleBroken, refuseProblems } from '../platform/refusals.ts';
import { cookie, type PlatformRequest } from '../platform/request.ts';
import { Logins } from './logins.ts';
import { Person, SignInLink, SignInRequest } from './person.entity.ts';
import { hashSecret, newSecret } from './secrets.ts';

@Injectable()
export class SignInService {
  /** What must hold of a link at the moment of its use ($2). */
  protected readonly usable: string = 'used_at is null and superseded_at is null and expires_at > $2';

  constructor(
    private readonly config: Config,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly logins: Logins,
  ) {}

  private get bindingName(): string {
    return this.config.isSecure ? '__Host-asked' : 'asked';
  }

  /**
   * Asks for a link. Known and unknown addresses take the same way to the same answer: a row and a job; the job looks
   * the address up.
   */
  async request(
    email: string,
    lang: Lang,
    next: string | null,
    req: PlatformRequest,
    res: ServerResponse,
  ): Promise<void> {
    refuseProblems(emailProblems('email', email));
    const binding = cookie(req, this.bindingName) ?? newSecret();
    await this.db.tx(async (tx) => {
      const { identifiers } = await tx.insert(SignInRequest, {
        email: this.addressIn(email),
        lang,
        browserHash: hashSecret(binding),
        loginHash: this.logins.hashIn(req),
        next: this.leadsTo(next),
        fromAddress: addressOf(req),
        askedAt: this.clock.now(),
      });
      await this.outbox.fact(tx, 'people.signInAsked', { requestId: String(identifiers[0]?.id) });
    });
    const secure = this.config.isSecure ? '; Secure' : '';
    res.appendHeader(
      'set-cookie',
      `${this.bindingName}=${binding}; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600${secure}`,
    );
  }

  /**
   * Uses a link up in one conditional update and starts a login. In another browser than the one that asked it needs
   * `otherBrowser`: the person says so.
   */
  async redeem(
    token: string,
    otherBrowser: boolean,
    req: PlatformRequest,
    res: ServerResponse,
  ): Promise<{ personId: string; next: string | null }> {
    const now = this.clock.now();
    const { secret, personId, next } = await this.db.tx(async (tx) => {
      const link = await tx.findOneBy(SignInLink, { tokenHash: hashSecret(token) });
      if (!link) throw new Gone();
      const isLive = !link.usedAt && !link.supersededAt && link.expiresAt > now;
      if (isLive && !otherBrowser && !this.isAskedFrom(req, link)) throw new RuleBroken('otherBrowser');
      const used = await tx.query<[unknown[], number]>(
        `update sign_in_link set used_at = $2 where id = $1 and ${this.usable}`,
        [link.id, now],
      );
      if (used[1] !== 1) throw new Gone();
      await tx.query('update person set email_proved_at = coalesce(email_proved_at, $2) where id = $1', [
        link.personId,
        now,
      ]);
      return { secret: await this.logins.start(tx, link.personId, req), personId: link.personId, next: link.next };
    });
    this.logins.setCookies(res, secret);
    return { personId, next };
  }

  protected isAskedFrom(req: PlatformRequest, link: SignInLink): boolean {
    const binding = cookie(req, this.bindingName);
    return binding !== null && link.browserHash?.equals(hashSecret(binding)) === true;
  }

  protected addressIn(typed: string): string {
    return tidyEmail(typed);
  }

  /** The page that was wanted, where it is one of ours. */
  protected leadsTo(next: string | null): string | null {
    return ownPath(next);
  }

  /** A link for a person, which takes the place of older ones. Ten minutes by the server's clock. */
  async newLink(tx: EntityManager, person: Person, browserHash: Buffer | null, next: string | null): Promise<string> {
    const now = this.clock.now();
    await tx.query(
      'update sign_in_link set superseded_at = $2 where person_id = $1 and used_at is null and superseded_at is null',
      [person.id, now],
    );
    const token = newSecret();
    await tx.insert(SignInLink, {
      personId: person.id,
      tokenHash: hashSecret(token),
      browserHash,
      next,
      sentAt: now,
      expiresAt: new Date(now.getTime() + SIGN_IN_LINK_MINUTES * 60_000),
    });
    return token;
  }
}
