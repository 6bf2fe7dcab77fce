import { expect, test } from '@jest/globals';
import { matches } from './matches.ts';

test.each([
  ['', true],
  [' ecole  GENEVE', true],
  ['geneve école', true],
  ['geneve academy', false],
])('%j among an École in Genève: %s', (text, isFound) => {
  expect(matches(text, ['École d’exemple', null, 'Genève'])).toBe(isFound);
});
