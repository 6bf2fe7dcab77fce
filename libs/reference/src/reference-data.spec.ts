import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import {
  AREAS,
  areasOfCountry,
  COUNTRIES,
  countryByCode,
  GOALS,
  LANGUAGES,
  type SixLanguages,
  STAKEHOLDER_GROUPS,
  sdgUri,
  TARGETS,
} from './index.ts';

// biome-ignore lint/style/noProcessEnv: REFERENCE_DIR is the test's own switch, not configuration of the product
const directory = process.env.REFERENCE_DIR;
const reference = directory ? test : test.skip;

if (!directory) {
  test('without the reference data', () => console.log('SKIPPED: REFERENCE_DIR is not set'));
}

// The folder may be given itself or by the one above it.
function read<T>(file: string): T {
  for (const folder of ['', 'reference']) {
    try {
      return JSON.parse(readFileSync(join(directory ?? '', folder, file), 'utf8')) as T;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`REFERENCE_DIR has no ${file}`);
}

type ReferenceCountry = {
  m49: string;
  name: SixLanguages;
  region: string;
  subregion: string;
  intermediate: string | null;
  unStatus: 'member' | 'observer' | 'other';
  regionalGroup: string | null;
  ldc: boolean;
  lldc: boolean;
  sids: boolean;
};

const byM49 = (a: { m49: string }, b: { m49: string }) => a.m49.localeCompare(b.m49);
const loose = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’'‘"“”«»\s]/g, '');

reference('countries: status, names in six languages, regional group, LDC, LLDC, SIDS', () => {
  const theirs = read<ReferenceCountry[]>('countries-m49.json')
    .filter(({ unStatus }) => unStatus !== 'other')
    .map(({ m49, unStatus: status, name, regionalGroup, ldc, lldc, sids }) => ({
      ...{ m49, status, name, regionalGroup, ldc, lldc, sids },
    }));
  const ours = COUNTRIES.map(({ area: _, ...country }) => country);
  expect([...ours].sort(byM49)).toEqual(theirs.sort(byM49));
});

reference('countries: the M49 areas they lie in', () => {
  for (const { m49, intermediate, subregion, region } of read<ReferenceCountry[]>('countries-m49.json')) {
    if (!countryByCode(m49)) continue;
    const theirs = [intermediate, subregion, region].filter((area) => area !== null);
    expect([m49, ...areasOfCountry(m49).map((area) => area.m49)]).toEqual([m49, ...theirs]);
  }
});

reference('M49 areas: codes and names', () => {
  const theirs = read<Record<string, { name: SixLanguages }>>('regions-m49.json');
  const ours = AREAS.filter(({ parent }) => parent !== null);
  expect(ours.map(({ m49 }) => m49).sort()).toEqual(Object.keys(theirs).sort());
  for (const { m49, name } of ours) {
    for (const lang of LANGUAGES) expect(loose(name[lang])).toBe(loose(theirs[m49]?.name[lang] ?? ''));
  }
});

/** Kept on purpose: there the reference has slips, or a wording other than the UN's posters of the Goals. */
const OTHER_SHORT_NAMES = ['ar 1 2 3 4 6 7 8 10 11 12 15 16 17', 'zh 8 9 11 16 17', 'fr 7 8', 'ru 8', 'es 16'];

reference('Goals: codes, addresses, short names', () => {
  const theirs = read<{ code: string; uri: string; short: SixLanguages }[]>('sdg-goals.json');
  expect(GOALS.map(({ code, uri }) => ({ code, uri }))).toEqual(theirs.map(({ code, uri }) => ({ code, uri })));
  const different = LANGUAGES.map((lang) => [
    lang,
    ...GOALS.filter(({ name }, i) => loose(name[lang]) !== loose(theirs[i]?.short[lang] ?? '')).map(({ code }) => code),
  ]);
  expect(different.filter((row) => row.length > 1).map((row) => row.join(' '))).toEqual(OTHER_SHORT_NAMES);
});

reference('targets: the same set, in the same order, with the same addresses', () => {
  const theirs = read<{ code: string; uri: string }[]>('sdg-targets.json');
  expect(TARGETS.map((code) => ({ code, uri: sdgUri(code) }))).toEqual(theirs.map(({ code, uri }) => ({ code, uri })));
});

reference('Major Groups and other stakeholders: codes, kinds, English names', () => {
  const theirs = read<{ groups: { code: string; name: string; kind: string }[] }>('mgos.json').groups;
  expect(STAKEHOLDER_GROUPS.map(({ code, kind, name }) => ({ code, name: name.en, kind }))).toEqual(theirs);
});
