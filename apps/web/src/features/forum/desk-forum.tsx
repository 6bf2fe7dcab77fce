import { createContext, type ReactNode, useContext } from 'react';
import { graphql, type ResultOf } from '../../lib/graphql.ts';

/** What every page of one forum's desk needs of it. */
export const DeskForum = graphql(`
  query DeskForum($year: Int!, $lang: Lang!) {
    forum(year: $year) {
      id number year timeZone startDate endDate datesToBeConfirmed status statusReason isDemonstration
      title(lang: $lang) { text lang state isFallback isStale }
    }
  }
`);

export type Forum = NonNullable<ResultOf<typeof DeskForum>['forum']>;

const ForumContext = createContext<Forum | null>(null);

export function ForumProvider({ forum, children }: { forum: Forum; children: ReactNode }) {
  return <ForumContext value={forum}>{children}</ForumContext>;
}

export function useForum(): Forum {
  const forum = useContext(ForumContext);
  if (!forum) throw new Error('useForum outside a forum’s desk');
  return forum;
}
