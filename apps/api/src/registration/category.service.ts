import { Injectable } from '@nestjs/common';
import { localTextProblems, mergeText, type Problem } from '@sti/domain';
import { isStakeholderKind } from '@sti/reference';
import type { EntityManager } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { lockForum, maySeeForum } from '../forum/forum.queries.ts';
import { Audit } from '../platform/audit.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { Once } from '../platform/idempotency.ts';
import { Live } from '../platform/live.ts';
import { RuleBroken, refuseProblems } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import { fromInput } from '../platform/texts.ts';
import type { Viewer } from '../platform/viewer.ts';
import { RegistrationCategory } from './category.entity.ts';
import { DEFAULT_CATEGORIES } from './default-categories.ts';
import { Places } from './places.ts';
import { Registration } from './registration.entity.ts';
import type { RegistrationCategoryInput } from './registration.input.ts';
import { Registrations } from './registration.service.ts';

@Injectable()
export class RegistrationCategories {
  constructor(
    private readonly db: Db,
    private readonly once: Once,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly places: Places,
    private readonly registrations: Registrations,
  ) {}

  /** The categories of a public forum, in their order. */
  async ofYear(viewer: Viewer, year: number): Promise<RegistrationCategory[]> {
    const forum = await this.db.read.findOneBy(Forum, { year });
    return forum && maySeeForum(viewer, forum) ? this.ofForum(this.db.read, forum.id) : [];
  }

  async add(
    viewer: Viewer,
    forumId: string,
    input: RegistrationCategoryInput,
    key: string,
  ): Promise<RegistrationCategory> {
    viewer.demandOrHide('registration.setUp', { forumId });
    refuseProblems(problemsOf(input));
    const id = await this.db.tx((tx) =>
      this.once.run(
        tx,
        viewer,
        key,
        { forumId, input },
        async () => (await this.insert(tx, viewer, forumId, valuesOf(input))).id,
      ),
    );
    return this.db.read.findOneByOrFail(RegistrationCategory, { id });
  }

  /** More places than before go to those who wait at once. */
  async edit(
    viewer: Viewer,
    id: string,
    version: number,
    input: RegistrationCategoryInput,
  ): Promise<RegistrationCategory> {
    return this.db.tx(async (tx) => {
      const row = (await this.places.lock(tx, [id])).get(id);
      if (!row) throw notFound();
      viewer.demandOrHide('registration.setUp', { forumId: row.forumId });
      refuseProblems(problemsOf(input));
      const { name, ...rest } = valuesOf(input);
      checkVersion(row, version, { name, ...rest });
      const before = { ...row };
      Object.assign(row, rest, { name: mergeText(row.name, name), updatedBy: viewer.personId });
      const saved = await tx.save(row);
      await this.tell(tx, viewer, 'registration.editCategory', saved, before);
      await this.registrations.fill(tx, viewer, [saved]);
      return saved;
    });
  }

  /** Takes away a category that nobody has chosen yet, not even in a form that waits for its proof. */
  async remove(viewer: Viewer, id: string, version: number): Promise<RegistrationCategory> {
    return this.db.tx(async (tx) => {
      const row = (await this.places.lock(tx, [id])).get(id);
      if (!row) throw notFound();
      viewer.demandOrHide('registration.setUp', { forumId: row.forumId });
      checkVersion(row, version);
      if (await tx.existsBy(Registration, { categoryId: id })) throw new RuleBroken('categoryUsed');
      await tx.delete(RegistrationCategory, { id });
      await this.tell(tx, viewer, 'registration.removeCategory', row, row, null);
      return row;
    });
  }

  /** The usual categories for a forum that has none; otherwise changes nothing. */
  async addDefaults(viewer: Viewer, forumId: string): Promise<RegistrationCategory[]> {
    viewer.demandOrHide('registration.setUp', { forumId });
    return this.db.tx((tx) => this.insertDefaults(tx, viewer, forumId));
  }

  /** As `addDefaults`, in the transaction of whoever makes the forum; `viewer` null where that is no person. */
  async insertDefaults(tx: EntityManager, viewer: Viewer | null, forumId: string): Promise<RegistrationCategory[]> {
    // Two at once would give each category twice.
    await lockForum(tx, forumId);
    const known = await this.ofForum(tx, forumId);
    if (known.length > 0) return known;
    for (const values of DEFAULT_CATEGORIES) await this.insert(tx, viewer, forumId, values);
    return this.ofForum(tx, forumId);
  }

  private ofForum(tx: EntityManager, forumId: string): Promise<RegistrationCategory[]> {
    return tx.find(RegistrationCategory, { where: { forumId }, order: { order: 'ASC', id: 'ASC' }, take: 100 });
  }

  private async insert(
    tx: EntityManager,
    viewer: Viewer | null,
    forumId: string,
    values: CategoryValues,
  ): Promise<RegistrationCategory> {
    const createdBy = viewer?.personId ?? null;
    const made = await tx.save(
      tx.create(RegistrationCategory, { ...values, forumId, createdBy, updatedBy: createdBy }),
    );
    await this.tell(tx, viewer, 'registration.addCategory', made);
    return made;
  }

  private async tell(
    tx: EntityManager,
    viewer: Viewer | null,
    action: string,
    row: RegistrationCategory,
    before?: object,
    after: object | null = row,
  ): Promise<void> {
    await this.audit.entry(tx, viewer, {
      action,
      kind: 'registrationCategory',
      id: row.id,
      forumId: row.forumId,
      before,
      after,
    });
    await this.live.raise(tx, 'public');
  }
}

export type CategoryValues = Pick<
  RegistrationCategory,
  'name' | 'stakeholderKinds' | 'approvers' | 'inPersonCapacity' | 'quotaPerOrganisation' | 'order'
>;

const MAX_PLACES = 100_000;

function valuesOf(input: RegistrationCategoryInput): CategoryValues {
  return {
    name: mergeText(null, fromInput(input.name)),
    stakeholderKinds: [...new Set(input.stakeholderKinds)],
    approvers: [...new Set(input.approvers)],
    inPersonCapacity: input.inPersonCapacity ?? null,
    quotaPerOrganisation: input.quotaPerOrganisation ?? null,
    order: input.order,
  };
}

function problemsOf(input: RegistrationCategoryInput): Problem[] {
  const number = (field: string, value: number | null | undefined): Problem[] =>
    value == null || (value >= 0 && value <= MAX_PLACES) ? [] : [{ field, code: 'outOfRange', limit: MAX_PLACES }];
  return [
    ...localTextProblems('name', fromInput(input.name), { required: true }),
    ...(input.stakeholderKinds.every(isStakeholderKind)
      ? []
      : [{ field: 'stakeholderKinds', code: 'unknownValue' } as const]),
    ...number('inPersonCapacity', input.inPersonCapacity),
    ...number('quotaPerOrganisation', input.quotaPerOrganisation),
    ...number('order', input.order),
  ];
}
