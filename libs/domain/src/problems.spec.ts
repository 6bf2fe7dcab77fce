import { expect, test } from '@jest/globals';
import { emailProblems, graphemes, textProblems } from './problems.ts';

const codes = (value: string, lines = false) => textProblems('f', value, { max: 10, lines }).map((p) => p.code);

test.each([
  ['a plain word', 'water', []],
  ['Arabic', 'مياه', []],
  ['ten family emoji are ten characters', '👨‍👩‍👧‍👦'.repeat(10), []],
  ['eleven letters', 'a'.repeat(11), ['tooLong']],
  ['NUL', 'a\u0000b', ['forbiddenCharacter']],
  ['a line break in one line', 'a\nb', ['forbiddenCharacter']],
  ['a tag character', 'a\u{E0041}', ['forbiddenCharacter']],
  ['a lone surrogate', 'a\uD800', ['forbiddenCharacter']],
  ['an override left open', 'a\u202Eb', ['unbalancedDirection']],
  ['an isolate that is closed', '\u2068a\u2069', []],
  ['nine marks on one letter', `a${'\u0301'.repeat(9)}`, ['tooManyMarks']],
])('%s', (_, value, want) => expect(codes(value)).toEqual(want));

test('line breaks are allowed where there are lines', () => expect(codes('a\nb\tc', true)).toEqual([]));
test('a required field that holds blanks is empty', () =>
  expect(textProblems('f', '  ', { max: 5, required: true })).toEqual([{ field: 'f', code: 'required' }]));
test('a character is what a reader counts', () => expect(graphemes('e\u0301🇰🇪')).toBe(2));

test('a browser that cannot tell characters apart counts letters with their marks', () => {
  const { Segmenter } = Intl;
  Object.assign(Intl, { Segmenter: undefined });
  try {
    expect(graphemes('e\u0301tude')).toBe(5);
    expect(textProblems('name', 'e\u0301'.repeat(101), { max: 100 })).toMatchObject([{ code: 'tooLong' }]);
    expect(textProblems('name', 'e\u0301'.repeat(100), { max: 100 })).toEqual([]);
  } finally {
    Object.assign(Intl, { Segmenter });
  }
});

test.each([
  ['ada@example.org', true],
  ['ada.lovelace+sti@mail.example.org', true],
  ['a@un.org, evil@example.com', false],
  ['a@un.org<evil@example.com>', false],
  ['a@un', false],
  ['@example.org', false],
  ['a b@example.org', false],
  [`${'a'.repeat(65)}@example.org`, false],
])('address %s: %s', (address, ok) => expect(emailProblems('email', address).length === 0).toBe(ok));

test.each(['a', '(', '@'])('100 kB of %s are refused in linear time', (c) => {
  const text = c.repeat(100_000);
  const before = process.cpuUsage();
  emailProblems('email', text);
  textProblems('f', text, { max: 2000, lines: true });
  // Of the processor, which a neighbour does not slow much: a quadratic pattern takes several seconds.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
});
