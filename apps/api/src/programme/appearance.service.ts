import { Injectable } from '@nestjs/common';
import { appearanceProblems, lastDayOfRights, rightOfAppearance, tidy } from '@sti/domain';
import { countryByName } from '@sti/reference';
import type { EntityManager } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { Person } from '../people/person.entity.ts';
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
    private readonly roles: RolesService,
  ) {}

  add(viewer: Viewer, input: AppearanceInput, key: string): Promise<Appearance> {
    return this.db.tx(async (tx) => {
      const session = await lockSession(tx, viewer, input.sessionId);
      const id = await this.once.run(tx, viewer, key, input, async () => {
        const columns = columnsOf(input);
        refuseProblems(appearanceProblems(columns));
        const order = input.order ?? ((await tx.maximum(Appearance, 'order', { sessionId: session.id })) ?? -1) + 1;
        const { forumId, id: sessionId } = session;
        const made = tx.create(Appearance, { ...columns, forumId, sessionId, order, createdBy: viewer.personId });
        await this.giveRight(tx, viewer, session, made);
        const saved = await tx.save(made);
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
      checkVersion(appearance, version, columns);
      refuseProblems(appearanceProblems(columns));
      const before = { ...appearance };
      Object.assign(appearance, columns, { order: input.order ?? appearance.order, updatedBy: viewer.personId });
      await this.giveRight(tx, viewer, session, appearance);
      const saved = await tx.save(appearance);
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

  /** A person who can sign in gets the right that the role in the session brings, in the same transaction. */
  private async giveRight(
    tx: EntityManager,
    viewer: Viewer,
    session: Session,
    { personId, role }: Appearance,
  ): Promise<void> {
    if (!personId) return;
    const person = await tx.findOneBy(Person, { id: personId });
    if (!person) throw new BadInput([{ field: 'personId', code: 'unknownValue' }]);
    const right = rightOfAppearance(role);
    if (!right || !person.email) return;
    const { id: sessionId, forumId } = session;
    const fromOn = this.clock.now().toISOString().slice(0, 10);
    const { endDate } = await tx.findOneByOrFail(Forum, { id: forumId });
    const last = lastDayOfRights(endDate);
    const untilOn = last && last >= fromOn ? last : null;
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

function columnsOf(input: AppearanceInput) {
  const tidied = (text: string | null | undefined) => (text && tidy(text)) || null;
  const country = tidied(input.country);
  return {
    personId: input.personId ?? null,
    role: input.role,
    name: tidied(input.name),
    functionLabel: tidied(input.functionLabel),
    honorific: tidied(input.honorific),
    title: tidied(input.title),
    country,
    countryM49: (country && countryByName(country)?.m49) || null,
    segment: tidied(input.segment),
    minutes: input.minutes ?? null,
    presence: input.presence ?? null,
  };
}
