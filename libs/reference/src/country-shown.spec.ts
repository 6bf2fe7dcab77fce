import { expect, test } from '@jest/globals';
import { shownWithCountry } from './country-shown.ts';
import type { Lang } from './languages.ts';

test.each<[string, string | null, string | null, string | null, Lang, string | null, string | null]>([
  [
    'a spelling of its own',
    'Deputy Representative, Islamic Republic of Iran',
    'Iran (Islamic Republic of)',
    '364',
    'ar',
    'Deputy Representative',
    'إيران (جمهورية - الإسلامية)',
  ],
  ['the same word', 'President, Institute (INS), Japan', 'Japan', '392', 'ru', 'President, Institute (INS)', 'Япония'],
  [
    'a country within the title',
    'Ministry of Innovation of Ethiopia',
    'Ethiopia',
    '231',
    'fr',
    'Ministry of Innovation of Ethiopia',
    null,
  ],
  ['no country in the title', 'Co-Chair', 'Latvia', '428', 'zh', 'Co-Chair', '拉脱维亚'],
  ['a title that is the country', 'Kenya', 'Kenya', '404', 'en', null, 'Kenya'],
  ['another country at the end', 'Embassy, Chile', 'Peru', '604', 'es', 'Embassy, Chile', 'Perú'],
  ['no State of the table', 'Fellow', 'Ruritania', null, 'fr', 'Fellow', 'Ruritania'],
  ['no country', 'Fellow', null, null, 'fr', 'Fellow', null],
  ['no title', null, 'Kenya', '404', 'ru', null, 'Кения'],
])('The country is shown once, in the language of the reader: %s', (_, title, country, countryM49, lang, ...shown) => {
  expect(Object.values(shownWithCountry({ title, country, countryM49 }, lang))).toEqual(shown);
});
