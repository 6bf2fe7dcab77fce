import type { ApolloServerPlugin } from '@apollo/server';
import {
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { AccessGuard } from './access.ts';
import { addressOf } from './address.ts';
import { overLimit, tooMany } from './errors.ts';
import type { GraphQLRequestContext } from './request.ts';
import { badInput, MOST_ERRORS, readVariables, textsHoldNul } from './variables.ts';

export const LIMITS = {
  tokens: 1000,
  depth: 10,
  aliases: 15,
  rootFields: 10,
  page: 100,
  ownPage: 500,
  /** Free queries a minute from one address. */
  freeQueries: 60,
  /** Public reads a minute from one address that no buffer holds. */
  publicReads: 600,
  nodes: { anonymous: 2000, signedIn: 5000, staff: 20_000 },
  /** What a list without `first` counts as: the small lists inside a record. */
  innerList: 5,
  /** Selections that are looked at, fragments unfolded: two spreads in each of thirty fragments are a thousand million. */
  steps: 5000,
  errors: MOST_ERRORS,
} as const;

/** What a test changes: no limits at all, another number of free queries or of public reads a minute, forms of other sites taken. */
export type LimitSwitches = {
  areLimitsOff?: boolean;
  freeQueries?: number;
  publicReads?: number;
  isCrossSiteAllowed?: boolean;
};

type Cost = { depth: number; aliases: number; nodes: number; steps: number; firstTooBig: number | null };
type Composite = GraphQLObjectType | GraphQLInterfaceType;
type Walk = {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
  page: number;
};

/** Depth, aliases and nodes of an operation, with the coerced variables: a cost rule that reads literals only lets 1000 x 1000 rows through. */
function measure(
  selection: SelectionSetNode,
  parent: Composite | null,
  walk: Walk,
  depth: number,
  times: number,
  cost: Cost,
): void {
  cost.depth = Math.max(cost.depth, depth);
  for (const node of selection.selections) {
    if (++cost.steps > LIMITS.steps) return;
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      const f = walk.fragments[node.name.value];
      if (f) measure(f.selectionSet, typeNamed(walk.schema, f.typeCondition.name.value), walk, depth, times, cost);
      continue;
    }
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const on = node.typeCondition ? typeNamed(walk.schema, node.typeCondition.name.value) : parent;
      measure(node.selectionSet, on, walk, depth, times, cost);
      continue;
    }
    if (node.alias) cost.aliases++;
    const field = parent?.getFields()[node.name.value];
    if (!field || !node.selectionSet) continue;
    let here = times;
    if (isListType(getNullableType(field.type))) {
      const first = field.args.some((a) => a.name === 'first')
        ? Number(getArgumentValues(field, node, walk.variables).first)
        : null;
      if (first !== null && !(first >= 0 && first <= walk.page)) cost.firstTooBig = first;
      here *= first ?? LIMITS.innerList;
    } else if (field.args.some((a) => a.name === 'first')) {
      const first = Number(getArgumentValues(field, node, walk.variables).first);
      if (!(first >= 0 && first <= walk.page)) cost.firstTooBig = first;
      here *= first;
    }
    cost.nodes += here;
    const type = getNamedType(field.type);
    measure(node.selectionSet, isObjectType(type) || isInterfaceType(type) ? type : null, walk, depth + 1, here, cost);
  }
}

const typeNamed = (schema: GraphQLSchema, name: string): Composite | null => {
  const type = schema.getType(name);
  return isObjectType(type) || isInterfaceType(type) ? type : null;
};

/** Names of the fields at the root, also those that a fragment brings; stops after `most`. */
function rootFields(selection: SelectionSetNode, fragments: Walk['fragments'], most: number): string[] {
  const names: string[] = [];
  for (const node of selection.selections) {
    if (names.length > most) break;
    if (node.kind === Kind.FIELD) {
      names.push(node.name.value);
      continue;
    }
    const inner = node.kind === Kind.FRAGMENT_SPREAD ? fragments[node.name.value]?.selectionSet : node.selectionSet;
    if (inner) names.push(...rootFields(inner, fragments, most));
  }
  return names;
}

export function costOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Walk['fragments'],
  variables: Record<string, unknown>,
  page: number,
): Cost {
  const cost: Cost = { depth: 0, aliases: 0, nodes: 0, steps: 0, firstTooBig: null };
  const root = operation.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType();
  measure(operation.selectionSet, root ?? null, { schema, fragments, variables, page }, 1, 1, cost);
  return cost;
}

const count = (limiter: RateLimiterMemory, address: string) =>
  limiter.consume(address).catch(() => {
    throw tooMany();
  });

/** The limits of an operation, answered with 4xx before anything is resolved. */
export function limitsPlugin(guard: AccessGuard, switches: LimitSwitches): ApolloServerPlugin<GraphQLRequestContext> {
  const free = new RateLimiterMemory({ points: switches.freeQueries ?? LIMITS.freeQueries, duration: 60 });
  const hourly = new Map<string, RateLimiterMemory>();
  const hourlyOf = (field: string, points: number) => {
    const limiter = hourly.get(field) ?? new RateLimiterMemory({ points, duration: 3600 });
    hourly.set(field, limiter);
    return limiter;
  };
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, schema, request, contextValue }) {
          // Without an operation to run there is nothing to measure; the library answers that itself.
          if (switches.areLimitsOff || !operation) return;
          if (operation.operation === 'subscription') throw badInput('There are no subscriptions; listen to /live.');
          const isOwn = contextValue.req?.isTrustedDocument === true;
          const { viewer } = contextValue;
          if (
            operation.operation === 'mutation' &&
            operation.selectionSet.selections.some((s) => s.kind !== Kind.FIELD)
          )
            throw overLimit('No fragments at the root of a mutation.');
          const fragments = Object.fromEntries(
            document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d]] : [])),
          );
          const roots = rootFields(operation.selectionSet, fragments, LIMITS.rootFields);
          const lone = roots.find((name) => guard.aloneOf(name));
          if (lone && roots.length > 1) throw overLimit(`${lone} stands alone in its document.`);
          if (roots.length > LIMITS.rootFields) throw overLimit(`At most ${LIMITS.rootFields} root fields.`);
          if (textsHoldNul(document)) throw badInput('A text holds a NUL character.');
          const variables = readVariables(schema, operation, request.variables ?? {});
          const cost = costOf(schema, operation, fragments, variables, isOwn ? LIMITS.ownPage : LIMITS.page);
          const isStaff = viewer.roles.length > 0;
          const nodes = isStaff
            ? LIMITS.nodes.staff
            : viewer.isSignedIn
              ? LIMITS.nodes.signedIn
              : LIMITS.nodes.anonymous;
          if (cost.steps > LIMITS.steps) throw overLimit(`At most ${LIMITS.steps} selections, fragments unfolded.`);
          if (cost.depth > LIMITS.depth) throw overLimit(`At most ${LIMITS.depth} levels.`);
          if (cost.aliases > LIMITS.aliases) throw overLimit(`At most ${LIMITS.aliases} aliases.`);
          if (cost.firstTooBig !== null) throw overLimit(`first is at most ${isOwn ? LIMITS.ownPage : LIMITS.page}.`);
          if (!isOwn && cost.nodes > nodes)
            throw overLimit(`At most ${nodes} nodes; this asks for up to ${cost.nodes}.`);
          if (!contextValue.req) return;
          const address = addressOf(contextValue.req);
          const anHour = lone && guard.aloneOf(lone)?.anHour;
          if (anHour) await count(hourlyOf(lone, anHour), address);
          if (!isOwn && !viewer.isSignedIn) await count(free, address);
        },
        async willSendResponse({ response }) {
          if (response.body.kind !== 'single' || switches.areLimitsOff) return;
          response.body.singleResult.errors &&= response.body.singleResult.errors.slice(0, LIMITS.errors);
        },
      };
    },
  };
}
