import { expect, test } from '@jest/globals';
import { type LocalText, localText } from '@sti/domain';
import { Stale } from './refusals.ts';
import { checkVersion } from './row.ts';

/** What somebody is told who wrote `mine` while the row became `theirs`. */
function told(theirs: object, mine: object): object[] {
  try {
    checkVersion({ ...theirs, version: 2 }, 1, mine as never);
  } catch (error) {
    if (error instanceof Stale) return error.conflicts;
  }
  throw new Error('The stale write went through');
}
const text = (words: string, french?: string): LocalText => {
  const local = localText(words);
  return french ? { ...local, texts: { ...local.texts, fr: { text: french, state: 'machine' } } } : local;
};

test('two people changed a title: each language that differs is told with both its texts', () => {
  expect(told({ title: text('Their title', 'Titre') }, { title: text('My title', 'Titre') })).toEqual([
    { field: 'title.en', mine: 'My title', theirs: 'Their title' },
  ]);
  expect(told({ title: text('Title', 'Leur titre') }, { title: text('Title') })).toEqual([
    { field: 'title.fr', mine: '', theirs: 'Leur titre' },
  ]);
  expect(told({ theme: null }, { theme: text('My theme') })).toEqual([
    { field: 'theme.en', mine: 'My theme', theirs: '' },
  ]);
});

test('of a list of texts each one is told by its place and language', () => {
  expect(
    told({ questions: [text('One'), text('Two', 'Deux')] }, { questions: [text('First'), text('Two', 'Second')] }),
  ).toEqual([
    { field: 'questions.0.en', mine: 'First', theirs: 'One' },
    { field: 'questions.1.fr', mine: 'Second', theirs: 'Deux' },
  ]);
  expect(told({ questions: [] }, { questions: [text('First')] })).toEqual([
    { field: 'questions.0.en', mine: 'First', theirs: '' },
  ]);
});

test('lists are told line by line, numbers and days as they are written', () => {
  expect(
    told(
      { goals: ['9', '9.5'], number: 3, day: '2027-05-05', at: new Date('2027-05-05T10:00:00Z'), venue: null },
      { goals: ['9'], number: 4, day: '2027-05-06', at: new Date('2027-05-05T11:00:00Z'), venue: 'Here' },
    ),
  ).toEqual([
    { field: 'goals', mine: '9', theirs: '9\n9.5' },
    { field: 'number', mine: '4', theirs: '3' },
    { field: 'day', mine: '2027-05-06', theirs: '2027-05-05' },
    { field: 'at', mine: '2027-05-05T11:00:00.000Z', theirs: '2027-05-05T10:00:00.000Z' },
    { field: 'venue', mine: 'Here', theirs: '' },
  ]);
});

test('what both wrote alike is no conflict, and on the right version nothing is refused', () => {
  expect(told({ title: text('Same'), goals: ['9'] }, { title: text('Same'), goals: ['9'] })).toEqual([]);
  expect(() => checkVersion({ version: 2, title: 'Theirs' }, 2, { title: 'Mine' })).not.toThrow();
});
