import { LANGUAGES } from '@sti/reference';

type Page = {
  pattern: RegExp;
  /** The parameters that the page knows, with the values that they may have. */
  known: Readonly<Record<string, RegExp>>;
  /** Made anew for each request: its address holds a secret, or words that anybody can make up without end. */
  isFree?: boolean;
};

const LANG = `/(?:${LANGUAGES.join('|')})`;
const page = (path: string, known: Page['known'] = {}, isFree = false): Page => ({
  pattern: new RegExp(`^${LANG}${path}$`),
  known,
  isFree,
});

const TEXT = /^.{1,100}$/;

export const PROGRAMME_SEARCH = {
  day: /^\d{4}-\d{2}-\d{2}$/,
  room: TEXT,
  type: /^[A-Z_]{3,20}$/,
  goal: /^(?:[1-9]|1[0-7])$/,
  text: TEXT,
};
export const PEOPLE_SEARCH = { text: TEXT };
export const SIGN_IN_SEARCH = { next: /^\/.{1,300}$/ };

const PAGES: readonly Page[] = [
  page(''),
  page('/forums/\\d{4}'),
  page('/forums/\\d{4}/programme', PROGRAMME_SEARCH),
  page('/forums/\\d{4}/sessions/[0-9A-Z]{6}'),
  page('/forums/\\d{4}/people', PEOPLE_SEARCH),
  page('/forums/\\d{4}/pages/[a-z0-9-]{1,100}'),
  page('/forums/\\d{4}/register'),
  page('/forums/\\d{4}/summary'),
  page('/people/[0-9a-f-]{36}'),
  page('/sign-in', SIGN_IN_SEARCH),
  page('/sign-in/[\\w-]{1,200}', {}, true),
  page('/confirm/[\\w-]{1,200}', {}, true),
  page('/help/[a-z]{1,20}'),
];

const FREE_SEARCH = new Set(['text', 'next', 'room']);

export type Address = { search: Record<string, string>; isFree: boolean };

/** The given parameters that are known, in their own order. */
export function knownSearch(known: Page['known'], given: URLSearchParams): Record<string, string> {
  const search: Record<string, string> = {};
  for (const [name, shape] of Object.entries(known)) {
    const value = given.get(name)?.trim();
    if (value && shape.test(value)) search[name] = value;
  }
  return search;
}

/**
 * What a public page knows of an address; null where no page can be. Nothing else of an address reaches the renderer:
 * nobody can fill the cache or the processor with invented ones.
 */
export function knownAddress(path: string, given: URLSearchParams): Address | null {
  const found = PAGES.find(({ pattern }) => pattern.test(path));
  if (!found) return null;
  const search = knownSearch(found.known, given);
  return { search, isFree: found.isFree === true || Object.keys(search).some((name) => FREE_SEARCH.has(name)) };
}

/** An address without what its page does not know of: the server and the browser write the same. */
export function addressOf(path: string, given: string): string {
  const search = new URLSearchParams(knownAddress(path, new URLSearchParams(given))?.search).toString();
  return search ? `${path}?${search}` : path;
}
