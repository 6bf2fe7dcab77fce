import { useApolloClient, useQuery } from '@apollo/client/react';
import { can, type HeldRole, type Permission, type Role, type Scope, type ScopeKind } from '@sti/domain';
import { useState } from 'react';
import { graphql, type ResultOf } from './graphql.ts';

export const CurrentViewer = graphql(`
  query CurrentViewer {
    viewer {
      person { id displayName email language }
      roles { role scopeKind scopeId }
    }
  }
`);

type ViewerRole = NonNullable<ResultOf<typeof CurrentViewer>['viewer']>['roles'][number];
type Me = NonNullable<ResultOf<typeof CurrentViewer>['viewer']>['person'];

/** Who is signed in and what they may do. `can` only hides what the server would refuse; it protects nothing. */
export type CurrentPerson = { me: Me; roles: readonly ViewerRole[]; can(word: Permission, scope?: Scope): boolean };

/** The signed-in person, null when nobody is, undefined while that is not known yet. */
export function useViewer(): CurrentPerson | null | undefined {
  const { data, error } = useQuery(CurrentViewer, { fetchPolicy: 'cache-first' });
  if (!data) return error ? null : undefined;
  if (!data.viewer) return null;
  const { person, roles } = data.viewer;
  const held: HeldRole[] = roles.map((r) => ({ role: r.role as Role, kind: r.scopeKind as ScopeKind, id: r.scopeId }));
  return { me: person, roles, can: (word, scope) => can(held, word, scope) };
}

/** Who was signed in when this was first shown; somebody else may sign in on this device meanwhile. */
export function usePersonId(): string | null {
  const client = useApolloClient();
  const [id] = useState(() => client.readQuery({ query: CurrentViewer })?.viewer?.person.id ?? null);
  return id;
}
