import { Injectable, Optional } from '@nestjs/common';
import { admit, PLACE_STATUSES } from '@sti/domain';
import { type EntityManager, In } from 'typeorm';
import { RegistrationCategory } from './category.entity.ts';
import type { Registration } from './registration.entity.ts';

type Attendance = Pick<Registration, 'mode' | 'organisationName'> & { id?: string };
type Place = { status: 'APPROVED' | 'PENDING' | 'WAITLISTED'; rank: number | null };

/**
 * Counts the places of a category under the lock of its row. Every verb locks in the same order: categories by id,
 * then registrations; the proof of an address may hold its own row first, because nobody waits for an unproved one.
 */
@Injectable()
export class Places {
  /** The test that shows what the lock is for makes one without it. */
  constructor(@Optional() private readonly isLocking: boolean = true) {}

  /** The categories, locked until the end of the transaction. */
  async lock(tx: EntityManager, ids: string[]): Promise<Map<string, RegistrationCategory>> {
    const rows = await tx.find(RegistrationCategory, {
      where: { id: In(ids) },
      order: { id: 'ASC' },
      ...(this.isLocking ? { lock: { mode: 'for_no_key_update' } } : {}),
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** What a registration becomes in a locked category; the rank puts it at the end of the waiting list. */
  async give(tx: EntityManager, category: RegistrationCategory, who: Attendance): Promise<Place> {
    const { taken, by_organisation, last_rank } = await this.count(tx, category, who);
    const status = admit({
      approvers: category.approvers,
      mode: who.mode,
      capacity: category.inPersonCapacity,
      taken,
      quota: category.quotaPerOrganisation,
      takenByOrganisation: by_organisation,
    });
    return { status, rank: status === 'WAITLISTED' ? last_rank + 1 : null };
  }

  /** The id of the first on the waiting list for whom there is a place now, in a locked category. */
  async next(tx: EntityManager, category: RegistrationCategory): Promise<string | null> {
    const [first] = await tx.query<{ id: string }[]>(
      `with held as (
         select lower(organisation_name) as organisation, count(*) as n from registration
         where category_id = $1 and mode = 'IN_PERSON' and status = any($2) group by 1)
       select w.id from registration w left join held h on h.organisation = lower(w.organisation_name)
       where w.category_id = $1 and w.status = 'WAITLISTED'
         and ($3::int is null or (select coalesce(sum(n), 0) from held) < $3)
         and ($4::int is null or coalesce(h.n, 0) < $4)
       order by w.rank limit 1`,
      [category.id, PLACE_STATUSES, category.inPersonCapacity, category.quotaPerOrganisation],
    );
    return first?.id ?? null;
  }

  private async count(tx: EntityManager, category: RegistrationCategory, who: Attendance) {
    const [row] = await tx.query<{ taken: number; by_organisation: number; last_rank: number }[]>(
      `select count(*) filter (where holds)::int as taken,
              count(*) filter (where holds and lower(organisation_name) = lower($3))::int as by_organisation,
              coalesce(max(rank), 0)::int as last_rank
       from (select organisation_name, rank, mode = 'IN_PERSON' and status = any($2) and id is distinct from $4 as holds
             from registration where category_id = $1) r`,
      [category.id, PLACE_STATUSES, who.organisationName, who.id ?? null],
    );
    return row ?? { taken: 0, by_organisation: 0, last_rank: 0 };
  }
}
