import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db.ts';
import { Release, type ReleasedSession, type ReleaseRow } from './released.ts';
import type { Snapshot } from './snapshot.ts';

/** Past editions stay few, but a process should not grow with every release of a busy day. */
const KEPT = 60;

const LATEST = `
  select v.id, f.id as "forumId", f.year, v.number, v.label, v.published_at as "publishedAt" from forum f
  cross join lateral (select * from programme_version where forum_id = f.id order by number desc limit 1) v
  where f.status <> 'PLANNED'`;

/** The last release of each forum, parsed once a version: what public pages, feeds and documents read. */
@Injectable()
export class Releases {
  private readonly parsed = new Map<string, Promise<Release>>();

  constructor(private readonly db: Db) {}

  /** Null while nothing is released or the forum is not public. */
  async ofYear(year: number): Promise<Release | null> {
    return this.one(await this.db.sql<ReleaseRow>('release.ofYear', `${LATEST} and f.year = $1`, [year]));
  }

  async ofForum(forumId: string): Promise<Release | null> {
    return this.one(await this.db.sql<ReleaseRow>('release.ofForum', `${LATEST} and f.id = $1`, [forumId]));
  }

  /** A session by its code, as released; null for a draft as for a code that nobody ever had. */
  async session(code: string): Promise<{ release: Release; session: ReleasedSession } | null> {
    const text = `${LATEST} and f.id = (select forum_id from session where code = $1)`;
    const release = await this.one(await this.db.sql<ReleaseRow>('release.ofSession', text, [code]));
    const session = release?.byCode.get(code);
    return release && session ? { release, session } : null;
  }

  /** The releases of all public forums, newest edition first. */
  async all(): Promise<Release[]> {
    const rows = await this.db.sql<ReleaseRow>('release.all', `${LATEST} order by f.year desc`, []);
    return Promise.all(rows.map((row) => this.parse(row)));
  }

  private async one([row]: ReleaseRow[]): Promise<Release | null> {
    return row ? this.parse(row) : null;
  }

  /** One flight for each version: a rush after a release parses it once. */
  private parse(row: ReleaseRow): Promise<Release> {
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

  private async load(row: ReleaseRow): Promise<Release> {
    const text = 'select snapshot from programme_version where id = $1';
    const [stored] = await this.db.sql<{ snapshot: Snapshot }>('release.snapshot', text, [row.id]);
    if (!stored) throw new Error(`Release ${row.id} is gone`);
    return new Release(row, stored.snapshot);
  }
}
