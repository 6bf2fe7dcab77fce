import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db.ts';
import { Release } from './released.ts';
import type { Snapshot } from './snapshot.ts';

type VersionRow = { id: string; forum_id: string; year: number };

/** Past editions stay few, but a process should not grow with every release of a busy day. */
const KEPT = 60;

const LATEST = `
  select v.id, f.id as forum_id, f.year from forum f
  cross join lateral (select id from programme_version where forum_id = f.id order by number desc limit 1) v
  where f.status <> 'PLANNED'`;

/** The last release of each forum, parsed once a version: what public pages, feeds and documents read. */
@Injectable()
export class Releases {
  private readonly parsed = new Map<string, Promise<Release>>();

  constructor(private readonly db: Db) {}

  /** Null while nothing is released or the forum is not public. */
  async ofYear(year: number): Promise<Release | null> {
    return this.one(await this.db.sql<VersionRow>('release.ofYear', `${LATEST} and f.year = $1`, [year]));
  }

  async ofForum(forumId: string): Promise<Release | null> {
    return this.one(await this.db.sql<VersionRow>('release.ofForum', `${LATEST} and f.id = $1`, [forumId]));
  }

  /** The release of the forum that a session's code belongs to; whether the session stands in it is another question. */
  async ofSession(code: string): Promise<Release | null> {
    const text = `${LATEST} and f.id = (select forum_id from session where code = $1)`;
    return this.one(await this.db.sql<VersionRow>('release.ofSession', text, [code]));
  }

  /** The releases of all public forums, newest edition first. */
  async all(): Promise<Release[]> {
    const rows = await this.db.sql<VersionRow>('release.all', `${LATEST} order by f.year desc`, []);
    return Promise.all(rows.map((row) => this.parse(row)));
  }

  private async one([row]: VersionRow[]): Promise<Release | null> {
    return row ? this.parse(row) : null;
  }

  /** One flight for each version: a rush after a release parses it once. */
  private parse(row: VersionRow): Promise<Release> {
    const known = this.parsed.get(row.id);
    if (known) return known;
    const loading = this.load(row);
    this.parsed.set(row.id, loading);
    loading.catch(() => this.parsed.delete(row.id));
    for (const oldest of this.parsed.keys()) {
      if (this.parsed.size <= KEPT) break;
      this.parsed.delete(oldest);
    }
    return loading;
  }

  private async load({ id, forum_id, year }: VersionRow): Promise<Release> {
    const text = 'select snapshot from programme_version where id = $1';
    const [row] = await this.db.sql<{ snapshot: Snapshot }>('release.snapshot', text, [id]);
    if (!row) throw new Error(`Release ${id} is gone`);
    return new Release(id, forum_id, year, row.snapshot);
  }
}
