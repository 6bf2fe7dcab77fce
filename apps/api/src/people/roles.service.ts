import { Injectable } from '@nestjs/common';
import { displayName, emailProblems, LIMITS, type Problem, profileProblems, type Role, roleProblems, textProblems, tidy, tidyEmail } from '@sti/domain';
import { type EntityManager, IsNull } from 'typeorm';
import { word } from '../i18n/words.ts';
import { Audit } from '../platform/audit.ts';
import { Clock } from '../platform/clock.ts';
import { Config } from '../platform/config.ts';
import { Db } from '../platform/db.ts';
import { forbidden, notFound } from '../platform/errors.ts';
import { Once } from '../platform/idempotency.ts';
import { Live } from '../platform/live.ts';
import { Mails } from '../platform/mail.ts';
import { refuseProblems, RuleBroken } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { AssignRoleInput, ProfileInput } from './people.input.ts';
import { NameOrder, Person } from './person.entity.ts';
import { RoleAssignment } from './role-assignment.entity.ts';
import { Scopes } from './scopes.ts';

type PersonHit = Pick<Person, 'id' | 'displayName' | 'affiliation' | 'email'>;
type NewRole = { personId: string; role: Role; sessionId: string; forumId: string; fromOn: string; untilOn: string | null };

@Injectable()
export class RolesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly audit: Audit,
    private readonly once: Once,
    private readonly live: Live,
    private readonly mails: Mails,
    private readonly scopes: Scopes,
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
    const problems: Problem[] = roleProblems({ role: input.role, scopeKind: input.scopeKind, scopeId, fromOn, untilOn });
    if (!input.personId) problems.push(...emailProblems('email', input.email));
    problems.push(...textProblems('displayName', input.displayName, { max: LIMITS.line }));
    refuseProblems(problems);

    const id = await this.db.tx((tx) =>
      this.once.run(tx, viewer, idempotencyKey, input, async () => {
        const person = await this.personFor(tx, viewer, input);
        const held = await tx.findOneBy(RoleAssignment, { personId: person.id, role: input.role, scopeId: scopeId ?? IsNull(), endedAt: IsNull() });
        if (held) throw new RuleBroken('roleAlreadyHeld', { name: person.displayName });
        const { identifiers } = await tx.insert(RoleAssignment, {
          personId: person.id,
          role: input.role,
          scopeKind: input.scopeKind,
          scopeId,
          forumId,
          fromOn,
          untilOn,
          isPublic: input.isPublic ?? false,
          createdBy: viewer.personId,
        });
        const made = String(identifiers[0]?.id);
        await this.audit.entry(tx, viewer, { action: 'people.assignRole', kind: 'role', id: made, forumId, after: { personId: person.id, role: input.role, scopeId } });
        await this.live.raise(tx, `person:${person.id}`);
        if (person.email) {
          const lang = person.language;
          await this.mails.queue(tx, {
            to: person.email,
            kind: 'people.roleGiven',
            lang,
            forumId,
            personId: person.id,
            subject: word(lang, 'roleGiven.subject'),
            paragraphs: [{ text: word(lang, 'roleGiven.intro') }, { link: `${this.config.baseUrl}/${lang}/sign-in`, label: word(lang, 'signIn.button') }],
          });
        }
        return made;
      }),
    );
    return this.db.read.findOneByOrFail(RoleAssignment, { id });
  }

  /** The right to moderate or record comes only from a role: the programme calls this where it names a known person. */
  async assignForSession(tx: EntityManager, viewer: Viewer | null, r: NewRole): Promise<void> {
    const held = await tx.existsBy(RoleAssignment, { personId: r.personId, role: r.role, scopeId: r.sessionId, endedAt: IsNull() });
    if (held) return;
    const { identifiers } = await tx.insert(RoleAssignment, {
      personId: r.personId,
      role: r.role,
      scopeKind: 'session',
      scopeId: r.sessionId,
      forumId: r.forumId,
      fromOn: r.fromOn,
      untilOn: r.untilOn,
      isPublic: true,
      createdBy: viewer?.personId ?? null,
    });
    await this.audit.entry(tx, viewer, { action: 'people.assignRole', kind: 'role', id: String(identifiers[0]?.id), forumId: r.forumId, after: r });
    await this.live.raise(tx, `person:${r.personId}`);
  }

  async end(viewer: Viewer, id: string, version: number): Promise<RoleAssignment> {
    return this.db.tx(async (tx) => {
      const role = await tx.findOne(RoleAssignment, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!role || role.endedAt) throw notFound();
      if (role.forumId) viewer.demandOrHide('people.assignRole', { forumId: role.forumId });
      else if (!viewer.roles.some((r) => r.role === 'ADM')) throw forbidden();
      checkVersion(role, version);
      if (role.role === 'ADM' && (await tx.countBy(RoleAssignment, { role: 'ADM', endedAt: IsNull() })) <= 1) throw new RuleBroken('lastAdministrator');
      role.endedAt = this.clock.now();
      role.updatedBy = viewer.personId;
      await tx.save(role);
      await this.audit.entry(tx, viewer, { action: 'people.endRole', kind: 'role', id, forumId: role.forumId, before: { role: role.role, personId: role.personId } });
      await this.live.raise(tx, `person:${role.personId}`);
      return role;
    });
  }

  /** Running roles of a forum and of its sessions. */
  list(viewer: Viewer, forumId: string, first: number): Promise<RoleAssignment[]> {
    viewer.demandOrHide('people.assignRole', { forumId });
    return this.db.read.find(RoleAssignment, { where: { forumId, endedAt: IsNull() }, order: { role: 'ASC', createdAt: 'ASC' }, take: first });
  }

  /**
   * People by a part of the name: those who take part in the forum, with their address, and those whom past programmes
   * or a public role make known anyway, without it. Others are nobody's business here.
   */
  async find(viewer: Viewer, forumId: string, text: string, first: number): Promise<PersonHit[]> {
    viewer.demandOrHide('people.find', { forumId });
    const part = tidy(text).replace(/[\\%_]/g, '\\$&');
    if (part.length < 2) return [];
    return this.db.read.query<PersonHit[]>(
      `select p.id, p.display_name as "displayName", p.affiliation, case when t.person_id is null then null else p.email end as email
       from person p left join (${this.scopes.partakersSql}) t on t.person_id = p.id
       where p.display_name ilike $2 and (t.person_id is not null or p.source_id is not null
         or exists (select 1 from role_assignment r where r.person_id = p.id and r.is_public and r.ended_at is null))
       order by p.display_name, p.id limit $3`,
      [forumId, `%${part}%`, first],
    );
  }

  async editProfile(viewer: Viewer, input: ProfileInput, version: number): Promise<Person> {
    refuseProblems(profileProblems(input));
    return this.db.tx(async (tx) => {
      const me = await tx.findOneOrFail(Person, { where: { id: viewer.me }, lock: { mode: 'pessimistic_write' } });
      checkVersion(me, version, input as never);
      const before = { ...me };
      const text = (value?: string) => (value ? tidy(value) || null : null);
      Object.assign(me, {
        givenName: text(input.givenName),
        familyName: text(input.familyName),
        nameOrder: input.nameOrder,
        honorific: text(input.honorific),
        jobTitle: text(input.jobTitle),
        affiliation: text(input.affiliation),
        language: input.language,
        displayName: displayName(input),
        updatedBy: viewer.personId,
      });
      await tx.save(me);
      await this.audit.entry(tx, viewer, { action: 'people.editProfile', kind: 'person', id: me.id, before, after: me });
      return me;
    });
  }

  /** The first administrators come from the command line of the server; false where the person was one already. */
  async makeAdministrator(email: string): Promise<boolean> {
    return this.db.tx(async (tx) => {
      const person = await this.personByEmail(tx, email, {});
      if (await tx.existsBy(RoleAssignment, { personId: person.id, role: 'ADM', endedAt: IsNull() })) return false;
      const fromOn = this.clock.now().toISOString().slice(0, 10);
      await tx.insert(RoleAssignment, { personId: person.id, role: 'ADM', scopeKind: 'platform', scopeId: null, forumId: null, fromOn, untilOn: null });
      await this.audit.entry(tx, null, { action: 'people.makeAdministrator', kind: 'person', id: person.id });
      return true;
    });
  }

  private async personFor(tx: EntityManager, viewer: Viewer, input: AssignRoleInput): Promise<Person> {
    if (input.personId) {
      const known = await tx.findOneBy(Person, { id: input.personId });
      if (!known) throw notFound();
      return known;
    }
    return this.personByEmail(tx, input.email ?? '', { displayName: input.displayName, createdBy: viewer.personId });
  }

  /** The person of an address, made where there is none. */
  async personByEmail(tx: EntityManager, email: string, made: { displayName?: string; createdBy?: string | null } & Partial<Person>): Promise<Person> {
    const address = tidyEmail(email);
    const known = await tx.findOneBy(Person, { email: address });
    if (known) return known;
    const name = tidy(made.displayName ?? '') || (address.split('@')[0] ?? address);
    return tx.save(tx.create(Person, { nameOrder: NameOrder.GIVEN_FIRST, ...made, email: address, displayName: name }));
  }
}
