import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import known from '../../documents.json' with { type: 'json' };
import { documentText } from './documents.ts';

/** Names of the documents that are still answered, although this schema does not understand them. */
function misunderstood(sdl: string): string[] {
  const schema = buildSchema(sdl);
  return Object.entries(known).flatMap(([hash, { name }]) => {
    const text = documentText(hash);
    return text && validate(schema, parse(text)).length > 0 ? [name] : [];
  });
}

test('a page that was opened before a deployment is still understood; a field taken away would be noticed', () => {
  const sdl = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
  expect(misunderstood(sdl)).toEqual([]);
  const without = sdl.replaceAll(/^ {2}printedNumber: .*\n/gm, '');
  expect(misunderstood(without)).toContain('DeskSummaryPage');
});
