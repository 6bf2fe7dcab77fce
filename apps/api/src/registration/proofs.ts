import { Injectable } from '@nestjs/common';
import { CLOSED_STATUSES, displayName } from '@sti/domain';
import { type EntityManager, In, MoreThan, Not } from 'typeorm';
import { Logins } from '../people/logins.ts';
import { People } from '../people/people.service.ts';
import { Person } from '../people/person.entity.ts';
import { RoleAssignment } from '../people/role-assignment.entity.ts';
import { hashSecret } from '../people/secrets.ts';
import { Clock } from '../platform/clock.ts';
import { Db } from '../platform/db.ts';
import { Outbox } from '../platform/outbox.ts';
import { Gone } from '../platform/refusals.ts';
import type { PlatformRequest } from '../platform/request.ts';
import type { Viewer } from '../platform/viewer.ts';
import { RegistrationChange } from './change.ts';
import { Places } from './places.ts';
import { Registration } from './registration.entity.ts';
import { RegistrationWindow } from './window.ts';

export type Proved = {
  registration: Registration;
  /** The person had a registration for this forum; the new form changed nothing and is gone. */
  wasKnown: boolean;
  /** The secret of the login that the proof started; null where the person signs in the usual way. */
  secret: string | null;
};

/** The mailed link that proves an address: looked at by anybody who has it, used up once, by a button. */
@Injectable()
export class Proofs {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly logins: Logins,
    private readonly people: People,
    private readonly window: RegistrationWindow,
    private readonly places: Places,
    private readonly change: RegistrationChange,
  ) {}

  /** The form behind a link that still works; uses nothing up, so a mail scanner may look as often as it likes. */
  look(token: string): Promise<Registration | null> {
    return this.db.read.findOneBy(Registration, {
      proofHash: hashSecret(token),
      proofExpiresAt: MoreThan(this.clock.now()),
      status: 'UNPROVED',
    });
  }

  async prove(viewer: Viewer, token: string, req: PlatformRequest | undefined): Promise<Proved> {
    return this.db.tx(async (tx) => {
      const form = await this.take(tx, token);
      const person = await this.personOf(tx, form);
      const secret = await this.signIn(tx, viewer, person, req);
      if (!person.emailProvedAt) await tx.update(Person, { id: person.id }, { emailProvedAt: this.clock.now() });
      const known = await tx.findOneBy(Registration, {
        forumId: form.forumId,
        personId: person.id,
        status: Not(In(CLOSED_STATUSES)),
      });
      if (known) {
        await tx.delete(Registration, { id: form.id });
        return { registration: known, wasKnown: true, secret };
      }
      return { registration: await this.attach(tx, viewer, form, person), wasKnown: false, secret };
    });
  }

  /** One conditional UPDATE decides among parallel uses. Throws Gone for a used, replaced, old or invented link. */
  protected async take(tx: EntityManager, token: string): Promise<Registration> {
    const { raw } = await tx
      .createQueryBuilder()
      .update(Registration)
      .set({ proofHash: null, fromAddress: null })
      .where(`proof_hash = :hash and proof_expires_at > :now and status = 'UNPROVED'`)
      .setParameters({ hash: hashSecret(token), now: this.clock.now() })
      .returning('id')
      .execute();
    const [taken] = raw as { id: string }[];
    if (!taken) throw new Gone();
    return tx.findOneByOrFail(Registration, { id: taken.id });
  }

  private async attach(tx: EntityManager, viewer: Viewer, form: Registration, person: Person): Promise<Registration> {
    // A Forum that was cancelled or put off since takes nobody any more.
    if (!(await this.window.takesPeople(tx, form.forumId))) throw new Gone();
    const category = (await this.places.lock(tx, [form.categoryId])).get(form.categoryId);
    if (!category) throw new Gone();
    const place = await this.places.give(tx, category, form);
    const patch = { ...place, personId: person.id, provedAt: this.clock.now() };
    const saved = await this.change.write(tx, viewer, form, 'prove', patch, null);
    await this.outbox.fact(tx, 'registration.confirmed', { registrationId: saved.id });
    return saved;
  }

  /** The person of the proved address, made from the form where it is new; locked, so that two proofs take turns. */
  private async personOf(tx: EntityManager, form: Registration): Promise<Person> {
    const { id } = await this.people.byEmail(tx, form.email, {
      displayName: displayName(form),
      givenName: form.givenName,
      familyName: form.familyName,
      honorific: form.title,
      jobTitle: form.position,
      affiliation: form.organisationName,
      countryM49: form.countryM49,
      language: form.language,
    });
    return tx.findOneOrFail(Person, { where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  /**
   * The link lives a day and is not bound to a browser. That is good enough for somebody of whom we know no more than
   * this form; everybody else signs in by the short link.
   */
  private async signIn(
    tx: EntityManager,
    viewer: Viewer,
    person: Person,
    req: PlatformRequest | undefined,
  ): Promise<string | null> {
    if (viewer.personId === person.id || person.emailProvedAt || person.deactivatedAt) return null;
    if (await tx.existsBy(RoleAssignment, { personId: person.id })) return null;
    return this.logins.start(tx, person.id, req);
  }
}
