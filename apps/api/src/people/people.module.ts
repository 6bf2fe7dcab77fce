import type { Room } from '../platform/room.ts';
import { AccountsResolver } from './accounts.resolver.ts';
import { Accounts } from './accounts.service.ts';
import { Logins } from './logins.ts';
import { PeopleJobs } from './people.jobs.ts';
import { PeopleResolver, RoleAssignmentResolver } from './people.resolver.ts';
import { People } from './people.service.ts';
import { Login, Person, SignInLink, SignInRequest } from './person.entity.ts';
import { RoleAssignment } from './role-assignment.entity.ts';
import { RoleMails } from './role-mails.ts';
import { RolesService } from './roles.service.ts';
import { Scopes } from './scopes.ts';
import { SignInService } from './sign-in.service.ts';

export const people: Room = {
  entities: [Person, Login, SignInLink, SignInRequest, RoleAssignment],
  providers: [
    Logins,
    SignInService,
    PeopleJobs,
    People,
    RoleMails,
    RolesService,
    Scopes,
    Accounts,
    PeopleResolver,
    RoleAssignmentResolver,
    AccountsResolver,
  ],
  controllers: [],
};
