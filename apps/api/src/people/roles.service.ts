import { Injectable } from '@nestjs/common';
import {
  emailProblems,
  LIMITS,
  type Problem,
  type Role,
  roleProblems,
  textProblems,
  tidyEmail,
  tidyOrNull,
} from '@sti/domain';
import { type EntityManager, IsNull, LessThanOrEqual, MoreThanOrEqual, Or } from 'typeorm';
import { Audit } from '../platform/audit.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { forbidden, notFound } from '../platform/errors.ts';
import { Once } from '../platform/idempotency.ts';
import { Live } from '../platform/live.ts';
import { BadInput, RuleBroken, refuseProblems } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { AssignRoleInput } from './people.input.ts';
import { People } from './people.service.ts';
import { Person } from './person.entity.ts';
import { RoleAssignment } from './role-assignment.entity.ts';
import { type GivenRole, RoleMails } from './role-mails.ts';
import { Scopes } from './scopes.ts';

type NewRole = {
  personId: string;
  role: Role;
  sessionId: string;
  forumId: string;
  fromOn: string;
  untilOn: string | null;
};

@Injectable()
export class RolesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly once: Once,
    private readonly live: Live,
    private readonly roleMails: RoleMails,
    private readonly scopes: Scopes,
    private readonly people: People,
  ) {}

  /** Gives a role. The Secretariat of a forum gives roles of that forum and its sessions; only ADM gives ADM. */
  async assign(viewer: Viewer, input: AssignRoleInput, idempotencyKey: string): Promise<RoleAssignment> {
    const scopeId = input.scopeId ?? null;
    const forumId = scopeId ? await this.scopes.forumOf(input.scopeKind, scopeId) : null;
    if (scopeId && !forumId) throw notFound();
    if (forumId) viewer.demandOrHide('people.assignRole', { forumId });
    else if (!viewer.roles.some((r) => r.role === 'ADM')) throw forbidden();

    const fromOn = input.fromOn ?? this.clock.now().toISOString().slice(0, 10);
    const untilOn = input.untilOn ?? null;
    const problems: Problem[] = roleProblems({
      role: input.role,
      scopeKind: input.scopeKind,
      scopeId,
      fromOn,
      untilOn,
    });
    if (!input.personId) problems.push(...emailProblems('email', input.email));
    problems.push(...textProblems('displayName', input.displayName, { max: LIMITS.line }));
    refuseProblems(problems);

    const id = await this.db.tx((tx) =>
      this.once.run(tx, viewer, idempotencyKey, input, async () => {
        const person = await this.personFor(tx, viewer, input, forumId);
        this.refuseClosed(person);
        const held = await this.held(tx, { personId: person.id, role: input.role, scopeId, fromOn, untilOn });
        if (held) throw new RuleBroken('roleAlreadyHeld', { name: person.displayName });
        const { role, scopeKind } = input;
        const given = { personId: person.id, role, scopeKind, scopeId, forumId, fromOn, untilOn };
        const made = await this.write(tx, viewer, given, { isPublic: input.isPublic ?? false });
        await this.roleMails.tell(tx, viewer, given);
        return made;
      }),
    );
    return this.db.read.findOneByOrFail(RoleAssignment, { id });
  }

  /** Who plans a forum is the first of its Secretariat. Nobody is written to: it is one's own doing. */
  async assignToPlanner(tx: EntityManager, viewer: Viewer, forumId: string): Promise<void> {
    const fromOn = this.clock.now().toISOString().slice(0, 10);
    const scope = { scopeKind: 'forum', scopeId: forumId, forumId } as const;
    await this.write(tx, viewer, { personId: viewer.me, role: 'SEC', ...scope, fromOn, untilOn: null });
  }

  /** Nobody is given work whose account is closed: the links that the mail speaks of would never come. */
  refuseClosed(person: Person): void {
    if (person.deactivatedAt) throw new RuleBroken('personDeactivated', { name: person.displayName });
  }

  /**
   * The right to moderate or record comes only from a role: the programme calls this where it names a known person, who
   * is told by mail.
   */
  async assignForSession(tx: EntityManager, viewer: Viewer | null, r: NewRole): Promise<void> {
    const held = await this.held(tx, { ...r, scopeId: r.sessionId });
    if (held) return this.prolong(tx, viewer, held, r.untilOn);
    const { sessionId, ...shared } = r;
    const given = { ...shared, scopeKind: 'session', scopeId: sessionId } as const;
    await this.write(tx, viewer, given, { isPublic: true, isByProgramme: true });
    // Without a viewer it is an import: nobody is written to for that.
    if (viewer) await this.roleMails.tell(tx, viewer, given);
  }

  /** Writes a role down, with its entry in the audit; gives its id. The person's pages hear of it. */
  private async write(
    tx: EntityManager,
    viewer: Viewer | null,
    given: GivenRole,
    how: Partial<Pick<RoleAssignment, 'isPublic' | 'isByProgramme'>> = {},
  ): Promise<string> {
    const { personId, role, scopeId, forumId } = given;
    const { identifiers } = await tx.insert(RoleAssignment, { ...given, ...how, createdBy: viewer?.personId ?? null });
    const id = String(identifiers[0]?.id);
    const after = { personId, role, scopeId };
    await this.audit.entry(tx, viewer, { action: 'people.assignRole', kind: 'role', id, forumId, after });
    await this.live.raise(tx, `person:${personId}`);
    return id;
  }

  /** The programme names the person no longer. What the Secretariat gave by hand stays. */
  async endForSession(tx: EntityManager, viewer: Viewer, r: Pick<NewRole, 'personId' | 'role' | 'sessionId'>) {
    const given = await tx.find(RoleAssignment, {
      where: { personId: r.personId, role: r.role, scopeId: r.sessionId, isByProgramme: true, endedAt: IsNull() },
      lock: { mode: 'for_no_key_update' },
    });
    for (const role of given) await this.close(tx, viewer, role);
  }

  /** The rights that a forum's programme gave last at least until that day; null: without an end. */
  async prolongForForum(tx: EntityManager, viewer: Viewer, forumId: string, untilOn: string | null): Promise<void> {
    const given = await tx.find(RoleAssignment, {
      where: { forumId, isByProgramme: true, endedAt: IsNull() },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
    for (const role of given) await this.prolong(tx, viewer, role, untilOn);
  }

  /**
   * The role that the person holds already on a day of that period. Locks the person's row: two assignments at once
   * would each find nothing.
   */
  private async held(
    tx: EntityManager,
    r: Pick<RoleAssignment, 'personId' | 'role' | 'scopeId' | 'fromOn' | 'untilOn'>,
  ): Promise<RoleAssignment | null> {
    await tx.findOneOrFail(Person, { where: { id: r.personId }, lock: { mode: 'for_no_key_update' } });
    return tx.findOneBy(RoleAssignment, {
      personId: r.personId,
      role: r.role,
      scopeId: r.scopeId ?? IsNull(),
      endedAt: IsNull(),
      untilOn: Or(IsNull(), MoreThanOrEqual(r.fromOn)),
      ...(r.untilOn ? { fromOn: LessThanOrEqual(r.untilOn) } : {}),
    });
  }

  /** A Forum that moved to later days needs its moderators for longer. */
  private async prolong(
    tx: EntityManager,
    viewer: Viewer | null,
    held: RoleAssignment,
    untilOn: string | null,
  ): Promise<void> {
    if (held.untilOn === null || (untilOn !== null && untilOn <= held.untilOn)) return;
    const before = { untilOn: held.untilOn };
    await tx.save(Object.assign(held, { untilOn, updatedBy: viewer?.personId ?? null }));
    await this.audit.entry(tx, viewer, {
      action: 'people.prolongRole',
      kind: 'role',
      id: held.id,
      forumId: held.forumId,
      before,
      after: { untilOn },
    });
    await this.live.raise(tx, `person:${held.personId}`);
  }

  async end(viewer: Viewer, id: string, version: number): Promise<RoleAssignment> {
    return this.db.tx(async (tx) => {
      const role = await tx.findOne(RoleAssignment, { where: { id }, lock: { mode: 'for_no_key_update' } });
      if (!role || role.endedAt) throw notFound();
      if (role.forumId) viewer.demandOrHide('people.assignRole', { forumId: role.forumId });
      else if (!viewer.roles.some((r) => r.role === 'ADM')) throw forbidden();
      checkVersion(role, version);
      if (role.role === 'ADM') await this.refuseLastAdministrator(tx, role.personId);
      return this.close(tx, viewer, role);
    });
  }

  private async close(tx: EntityManager, viewer: Viewer, role: RoleAssignment): Promise<RoleAssignment> {
    await tx.save(Object.assign(role, { endedAt: this.clock.now(), updatedBy: viewer.personId }));
    await this.audit.entry(tx, viewer, {
      action: 'people.endRole',
      kind: 'role',
      id: role.id,
      forumId: role.forumId,
      before: { role: role.role, personId: role.personId },
    });
    await this.live.raise(tx, `person:${role.personId}`);
    return role;
  }

  /**
   * Two administrators who end each other's role, or close each other's account, at once would leave nobody: one takes
   * the turn of the other. Somebody else must be left who can do what an administrator does.
   */
  async refuseLastAdministrator(tx: EntityManager, personId: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('people.administrators'))`);
    const today = this.clock.now().toISOString().slice(0, 10);
    const [others] = await tx.query<{ n: number }[]>(
      `select count(*)::int as n from role_assignment r join person p on p.id = r.person_id
       where r.role = 'ADM' and r.person_id <> $1 and r.ended_at is null and p.deactivated_at is null
         and r.from_on <= $2 and (r.until_on is null or r.until_on >= $2)`,
      [personId, today],
    );
    if (!others?.n) throw new RuleBroken('lastAdministrator');
  }

  /** Roles of a forum and of its sessions that nobody has ended. */
  list(viewer: Viewer, forumId: string, first: number): Promise<RoleAssignment[]> {
    viewer.demandOrHide('people.assignRole', { forumId });
    return this.db.read.find(RoleAssignment, {
      where: { forumId, endedAt: IsNull() },
      order: { role: 'ASC', createdAt: 'ASC' },
      take: first,
    });
  }

  /** The first administrators come from the command line of the server; false where the person was one already. */
  async makeAdministrator(email: string): Promise<boolean> {
    return this.db.tx(async (tx) => {
      const person = await this.people.byEmail(tx, email, {});
      if (await tx.existsBy(RoleAssignment, { personId: person.id, role: 'ADM', endedAt: IsNull() })) return false;
      const fromOn = this.clock.now().toISOString().slice(0, 10);
      await tx.insert(RoleAssignment, {
        personId: person.id,
        role: 'ADM',
        scopeKind: 'platform',
        scopeId: null,
        forumId: null,
        fromOn,
        untilOn: null,
      });
      await this.audit.entry(tx, null, { action: 'people.makeAdministrator', kind: 'person', id: person.id });
      return true;
    });
  }

  private async personFor(
    tx: EntityManager,
    viewer: Viewer,
    input: AssignRoleInput,
    forumId: string | null,
  ): Promise<Person> {
    const { personId, email, displayName, language } = input;
    if (personId) return this.people.named(tx, viewer, personId, forumId);
    const address = tidyEmail(email ?? '');
    // Only somebody new needs a name: whoever is known keeps their own.
    if (!tidyOrNull(displayName) && !(await tx.existsBy(Person, { email: address })))
      throw new BadInput([{ field: 'displayName', code: 'required' }]);
    return this.people.byEmail(tx, address, {
      displayName: displayName ?? undefined,
      language: language ?? 'en',
      createdBy: viewer.personId,
    });
  }
}
