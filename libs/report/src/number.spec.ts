import { expect, test } from '@jest/globals';
import { LANGUAGES } from '@sti/reference';
import {
  abjadLetter,
  chineseNumber,
  latinLetter,
  paragraphLabel,
  roman,
  sectionLabel,
  subParagraphLabel,
} from './number.ts';

test('sections, paragraphs and sub-paragraphs are labelled in the manner of each language', () => {
  const labels = LANGUAGES.map((lang) => [
    lang,
    sectionLabel(1, 2, lang),
    sectionLabel(2, 3, lang),
    sectionLabel(3, 4, lang),
    paragraphLabel(12, lang),
    subParagraphLabel(2, lang),
  ]);
  expect(labels).toEqual([
    ['ar', 'ثانيا -', 'جيم -', '4 -', '12 -', '(ب)'],
    ['zh', '二、', 'C.', '4.', '12.', '(b)'],
    ['en', 'II.', 'C.', '4.', '12.', '(b)'],
    ['fr', 'II.', 'C.', '4.', '12.', 'b)'],
    ['ru', 'II.', 'C.', '4.', '12.', 'b)'],
    ['es', 'II.', 'C.', '4.', '12.', 'b)'],
  ]);
});

test('counting goes on behind the last letter', () => {
  expect([4, 9, 14, 40].map(roman)).toEqual(['iv', 'ix', 'xiv', 'xl']);
  expect([1, 26, 27, 28].map(latinLetter)).toEqual(['a', 'z', 'aa', 'bb']);
  expect([1, 2, 4, 28, 29].map(abjadLetter)).toEqual(['أ', 'ب', 'د', 'غ', 'أأ']);
  expect([1, 10, 12, 20, 21].map(chineseNumber)).toEqual(['一', '十', '十二', '二十', '二十一']);
});
