import { Injectable } from '@nestjs/common';
import { FEED_LIMIT, LIMITS, textProblems, tidy } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { type EntityManager, IsNull } from 'typeorm';
import { Person } from '../people/person.entity.ts';
import { hashSecret, newSecret } from '../people/secrets.ts';
import { Audit } from '../platform/audit.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { Once } from '../platform/idempotency.ts';
import { RuleBroken, refuseProblems } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import type { Viewer } from '../platform/viewer.ts';
import { Feed } from './feed.entity.ts';

/** A feed with its secret, which is known only at this moment; null in the answer to a retry. */
export type FeedWithToken = { feed: Feed; token: string | null };

export type KnownFeed = { id: string; person_id: string; language: Lang; last_used_at: Date | null };

const HOUR = 3_600_000;

/** The calendar links of a person: made, renewed and revoked one by one. */
@Injectable()
export class Feeds {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly once: Once,
    private readonly audit: Audit,
  ) {}

  mine(viewer: Viewer): Promise<Feed[]> {
    return this.db.read.find(Feed, {
      where: { personId: viewer.me, revokedAt: IsNull() },
      order: { id: 'ASC' },
      take: FEED_LIMIT,
    });
  }

  async make(viewer: Viewer, label: string, idempotencyKey: string): Promise<FeedWithToken> {
    const personId = viewer.me;
    refuseProblems(textProblems('label', label, { max: LIMITS.name, required: true }));
    let token: string | null = null;
    const id = await this.db.tx((tx) =>
      this.once.run(tx, viewer, idempotencyKey, { makeFeed: label }, async () => {
        await tx.findOneOrFail(Person, { where: { id: personId }, lock: { mode: 'for_no_key_update' } });
        const count = await tx.countBy(Feed, { personId, revokedAt: IsNull() });
        if (count >= FEED_LIMIT) throw new RuleBroken('tooManyFeeds', { limit: FEED_LIMIT });
        token = newSecret();
        const values = {
          personId,
          label: tidy(label),
          tokenHash: hashSecret(token),
          createdBy: personId,
          updatedBy: personId,
        };
        const feed = await tx.save(tx.create(Feed, values));
        await this.audit.entry(tx, viewer, {
          action: 'schedule.makeFeed',
          kind: 'feed',
          id: feed.id,
          after: { label: feed.label },
        });
        return feed.id;
      }),
    );
    return { feed: await this.db.read.findOneByOrFail(Feed, { id }), token };
  }

  /** Another secret for the same link: the old one is dead at once. */
  async renew(viewer: Viewer, id: string, idempotencyKey: string): Promise<FeedWithToken> {
    let token: string | null = null;
    await this.db.tx((tx) =>
      this.once.run(tx, viewer, idempotencyKey, { renewFeed: id }, async () => {
        const feed = await this.lock(tx, viewer, id);
        token = newSecret();
        await tx.save(
          Object.assign(feed, { tokenHash: hashSecret(token), lastUsedAt: null, updatedBy: viewer.personId }),
        );
        await this.audit.entry(tx, viewer, { action: 'schedule.renewFeed', kind: 'feed', id });
        return id;
      }),
    );
    return { feed: await this.db.read.findOneByOrFail(Feed, { id, personId: viewer.me }), token };
  }

  async revoke(viewer: Viewer, id: string, version: number): Promise<Feed> {
    return this.db.tx(async (tx) => {
      const feed = await this.lock(tx, viewer, id);
      checkVersion(feed, version);
      const saved = await tx.save(Object.assign(feed, { revokedAt: this.clock.now(), updatedBy: viewer.personId }));
      await this.audit.entry(tx, viewer, { action: 'schedule.revokeFeed', kind: 'feed', id });
      return saved;
    });
  }

  /** The living feed of a secret; null for unknown and revoked ones and of a closed account alike. */
  async byToken(token: string): Promise<KnownFeed | null> {
    const [feed] = await this.db.sql<KnownFeed>(
      'feed.byToken',
      `select f.id, f.person_id, p.language, f.last_used_at from feed f join person p on p.id = f.person_id
       where f.token_hash = $1 and f.revoked_at is null and p.deactivated_at is null`,
      [hashSecret(token)],
    );
    return feed ?? null;
  }

  /** Notes the use, at most once an hour; nobody waits for it, and its loss harms nobody. */
  noteUse(feed: KnownFeed): void {
    const now = this.clock.now();
    if (feed.last_used_at && now.getTime() - feed.last_used_at.getTime() < HOUR) return;
    this.db
      .sql(
        'feed.used',
        'update feed set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at < $3)',
        [feed.id, now, new Date(now.getTime() - HOUR)],
      )
      .catch((e: unknown) => console.error('use of a feed not noted', e instanceof Error ? e.message : e));
  }

  private async lock(tx: EntityManager, viewer: Viewer, id: string): Promise<Feed> {
    const where = { id, personId: viewer.me, revokedAt: IsNull() };
    const feed = await tx.findOne(Feed, { where, lock: { mode: 'for_no_key_update' } });
    if (!feed) throw notFound();
    return feed;
  }
}
