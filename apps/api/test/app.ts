import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Provider } from '@nestjs/common';
import { localText, type Role, SCOPE_OF_ROLE } from '@sti/domain';
import pg from 'pg';
import { makeApp } from '../src/app.ts';
import { makeDataSource } from '../src/data-source.ts';
import { Forum } from '../src/forum/forum.entity.ts';
import { Logins } from '../src/people/logins.ts';
import { Person } from '../src/people/person.entity.ts';
import { RoleAssignment } from '../src/people/role-assignment.entity.ts';
import { Clock } from '../src/platform/clock.ts';
import { Config } from '../src/platform/config.ts';
import { Db } from '../src/platform/db.ts';
import type { LimitSwitches } from '../src/platform/limits.ts';
import { Mailbox } from '../src/platform/mailbox.ts';
import { mountSite } from '../src/platform/site/site.ts';
import type { Web } from '../src/platform/site/web.ts';

/** The clock that a test sets; runs on from there. */
export class TestClock extends Clock {
  private shift = 0;
  set(to: Date | string): void {
    this.shift = new Date(to).getTime() - Date.now();
  }
  override now(): Date {
    return new Date(Date.now() + this.shift);
  }
}

export type Actor = { personId: string; cookie: string; email: string };
type RoleOf = { role: Role; forum?: string; session?: string };
// biome-ignore lint/suspicious/noExplicitAny: a test reads answers freely and compares them
export type Answer = { data?: any; errors?: { message: string; path?: string[]; extensions: { code: string } }[] };

/** The code of the first error, where there is one. */
export const codeOf = (answer: Answer): string | undefined => answer.errors?.[0]?.extensions.code;

// Two busy cores make the rush of a test slow: what would hang for a person is only late here.
const PATIENCE = { statement_timeout: 30_000, lock_timeout: 30_000, idle_in_transaction_session_timeout: 60_000 };
const base = process.env.TEST_DATABASE_URL;
let count = 0;

type Options = {
  /** Environment of the configuration, e.g. `{ BASE_URL: 'https://sti.example.org' }`. */
  env?: Record<string, string>;
  /** Protections taken away, to see that the test then fails. */
  switches?: LimitSwitches;
  overrides?: Provider[];
  /** The web client that the site serves; without one there are no pages. */
  web?: Web;
  /** Another process over the database of a running one. */
  beside?: { databaseUrl: string };
};

/** A running API over its own copy of the migrated template, with caught mail and a settable clock; no demonstration data. */
export async function startApp(options: Options = {}) {
  if (!base) throw new Error('Run the specs by `npm test`: it starts PostgreSQL');
  const admin = new pg.Client(`${base}/postgres`);
  await admin.connect();
  const name = `sti_${process.pid}_${Date.now()}_${count++}`;
  const databaseUrl = options.beside?.databaseUrl ?? `${base}/${name}`;
  if (!options.beside) await admin.query(`create database ${name} template sti_template strategy file_copy`);
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'sti-data-'));
  const config = new Config({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PORT: '0',
    BASE_URL: 'http://localhost',
    ...options.env,
  });
  const clock = new TestClock();
  const source = await makeDataSource(databaseUrl, 5, PATIENCE).initialize();
  const switches = { freeQueries: 1e6, publicReads: 1e6, ...options.switches };
  const app = await makeApp(config, source, {
    switches,
    overrides: [{ provide: Clock, useValue: clock }, ...(options.overrides ?? [])],
  });
  await mountSite(app, options.web, switches);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const db = source.manager;

  async function http(where: string, init: RequestInit = {}, as?: Actor): Promise<Response> {
    const headers = new Headers(init.headers);
    if (as) headers.set('cookie', [headers.get('cookie'), as.cookie].filter(Boolean).join('; '));
    return fetch(url + where, { redirect: 'manual', ...init, headers });
  }

  return {
    app,
    url,
    db,
    config,
    clock,
    databaseUrl,
    http,

    async gql(query: string, variables: object = {}, as?: Actor): Promise<Answer> {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      };
      return (await http('/graphql', init, as)).json() as Promise<Answer>;
    },

    mails: () => app.get(Mailbox).list(),

    /** Waits until no job that is due is left. */
    async idle(): Promise<void> {
      for (let i = 0; i < 2400; i++) {
        const [row] = await db.query<{ n: string }[]>(
          'select count(*) as n from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts',
        );
        if (row?.n === '0') return;
        await new Promise((r) => setTimeout(r, 25));
      }
      throw new Error('Jobs are still waiting after a minute');
    },

    /** What stands in the audit so far, each action once. */
    async audited(): Promise<string[]> {
      const rows = await db.query<{ action: string }[]>('select distinct action from audit_entry order by action');
      return rows.map(({ action }) => action);
    },

    /** A person with roles, signed in. */
    async person(o: { email?: string; displayName?: string; roles?: RoleOf[] } = {}): Promise<Actor> {
      const n = count++;
      const email = o.email ?? `person-${n}@example.org`;
      const person = await db.save(
        db.create(Person, {
          displayName: o.displayName ?? `Person ${n}`,
          email,
          emailProvedAt: clock.now(),
          nameVariants: [],
        }),
      );
      for (const r of o.roles ?? []) {
        const kind = SCOPE_OF_ROLE[r.role];
        const forumId =
          r.forum ??
          (r.session
            ? (await db.query<{ forum_id: string }[]>('select forum_id from session where id = $1', [r.session]))[0]
                ?.forum_id
            : null);
        await db.insert(RoleAssignment, {
          personId: person.id,
          role: r.role,
          scopeKind: kind,
          scopeId: kind === 'forum' ? (r.forum ?? null) : kind === 'session' ? (r.session ?? null) : null,
          forumId: forumId ?? null,
          fromOn: '2020-01-01',
        });
      }
      const secret = await app.get(Db).tx((tx) => app.get(Logins).start(tx, person.id, undefined));
      return { personId: person.id, cookie: `${config.isSecure ? '__Host-login' : 'login'}=${secret}`, email };
    },

    /** A forum with the fields that every one has; announced, in New York. */
    async forum(o: Partial<Forum> = {}): Promise<Forum> {
      const year = o.year ?? 2100 + count++;
      const fields = {
        number: year - 2015,
        title: localText(`Forum of ${year}`),
        startDate: `${year}-05-05`,
        endDate: `${year}-05-06`,
        timeZone: 'America/New_York',
        status: 'ANNOUNCED' as const,
        goalsUnderReview: [],
        documents: [],
      };
      return db.save(db.create(Forum, { ...fields, ...o, year } as Forum));
    },

    async stop(): Promise<void> {
      await app.close();
      await source.destroy();
      if (!options.beside) await admin.query(`drop database ${name} with (force)`);
      await admin.end();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type Api = Awaited<ReturnType<typeof startApp>>;
