import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { type HeldRole, loginLimits, type Role, type ScopeKind } from '@sti/domain';
import { type EntityManager, IsNull } from 'typeorm';
import { Audit } from '../platform/audit.ts';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { Live } from '../platform/live.ts';
import { cookie, type PlatformRequest } from '../platform/request.ts';
import { Viewer } from '../platform/viewer.ts';
import { Who } from '../platform/who.ts';
import { Login } from './person.entity.ts';
import { hashSecret, newSecret } from './secrets.ts';

type Known = {
  login_id: string;
  person_id: string;
  started_at: Date;
  last_seen_at: Date;
  deactivated_at: Date | null;
  role: Role | null;
  scope_kind: ScopeKind;
  scope_id: string | null;
};

const MINUTE = 60_000;

/** Logins: started by a proved address, ended by the person, by time, or all at once. */
@Injectable()
export class Logins {
  constructor(
    private readonly config: Config,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    who: Who,
  ) {
    who.answeredBy((req) => this.viewerOf(req));
    live.rule('person', (viewer, id) => viewer.personId === id);
  }

  // `__Host-` binds the cookie to this host and to https; a browser takes it on a loopback http address from nobody.
  private get cookieName(): string {
    return this.config.isSecure ? '__Host-login' : 'login';
  }

  /** Hash of the login that the browser holds, whether it still counts or not. */
  hashIn(req: PlatformRequest): Buffer | null {
    const secret = cookie(req, this.cookieName);
    return secret === null ? null : hashSecret(secret);
  }

  /** Starts a login in the transaction that proved the address; gives the cookie's secret. An older login of this browser ends. */
  async start(tx: EntityManager, personId: string, req: PlatformRequest | undefined): Promise<string> {
    const now = this.clock.now();
    const old = req && cookie(req, this.cookieName);
    if (old) await tx.update(Login, { tokenHash: hashSecret(old), endedAt: IsNull() }, { endedAt: now });
    const secret = newSecret();
    const userAgent = String(req?.headers['user-agent'] ?? '')
      .replace(/[^\x20-\x7e]/g, '')
      .slice(0, 200);
    const { identifiers } = await tx.insert(Login, {
      personId,
      tokenHash: hashSecret(secret),
      startedAt: now,
      lastSeenAt: now,
      userAgent,
    });
    const viewer = new Viewer(personId, String(identifiers[0]?.id), []);
    await this.audit.entry(tx, viewer, { action: 'people.signIn', kind: 'login', id: viewer.loginId });
    return secret;
  }

  /** Tells the browser after the transaction has committed. `signed` only tells scripts that a login exists. */
  setCookies(res: ServerResponse, secret: string): void {
    const secure = this.config.isSecure ? '; Secure' : '';
    res.appendHeader(
      'set-cookie',
      `${this.cookieName}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${30 * 24 * 3600}${secure}`,
    );
    res.appendHeader('set-cookie', `signed=1; Path=/; SameSite=Lax; Max-Age=${30 * 24 * 3600}${secure}`);
  }

  private clearCookies(res: ServerResponse): void {
    const secure = this.config.isSecure ? '; Secure' : '';
    res.appendHeader('set-cookie', `${this.cookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure}`);
    res.appendHeader('set-cookie', `signed=; Path=/; SameSite=Lax; Max-Age=0${secure}`);
  }

  /** Who the cookie belongs to, with the roles held today (UTC day; a role ends at the end of its last day). */
  private async viewerOf(req: PlatformRequest): Promise<Viewer> {
    const secret = cookie(req, this.cookieName);
    if (!secret) return Viewer.anonymous;
    const now = this.clock.now();
    const rows = await this.db.sql<Known>(
      'people.viewer',
      `select l.id as login_id, l.person_id, l.started_at, l.last_seen_at, p.deactivated_at, r.role, r.scope_kind, r.scope_id
       from login l join person p on p.id = l.person_id left join role_assignment r on r.person_id = l.person_id and r.ended_at is null
         and r.from_on <= $2::date and (r.until_on is null or r.until_on >= $2::date)
       where l.token_hash = $1 and l.ended_at is null`,
      [hashSecret(secret), now.toISOString().slice(0, 10)],
    );
    const [login] = rows;
    if (!login) return Viewer.anonymous;
    const roles = rows.flatMap((r): HeldRole[] =>
      r.role ? [{ role: r.role, kind: r.scope_kind, id: r.scope_id }] : [],
    );
    if (!this.isAlive(login, roles, now)) return Viewer.anonymous;
    if (now.getTime() - login.last_seen_at.getTime() > MINUTE) {
      await this.db.sql('people.seen', 'update login set last_seen_at = $2 where id = $1 and last_seen_at < $2', [
        login.login_id,
        now,
      ]);
    }
    return new Viewer(login.person_id, login.login_id, roles);
  }

  /** Neither unused for too long nor too old, and of an account that is open. */
  protected isAlive(login: Known, roles: HeldRole[], now: Date): boolean {
    const limits = loginLimits(roles);
    return (
      now.getTime() - login.last_seen_at.getTime() <= limits.idleMs &&
      now.getTime() - login.started_at.getTime() <= limits.absoluteMs &&
      login.deactivated_at === null
    );
  }

  list(viewer: Viewer): Promise<Login[]> {
    return this.db.read
      .find(Login, { where: { personId: viewer.me, endedAt: IsNull() }, order: { lastSeenAt: 'DESC' }, take: 50 })
      .then((all) => all.map((l) => Object.assign(l, { isCurrent: l.id === viewer.loginId })));
  }

  /** Ends one of the own logins; another person's is unknown here. */
  async end(viewer: Viewer, id: string): Promise<void> {
    await this.db.tx(async (tx) => {
      const { affected } = await tx.update(
        Login,
        { id, personId: viewer.me, endedAt: IsNull() },
        { endedAt: this.clock.now() },
      );
      if (!affected) throw notFound();
      await this.audit.entry(tx, viewer, { action: 'people.endLogin', kind: 'login', id });
      // Open streams of this login ask again who listens.
      await this.live.raise(tx, `person:${viewer.me}`);
    });
  }

  async signOut(viewer: Viewer, res: ServerResponse | undefined): Promise<void> {
    if (viewer.loginId) await this.end(viewer, viewer.loginId);
    if (res) this.clearCookies(res);
  }
}
