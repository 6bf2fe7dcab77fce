import { expect, test } from '@jest/globals';
import { cleanText, parseRuns, textOfRuns } from './text.ts';

const parse = (text: string, ...keys: string[]) =>
  parseRuns(text, (key) => (keys.includes(key) ? keys.indexOf(key) + 1 : undefined));

test('bold and footnote marks are read, everything else stays as it was typed', () => {
  expect(parse('A **bold** word.[^n] <b> [link](x) $y$', 'n')).toEqual([
    { kind: 'text', text: 'A ', bold: false },
    { kind: 'text', text: 'bold', bold: true },
    { kind: 'text', text: ' word.', bold: false },
    { kind: 'footnote', key: 'n', number: 1 },
    { kind: 'text', text: ' <b> [link](x) $y$', bold: false },
  ]);
});

test('a mark that leads nowhere stays visible', () => {
  expect(textOfRuns(parse('2 ** 3 [^gone]'))).toBe('2 ** 3 [^gone]');
  expect(textOfRuns(parse('**a** and ** b'))).toBe('a and ** b');
});

test('what XML cannot hold, and marks that turn the direction, are taken out', () => {
  expect(cleanText('a\u0000b\u000Bc\uFFFEd\uD800e\u202Ef\u0085 g\r\nh')).toBe('abcdef g h');
  expect(cleanText('e\u0301')).toBe('\u00e9');
  expect(cleanText('😀 字 نص')).toBe('😀 字 نص');
});

test.each(['*', '[^', '[', '**', '\u0000', ' '])('100 kB of %j are read in a moment', (piece) => {
  const text = piece.repeat(100_000 / piece.length);
  const before = process.cpuUsage();
  parse(cleanText(text), 'n');
  // Of the processor, which a neighbour does not slow much: a quadratic pattern takes several seconds.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
});
