import { EventEmitter } from 'node:events';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import {
  makeWorkerUtils,
  parseCronItems,
  type Runner,
  run,
  type WorkerEvents,
  Logger as WorkerLogger,
  type WorkerUtils,
} from 'graphile-worker';
import pg from 'pg';
import { Audit } from './audit.ts';
import { Config } from './config.ts';
import { Jobs } from './outbox.ts';

const quiet = new WorkerLogger(() => (level, message) => {
  if (level === 'error' || level === 'warning') console.error(`jobs: ${message}`);
});

/** Runs the jobs inside the API process. Several processes share them. */
@Injectable()
export class Worker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private runner?: Runner;
  private utils?: WorkerUtils;
  private pool?: pg.Pool;
  /** Holds an advisory lock for each of our workers, so that others see which workers live. */
  private alive?: pg.Client;
  private readonly workers = new Set<string>();
  private isStopping = false;
  private timers: NodeJS.Timeout[] = [];
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly config: Config,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.runsJobs) return;
    this.pool = new pg.Pool({ connectionString: this.config.databaseUrl, max: 4 });
    this.pool.on('error', (e) => this.tellLoss(e));
    this.pool.on('connect', (c) => c.on('error', (e) => this.tellLoss(e)));
    await this.live();
    this.utils = await makeWorkerUtils({ pgPool: this.pool, logger: quiet });
    const events: WorkerEvents = new EventEmitter();
    events.on('worker:create', ({ worker }) => {
      this.workers.add(worker.workerId);
      void this.sign(worker.workerId).catch(() => {});
    });
    this.runner = await run({
      pgPool: this.pool,
      concurrency: 2,
      noHandleSignals: true,
      pollInterval: 1000,
      logger: quiet,
      taskList: Object.fromEntries(
        [...this.jobs.works].map(([name, work]) => [
          name,
          (payload: unknown) => work(payload as Record<string, string>),
        ]),
      ),
      parsedCronItems: parseCronItems(this.jobs.crons.map((c) => ({ match: c.match, task: c.handler }))),
      events,
    });
    this.every(20_000, () => this.freeDeadWorkers());
    this.every(1000, async () => void (await this.audit.link()));
    this.every(30_000, () => this.audit.takeOverRefusals());
    await this.freeDeadWorkers();
  }

  private tellLoss(e: Error): void {
    if (!this.isStopping) console.error('jobs: connection lost', e.message);
  }

  /** Opens the connection of the life signs; when it breaks, our workers look dead until it stands again. */
  private async live(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.databaseUrl,
      keepAlive: true,
      application_name: 'sti life signs',
    });
    client.on('error', (e) => this.tellLoss(e));
    client.on('end', () => {
      if (this.isStopping) return;
      setTimeout(() => void this.live().catch(() => {}), 500).unref();
    });
    await client.connect();
    this.alive = client;
    for (const workerId of this.workers) await this.sign(workerId);
  }

  private async sign(workerId: string): Promise<void> {
    await this.alive?.query('select pg_advisory_lock(hashtext($1))', [workerId]);
  }

  private every(ms: number, work: () => Promise<void>): void {
    let isRunning = false;
    const timer = setInterval(() => {
      if (isRunning) return;
      isRunning = true;
      const running = work()
        .catch((e: unknown) => console.error('jobs:', e instanceof Error ? e.message : e))
        .finally(() => {
          isRunning = false;
          this.underWay.delete(running);
        });
      this.underWay.add(running);
    }, ms);
    timer.unref();
    this.timers.push(timer);
  }

  /**
   * A process killed in the middle of a job leaves it claimed for four hours. Whoever can take the lock of a worker's
   * name knows that the worker is dead and frees its jobs.
   */
  async freeDeadWorkers(): Promise<void> {
    if (!this.pool || !this.utils) return;
    const { rows } = await this.pool.query<{ id: string }>(
      `select distinct locked_by as id from graphile_worker._private_jobs where locked_by is not null`,
    );
    // Our own live, even where their sign is still on its way.
    for (const { id } of rows.filter((row) => !this.workers.has(row.id))) {
      const client = await this.pool.connect();
      try {
        const got = await client.query<{ got: boolean }>('select pg_try_advisory_lock(hashtext($1)) as got', [id]);
        if (!got.rows[0]?.got) continue;
        await client.query('select pg_advisory_unlock(hashtext($1))', [id]);
        await this.utils.forceUnlockWorkers([id]);
      } finally {
        client.release();
      }
    }
  }

  /** Before anything is closed that the jobs use: the mail server, the lines to the database. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    for (const t of this.timers) clearInterval(t);
    await this.runner?.stop().catch(() => {});
    await Promise.all(this.underWay);
    await this.utils?.release();
    await this.alive?.end();
    await this.pool?.end();
  }
}
