import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
  visit,
} from 'graphql';

export const MOST_ERRORS = 10;
const MOST_LEVELS = 20;

/** Refused with 400 and without the value: what somebody typed belongs into no error. */
export const badInput = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });

/** The variables as the schema understands them, for every door alike; throws what does not fit. */
export function readVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Record<string, unknown>,
): Record<string, unknown> {
  const definitions = operation.variableDefinitions ?? [];
  const declared = new Set(definitions.map((d) => d.variable.name.value));
  if (Object.keys(given).some((name) => !declared.has(name))) throw badInput('A variable is not declared.');
  if (isDeeper(given, MOST_LEVELS)) throw badInput(`Variables have at most ${MOST_LEVELS} levels.`);
  const { coerced, errors } = getVariableValues(schema, definitions, given, { maxErrors: MOST_ERRORS });
  if (errors || !coerced) throw badInput('A variable does not fit its type.');
  if (holdsNul(coerced)) throw badInput('A text holds a NUL character.');
  return coerced;
}

/** PostgreSQL stores no NUL: it is refused before it gets there, in whatever argument it hides. */
const holdsNul = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\0')
    : typeof value === 'object' && value !== null && Object.values(value).some(holdsNul);

export function textsHoldNul(document: DocumentNode): boolean {
  let isFound = false;
  visit(document, {
    StringValue(node) {
      isFound ||= node.value.includes('\0');
    },
  });
  return isFound;
}

const isDeeper = (value: unknown, than: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (than === 0 || Object.values(value).some((inner) => isDeeper(inner, than - 1)));
