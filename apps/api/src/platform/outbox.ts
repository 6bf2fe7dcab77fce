import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export type JobPayload = Record<string, string>;
type Work = (payload: JobPayload) => Promise<void>;
type Timing = { runAt?: Date /** A waiting job of the same key is replaced. */; key?: string };

/** Who handles which fact. A room says so in the constructor of its `*.jobs.ts`. */
@Injectable()
export class Jobs {
  readonly works = new Map<string, Work>();
  readonly crons: { match: string; handler: string }[] = [];
  private readonly handlers = new Map<string, string[]>();

  /** `handler` is the job's own name ('registration.sendReceipt'); its work is idempotent and re-reads the database. */
  on(fact: string, handler: string, work: Work): void {
    if (this.works.has(handler)) throw new Error(`Two jobs are called ${handler}`);
    this.works.set(handler, work);
    this.handlers.set(fact, [...(this.handlers.get(fact) ?? []), handler]);
  }

  /** `match` is a crontab pattern in UTC, '0 * * * *'. */
  every(match: string, handler: string, work: () => Promise<void>): void {
    this.works.set(handler, work);
    this.crons.push({ match, handler });
  }

  of(fact: string): string[] {
    return this.handlers.get(fact) ?? [];
  }
}

/** Facts and jobs as part of the business transaction: rolled back means never said, committed means it will be done. */
@Injectable()
export class Outbox {
  constructor(private readonly jobs: Jobs) {}

  /** Says a fact (past tense: 'registration.proved'): one job for each handler. The payload holds ids only. */
  async fact(tx: EntityManager, name: string, payload: JobPayload, timing: Timing = {}): Promise<void> {
    for (const handler of this.jobs.of(name)) await this.job(tx, handler, payload, timing);
  }

  async job(tx: EntityManager, handler: string, payload: JobPayload, timing: Timing = {}): Promise<void> {
    await tx.query('select graphile_worker.add_job($1, $2::json, run_at := $3, job_key := $4, max_attempts := 25)', [
      handler,
      JSON.stringify(payload),
      timing.runAt ?? null,
      timing.key ? `${handler}:${timing.key}` : null,
    ]);
  }
}
