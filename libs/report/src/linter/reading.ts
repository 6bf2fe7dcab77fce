import type { Lang } from '@sti/reference';

const QUOTED = /“[^“”]*”|”[^“”]*“|«[^«»]*»|"[^"]*"/g;

/**
 * The text with everything in quotation marks blanked out, offsets unchanged: titles and spoken words are quoted as
 * they are.
 */
export function withoutQuotes(text: string): string {
  return text.replace(QUOTED, (quoted) => '\uFFFC'.repeat(quoted.length));
}

/** Does a sentence begin at this offset? */
export function isSentenceStart(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 6), offset).replace(/[\s*("“«[]+$/, '');
  return before === '' ? offset <= 6 : /[.!?؟:：。！？]$/.test(before);
}

/** The words at the start of a sentence: with a capital where the language has them. */
export function inPlace(text: string, offset: number, words: string): string {
  return isSentenceStart(text, offset) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

/** A pattern for whole words: not inside a longer word or number. */
export function wholeWord(pattern: string, flags = 'gu'): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, flags);
}

export type PerLanguage<T> = Readonly<Partial<Record<Lang, T>>>;
