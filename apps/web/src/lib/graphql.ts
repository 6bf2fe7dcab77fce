import type { initGraphQLTada, readFragment as ReadFragment } from 'gql.tada';
import type { introspection } from './graphql-env.d.ts';

type Typed = ReturnType<
  typeof initGraphQLTada<{
    introspection: introspection;
    scalars: { DateTime: string; LocalDate: string; LocalTime: string };
  }>
>;
type Part = { text: string; parts: readonly Part[] };
type Parser = (text: string) => { definitions: readonly unknown[] };

let parse: Parser | null = null;

/** Who looks inside documents (the server, Apollo Client) brings the parser; public pages only need their names. */
export function parseDocumentsWith(parser: Parser): void {
  parse = parser;
}

/**
 * Types every document from schema.graphql: a field that is not there is a compile error. The document itself is
 * parsed when its definitions are read.
 */
export const graphql = ((text: string, parts: readonly Part[] = []) => {
  let definitions: readonly unknown[] | undefined;
  return {
    kind: 'Document',
    text,
    parts,
    get definitions() {
      definitions ??= definitionsOf({ text, parts });
      return definitions;
    },
  };
}) as unknown as Typed;

function definitionsOf(document: Part): readonly unknown[] {
  if (!parse) throw new Error('Nobody has brought a parser for documents.');
  const texts = new Set<string>();
  const collect = (part: Part) => {
    texts.add(part.text);
    part.parts.forEach(collect);
  };
  collect(document);
  // `@_unmask` is a word for the types only.
  return parse([...texts].join('\n').replaceAll(' @_unmask', '')).definitions;
}

/** The name of a document's operation, by which its hash is found. */
export function operationName(document: object): string {
  const name = /^\s*(?:query|mutation)\s+(\w+)/.exec((document as Part).text)?.[1];
  if (!name) throw new Error('A document without a name.');
  return name;
}

/** Opens what a component asked for of an answer. A matter of types only; the library's own would bring its parser. */
export const readFragment = ((_document: unknown, masked: unknown) => masked) as typeof ReadFragment;

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';
