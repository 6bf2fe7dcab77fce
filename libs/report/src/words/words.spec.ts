import { expect, test } from '@jest/globals';
import { LANGUAGES } from '@sti/reference';
import { dateText, spanText, whenText } from './dates.ts';
import { countryText, fillCount, listOf, personText, wordsOf } from './wording.ts';

/** Path of every text -> the places it fills, in one form of a plural. */
function placesOf(value: unknown, path = ''): Record<string, string> {
  if (typeof value === 'string')
    return {
      [path]: [...value.matchAll(/\{(\w+)\}/g)]
        .map((match) => match[1])
        .sort()
        .join(' '),
    };
  if (Array.isArray(value)) return { [path]: String(value.length) };
  const entries = Object.entries(value as object);
  // A message with plural forms counts as one text, by its last form.
  if (entries.some(([key]) => key === 'other') && !entries.some(([key]) => key === 'media'))
    return placesOf(entries.at(-1)?.[1], path);
  return Object.assign({}, ...entries.map(([key, each]) => placesOf(each, `${path}.${key}`)));
}

const OWN = /addresseesInSentence|dates\.firstDay|leadIns/;

test('the six languages hold the same texts with the same places', () => {
  const english = Object.entries(placesOf(wordsOf('en'))).filter(([path]) => !OWN.test(path));
  for (const lang of LANGUAGES) {
    const own = Object.entries(placesOf(wordsOf(lang))).filter(([path]) => !OWN.test(path));
    expect([lang, own.map(([path]) => path).sort()]).toEqual([lang, english.map(([path]) => path).sort()]);
    const unlike = own.filter(([path, places]) => places !== Object.fromEntries(english)[path]).map(([path]) => path);
    // Chinese dates stand in another order, which sorting the places hides; nothing else may differ.
    expect([lang, unlike]).toEqual([lang, []]);
  }
});

test('no text is empty in any language', () => {
  for (const lang of LANGUAGES) expect(JSON.stringify(wordsOf(lang))).not.toContain('""');
});

test('dates are written as the UN writes them', () => {
  const texts = LANGUAGES.map((lang) => [dateText('2099-05-01', lang), whenText('2099-05-05', '2099-05-06', lang)]);
  expect(texts).toEqual([
    ['1 أيار/مايو 2099', 'يومي 5 و 6 أيار/مايو 2099'],
    ['2099年5月1日', '2099年5月5日和6日'],
    ['1 May 2099', 'on 5 and 6 May 2099'],
    ['1er mai 2099', 'les 5 et 6 mai 2099'],
    ['1 мая 2099 года', '5 и 6 мая 2099 года'],
    ['1 de mayo de 2099', 'los días 5 y 6 de mayo de 2099'],
  ]);
  expect(whenText('2099-05-31', '2099-06-02', 'en')).toBe('from 31 May 2099 to 2 June 2099');
  expect(spanText('2099-07-06', '2099-07-15', 'en')).toBe('6–15 July 2099');
});

test('lists, counts and people read naturally', () => {
  expect(listOf('en', ['a', 'b', 'c'])).toBe('a, b and c');
  expect(listOf('ar', ['أ', 'ب', 'C', '9'])).toBe('أ وب و C و 9');
  expect(fillCount('en', wordsOf('en').registered, 1234)).toBe('A total of 1,234 people registered for the forum.');
  expect(fillCount('ru', wordsOf('ru').support, 3)).toBe('3 источника');
  expect(personText({ name: null, title: null, country: 'Kenya' }, 'fr', true)).toBe('Kenya');
  expect(personText({ name: 'Bela Muster', title: 'Chair', country: '404' }, 'zh', true)).toBe(
    'Bela Muster，Chair（肯尼亚）',
  );
  expect(countryText('Atlantis', 'es')).toBe('Atlantis');
});
