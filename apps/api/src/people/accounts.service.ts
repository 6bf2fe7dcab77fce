import { Injectable } from '@nestjs/common';
import { LIMITS, textProblems, tidy, tidyEmail } from '@sti/domain';
import { type EntityManager, IsNull, type UpdateResult } from 'typeorm';
import { Audit } from '../platform/audit.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { Live } from '../platform/live.ts';
import { RuleBroken, refuseProblems } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import type { Viewer } from '../platform/viewer.ts';
import { Login, Person, SignInLink } from './person.entity.ts';
import { RolesService } from './roles.service.ts';

/**
 * Accounts are closed and opened again by an administrator: after a theft, or when somebody leaves. What the person did
 * and was stays as it is; only the way in is shut.
 */
@Injectable()
export class Accounts {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly roles: RolesService,
  ) {}

  /** The account of an address, or of a person whom a list of roles names; null where there is none. */
  async find(viewer: Viewer, by: { email?: string | null; personId?: string | null }): Promise<Person | null> {
    viewer.demand('people.deactivate');
    if (by.personId) return this.db.read.findOneBy(Person, { id: by.personId });
    return by.email ? this.db.read.findOneBy(Person, { email: tidyEmail(by.email) }) : null;
  }

  /** Ends all logins and open links of the person, and lets none begin. To the outside nothing looks different. */
  async deactivate(viewer: Viewer, personId: string, version: number, reason: string): Promise<Person> {
    return this.change(viewer, personId, version, reason, async (tx, person) => {
      if (person.deactivatedAt) throw new RuleBroken('accountDeactivated');
      await this.roles.refuseLastAdministrator(tx, personId);
      const now = this.clock.now();
      Object.assign(person, { deactivatedAt: now, deactivatedReason: tidy(reason) });
      await this.endLogins(tx, personId, now);
      await tx.update(SignInLink, { personId, usedAt: IsNull(), supersededAt: IsNull() }, { supersededAt: now });
      return 'people.deactivate';
    });
  }

  /** The person may sign in again. The old logins stay ended. */
  async reactivate(viewer: Viewer, personId: string, version: number, reason: string): Promise<Person> {
    return this.change(viewer, personId, version, reason, async (tx, person) => {
      if (!person.deactivatedAt) throw new RuleBroken('accountActive');
      // A sign-in that was under way while the account was closed left one more.
      await this.endLogins(tx, personId, this.clock.now());
      Object.assign(person, { deactivatedAt: null, deactivatedReason: null });
      return 'people.reactivate';
    });
  }

  protected endLogins(tx: EntityManager, personId: string, now: Date): Promise<UpdateResult> {
    return tx.update(Login, { personId, endedAt: IsNull() }, { endedAt: now });
  }

  private async change(
    viewer: Viewer,
    id: string,
    version: number,
    reason: string,
    work: (tx: EntityManager, person: Person) => Promise<string>,
  ): Promise<Person> {
    viewer.demand('people.deactivate');
    refuseProblems(textProblems('reason', reason, { max: LIMITS.line, required: true }));
    return this.db.tx(async (tx) => {
      const person = await tx.findOne(Person, { where: { id }, lock: { mode: 'for_no_key_update' } });
      if (!person) throw notFound();
      checkVersion(person, version);
      const action = await work(tx, person);
      await tx.save(Object.assign(person, { updatedBy: viewer.personId }));
      await this.audit.entry(tx, viewer, { action, kind: 'person', id, after: { reason: tidy(reason) } });
      // Open streams of the person ask again who listens.
      await this.live.raise(tx, `person:${id}`);
      return person;
    });
  }
}
