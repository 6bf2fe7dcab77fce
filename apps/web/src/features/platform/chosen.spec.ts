import { expect, test } from '@jest/globals';
import { byLanguage, readable, withChosen } from './chosen.ts';
import { editText } from './local-text.ts';

const stored = (en: string, fr?: string) =>
  JSON.stringify({
    original: 'en',
    texts: { en: { text: en, state: 'official' }, ...(fr ? { fr: { text: fr, state: 'machine' } } : {}) },
  });
const title = editText({ original: 'en', texts: [{ lang: 'en', text: 'Mine', state: 'official', isStale: false }] });

test('a conflict about a text in six languages is one for each language that differs', () => {
  expect(byLanguage({ field: 'title', mine: stored('Mine', 'À moi'), theirs: stored('Theirs', 'À moi') })).toEqual([
    { field: 'title.en', mine: 'Mine', theirs: 'Theirs' },
  ]);
  expect(byLanguage({ field: 'title', mine: stored('Same'), theirs: stored('Same', 'Ajouté') })).toEqual([
    { field: 'title.fr', mine: null, theirs: 'Ajouté' },
  ]);
  expect(byLanguage({ field: 'venue', mine: 'Here', theirs: 'There' })).toEqual([
    { field: 'venue', mine: 'Here', theirs: 'There' },
  ]);
});

test('lists are read line by line', () => {
  expect(readable('["9","9.5"]')).toBe('9\n9.5');
  expect(readable(`[${stored('Which gaps remain?')}]`)).toBe('Which gaps remain?');
  expect(readable(null)).toBe('');
});

test('the chosen texts take their places, in the form’s own shape', () => {
  const values = { title, goals: ['4'], number: 3, venue: '', isRehearsal: false };
  const next = withChosen(values, {
    'title.en': 'Theirs',
    goals: '["9","9.5"]',
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
