import { expect, test } from '@jest/globals';
import { notAgreed, sourceCount, sourcesOf } from './evidence.ts';
import type { Paragraph } from './summary-fields.ts';

type Evidence = Paragraph['evidence'];

let ids = 0;
/** One link as the server answers it: an item, a statement, or both. */
const link = (item: string | null, statement: string | null, more: { status?: string; relation?: string } = {}) =>
  ({
    id: `link-${ids++}`,
    relation: more.relation ?? 'STATES',
    item: item && { rootId: item, status: more.status ?? 'AGREED' },
    statement: statement && { rootId: statement },
  }) as unknown as Evidence[number];

test('an item and its statement are one source, shown once', () => {
  const evidence = [link('item', null), link('item', 'said')];
  expect(sourcesOf(evidence).map(({ first, statements }) => [first.item?.rootId, statements.length])).toEqual([
    ['item', 1],
  ]);
  expect(sourceCount(evidence)).toBe(1);
});

test('distinct statements count, however often they are linked; an item without any counts itself', () => {
  expect(sourceCount([])).toBe(0);
  expect(sourceCount([link('item', null)])).toBe(1);
  const merged = { relation: 'MERGES' };
  const evidence = [
    link('a', null),
    link('a', 'one'),
    link('a', 'two'),
    link('b', null, merged),
    link('b', 'one', merged),
  ];
  expect(sourcesOf(evidence)).toHaveLength(2);
  expect(sourceCount(evidence)).toBe(2);
  expect(sourceCount([...evidence, link(null, 'one'), link(null, 'three')])).toBe(3);
});

test('an item that its session has not agreed is told once; agreed and merged ones are not', () => {
  const proposed = { status: 'PROPOSED' };
  const evidence = [
    link('a', null, proposed),
    link('a', 'one', proposed),
    link('b', null),
    link('c', null, { status: 'MERGED_INTO', relation: 'MERGES' }),
    link('d', null, { status: 'RETURNED' }),
    link(null, 'two'),
  ];
  expect(notAgreed(evidence).map(({ rootId }) => rootId)).toEqual(['a', 'd']);
});
