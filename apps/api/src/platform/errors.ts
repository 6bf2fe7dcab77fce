import { GraphQLError } from 'graphql';

const coded = (code: string, message: string) => () => new GraphQLError(message, { extensions: { code } });

/** Also the answer for what the viewer may not know of. */
export const notFound = coded('NOT_FOUND', 'Not found.');
export const forbidden = coded('FORBIDDEN', 'You may not do this.');
export const notSignedIn = coded('NOT_SIGNED_IN', 'Sign in first.');
export const tooMany = coded('TOO_MANY', 'Too many requests. Wait a little.');
export const badKey = coded('BAD_USER_INPUT', 'An idempotency key has 8 to 100 letters, digits, - and _.');
export const overLimit = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'OVER_LIMIT', http: { status: 400 } } });

/** Codes that a client may see with their own message; anything else is a bug and leaves masked. */
export const OPEN_CODES = new Set([
  'NOT_FOUND',
  'FORBIDDEN',
  'NOT_SIGNED_IN',
  'TOO_MANY',
  'OVER_LIMIT',
  'RELOAD',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** PostgreSQL's answer to a text that is no uuid: what is no id names nothing. */
export const isNoUuid = (e: unknown): boolean => {
  const { code, message } = (e ?? {}) as { code?: string; message?: string };
  return code === '22P02' && message?.includes('type uuid') === true;
};
