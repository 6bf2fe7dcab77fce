import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { graphql } from '../../lib/graphql.ts';

const ItemUses = graphql(`
  query ItemUses($forumId: ID!) {
    summary(forumId: $forumId) {
      id
      sections(first: 200) { id paragraphs { id address isRemoved evidence { id item { id rootId } } } }
    }
  }
`);

type Use = { id: string; address: string | null };

/** The paragraphs of the summary that rest on an outcome, by the id of its first version. Empty before there is a draft. */
export function useItemUses(forumId: string): (rootId: string) => readonly Use[] {
  const { data } = useQuery(ItemUses, { variables: { forumId } });
  return useMemo(() => {
    const uses = new Map<string, Map<string, Use>>();
    for (const { id, address, isRemoved, evidence } of data?.summary?.sections.flatMap((s) => s.paragraphs) ?? []) {
      for (const { item } of isRemoved ? [] : evidence) {
        if (item) uses.set(item.rootId, (uses.get(item.rootId) ?? new Map()).set(id, { id, address }));
      }
    }
    return (rootId) => [...(uses.get(rootId)?.values() ?? [])];
  }, [data]);
}
