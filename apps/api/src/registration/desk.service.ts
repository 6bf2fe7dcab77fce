import { Injectable } from '@nestjs/common';
import {
  ATTENDANCE_MODES,
  canMoveRegistration,
  groupOfCountry,
  LIMITS,
  NUMBER_GROUPS,
  publicCounts,
  type RegistrationStatus,
  textProblems,
  tidy,
} from '@sti/domain';
import { type EntityManager, In, Not } from 'typeorm';
import { Scopes } from '../people/scopes.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { Live } from '../platform/live.ts';
import { RuleBroken, refuseProblems } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import type { Viewer } from '../platform/viewer.ts';
import { RegistrationChange } from './change.ts';
import { Places } from './places.ts';
import { Registration } from './registration.entity.ts';
import { Registrations } from './registration.service.ts';

export type Decision = 'APPROVE' | 'REJECT';

export type RegistrationFilter = {
  forumId: string;
  first: number;
  after?: string | null;
  text?: string | null;
  status?: RegistrationStatus | null;
  categoryId?: string | null;
  /** Code of a stakeholder kind: all categories that are meant for it. */
  stakeholderKind?: string | null;
};

/** `inPerson` of `count` come in person: only they need a place. */
export type StateCount = { categoryId: string; status: RegistrationStatus; count: number; inPerson: number };
export type Approval = { approved: Registration[]; left: Registration[] };

export type NumberRow = { by: 'CATEGORY' | 'MODE' | 'COUNTRY_GROUP'; key: string; count: number | null };

/** What the Secretariat of a forum reads and decides. */
@Injectable()
export class RegistrationDesk {
  constructor(
    private readonly db: Db,
    private readonly places: Places,
    private readonly change: RegistrationChange,
    private readonly registrations: Registrations,
    live: Live,
    scopes: Scopes,
  ) {
    scopes.takingPart(
      `select person_id from registration where forum_id = $1 and status not in ('WITHDRAWN', 'EXPIRED')`,
    );
    live.rule('forum:registrations', (viewer, forumId) => viewer.can('registration.list', { forumId }));
  }

  /** Proved registrations, newest first, with the number of all that the filters let through. */
  async list(
    viewer: Viewer,
    filter: RegistrationFilter,
  ): Promise<{ rows: Registration[]; total: number; after: string | null }> {
    viewer.demandOrHide('registration.list', { forumId: filter.forumId });
    const found = this.db.read
      .createQueryBuilder(Registration, 'r')
      .where(`r.forum_id = :forumId and r.status <> 'UNPROVED'`, { forumId: filter.forumId });
    if (filter.status) found.andWhere('r.status = :status', { status: filter.status });
    if (filter.categoryId) found.andWhere('r.category_id = :categoryId', { categoryId: filter.categoryId });
    if (filter.stakeholderKind)
      found.andWhere(
        `r.category_id in (select c.id from registration_category c where c.forum_id = :forumId and :kind = any(c.stakeholder_kinds))`,
        { kind: filter.stakeholderKind },
      );
    if (filter.text?.trim()) {
      const part = tidy(filter.text)
        .slice(0, LIMITS.name)
        .replace(/[\\%_]/g, '\\$&');
      found.andWhere(
        `concat_ws(' ', r.given_name, r.family_name, r.given_name, r.badge_name, r.organisation_name, r.email) ilike :part`,
        { part: `%${part}%` },
      );
    }
    const total = await found.getCount();
    // Ids are uuidv7: their order is the order of arrival.
    if (filter.after) found.andWhere('r.id < :after', { after: filter.after });
    const rows = await found
      .orderBy('r.id', 'DESC')
      .take(filter.first + 1)
      .getMany();
    const page = rows.slice(0, filter.first);
    return { rows: page, total, after: rows.length > page.length ? (page.at(-1)?.id ?? null) : null };
  }

  /** Approves what waits for approval; rejects, with a reason, what is not over. A freed place goes to the next in the queue. */
  async decide(
    viewer: Viewer,
    id: string,
    version: number,
    decision: Decision,
    reason: string | null,
  ): Promise<Registration> {
    const isRejected = decision === 'REJECT';
    return this.db.tx(async (tx) => {
      const { forumId, categoryId } = await this.known(tx, viewer, id);
      refuseProblems(textProblems('reason', reason, { max: LIMITS.text, lines: true, required: isRejected }));
      const categories = await this.places.lock(tx, [categoryId]);
      const row = await tx.findOneOrFail(Registration, { where: { id, forumId }, lock: { mode: 'for_no_key_update' } });
      const status = isRejected ? 'REJECTED' : 'APPROVED';
      checkVersion(row, version, { status, reason });
      // Whoever waits for a place gets one by its turn, not by approval.
      const isLegal = isRejected ? canMoveRegistration(row.status, status) : row.status === 'PENDING';
      if (!isLegal) throw new RuleBroken('registrationMove', { from: row.status, to: status });
      const patch = { status, reason: isRejected ? tidy(reason ?? '') : null } as const;
      const saved = await this.change.write(tx, viewer, row, isRejected ? 'reject' : 'approve', patch, 'decided');
      await this.registrations.fill(tx, viewer, categories.values());
      return saved;
    });
  }

  /**
   * Approves those of the named that wait for approval, as they were seen: what changed meanwhile, or has been decided,
   * is left as it is and answered apart.
   */
  async approve(viewer: Viewer, forumId: string, seen: readonly { id: string; version: number }[]): Promise<Approval> {
    viewer.demandOrHide('registration.decide', { forumId });
    return this.db.tx(async (tx) => {
      const mine = { id: In(seen.map(({ id }) => id)), forumId, status: Not('UNPROVED' as const) };
      const named = await tx.findBy(Registration, mine);
      await this.places.lock(tx, [...new Set(named.map(({ categoryId }) => categoryId))]);
      const rows = await tx.find(Registration, {
        where: mine,
        order: { id: 'ASC' },
        lock: { mode: 'for_no_key_update' },
      });
      const versions = new Map(seen.map(({ id, version }) => [id, version]));
      const answer: Approval = { approved: [], left: [] };
      for (const row of rows) {
        const isAsSeen = row.status === 'PENDING' && row.version === versions.get(row.id);
        if (!isAsSeen) answer.left.push(row);
        else
          answer.approved.push(
            await this.change.write(tx, viewer, row, 'approve', { status: 'APPROVED', reason: null }, 'decided'),
          );
      }
      return answer;
    });
  }

  states(viewer: Viewer, forumId: string): Promise<StateCount[]> {
    viewer.demandOrHide('registration.list', { forumId });
    return this.db.sql<StateCount>(
      'registration.states',
      `select category_id as "categoryId", status, count(*)::int as count,
         count(*) filter (where mode = 'IN_PERSON')::int as "inPerson" from registration
       where forum_id = $1 and status <> 'UNPROVED' group by 1, 2 order by 1, 2`,
      [forumId],
    );
  }

  async numbers(viewer: Viewer, forumId: string): Promise<NumberRow[]> {
    viewer.demandOrHide('registration.list', { forumId });
    return this.count(forumId);
  }

  /** The figures that the public may see: small ones are withheld, so that nobody is found in them. */
  async publicNumbers(forumId: string): Promise<NumberRow[]> {
    const rows = await this.count(forumId);
    return [...Map.groupBy(rows, (row) => row.by).values()].flatMap((group) => {
      const counts = publicCounts(group.map(({ count }) => count ?? 0));
      return group.map((row, i) => ({ ...row, count: counts[i] ?? null }));
    });
  }

  /** Approved registrations by category, mode and regional group of the country; zeros included. */
  private async count(forumId: string): Promise<NumberRow[]> {
    const rows = await this.db.sql<{ category_id: string; mode: string; country: string; n: number }>(
      'registration.numbers',
      `select c.id as category_id, r.mode, r.country_m49 as country, count(r.id)::int as n
       from registration_category c left join registration r on r.category_id = c.id and r.status in ('APPROVED', 'CHECKED_IN')
       where c.forum_id = $1 group by c.id, c."order", r.mode, r.country_m49 order by c."order", c.id`,
      [forumId],
    );
    const sum = (by: NumberRow['by'], keys: Iterable<string>, keyOf: (row: (typeof rows)[number]) => string) =>
      [...keys].map((key) => ({ by, key, count: rows.reduce((n, row) => n + (keyOf(row) === key ? row.n : 0), 0) }));
    return [
      ...sum('CATEGORY', new Set(rows.map((row) => row.category_id)), (row) => row.category_id),
      ...sum('MODE', ATTENDANCE_MODES, (row) => row.mode),
      ...sum('COUNTRY_GROUP', NUMBER_GROUPS, (row) => groupOfCountry(row.country)),
    ];
  }

  /** NOT_FOUND for a registration of another forum, and for one that nobody has proved. */
  private async known(tx: EntityManager, viewer: Viewer, id: string): Promise<Registration> {
    const row = await tx.findOneBy(Registration, { id });
    if (!row || row.status === 'UNPROVED') throw notFound();
    viewer.demandOrHide('registration.decide', { forumId: row.forumId });
    return row;
  }
}
