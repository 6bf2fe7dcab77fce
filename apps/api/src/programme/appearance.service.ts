import { Injectable } from '@nestjs/common';
import {
  appearanceProblems,
  emailProblems,
  lastDayOfRights,
  type Problem,
  rightOfAppearance,
  tidyOrNull,
} from '@sti/domain';
import { countryByName } from '@sti/reference';
import type { EntityManager } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { People } from '../people/people.service.ts';
import type { Person } from '../people/person.entity.ts';
import { RolesService } from '../people/roles.service.ts';
import { Audit } from '../platform/audit.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { Once } from '../platform/idempotency.ts';
import { Live } from '../platform/live.ts';
import { BadInput, refuseProblems } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import type { Viewer } from '../platform/viewer.ts';
import { Appearance } from './appearance.entity.ts';
import type { AppearanceInput } from './programme.input.ts';
import type { Session } from './session.entity.ts';
import { lockSession } from './session.service.ts';

@Injectable()
export class AppearanceService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly once: Once,
    private readonly people: People,
    private readonly roles: RolesService,
  ) {}

  add(viewer: Viewer, input: AppearanceInput, key: string): Promise<Appearance> {
    return this.db.tx(async (tx) => {
      const session = await lockSession(tx, viewer, input.sessionId);
      const id = await this.once.run(tx, viewer, key, input, async () => {
        const columns = columnsOf(input);
        refuseProblems(problemsOf(input, columns));
        const order = input.order ?? ((await tx.maximum(Appearance, 'order', { sessionId: session.id })) ?? -1) + 1;
        const { forumId, id: sessionId } = session;
        const person = await this.personOf(tx, viewer, session, input);
        const personId = person?.id ?? null;
        const createdBy = viewer.personId;
        const saved = await tx.save(
          tx.create(Appearance, { ...columns, personId, forumId, sessionId, order, createdBy }),
        );
        await this.giveRight(tx, viewer, session, saved, person);
        await this.changed(tx, viewer, 'programme.addAppearance', saved, null);
        return saved.id;
      });
      return tx.findOneByOrFail(Appearance, { id });
    });
  }

  edit(viewer: Viewer, id: string, version: number, input: AppearanceInput): Promise<Appearance> {
    return this.db.tx(async (tx) => {
      const { appearance, session } = await this.lock(tx, viewer, id);
      if (input.sessionId !== session.id) throw notFound();
      const columns = columnsOf(input);
      checkVersion(appearance, version, input.email ? columns : { ...columns, personId: input.personId ?? null });
      refuseProblems(problemsOf(input, columns));
      const before = { ...appearance };
      const person = await this.personOf(tx, viewer, session, input);
      const order = input.order ?? appearance.order;
      Object.assign(appearance, columns, { personId: person?.id ?? null, order, updatedBy: viewer.personId });
      const saved = await tx.save(appearance);
      await this.giveRight(tx, viewer, session, saved, person);
      await this.takeRight(tx, viewer, before);
      await this.changed(tx, viewer, 'programme.editAppearance', saved, before);
      return saved;
    });
  }

  remove(viewer: Viewer, id: string, version: number): Promise<Appearance> {
    return this.db.tx(async (tx) => {
      const { appearance } = await this.lock(tx, viewer, id);
      checkVersion(appearance, version);
      await tx.delete(Appearance, { id });
      await this.takeRight(tx, viewer, appearance);
      await this.changed(tx, viewer, 'programme.removeAppearance', appearance, appearance);
      return appearance;
    });
  }

  private async lock(
    tx: EntityManager,
    viewer: Viewer,
    id: string,
  ): Promise<{ appearance: Appearance; session: Session }> {
    const known = await tx.findOneBy(Appearance, { id });
    if (!known) throw notFound();
    const session = await lockSession(tx, viewer, known.sessionId);
    const appearance = await tx.findOneBy(Appearance, { id });
    if (!appearance) throw notFound();
    return { appearance, session };
  }

  /**
   * Who is named: by id somebody whom the Secretariat can find, because the right makes an address readable; by address
   * anybody, made where there is nobody yet. Null for a bare name.
   */
  private async personOf(
    tx: EntityManager,
    viewer: Viewer,
    { forumId }: Session,
    { personId, email, name, title, language }: AppearanceInput,
  ): Promise<Person | null> {
    if (personId) {
      const known = await this.people.known(tx, viewer, personId, forumId);
      if (!known) throw new BadInput([{ field: 'personId', code: 'unknownValue' }]);
      return known;
    }
    if (!email) return null;
    const affiliation = tidyOrNull(title);
    return this.people.byEmail(tx, email, {
      ...{ displayName: name ?? '', affiliation, language: language ?? 'en', createdBy: viewer.personId },
    });
  }

  /** A person who can sign in gets the right that the role in the session brings, in the same transaction. */
  private async giveRight(
    tx: EntityManager,
    viewer: Viewer,
    session: Session,
    { role }: Appearance,
    person: Person | null,
  ): Promise<void> {
    const right = rightOfAppearance(role);
    if (!right || !person?.email) return;
    this.roles.refuseClosed(person);
    const { id: sessionId, forumId } = session;
    const fromOn = this.clock.now().toISOString().slice(0, 10);
    const { endDate } = await tx.findOneByOrFail(Forum, { id: forumId });
    const last = lastDayOfRights(endDate);
    const untilOn = last && last >= fromOn ? last : null;
    const personId = person.id;
    await this.roles.assignForSession(tx, viewer, { personId, role: right, sessionId, forumId, fromOn, untilOn });
  }

  /** Who was named so, and is no longer by any appearance in the session, loses the right that came with it. */
  private async takeRight(tx: EntityManager, viewer: Viewer, { personId, role, sessionId }: Appearance): Promise<void> {
    const right = rightOfAppearance(role);
    if (!personId || !right) return;
    const others = await tx.findBy(Appearance, { sessionId, personId });
    if (others.some((other) => rightOfAppearance(other.role) === right)) return;
    await this.roles.endForSession(tx, viewer, { personId, role: right, sessionId });
  }

  private async changed(
    tx: EntityManager,
    viewer: Viewer,
    action: string,
    row: Appearance,
    before: object | null,
  ): Promise<void> {
    const { id, forumId } = row;
    const after = action === 'programme.removeAppearance' ? null : row;
    await this.audit.entry(tx, viewer, { action, kind: 'appearance', id, forumId, before, after });
    await this.live.raise(tx, `forum:${forumId}:programme`);
  }
}

/** Whoever is named by address is shown by name. */
function problemsOf({ personId, email }: AppearanceInput, columns: ReturnType<typeof columnsOf>): Problem[] {
  const problems = appearanceProblems(columns);
  if (personId || !email) return problems;
  const isNameless = !columns.name && !problems.some(({ field }) => field === 'name');
  return [
    ...problems,
    ...emailProblems('email', email),
    ...(isNameless ? [{ field: 'name', code: 'required' } as const] : []),
  ];
}

function columnsOf(input: AppearanceInput) {
  const country = tidyOrNull(input.country);
  return {
    role: input.role,
    name: tidyOrNull(input.name),
    functionLabel: tidyOrNull(input.functionLabel),
    honorific: tidyOrNull(input.honorific),
    title: tidyOrNull(input.title),
    country,
    countryM49: countryByName(country)?.m49 ?? null,
    segment: tidyOrNull(input.segment),
    minutes: input.minutes ?? null,
    presence: input.presence ?? null,
  };
}
