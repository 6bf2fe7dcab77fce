import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.d.ts';

/** Types every document from schema.graphql; a field that is not there is a compile error. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; LocalDate: string; LocalTime: string };
}>();

export { type FragmentOf, readFragment, type ResultOf, type VariablesOf } from 'gql.tada';

/** The name of a document's operation: what its hash is found by. */
export function operationName(document: { definitions: readonly unknown[] }): string {
  const [operation] = document.definitions as { name?: { value: string } }[];
  if (!operation?.name) throw new Error('A document without a name.');
  return operation.name.value;
}
