import { LANGUAGES } from '@sti/reference';

type Known = Readonly<Record<string, RegExp>>;

const PROGRAMME: Known = {
  day: /^\d{4}-\d{2}-\d{2}$/,
  room: /^.{1,100}$/,
  type: /^[A-Z_]{3,20}$/,
  goal: /^(?:[1-9]|1[0-7])$/,
  text: /^.{1,100}$/,
};

const LANG = `/(?:${LANGUAGES.join('|')})`;
const PAGES: readonly (readonly [RegExp, Known])[] = [
  [new RegExp(`^${LANG}/forums/\\d{4}/programme$`), PROGRAMME],
  [new RegExp(`^${LANG}/forums/\\d{4}/people$`), { text: /^.{1,100}$/ }],
  [new RegExp(`^${LANG}/forums/\\d{4}/register$`), { sent: /^1$/ }],
  [new RegExp(`^${LANG}/sign-in$`), { sent: /^1$/, next: /^.{1,500}$/ }],
];

/** Values that anybody can make up without end: pages with them are made on demand and not kept. */
const FREE = new Set(['text', 'next', 'room']);

export type KnownSearch = { search: Record<string, string>; isFree: boolean };

/**
 * The parameters of an address that its page knows, in their own order; anything else never reaches the renderer,
 * so that nobody can fill a cache or the processor with invented addresses.
 */
export function knownSearch(path: string, given: URLSearchParams): KnownSearch {
  const known = PAGES.find(([pattern]) => pattern.test(path))?.[1] ?? {};
  const search: Record<string, string> = {};
  for (const [name, shape] of Object.entries(known)) {
    const value = given.get(name)?.trim();
    if (value && shape.test(value)) search[name] = value;
  }
  return { search, isFree: Object.keys(search).some((name) => FREE.has(name)) };
}
