import {
  type DocumentNode,
  execute,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import type { AccessGuard } from '../access.ts';
import { documentText } from '../documents.ts';
import { openError } from '../graphql.ts';
import { costOf, LIMITS } from '../limits.ts';
import { Loaders } from '../loaders.ts';
import type { GraphQLRequestContext } from '../request.ts';
import { readVariables } from '../variables.ts';
import { Viewer } from '../viewer.ts';

/** A query that everybody may send, parsed and checked once. */
type PublicRead = { document: DocumentNode; operation: OperationDefinitionNode };
export type ReadAnswer = { status: number; body: string; isKept: boolean };

// Public, but its answer is about who asks: never for all.
const PERSONAL = new Set(['viewer']);

/** Always the visitor without a name: what is kept for all can then never hold what one person may see. */
export const anonymousContext = (): GraphQLRequestContext => ({ viewer: Viewer.anonymous, loaders: new Loaders() });

/** Executes documents in the process, without the way through HTTP and Apollo. */
export class Reads {
  private readonly known = new Map<string, PublicRead | null>();
  private readonly valid = new WeakSet<object>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly guard: Pick<AccessGuard, 'isPublicQuery'>,
  ) {}

  /** Runs one of the renderer's own documents; throws its first error. */
  async run(document: object, variableValues: object, contextValue: GraphQLRequestContext): Promise<unknown> {
    const node = document as DocumentNode;
    if (!this.valid.has(document)) {
      const [wrong] = validate(this.schema, node);
      if (wrong) throw wrong;
      this.valid.add(document);
    }
    const variables = variableValues as Record<string, unknown>;
    const { data, errors } = await execute({
      schema: this.schema,
      document: node,
      variableValues: variables,
      contextValue,
    });
    if (errors?.[0]) throw errors[0];
    return data;
  }

  /** The public query of a hash; null for what is unknown, changes something or is not for everybody. */
  find(hash: string): PublicRead | null {
    const known = this.known.get(hash);
    if (known !== undefined) return known;
    const text = documentText(hash);
    // Only hashes of the list are remembered: invented ones would fill the memory.
    if (text === null) return null;
    const read = this.publicRead(parse(text));
    this.known.set(hash, read);
    return read;
  }

  private publicRead(document: DocumentNode): PublicRead | null {
    const operation = document.definitions.find((d) => d.kind === Kind.OPERATION_DEFINITION);
    if (operation?.operation !== 'query' || validate(this.schema, document).length > 0) return null;
    const isPublic = operation.selectionSet.selections.every(
      (field) =>
        field.kind === Kind.FIELD && !PERSONAL.has(field.name.value) && this.guard.isPublicQuery(field.name.value),
    );
    return isPublic ? { document, operation } : null;
  }

  /** The variables as the schema understands them, in one spelling for one meaning; null where they do not fit. */
  variablesOf({ document, operation }: PublicRead, given: string): Record<string, unknown> | null {
    const values = objectOf(given);
    if (!values) return null;
    const coerced = fitting(() => readVariables(this.schema, operation, values));
    if (!coerced) return null;
    const fragments: Record<string, FragmentDefinitionNode> = {};
    for (const d of document.definitions) if (d.kind === Kind.FRAGMENT_DEFINITION) fragments[d.name.value] = d;
    const cost = costOf(this.schema, operation, fragments, coerced, LIMITS.ownPage);
    return cost.firstTooBig === null ? coerced : null;
  }

  /** The answer for everybody. Errors and "there is none" are not kept: anybody can ask for what does not exist. */
  async answer({ document }: PublicRead, variableValues: Record<string, unknown>): Promise<ReadAnswer> {
    const contextValue = anonymousContext();
    const result = await execute({ schema: this.schema, document, variableValues, contextValue });
    const errors = result.errors?.map((error) => openError(formatted(error), error));
    const isWhole = !errors && Object.values(result.data ?? {}).every((value) => value !== null);
    return { status: 200, body: JSON.stringify(errors ? { data: result.data, errors } : result), isKept: isWhole };
  }
}

const formatted = (error: GraphQLError) => {
  const { message, path, extensions } = error.toJSON();
  return { message, extensions, ...(path ? { path } : {}) };
};

function fitting<T>(read: () => T): T | null {
  try {
    return read();
  } catch (e) {
    if (e instanceof GraphQLError) return null;
    throw e;
  }
}

function objectOf(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as never) : null;
  } catch {
    return null;
  }
}
