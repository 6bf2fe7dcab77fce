import { type Area, areaPath } from './areas.ts';
import { type CountryRow, MEMBER_ROWS, OBSERVER_ROWS } from './country-rows.ts';
import { type CountryGroup, isCountryGroup, isRegionalGroup, type RegionalGroup } from './groups.ts';
import type { Lang, SixLanguages } from './languages.ts';
import { namesOf } from './names.ts';

export type CountryStatus = 'member' | 'observer';

/** A Member State or observer State of the United Nations. */
export type Country = {
  /** UN M49 code: three digits, as text. */
  readonly m49: string;
  readonly status: CountryStatus;
  readonly name: SixLanguages;
  readonly regionalGroup: RegionalGroup | null;
  readonly ldc: boolean;
  readonly lldc: boolean;
  readonly sids: boolean;
  /** The smallest M49 area the country lies in. */
  readonly area: string;
};

function countryOf([m49, area, group, flags, ...names]: CountryRow, status: CountryStatus): Country {
  const groups: readonly CountryGroup[] = flags.split(' ').filter(isCountryGroup);
  return {
    m49,
    status,
    name: namesOf(names),
    regionalGroup: isRegionalGroup(group) ? group : null,
    ldc: groups.includes('ldc'),
    lldc: groups.includes('lldc'),
    sids: groups.includes('sids'),
    area,
  };
}

/** The 193 Member States, then the 2 observer States; each part by English name. */
export const COUNTRIES: readonly Country[] = [
  ...MEMBER_ROWS.map((row) => countryOf(row, 'member')),
  ...OBSERVER_ROWS.map((row) => countryOf(row, 'observer')),
];

const byCode = new Map(COUNTRIES.map((country) => [country.m49, country]));

export function countryByCode(m49: string): Country | undefined {
  return byCode.get(m49);
}

export function isCountry(m49: string): boolean {
  return byCode.has(m49);
}

export function countryName(m49: string, lang: Lang): string | undefined {
  return byCode.get(m49)?.name[lang];
}

/** The M49 areas a country lies in, smallest first: '404' (Kenya) -> 014, 202, 002. */
export function areasOfCountry(m49: string): readonly Area[] {
  return areaPath(byCode.get(m49)?.area ?? '');
}
