import { expect, test } from '@jest/globals';
import { wordMessage } from './message.ts';

const sessions = { zero: 'z', one: '{n} one', two: '{n} two', few: '{n} few', many: '{n} many', other: '{n} other' };

test.each([
  ['ar', 0, 'z'],
  ['ar', 2, '2 two'],
  ['ar', 5, '5 few'],
  ['ar', 11, '11 many'],
  ['en', 1, '1 one'],
  ['ru', 3, '3 few'],
  ['ru', 5, '5 many'],
])('%s %i: %s', (lang, n, want) => expect(wordMessage(sessions, lang, { n })).toBe(want));

test('a value is set once and never read again', () =>
  expect(wordMessage('{a} {b}', 'en', { a: '{b}', b: 'x' })).toBe('{b} x'));
test('names of Object are no values', () => expect(wordMessage('{constructor}', 'en')).toBe('{constructor}'));
