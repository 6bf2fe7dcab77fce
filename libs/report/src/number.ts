import type { Lang } from '@sti/reference';

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** 4 -> 'iv' */
export function roman(n: number): string {
  let [rest, text] = [n, ''];
  for (const [value, letters] of ROMAN) {
    while (rest >= value) {
      text += letters;
      rest -= value;
    }
  }
  return text;
}

/** 1 -> 'a', 26 -> 'z', 27 -> 'aa', 28 -> 'bb': as word processors count. */
export function latinLetter(n: number): string {
  return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}

// Arabic lists run in the order of the letters' number values, not of the dictionary.
const ABJAD = [...'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'];

// biome-ignore format: a row of words
const ABJAD_NAMES = ['ألف', 'باء', 'جيم', 'دال', 'هاء', 'واو', 'زاي', 'حاء', 'طاء', 'ياء', 'كاف', 'لام', 'ميم', 'نون', 'سين', 'عين', 'فاء', 'صاد', 'قاف', 'راء', 'شين', 'تاء', 'ثاء', 'خاء', 'ذال', 'ضاد', 'ظاء', 'غين'];

// biome-ignore format: a row of words
const ARABIC_ORDINALS = ['أولا', 'ثانيا', 'ثالثا', 'رابعا', 'خامسا', 'سادسا', 'سابعا', 'ثامنا', 'تاسعا', 'عاشرا', 'حادي عشر', 'ثاني عشر', 'ثالث عشر', 'رابع عشر', 'خامس عشر', 'سادس عشر', 'سابع عشر', 'ثامن عشر', 'تاسع عشر', 'عشرون'];

/** 12 -> 'ل'…: the letters' own order, doubled after the last one. */
export function abjadLetter(n: number): string {
  return (ABJAD[(n - 1) % ABJAD.length] ?? '').repeat(Math.ceil(n / ABJAD.length));
}

const CHINESE_DIGITS = [...'〇一二三四五六七八九'];

/** 12 -> '十二', for 1 to 99. */
export function chineseNumber(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10 === 0 ? '' : (CHINESE_DIGITS[n % 10] ?? '');
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : CHINESE_DIGITS[tens]}十${ones}`;
}

/**
 * The label of a heading: level 1 'I.', 2 'A.', 3 '1.' in most languages. The Arabic pattern ('أولا -', 'ألف -') was
 * seen in UN documents; the Chinese and Russian ones are likely, not confirmed.
 */
export function sectionLabel(level: 1 | 2 | 3, position: number, lang: Lang): string {
  if (lang === 'ar') {
    const words = level === 1 ? ARABIC_ORDINALS : ABJAD_NAMES;
    return `${level === 3 ? position : (words[position - 1] ?? position)} -`;
  }
  if (level === 1 && lang === 'zh') return `${chineseNumber(position)}、`;
  if (level === 1) return `${roman(position).toUpperCase()}.`;
  return level === 2 ? `${latinLetter(position).toUpperCase()}.` : `${position}.`;
}

/** Paragraphs count in European digits in every language, so that references agree: '12.', in Arabic '12 -'. */
export function paragraphLabel(n: number, lang: Lang): string {
  return lang === 'ar' ? `${n} -` : `${n}.`;
}

/** '(a)'; French, Spanish and Russian 'a)'; Arabic '(أ)'. */
export function subParagraphLabel(n: number, lang: Lang): string {
  if (lang === 'ar') return `(${abjadLetter(n)})`;
  return lang === 'en' || lang === 'zh' ? `(${latinLetter(n)})` : `${latinLetter(n)})`;
}

/** The number of an annex: 'I'; Arabic 'الأول' is written by its ordinal, Chinese '一'. */
export function annexNumber(n: number, lang: Lang): string {
  if (lang === 'zh') return chineseNumber(n);
  if (lang === 'ar') return ['الأول', 'الثاني', 'الثالث', 'الرابع', 'الخامس', 'السادس'][n - 1] ?? String(n);
  return roman(n).toUpperCase();
}

/** The short form for references and registers: '12', '12 (a)', '12 a)'. */
export function paragraphReference(number: number, subLabel?: string): string {
  return subLabel ? `${number} ${subLabel}` : String(number);
}
