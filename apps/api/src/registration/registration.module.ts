import type { Room } from '../platform/room.ts';
import { RegistrationCategory } from './category.entity.ts';
import { RegistrationCategoryResolver } from './category.resolver.ts';
import { RegistrationCategories } from './category.service.ts';
import { RegistrationChange } from './change.ts';
import { RegistrationDesk } from './desk.service.ts';
import { Places } from './places.ts';
import { Proofs } from './proofs.ts';
import { Registration } from './registration.entity.ts';
import { RegistrationJobs } from './registration.jobs.ts';
import { RegistrationMails } from './registration.mails.ts';
import { RegistrationResolver } from './registration.resolver.ts';
import { Registrations } from './registration.service.ts';
import { RegistrationWindow } from './window.ts';

export const registration: Room = {
  entities: [RegistrationCategory, Registration],
  providers: [
    RegistrationWindow,
    Places,
    RegistrationMails,
    RegistrationChange,
    Registrations,
    Proofs,
    RegistrationDesk,
    RegistrationCategories,
    RegistrationJobs,
    RegistrationResolver,
    RegistrationCategoryResolver,
  ],
  controllers: [],
};
