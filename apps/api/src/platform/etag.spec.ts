import { expect, test } from '@jest/globals';
import { matchesTag } from './etag.ts';

test.each([
  ['"abc"', true],
  ['abc', true],
  ['W/"abc"', true],
  ['"x", W/"abc" ,"y"', true],
  ['*', true],
  ['"abcd"', false],
  ['', false],
  [undefined, false],
])('If-None-Match %s of a client with version "abc": %s', (header, want) =>
  expect(matchesTag(header, '"abc"')).toBe(want),
);
