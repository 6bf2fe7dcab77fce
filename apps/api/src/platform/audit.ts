import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditEntry, AuditValue } from './audit.entity.ts';
import { newSalt, nextLink, saltedDigest } from './chain.ts';
import { Clock } from './clock.ts';
import { Db } from './db.ts';
import type { Viewer } from './viewer.ts';

type Change = {
  /** `room.verb` */
  action: string;
  kind: string;
  id: string | null;
  forumId?: string | null;
  before?: unknown;
  after?: unknown;
};

type Linked = { id: string; at: Date; action: string; object_kind: string; object_id: string | null; digest: Buffer };
type LinkedValue = Linked & {
  place: string;
  link: Buffer;
  salt: Buffer | null;
  actor_id: string | null;
  before: unknown;
  after: unknown;
};
const rowOf = (e: Linked) => ({
  id: e.id,
  at: e.at,
  action: e.action,
  kind: e.object_kind,
  object: e.object_id,
  digest: e.digest.toString('hex'),
});

@Injectable()
export class Audit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Writes who changed what, in the transaction of the change. The link is added after commit by `link`. */
  async entry(tx: EntityManager, viewer: Viewer | null, change: Change): Promise<void> {
    const salt = newSalt();
    const before = plain(change.before);
    const after = plain(change.after);
    const actorId = viewer?.personId ?? null;
    const { identifiers } = await tx.insert(AuditEntry, {
      at: this.clock.now(),
      action: change.action,
      objectKind: change.kind,
      objectId: change.id,
      forumId: change.forumId ?? null,
      digest: saltedDigest(salt, { actorId, before, after }),
      place: null,
      link: null,
    });
    const value = { entryId: String(identifiers[0]?.id), actorId, before: before ?? null, after: after ?? null, salt };
    await tx
      .createQueryBuilder()
      .insert()
      .into(AuditValue)
      .values(value as never)
      .execute();
  }

  /**
   * Links committed rows to the chain, one process at a time. A chain made inside the transactions would put all
   * writers in one queue.
   */
  async link(): Promise<number> {
    return this.db.tx(async (tx) => {
      const [lock] = await tx.query<{ got: boolean }[]>(
        `select pg_try_advisory_xact_lock(hashtext('audit.link')) as got`,
      );
      if (!lock?.got) return 0;
      const rows = await tx.query<Linked[]>(
        'select id, at, action, object_kind, object_id, digest from audit_entry where place is null order by id limit 500',
      );
      const [last] = await tx.query<{ place: string; link: Buffer }[]>(
        'select place, link from audit_entry where place is not null order by place desc limit 1',
      );
      let place = BigInt(last?.place ?? 0);
      let link = last?.link ?? null;
      for (const row of rows) {
        place += 1n;
        link = nextLink(link, rowOf(row));
        await tx.query('update audit_entry set place = $2, link = $3 where id = $1', [row.id, String(place), link]);
      }
      return rows.length;
    });
  }

  /** Turns the refusals of past minutes into one audit row for each actor, minute, operation and code. */
  async takeOverRefusals(): Promise<void> {
    await this.db.tx(async (tx) => {
      const past = await tx.query<{ actor: string; minute: Date; operation: string; code: string; count: number }[]>(
        `with gone as (delete from refusal where minute < date_trunc('minute', now()) returning *) select * from gone`,
      );
      for (const r of past)
        await this.entry(tx, null, { action: 'refused', kind: 'operation', id: r.operation, after: r });
    });
  }

  /** The place of the first row that does not fit the chain, or null where all is well. */
  async firstBrokenPlace(atATime = 1000): Promise<string | null> {
    let link: Buffer | null = null;
    let last = '0';
    for (;;) {
      const rows = await this.linked(last, atATime);
      for (const row of rows) {
        link = nextLink(link, rowOf(row));
        if (!link.equals(row.link) || !isValueTrue(row)) return row.place;
        last = row.place;
      }
      if (rows.length < atATime) return null;
    }
  }

  /** Some rows of the chain with their values, for it only grows. */
  private linked(after: string, most: number): Promise<LinkedValue[]> {
    return this.db.read.query<LinkedValue[]>(
      `select e.id, e.at, e.action, e.object_kind, e.object_id, e.digest, e.place, e.link, v.salt, v.actor_id, v.before, v.after
       from audit_entry e left join audit_value v on v.entry_id = e.id where e.place > $1 order by e.place limit $2`,
      [after, most],
    );
  }
}

/** A row without its values, which an erasure took away, still holds its place. */
const isValueTrue = ({ salt, actor_id, before, after, digest }: LinkedValue): boolean =>
  !salt ||
  saltedDigest(salt, { actorId: actor_id, before: before ?? undefined, after: after ?? undefined }).equals(digest);

/** Rows as they will come back from jsonb, so that the digest verifies. */
const plain = (value: unknown): unknown =>
  value === undefined || value === null ? undefined : JSON.parse(JSON.stringify(value));
