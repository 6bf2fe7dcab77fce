import { registerEnumType } from '@nestjs/graphql';

/** The GraphQL enum of a list of words that `libs/domain` owns. */
export function graphqlEnum<W extends string>(name: string, words: readonly W[], description?: string): Record<W, W> {
  const values = Object.fromEntries(words.map((word) => [word, word])) as Record<W, W>;
  registerEnumType(values, { name, description });
  return values;
}

/** CHECK expression: the column holds one of the words; null passes where the column may be null. */
export function isOneOf(column: string, words: readonly string[]): string {
  return `${column} IN (${words.map((word) => `'${word}'`).join(', ')})`;
}
