import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { canonical } from './chain.ts';
import { Clock } from './clock.ts';
import { Db } from './db.ts';
import { badKey } from './errors.ts';
import { Jobs } from './outbox.ts';
import { RuleBroken } from './refusals.ts';
import type { Viewer } from './viewer.ts';

/** A retry never acts twice. */
@Injectable()
export class Once {
  constructor(
    private readonly clock: Clock,
    db: Db,
    jobs: Jobs,
  ) {
    jobs.every('17 * * * *', 'platform.forgetIdempotencyKeys', async () => {
      await db.read.query('delete from idempotency_key where at < $1', [
        new Date(clock.now().getTime() - 48 * 3_600_000),
      ]);
    });
  }

  /**
   * Does the work once for an actor and key and gives the id of what it made; a repeated key gives the same id.
   * Runs in the verb's transaction: a running twin waits for the row, a failed one left nothing. The same key with
   * another input is refused; `input` names its verb where two verbs take the same.
   */
  async run(
    tx: EntityManager,
    viewer: Viewer,
    key: string,
    input: unknown,
    work: () => Promise<string>,
  ): Promise<string> {
    // A mistake of the program that asks, never of a person.
    if (!/^[\w-]{8,100}$/.test(key)) throw badKey();
    const digest = createHash('sha256').update(canonical(input)).digest();
    const fresh = await tx.query<unknown[]>(
      `insert into idempotency_key (actor, key, input_digest, at) values ($1, $2, $3, $4) on conflict (actor, key) do nothing returning key`,
      [viewer.actor, key, digest, this.clock.now()],
    );
    if (fresh.length === 0) {
      const [known] = await tx.query<{ input_digest: Buffer; result_id: string }[]>(
        'select input_digest, result_id from idempotency_key where actor = $1 and key = $2',
        [viewer.actor, key],
      );
      if (!known?.input_digest.equals(digest)) throw new RuleBroken('idempotencyKeyReused');
      return known.result_id;
    }
    const id = await work();
    await tx.query('update idempotency_key set result_id = $3 where actor = $1 and key = $2', [viewer.actor, key, id]);
    return id;
  }
}
