import { isDay, isTime } from '@sti/domain';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const bad = (name: string) => new GraphQLError(`This is no ${name}.`, { extensions: { code: 'BAD_USER_INPUT' } });
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * A scalar that refuses what it does not know, in variables and in literals. The stock DateTime takes 5 as null and
 * lets garbage through as Invalid Date (GHSA-m88h-g79w-v5mc).
 */
function strict<T>(
  name: string,
  description: string,
  parse: (text: string) => T | undefined,
  show: (value: unknown) => string,
): GraphQLScalarType<T, string> {
  const read = (value: unknown): T => {
    const parsed = typeof value === 'string' ? parse(value) : undefined;
    if (parsed === undefined) throw bad(name);
    return parsed;
  };
  return new GraphQLScalarType<T, string>({
    name,
    description,
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined),
    serialize: show,
  });
}

export const DateTime = strict<Date>(
  'DateTime',
  'An instant, ISO 8601 with zone, years 1900 to 2199.',
  (text) => {
    const date = new Date(text);
    const year = date.getUTCFullYear();
    return INSTANT.test(text) &&
      isDay(text.slice(0, 10)) &&
      !Number.isNaN(date.getTime()) &&
      year >= 1900 &&
      year < 2200
      ? date
      : undefined;
  },
  (value) => new Date(value as string | Date).toISOString(),
);

export const LocalDate = strict<string>(
  'LocalDate',
  'A day without a zone, 2027-05-05.',
  (t) => (isDay(t) ? t : undefined),
  (v) => String(v).slice(0, 10),
);

export const LocalTime = strict<string>(
  'LocalTime',
  'A wall-clock time without a zone, 10:15.',
  (t) => (isTime(t) ? t : undefined),
  (v) => String(v).slice(0, 5),
);
