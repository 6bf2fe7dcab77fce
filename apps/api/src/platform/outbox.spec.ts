import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { type Api, startApp } from '../../test/app.ts';
import { Audit } from './audit.ts';
import { Clock } from './clock.ts';
import { Db } from './db.ts';
import { Jobs, Outbox } from './outbox.ts';
import { Worker } from './worker.ts';

const ran: string[] = [];
const failures = { left: 0 };

@Injectable()
class PlantedJobs {
  constructor(jobs: Jobs) {
    jobs.on('planted.happened', 'planted.first', async ({ id }) => void ran.push(`first ${id}`));
    jobs.on('planted.happened', 'planted.second', async ({ id }) => {
      if (failures.left-- > 0) throw new Error('planted failure');
      ran.push(`second ${id}`);
    });
  }
}

let api: Api;
let db: Db;
let outbox: Outbox;
beforeAll(async () => {
  api = await startApp({ overrides: [PlantedJobs] });
  [db, outbox] = [api.app.get(Db), api.app.get(Outbox)];
});
afterAll(() => api.stop());
beforeEach(() => {
  ran.length = 0;
  failures.left = 0;
  // Planted failures and lost lines are told on the console: not here.
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => void jest.restoreAllMocks());

/** Jobs that this spec planted: those of the hour come by themselves. */
const waiting = async () =>
  Number(
    (await api.db.query(`select count(*) as n from graphile_worker.jobs where task_identifier like 'planted.%'`))[0].n,
  );

test('what a rolled-back change said never happens, what a committed one said does', async () => {
  const change = (id: string, isKept: boolean) =>
    db.tx(async (tx) => {
      await outbox.fact(tx, 'planted.happened', { id });
      if (!isKept) throw new Error('rolled back');
    });
  await expect(change('lost', false)).rejects.toThrow('rolled back');
  await change('kept', true);
  await api.idle();
  expect(ran.sort()).toEqual(['first kept', 'second kept']);
});

test('said outside the transaction it would happen all the same', async () => {
  const change = db.tx(async () => {
    await outbox.fact(db.read, 'planted.happened', { id: 'ghost' });
    throw new Error('rolled back');
  });
  await expect(change).rejects.toThrow('rolled back');
  await api.idle();
  expect(ran.sort()).toEqual(['first ghost', 'second ghost']);
});

test('a handler that fails is tried again alone', async () => {
  failures.left = 2;
  await db.tx((tx) => outbox.fact(tx, 'planted.happened', { id: 'x' }));
  for (let i = 0; i < 3; i++) {
    await api.idle();
    await api.db.query('update graphile_worker._private_jobs set run_at = now()');
    await api.db.query(`select pg_notify('jobs:insert', '{"r":"planted","count":9}')`);
  }
  await api.idle();
  expect(ran).toEqual(['first x', 'second x']);
  expect(await waiting()).toBe(0);
});

test('a waiting job gives way to a newer one of the same key', async () => {
  const runAt = new Date(Date.now() + 3_600_000);
  for (const id of ['old', 'new'])
    await db.tx((tx) => outbox.fact(tx, 'planted.happened', { id }, { key: 'one', runAt }));
  expect(await waiting()).toBe(2);
  await api.db.query('update graphile_worker._private_jobs set run_at = now()');
  await api.idle();
  expect(ran.sort()).toEqual(['first new', 'second new']);
});

/** A job that a worker of that name claimed just now. */
async function claimedBy(workerId: string): Promise<string> {
  return db.tx(async (tx) => {
    const [job] = await tx.query(`select id from graphile_worker.add_job('planted.first', $1::json)`, [
      JSON.stringify({ id: workerId }),
    ]);
    await tx.query(
      'update graphile_worker._private_jobs set locked_at = now(), locked_by = $2, attempts = 1 where id = $1',
      [job.id, workerId],
    );
    return job.id;
  });
}

test('the job of a killed process is freed and done; a living one keeps its job', async () => {
  const living = new pg.Client(api.databaseUrl);
  await living.connect();
  await living.query(`select pg_advisory_lock(hashtext('worker-living'))`);
  await claimedBy('worker-dead');
  const kept = await claimedBy('worker-living');
  await api.app.get(Worker).freeDeadWorkers();
  await api.db.query(`update graphile_worker._private_jobs set run_at = now() where locked_by is null`);
  for (let i = 0; i < 400 && ran.length === 0; i++) await new Promise((r) => setTimeout(r, 50));
  expect(ran).toEqual(['first worker-dead']);
  expect(
    (await api.db.query('select locked_by from graphile_worker._private_jobs where id = $1', [kept]))[0].locked_by,
  ).toBe('worker-living');
  await living.end();
  await api.app.get(Worker).freeDeadWorkers();
  await api.idle();
  expect(ran).toEqual(['first worker-dead', 'first worker-living']);
});

test('a worker whose life sign broke off signs again', async () => {
  const ofThis = `application_name = 'sti life signs' and datname = current_database()`;
  /** The connection of the life signs and how many it holds. */
  const signs = async () => {
    const [row] = await api.db.query<{ pid: number; n: number }[]>(
      `select a.pid, count(*)::int as n from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.granted and ${ofThis} group by a.pid`,
    );
    return row ?? { pid: 0, n: 0 };
  };
  const before = await signs();
  expect(before.n).toBeGreaterThan(0);
  await api.db.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${ofThis}`);
  let after = await signs();
  for (let i = 0; i < 200 && (after.pid === before.pid || after.n !== before.n); i++) {
    await new Promise((r) => setTimeout(r, 50));
    after = await signs();
  }
  expect(after.pid).not.toBe(before.pid);
  expect(after.n).toBe(before.n);
});

/** Takes its time over the chain, in a transaction, as a large one does. */
@Injectable()
class SlowAudit extends Audit {
  begun = 0;
  done = 0;
  constructor(
    private readonly lines: Db,
    clock: Clock,
  ) {
    super(lines, clock);
  }
  override async link(): Promise<number> {
    this.begun++;
    await this.lines.tx((tx) => tx.query('select pg_sleep(0.5)'));
    this.done++;
    return 0;
  }
}

test('a process that stops finishes what it is about, without a word of broken lines', async () => {
  const stopping = await startApp({ overrides: [{ provide: Audit, useClass: SlowAudit }] });
  const audit = stopping.app.get(Audit) as SlowAudit;
  for (let i = 0; i < 200 && audit.begun === audit.done; i++) await new Promise((r) => setTimeout(r, 20));
  expect(audit.begun).toBe(audit.done + 1);
  await stopping.stop();
  expect(audit.done).toBe(audit.begun);
  expect(jest.mocked(console.error).mock.calls).toEqual([]);
});
