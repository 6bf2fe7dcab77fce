import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { AccessGuard } from './access.ts';
import type { Config } from './config.ts';
import { OPEN_CODES } from './errors.ts';
import { LIMITS, type LimitSwitches, limitsPlugin } from './limits.ts';
import { Loaders } from './loaders.ts';
import type { GraphQLRequestContext, PlatformRequest } from './request.ts';
import { DateTime } from './scalars.ts';
import type { Who } from './who.ts';

/** Only texts on our list leave; everything else is a bug: logged with an id, masked for the reader. */
export function openError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = String(formatted.extensions?.code ?? '');
  const original = unwrapResolverError(error);
  const isOurs =
    OPEN_CODES.has(code) &&
    (original instanceof GraphQLError ||
      code.startsWith('GRAPHQL_') ||
      code.startsWith('BAD_') ||
      code.startsWith('OPERATION'));
  if (isOurs) {
    const message = code === 'BAD_USER_INPUT' ? 'A value does not fit its type.' : withoutValues(formatted.message);
    return {
      message,
      ...(formatted.path ? { path: formatted.path } : {}),
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      extensions: { code },
    };
  }
  const id = randomUUID();
  console.error(`error ${id}`, original instanceof Error ? (original.stack ?? original.message) : original);
  return {
    message: `Something went wrong on our side. Quote ${id}.`,
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { code: 'INTERNAL_SERVER_ERROR', id },
  };
}

/** The library repeats a wrong literal in its message; a log or a page of errors is no place for what somebody typed. */
const withoutValues = (message: string) =>
  message
    .replace(/( value: |, found ).*$/s, '$1...')
    .replace(/^Value ".*" does not exist/s, 'This value does not exist');

export function graphqlOptions(
  config: Config,
  guard: AccessGuard,
  who: Who,
  switches: LimitSwitches,
): Omit<ApolloDriverConfig, 'driver'> {
  return {
    autoSchemaFile: true,
    sortSchema: true,
    playground: false,
    graphiql: false,
    introspection: !config.isProduction,
    hideSchemaDetailsFromClientErrors: config.isProduction,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: !switches.isCrossSiteAllowed,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    fieldResolverEnhancers: ['guards'],
    buildSchemaOptions: { dateScalarMode: 'isoDate', scalarsMap: [{ type: Date, scalar: DateTime }] },
    resolvers: { DateTime },
    // Apollo's cache-control plugin hooks every field and costs a third.
    plugins: [ApolloServerPluginCacheControlDisabled(), limitsPlugin(guard, switches)],
    formatError: openError,
    context: async ({ req, res }: Pick<GraphQLRequestContext, 'res'> & { req: PlatformRequest }) => {
      // What is for everybody is answered from buffers before it comes here.
      res?.setHeader('cache-control', 'no-store');
      return { viewer: await who.asks(req), loaders: new Loaders(), req, res } satisfies GraphQLRequestContext;
    },
  };
}

export { ApolloDriver };
