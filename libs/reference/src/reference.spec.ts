import { expect, test } from '@jest/globals';
import {
  AREAS,
  addresseeIn,
  addresseeNames,
  areasOfCountry,
  BCP47,
  COUNTRIES,
  COUNTRY_GROUPS,
  compareSdg,
  countryByName,
  countryGroupName,
  countryName,
  directionOf,
  GOALS,
  goalName,
  goalOf,
  isLang,
  isSdg,
  isTarget,
  LANGUAGE_NAMES,
  LANGUAGES,
  nearestSdg,
  REGIONAL_GROUPS,
  regionalGroupName,
  type SixLanguages,
  STAKEHOLDER_GROUPS,
  STAKEHOLDER_KINDS,
  sdgUri,
  stakeholderGroupName,
  TARGETS,
  targetsOf,
} from './index.ts';

const SCRIPTS: SixLanguages = {
  ar: '\\p{Script=Arabic}',
  zh: '\\p{Script=Han}',
  en: '\\p{Script=Latin}',
  fr: '\\p{Script=Latin}',
  ru: '\\p{Script=Cyrillic}',
  es: '\\p{Script=Latin}',
};

const ALL_NAMES: readonly SixLanguages[] = [
  LANGUAGE_NAMES,
  ...[...COUNTRIES, ...AREAS, ...GOALS, ...STAKEHOLDER_GROUPS].map(({ name }) => name),
  ...REGIONAL_GROUPS.map(
    (group) => Object.fromEntries(LANGUAGES.map((lang) => [lang, regionalGroupName(group, lang)])) as SixLanguages,
  ),
  ...COUNTRY_GROUPS.map(
    (group) => Object.fromEntries(LANGUAGES.map((lang) => [lang, countryGroupName(group, lang)])) as SixLanguages,
  ),
];

const unique = (values: readonly string[]) => new Set(values).size === values.length;

test('the counts are the UN’s', () => {
  const count = (status: string) => COUNTRIES.filter((country) => country.status === status).length;
  expect([count('member'), count('observer')]).toEqual([193, 2]);
  expect([GOALS.length, TARGETS.length, AREAS.length]).toEqual([17, 169, 30]);
  const ofKind = (kind: string) => STAKEHOLDER_GROUPS.filter((group) => group.kind === kind).length;
  expect([ofKind('majorGroup'), ofKind('otherStakeholder'), STAKEHOLDER_KINDS.length]).toEqual([9, 12, 10]);
  const special = COUNTRY_GROUPS.map((group) => COUNTRIES.filter((country) => country[group]).length);
  expect(special).toEqual([44, 32, 37]);
  const regional = REGIONAL_GROUPS.map((group) => COUNTRIES.filter((each) => each.regionalGroup === group).length);
  expect(regional).toEqual([54, 54, 23, 33, 29]);
});

test('every name is there in six languages, in its own script, trimmed', () => {
  for (const names of ALL_NAMES) {
    expect(Object.keys(names)).toHaveLength(6);
    for (const lang of LANGUAGES) {
      expect(names[lang]).toBe(names[lang].trim());
      // An abbreviation in Latin letters may stand inside, as in "Together 2030".
      if (names !== LANGUAGE_NAMES) expect(names[lang]).toMatch(new RegExp(SCRIPTS[lang], 'u'));
      if (['en', 'fr', 'es'].includes(lang) && names !== LANGUAGE_NAMES) {
        expect(names[lang]).not.toMatch(/[\p{Script=Arabic}\p{Script=Han}\p{Script=Cyrillic}]/u);
      }
    }
  }
});

test('codes are unique and well formed; within a language no two countries or groups share a name', () => {
  for (const list of [COUNTRIES, AREAS]) {
    expect(list.every(({ m49 }) => /^\d{3}$/.test(m49))).toBe(true);
  }
  expect(unique([...COUNTRIES, ...AREAS].map(({ m49 }) => m49))).toBe(true);
  expect(unique([...GOALS, ...STAKEHOLDER_GROUPS].map(({ code }) => code))).toBe(true);
  expect(unique(TARGETS)).toBe(true);
  expect(unique(GOALS.map(({ colour }) => colour))).toBe(true);
  for (const lang of LANGUAGES) {
    for (const list of [COUNTRIES, GOALS, STAKEHOLDER_GROUPS]) {
      expect(unique(list.map(({ name }) => name[lang]))).toBe(true);
    }
  }
});

test('members stand in the order of their English names', () => {
  const names = COUNTRIES.slice(0, 193).map(({ name }) => name.en);
  expect(names).toEqual([...names].sort(new Intl.Collator('en').compare));
});

test('languages: direction, tags Intl knows, Latin digits in Arabic', () => {
  expect(LANGUAGES.filter((lang) => directionOf(lang) === 'rtl')).toEqual(['ar']);
  expect([isLang('ru'), isLang('de'), isLang(undefined)]).toEqual([true, false, false]);
  expect(Intl.DateTimeFormat.supportedLocalesOf(Object.values(BCP47))).toHaveLength(6);
  expect(new Intl.NumberFormat(BCP47.ar, { useGrouping: false }).format(2030)).toBe('2030');
});

test('Goals and targets: names, membership, addresses', () => {
  expect(goalName('9', 'fr')).toBe('Industrie, innovation et infrastructure');
  expect([goalName('18', 'en'), goalName('9.5', 'en')]).toEqual([undefined, undefined]);
  expect(GOALS[8]).toMatchObject({ number: 9, code: '9', colour: '#FD6925', uri: 'http://metadata.un.org/sdg/9' });
  expect(sdgUri('9.5')).toBe('http://metadata.un.org/sdg/9.5');
  expect(['9', '9.5', '9.c', '17.19', '8.10'].every(isSdg)).toBe(true);
  expect(['0', '18', '09', '9.6', '9.d', '9.C', '9.', '17.a', '', '1.1.1', ' 9'].some(isSdg)).toBe(false);
  expect([isTarget('9'), isTarget('9.b')]).toEqual([false, true]);
  expect(['9', '9.b', '17.19', '9.9'].map(goalOf)).toEqual(['9', '9', '17', undefined]);
  expect(targetsOf('1')).toEqual(['1.1', '1.2', '1.3', '1.4', '1.5', '1.a', '1.b']);
});

test('SDG codes sort as in the resolution', () => {
  const sorted = ['1', '1.1', '1.2', '1.a', '1.b', '2', '8.2', '8.9', '8.10', '8.a', '10', '17.19', '18', 'x'];
  expect([...sorted].reverse().sort(compareSdg)).toEqual(sorted);
  expect([...TARGETS].reverse().sort(compareSdg)).toEqual(TARGETS);
});

test.each([
  ['9.9', ['9.5', '9.4', '9.3']],
  ['9.d', ['9.c', '9.b', '9.a']],
  ['9.B', ['9.b', '9.a', '9.c']],
  ['9.5.1', ['9.5', '9.4', '9.3']],
  ['SDG 9,5', ['9.5', '9.4', '9.3']],
  ['13.9', ['13.3', '13.2', '13.1']],
  ['17.20', ['17.19', '17.18', '17.17']],
  ['17.a', ['17.19', '17.18', '17.17']],
  ['09', ['9', '9.1', '9.2']],
  ['95', ['9.5', '17', '16']],
  ['1710', ['17.10', '17', '16']],
  ['18', ['17', '16', '15']],
  ['18.2', ['17', '16', '15']],
  ['0', ['1', '2', '3']],
  ['goal nine', []],
  ['', []],
])('the codes nearest to %p', (code, nearest) => {
  expect(nearestSdg(code)).toEqual(nearest);
});

test('the nearest codes are always valid, and as many as asked for', () => {
  for (const code of ['9.9', '18', '1.z', '0.0', '999999999999999999999']) {
    expect(nearestSdg(code, 5)).toHaveLength(5);
    expect(nearestSdg(code, 5).every(isSdg)).toBe(true);
  }
});

test('every official name finds its own country', () => {
  for (const country of COUNTRIES) {
    for (const lang of LANGUAGES) expect(countryByName(country.name[lang])).toBe(country);
  }
});

test.each([
  ['kenya', '404'],
  ['TURKIYE', '792'],
  ['Turkey', '792'],
  ['Cote d Ivoire', '384'],
  ["Cote d'Ivoire", '384'],
  ['Tanzania', '834'],
  ['United Kingdom', '826'],
  ['the United States', '840'],
  ['Iran', '364'],
  ['Islamic Republic of Iran', '364'],
  ['Czech Republic', '203'],
  ['South Korea', '410'],
  ['Russia', '643'],
  ['Россия', '643'],
  ['Bolivia', '068'],
  ['Venezuela', '862'],
  ['Syria', '760'],
  ['Vietnam', '704'],
  ['Laos', '418'],
  ['Moldova', '498'],
  ['Netherlands', '528'],
  ['The Netherlands', '528'],
  ['Kingdom of the Netherlands', '528'],
  ['Gambia (the)', '270'],
  ['Trinidad & Tobago', '780'],
  ['Guinea Bissau', '624'],
  ['Coree du Sud', '410'],
  ['اندونيسيا', '360'],
  ['美国', '840'],
])('%s is found', (name, m49) => {
  expect(countryByName(name)?.m49).toBe(m49);
});

test.each(['', '()', 'Korea', 'America', 'Kenia Airways', 'Atlantis', 'Keny', 'European Union', '404', 'the'])(
  '%p is nobody’s name',
  (name) => {
    expect(countryByName(name)).toBeUndefined();
  },
);

test('countries lie in areas that exist', () => {
  expect(areasOfCountry('404').map(({ name }) => name.en)).toEqual(['Eastern Africa', 'Sub-Saharan Africa', 'Africa']);
  expect(COUNTRIES.every(({ m49 }) => areasOfCountry(m49).length >= 2)).toBe(true);
  expect(areasOfCountry('999')).toEqual([]);
  expect([countryName('404', 'zh'), countryName('999', 'zh')]).toEqual(['肯尼亚', undefined]);
  expect(stakeholderGroupName('women', 'es')).toBe('Mujeres');
});

test('an addressee is the same in whichever language it was picked; other names stay as they are', () => {
  expect(addresseeIn('États Membres', 'zh')).toBe('会员国');
  expect(addresseeIn('Member States', 'en')).toBe('Member States');
  expect(addresseeIn('Ministry of Water', 'fr')).toBe('Ministry of Water');
  for (const lang of LANGUAGES) expect(new Set(addresseeNames(lang)).size).toBe(addresseeNames('en').length);
});
