/** What is wrong with a field, as a code that the client words in the reader's language. */
export const PROBLEM_CODES = [
  'required',
  'tooLong',
  'tooMany',
  'forbiddenCharacter',
  'unbalancedDirection',
  'tooManyMarks',
  'email',
  'unknownValue',
  'unknownGoal',
  'outOfRange',
  'endBeforeStart',
  'outsideForum',
  'mustAgree',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** `field` is the input's path ('email', 'questions.2'); `limit` the bound, `near` values that would be right. */
export type Problem = { field: string; code: ProblemCode; limit?: number; near?: string[] };

/** Limits in graphemes, as a reader counts characters. */
export const LIMITS = {
  name: 100,
  title: 300,
  line: 300,
  text: 2000,
  statement: 2000,
  bio: 5000,
  message: 10000,
} as const;

let segmenter: Intl.Segmenter | undefined;

/** Characters as a reader counts them; nearly so in a browser that cannot tell, where the server has the last word. */
export function graphemes(text: string): number {
  if (!Intl.Segmenter) return text.match(/[^\p{M}\u200d]/gu)?.length ?? 0;
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let n = 0;
  for (const _ of segmenter.segment(text)) n++;
  return n;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const CONTROL_IN_LINES = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u{E0000}-\u{E007F}\p{Cs}]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above, in a field of one line
const CONTROL_IN_LINE = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u{E0000}-\u{E007F}\p{Cs}]/u;
const MARKS = /\p{M}{9}/u;

function isDirectionBalanced(text: string): boolean {
  let embeds = 0;
  let isolates = 0;
  for (const c of text) {
    if ('\u202A\u202B\u202D\u202E'.includes(c)) embeds++;
    else if (c === '\u202C') embeds--;
    else if ('\u2066\u2067\u2068'.includes(c)) isolates++;
    else if (c === '\u2069') isolates--;
    if (embeds < 0 || isolates < 0) return false;
  }
  return embeds === 0 && isolates === 0;
}

type TextRule = { max: number; required?: boolean; lines?: boolean };

/**
 * The rules of text that people type (product.md, "Text in"): size in graphemes, no control characters, balanced
 * direction marks, at most 8 combining marks in a row. TAB and LF are allowed where `lines` is set.
 */
export function textProblems(field: string, value: string | null | undefined, rule: TextRule): Problem[] {
  const text = value ?? '';
  if (text.trim() === '') return rule.required ? [{ field, code: 'required' }] : [];
  // A grapheme is at least one code unit and a generous one under 40: no segmenting of a megabyte.
  const isLong = text.length > rule.max && (text.length > rule.max * 40 || graphemes(text) > rule.max);
  if (isLong) return [{ field, code: 'tooLong', limit: rule.max }];
  if ((rule.lines ? CONTROL_IN_LINES : CONTROL_IN_LINE).test(text)) return [{ field, code: 'forbiddenCharacter' }];
  if (!isDirectionBalanced(text)) return [{ field, code: 'unbalancedDirection' }];
  if (MARKS.test(text)) return [{ field, code: 'tooManyMarks', limit: 8 }];
  return [];
}

const EMAIL =
  /^[^\s@"'<>(),:;[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/** One plain address of at most 254 characters: no list, no display name, no quoting. */
export function emailProblems(field: string, value: string | null | undefined): Problem[] {
  const text = (value ?? '').trim();
  if (text === '') return [{ field, code: 'required' }];
  return text.length <= 254 && EMAIL.test(text) && textProblems(field, text, { max: 254 }).length === 0
    ? []
    : [{ field, code: 'email' }];
}

/** Stored form of typed text: NFC, outer blanks removed, line ends as LF. */
export const tidy = (text: string): string => text.normalize('NFC').replaceAll('\r\n', '\n').trim();

/** The same of what may be left out; null where nothing is left. */
export const tidyOrNull = (text: string | null | undefined): string | null => tidy(text ?? '') || null;

/** The form in which addresses are compared. */
export const tidyEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase();
