import { Injectable } from '@nestjs/common';
import { displayName, profileProblems, tidy, tidyEmail, tidyOrNull } from '@sti/domain';
import type { EntityManager } from 'typeorm';
import { Audit } from '../platform/audit.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { refuseProblems } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { ProfileInput } from './people.input.ts';
import { Person } from './person.entity.ts';
import { Scopes } from './scopes.ts';

type PersonHit = Pick<Person, 'id' | 'displayName' | 'affiliation' | 'email'>;

/** Whoever stands in a past programme or holds a public role is known to everybody. */
const IS_KNOWN = `(p.source_id is not null
  or exists (select from role_assignment r where r.person_id = p.id and r.is_public and r.ended_at is null))`;

/** Who we know: found, named, made at the first use of an address, corrected by the person. */
@Injectable()
export class People {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly scopes: Scopes,
  ) {}

  /**
   * People by a part of the name: those whom past programmes or a public role make known anyway and, for the Secretariat
   * of the forum, those who take part in it, also by their address. Others are nobody's business here.
   */
  async find(viewer: Viewer, forumId: string, text: string, first: number): Promise<PersonHit[]> {
    viewer.demandOrHide('people.find', { forumId });
    const part = tidy(text).replace(/[\\%_]/g, '\\$&');
    if (part.length < 2) return [];
    return this.db.read.query<PersonHit[]>(
      `select p.id, p.display_name as "displayName", p.affiliation, case when t.person_id is null then null else p.email end as email
       from person p left join (${this.scopes.participantsSql}) t on t.person_id = p.id and $4
       where (p.display_name ilike $2 or t.person_id is not null and p.email ilike $2)
         and (t.person_id is not null or ${IS_KNOWN})
       order by p.display_name, p.id limit $3`,
      [forumId, `%${part}%`, first, viewer.can('people.readAddress', { forumId })],
    );
  }

  /**
   * A person named by id, by the Secretariat or an administrator: only whom `find` shows. An id is no secret, and a role
   * in the forum would make the address readable.
   */
  async named(tx: EntityManager, viewer: Viewer, id: string, forumId: string | null): Promise<Person> {
    const person = await this.known(tx, viewer, id, forumId);
    if (!person) throw notFound();
    return person;
  }

  /** As `named`; null for a person whom the viewer could not find. */
  async known(tx: EntityManager, viewer: Viewer, id: string, forumId: string | null): Promise<Person | null> {
    const [known] = await tx.query<{ id: string }[]>(
      `select p.id from person p where p.id = $2
         and (${IS_KNOWN} or $3 and exists (select from (${this.scopes.participantsSql}) t where t.person_id = p.id))`,
      [forumId, id, forumId !== null && viewer.can('people.readAddress', { forumId })],
    );
    return known ? tx.findOneByOrFail(Person, { id: known.id }) : null;
  }

  /** The person of an address, made where there is none; two who make one at once get the same. */
  async byEmail(tx: EntityManager, email: string, made: Partial<Person>): Promise<Person> {
    const address = tidyEmail(email);
    const name = tidy(made.displayName ?? '') || (address.split('@')[0] ?? address);
    await tx
      .createQueryBuilder()
      .insert()
      .into(Person)
      .values({ ...made, email: address, displayName: name })
      .orIgnore()
      .execute();
    return tx.findOneByOrFail(Person, { email: address });
  }

  async editProfile(viewer: Viewer, input: ProfileInput, version: number): Promise<Person> {
    refuseProblems(profileProblems(input));
    return this.db.tx(async (tx) => {
      const me = await tx.findOneOrFail(Person, { where: { id: viewer.me }, lock: { mode: 'for_no_key_update' } });
      checkVersion(me, version, input as never);
      const before = { ...me };
      Object.assign(me, {
        givenName: tidyOrNull(input.givenName),
        familyName: tidyOrNull(input.familyName),
        nameOrder: input.nameOrder,
        honorific: tidyOrNull(input.honorific),
        jobTitle: tidyOrNull(input.jobTitle),
        affiliation: tidyOrNull(input.affiliation),
        language: input.language,
        displayName: displayName(input),
        updatedBy: viewer.personId,
      });
      await tx.save(me);
      await this.audit.entry(tx, viewer, {
        action: 'people.editProfile',
        kind: 'person',
        id: me.id,
        before,
        after: me,
      });
      return me;
    });
  }
}
