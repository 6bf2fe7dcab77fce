import { expect, test } from '@jest/globals';
import { groupBy } from './group-by.ts';

test('Values are grouped in the order in which their keys first come', () => {
  const groups = groupBy(['pear', 'apple', 'plum'], (word) => word[0]);
  expect([...groups]).toEqual([
    ['p', ['pear', 'plum']],
    ['a', ['apple']],
  ]);
});

test('The pages are tried, and their types checked, without what browsers of 2023 lack', () => {
  // @ts-expect-error the compiler knows no Map.groupBy either
  expect(Map.groupBy).toBeUndefined();
  // @ts-expect-error nor the methods of iterators
  expect([].values().map).toBeUndefined();
});
