import { Injectable } from '@nestjs/common';
import {
  canEditRegistration,
  canMoveRegistration,
  needsApprovalAgain,
  type RegistrationContext,
  registrationDetailProblems,
  registrationProblems,
  tidy,
  tidyEmail,
  tidyOrNull,
} from '@sti/domain';
import type { EntityManager } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { Audit } from '../platform/audit.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { Once } from '../platform/idempotency.ts';
import { Outbox } from '../platform/outbox.ts';
import { RuleBroken, refuseProblems, Stale } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import type { Viewer } from '../platform/viewer.ts';
import { RegistrationCategory } from './category.entity.ts';
import { RegistrationChange } from './change.ts';
import { Places } from './places.ts';
import { Registration } from './registration.entity.ts';
import type { RegistrationDetailsInput, RegistrationInput } from './registration.input.ts';
import { RegistrationWindow } from './window.ts';

/** What a person does with the own registration: send the form, edit, withdraw. */
@Injectable()
export class Registrations {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly once: Once,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly window: RegistrationWindow,
    private readonly places: Places,
    private readonly change: RegistrationChange,
  ) {}

  /**
   * Stores the form of somebody whose address is not proved. Never looks at who the address belongs to: the job does,
   * so that the answer and its time are the same for every address.
   */
  async submit(
    viewer: Viewer,
    input: RegistrationInput,
    idempotencyKey: string,
    fromAddress: string | null,
  ): Promise<string> {
    await this.db.tx((tx) =>
      this.once.run(tx, viewer, idempotencyKey, input, async () => {
        const forum = await this.window.openForum(tx, input.year);
        refuseProblems(registrationProblems(input, await contextOf(tx, forum)));
        const now = this.clock.now();
        const form = await tx.save(
          tx.create(Registration, {
            ...detailsOf(input),
            forumId: forum.id,
            email: tidyEmail(input.email),
            language: input.language,
            fromAddress,
            consentAt: now,
            codeOfConductAt: now,
            createdAt: now,
          }),
        );
        await this.audit.entry(tx, viewer, {
          action: 'registration.submit',
          kind: 'registration',
          id: form.id,
          forumId: forum.id,
        });
        await this.outbox.fact(tx, 'registration.submitted', { registrationId: form.id });
        return form.id;
      }),
    );
    return tidyEmail(input.email);
  }

  /** A changed name, organisation, category or mode is approved anew; a new category or mode needs a new place. */
  async edit(viewer: Viewer, id: string, version: number, input: RegistrationDetailsInput): Promise<Registration> {
    return this.db.tx(async (tx) => {
      const mine = detailsOf(input);
      const { forumId } = await this.mine(tx, viewer, id);
      refuseProblems(
        registrationDetailProblems(input, await contextOf(tx, await tx.findOneByOrFail(Forum, { id: forumId }))),
      );
      const { row, categories } = await this.lockMine(tx, viewer, id, [input.categoryId]);
      checkVersion(row, version, mine);
      if (!canEditRegistration(row.status)) throw new RuleBroken('registrationFinal', { status: row.status });
      const category = categories.get(input.categoryId);
      if (!category) throw notFound();
      const next = await this.afterEdit(tx, row, mine, category);
      await this.change.write(tx, viewer, row, 'edit', { ...mine, ...next }, 'edited');
      await this.fill(tx, viewer, categories.values());
      // The edit may have made room for this very row.
      return tx.findOneByOrFail(Registration, { id });
    });
  }

  async withdraw(viewer: Viewer, id: string, version: number): Promise<Registration> {
    return this.db.tx(async (tx) => {
      const { row, categories } = await this.lockMine(tx, viewer, id, []);
      checkVersion(row, version);
      if (!canMoveRegistration(row.status, 'WITHDRAWN'))
        throw new RuleBroken('registrationFinal', { status: row.status });
      const saved = await this.change.write(tx, viewer, row, 'withdraw', { status: 'WITHDRAWN' }, 'withdrawn');
      await this.fill(tx, viewer, categories.values());
      return saved;
    });
  }

  /** Gives free places of locked categories to the first who wait for them. */
  async fill(tx: EntityManager, viewer: Viewer, categories: Iterable<RegistrationCategory>): Promise<void> {
    for (const category of categories) {
      for (let id = await this.places.next(tx, category); id; id = await this.places.next(tx, category)) {
        const waiting = await tx.findOneOrFail(Registration, { where: { id }, lock: { mode: 'for_no_key_update' } });
        const status = category.approvers.length === 0 ? 'APPROVED' : 'PENDING';
        await this.change.write(tx, viewer, waiting, 'promote', { status }, 'placeFree');
      }
    }
  }

  /** NOT_FOUND for anybody else's. */
  private async mine(tx: EntityManager, viewer: Viewer, id: string): Promise<Registration> {
    const row = await tx.findOneBy(Registration, { id, personId: viewer.me });
    if (!row) throw notFound();
    return row;
  }

  /** The own row and its categories under lock, categories first. */
  private async lockMine(tx: EntityManager, viewer: Viewer, id: string, alsoCategories: string[]) {
    const before = await this.mine(tx, viewer, id);
    const categories = await this.places.lock(tx, [before.categoryId, ...alsoCategories]);
    const row = await tx.findOneOrFail(Registration, { where: { id }, lock: { mode: 'for_no_key_update' } });
    // Moved to a category that is not locked, between the two reads.
    if (!categories.has(row.categoryId)) throw new Stale(row.version, []);
    return { row, categories };
  }

  private async afterEdit(tx: EntityManager, row: Registration, mine: Details, category: RegistrationCategory) {
    const isSameDoor = mine.categoryId === row.categoryId && mine.mode === row.mode;
    const isSameQuota = category.quotaPerOrganisation === null || mine.organisationName === row.organisationName;
    if (!isSameDoor || (!isSameQuota && row.status !== 'WAITLISTED'))
      return this.places.give(tx, category, { ...mine, id: row.id });
    const isAskedAgain = row.status === 'APPROVED' && category.approvers.length > 0 && needsApprovalAgain(row, mine);
    return isAskedAgain ? { status: 'PENDING' as const } : {};
  }
}

type Details = ReturnType<typeof detailsOf>;

/** The stored form of what was typed. */
function detailsOf(input: RegistrationDetailsInput) {
  return {
    categoryId: input.categoryId,
    title: tidyOrNull(input.title),
    givenName: tidy(input.givenName),
    familyName: tidy(input.familyName),
    badgeName: tidy(input.badgeName) || tidy(`${input.givenName} ${input.familyName}`),
    phone: tidyOrNull(input.phone),
    organisationName: tidy(input.organisationName),
    position: tidy(input.position),
    countryM49: input.countryM49,
    gender: input.gender ?? null,
    mode: input.mode,
    days: [...new Set(input.days)].sort(),
    groundsPass: input.groundsPass ?? null,
    accessNeeds: tidyOrNull(input.accessNeeds),
    interpretationLanguage: input.interpretationLanguage ?? null,
  };
}

async function contextOf(tx: EntityManager, forum: Forum): Promise<RegistrationContext> {
  const categories = await tx.find(RegistrationCategory, { select: { id: true }, where: { forumId: forum.id } });
  const { startDate, endDate, mode } = forum;
  return { startDate, endDate, mode, categoryIds: categories.map(({ id }) => id) };
}
