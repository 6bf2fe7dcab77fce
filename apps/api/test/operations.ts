import { randomUUID } from 'node:crypto';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

export type Kind = 'query' | 'mutation';
export type Root = { kind: Kind; field: GraphQLField<unknown, unknown> };

/** Every query and mutation of the running schema. */
export function rootsOf(schema: GraphQLSchema): Root[] {
  const of = (kind: Kind) => {
    const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
    return Object.values(type?.getFields() ?? {}).map((field) => ({ kind, field }));
  };
  return [...of('query'), ...of('mutation')];
}

const INNER: Record<string, string> = { first: 'first: 5', lang: 'lang: en' };

// One name cannot stand for fields of two types in the members of a union.
const IN_REFUSALS = new Set(['version', 'code', 'message', 'values', 'rule']);

/** All fields of a type down to a depth; a type is not entered again inside itself. */
function selectionOf(type: GraphQLOutputType, depth: number, above: string[] = [], isBesideRefusals = false): string {
  const named = getNamedType(type);
  if (isUnionType(named)) {
    const members = named
      .getTypes()
      .map((t) => `... on ${t.name} ${selectionOf(t, depth, above, t.getInterfaces().length === 0)}`);
    return `{ __typename ${members.join(' ')} }`;
  }
  if (!isObjectType(named) && !isInterfaceType(named)) return '';
  const chosen = Object.values(named.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    const isDeep = isObjectType(inner) || isUnionType(inner) || isInterfaceType(inner);
    if (isDeep && (depth === 0 || above.includes(inner.name))) return [];
    const args = field.args.filter(isNeeded).map((a) => {
      const known = INNER[a.name];
      if (!known) throw new Error(`Say what ${named.name}.${field.name}(${a.name}) gets`);
      return known;
    });
    const alias = isBesideRefusals && IN_REFUSALS.has(field.name) ? `own_${field.name}: ` : '';
    return [
      `${alias}${field.name}${args.length ? `(${args.join(' ')})` : ''} ${isDeep ? selectionOf(field.type, depth - 1, [...above, named.name]) : ''}`,
    ];
  });
  return `{ __typename ${chosen.join(' ')} }`;
}

const isNeeded = (a: GraphQLArgument) => isNonNullType(a.type) && a.defaultValue === undefined;
const tokensOf = (document: string) => document.match(/\w+|\.\.\.|[^\s\w]/g)?.length ?? 0;

/** The operation with everything that it can answer, as deep as the limit of tokens lets it be. */
export function documentOf({ kind, field }: Root, deepest = 5): string {
  // What has a default may be left out.
  const typeOf = (a: GraphQLArgument) => (a.defaultValue === undefined ? a.type : getNullableType(a.type));
  const heads = field.args.map((a) => `$${a.name}: ${typeOf(a)}`);
  const passed = field.args.map((a) => `${a.name}: $${a.name}`);
  const wrap = (selection: string) =>
    `${kind} ${heads.length ? `(${heads.join(', ')})` : ''} { ${field.name}${passed.length ? `(${passed.join(', ')})` : ''} ${selection} }`;
  for (let depth = deepest; depth >= 0; depth--) {
    const document = wrap(selectionOf(field.type, depth));
    if (tokensOf(document) < 950) return document;
  }
  throw new Error(`${field.name} answers too many fields for one document`);
}

export type Given = {
  /** Values by the name of the argument or input field, also where it is optional. */
  named: Record<string, unknown>;
  /** What optional fields get that are not named; nothing where it is left out. */
  isFull?: boolean;
};

const WORDS: Record<string, unknown> = {
  first: 5,
  lang: 'en',
  language: 'en',
  original: 'en',
  goals: '9',
  stakeholderKinds: 'academia',
  closesDay: '2031-05-06',
  endDate: '2031-05-06',
  email: 'planted@example.org',
  url: 'https://example.org/planted',
  timeZone: 'America/New_York',
  slug: 'planted',
  countryM49: '404',
  label: 'Planted',
  deviceSeq: 1,
  version: 999,
  startTime: '10:00',
  endTime: '11:00',
  opensTime: '10:00',
  closesTime: '11:00',
};

/** A value for an argument or input field; undefined where it is left out. */
function inputFor(name: string, type: GraphQLInputType, hasDefault: boolean, given: Given): unknown {
  if (name in given.named)
    return isListType(getNullableType(type)) && !Array.isArray(given.named[name])
      ? [given.named[name]]
      : given.named[name];
  if (name === 'idempotencyKey' || name === 'clientId') return randomUUID();
  if (!given.isFull && (hasDefault || !isNonNullType(type))) return undefined;
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const one = inputFor(name, inner.ofType, false, given);
    return one === undefined ? [] : [one];
  }
  if (isInputObjectType(inner)) {
    const entries = Object.values(inner.getFields()).map(
      (f) => [f.name, inputFor(f.name, f.type, f.defaultValue !== undefined, given)] as const,
    );
    return Object.fromEntries(entries.filter(([, v]) => v !== undefined));
  }
  if (name in WORDS) return WORDS[name];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  switch (getNamedType(inner).name) {
    case 'Int':
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'DateTime':
      return '2031-05-05T10:00:00Z';
    case 'LocalDate':
      return '2031-05-05';
    case 'LocalTime':
      return '10:00';
    default:
      return name.endsWith('Id') || name === 'id' ? randomUUID() : 'Planted text';
  }
}

/** Variables for `documentOf`. */
export function variablesOf({ field }: Root, given: Given): Record<string, unknown> {
  const entries = field.args.map(
    (a) => [a.name, inputFor(a.name, a.type, a.defaultValue !== undefined, given)] as const,
  );
  return Object.fromEntries(entries.filter(([, v]) => v !== undefined));
}
