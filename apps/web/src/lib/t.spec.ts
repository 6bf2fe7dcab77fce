import { expect, test } from '@jest/globals';
import { makeI18n } from './t.tsx';

const own = { hello: 'Salut {name}', 'n.days': { one: '{n} jour', other: '{n} jours' } };
const english = { hello: 'Hello {name}', only: 'English only', 'n.days': { one: '{n} day', other: '{n} days' } };

test('a text in the language, else in English, else its key', () => {
  const { t } = makeI18n('fr', own, english);
  expect([t('hello', { name: 'Ada' }), t('only'), t('nothing')]).toEqual(['Salut Ada', 'English only', 'nothing']);
});

test('each language counts in its own way', () => {
  const files = { other: '{n} файла', one: '{n} файл', few: '{n} файла', many: '{n} файлов' };
  const { t } = makeI18n('ru', { files });
  expect([1, 2, 5, 21, 1.5].map((n) => t('files', { n }))).toEqual([
    '1 файл',
    '2 файла',
    '5 файлов',
    '21 файл',
    '1,5 файла',
  ]);
});

test('braces in a value are text, and no value comes from the prototype', () => {
  const { t } = makeI18n('en', english);
  expect(t('hello', { name: '{name} {{7*7}} $1 {constructor}' })).toBe('Hello {name} {{7*7}} $1 {constructor}');
  expect(t('constructor')).toBe('constructor');
});
