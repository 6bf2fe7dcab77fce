import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Forum } from '../forum/forum.entity.ts';
import { People } from '../people/people.service.ts';
import type { RegistrationCategory } from '../registration/category.entity.ts';
import { RegistrationCategories } from '../registration/category.service.ts';
import { Registration } from '../registration/registration.entity.ts';
import { NARROWED, REGISTERED } from './demo-registrations.ts';

/** Categories and the people who registered; the visitor's own account is among them. */
export async function writeRegistrations(
  context: INestApplicationContext,
  tx: EntityManager,
  forum: Forum,
  now: Date,
): Promise<void> {
  const categories = await context.get(RegistrationCategories).insertDefaults(tx, null, forum.id);
  const categoryFor = (kind: string) =>
    categories.find((category) => category.stakeholderKinds.includes(kind)) as RegistrationCategory;
  for (const { kind, approvers, inPersonCapacity } of NARROWED)
    await tx.save(Object.assign(categoryFor(kind), { approvers: [...approvers], inPersonCapacity }));

  const rows: Registration[] = [];
  for (const [name, organisationName, position, countryM49, kind, mode, language, status = 'APPROVED'] of REGISTERED) {
    const [givenName = '', familyName = ''] = name.split(' ');
    const email = addressOf(name);
    const made = { displayName: name, givenName, familyName, emailProvedAt: now, language, nameVariants: [] };
    const { id: personId } = await context.get(People).byEmail(tx, email, made);
    const isInPerson = mode === 'IN_PERSON';
    rows.push(
      tx.create(Registration, {
        ...{ forumId: forum.id, categoryId: categoryFor(kind).id, personId, email, language, status, mode },
        ...{ givenName, familyName, badgeName: name, organisationName, position, countryM49 },
        days: [forum.startDate, forum.endDate].filter((day) => day !== null),
        groundsPass: isInPerson ? 'NEEDS_ONE' : null,
        rank: status === 'WAITLISTED' ? 1 : null,
        ...{ consentAt: now, codeOfConductAt: now, provedAt: now },
      }),
    );
  }
  await tx.save(rows);
}

/** 'Demo Participant' is the account with which a visitor signs in; the others have an address by their name. */
const addressOf = (name: string): string =>
  `${name === 'Demo Participant' ? 'participant' : name.toLowerCase().replace(' ', '.')}@example.org`;
