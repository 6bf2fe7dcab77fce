import { expect, test } from '@jest/globals';
import {
  canMoveOutcome,
  lacksAddressee,
  OUTCOME_STATUSES,
  outcomeProblems,
  printable,
  standingRows,
  statementProblems,
  tidyGoals,
} from './outcome.ts';

const item = { text: 'Share open data.', statementIds: [], goals: ['9', '9.5'], addressees: ['Member States'] };
const statement = { text: 'We open our laboratories.', language: 'en' };

test('legal moves: proposed to the moderator, who agrees or returns; all others are refused', () => {
  const legal = OUTCOME_STATUSES.flatMap((from) =>
    OUTCOME_STATUSES.filter((to) => canMoveOutcome(from, to)).map((to) => `${from} ${to}`),
  );
  expect(legal).toEqual([
    'DRAFT PROPOSED',
    'PROPOSED AGREED',
    'PROPOSED RETURNED',
    'AGREED MERGED_INTO',
    'RETURNED PROPOSED',
  ]);
});

test('a good statement and a good item have no problem', () => {
  expect(statementProblems(statement)).toEqual([]);
  expect(outcomeProblems(item)).toEqual([]);
});

test.each([
  ['no text', { ...statement, text: ' \n' }, [{ field: 'text', code: 'required' }]],
  [
    '2,001 characters',
    { ...statement, text: 'é'.normalize('NFD').repeat(2001) },
    [{ field: 'text', code: 'tooLong', limit: 2000 }],
  ],
  ['a NUL', { ...statement, text: 'a\u0000' }, [{ field: 'text', code: 'forbiddenCharacter' }]],
  ['a seventh language', { ...statement, language: 'de' }, [{ field: 'language', code: 'unknownValue' }]],
  [
    'a kind that is none',
    { ...statement, sourceCategory: 'martian' },
    [{ field: 'sourceCategory', code: 'unknownValue' }],
  ],
  ['a country that is none', { ...statement, countryM49: '999' }, [{ field: 'countryM49', code: 'unknownValue' }]],
  [
    'a line feed in a name',
    { ...statement, speakerText: 'A\nB' },
    [{ field: 'speakerText', code: 'forbiddenCharacter' }],
  ],
])('a statement with %s is refused with the field named', (_, draft, problems) => {
  expect(statementProblems(draft)).toEqual(problems);
});

test('2,000 letters that are two code points each still fit', () => {
  expect(statementProblems({ ...statement, text: 'é'.normalize('NFD').repeat(2000) })).toEqual([]);
});

test('a target that does not exist is refused with the nearest codes', () => {
  expect(outcomeProblems({ ...item, goals: ['9.5', '9.9'] })).toEqual([
    { field: 'goals.1', code: 'unknownGoal', near: ['9.5', '9.4', '9.3'] },
  ]);
});

test('lists have an end, and an addressee has a name', () => {
  expect(outcomeProblems({ ...item, statementIds: Array.from({ length: 101 }, String) })).toEqual([
    { field: 'statementIds', code: 'tooMany', limit: 100 },
  ]);
  expect(outcomeProblems({ ...item, addressees: ['Member States', ' '] })).toEqual([
    { field: 'addressees.1', code: 'required' },
  ]);
});

test('only a recommendation needs an addressee before it is proposed', () => {
  expect(lacksAddressee({ type: 'RECOMMENDATION', addressees: [] })).toBe(true);
  expect(lacksAddressee({ type: 'RECOMMENDATION', addressees: ['Member States'] })).toBe(false);
  expect(lacksAddressee({ type: 'GAP', addressees: [] })).toBe(false);
});

const row = (id: string, parentId: string | null = null, mergedFromIds: string[] = []) => ({
  id,
  rootId: 'a',
  parentId,
  mergedFromIds,
});

test('the last correction stands', () => {
  expect(standingRows([row('a'), row('b', 'a'), row('c', 'b')])).toEqual([{ row: row('c', 'b'), inConflict: false }]);
});

test('two corrections of one parent both stand, until a person brings them together', () => {
  const two = [row('a'), row('b', 'a'), row('c', 'a')];
  expect(standingRows(two).map((s) => [s.row.id, s.inConflict])).toEqual([
    ['b', true],
    ['c', true],
  ]);
  expect(standingRows([...two, row('d', 'b', ['c'])]).map((s) => [s.row.id, s.inConflict])).toEqual([['d', false]]);
});

test('naming a State takes an explicit choice', () => {
  expect(['NAMED', 'ROLE', 'GROUP', 'NONE'].map((a) => printable(a as 'NAMED').state)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('Goals are kept once and in the order of the resolution', () => {
  expect(tidyGoals(['9.5', '4', '9', '9.5'])).toEqual(['4', '9', '9.5']);
});
