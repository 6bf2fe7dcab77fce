import { expect, test } from '@jest/globals';
import { readable, valueAt, withChosen } from './chosen.ts';
import { editText } from './local-text.ts';

const title = editText({ original: 'en', texts: [{ lang: 'en', text: 'Mine', state: 'official', isStale: false }] });

test('a list of records is read line by line', () => {
  expect(readable('[{"title":"Paper","publisher":null,"url":"https://example.org"}]')).toBe(
    'Paper, https://example.org',
  );
  expect(readable('9\n9.5')).toBe('9\n9.5');
  expect(readable(null)).toBe('');
});

test('the chosen texts take their places, in the form’s own shape', () => {
  const values = { title, goals: ['4'], number: 3, venue: '', isRehearsal: false };
  const next = withChosen(values, {
    'title.en': 'Theirs',
    goals: '9\n9.5',
    number: '7',
    venue: 'There',
    isRehearsal: 'true',
    id: 'x',
  });
  expect(next.title.texts.en.text).toBe('Theirs');
  expect(next.title.texts.fr.text).toBe('');
  expect(next).toMatchObject({ goals: ['9', '9.5'], number: 7, venue: 'There', isRehearsal: true });
  expect(next).not.toHaveProperty('id');
});

test('one language of one question is chosen, also of a question that only the other one has', () => {
  const next = withChosen({ questions: [title] }, { 'questions.0.fr': 'À eux', 'questions.1.fr': 'Ajouté' });
  expect(next.questions.map((q) => [q.original, q.texts.en.text, q.texts.fr.text])).toEqual([
    ['en', 'Mine', 'À eux'],
    ['fr', '', 'Ajouté'],
  ]);
  expect([valueAt(next, 'questions.1.fr'), valueAt(next, 'questions.7.fr')]).toEqual(['Ajouté', undefined]);
});
