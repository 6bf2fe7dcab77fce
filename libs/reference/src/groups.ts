import type { Lang, SixLanguages } from './languages.ts';
import { namesOf } from './names.ts';

/** The five regional groups of the United Nations; GRULAC and WEOG are the abbreviations in use. */
export const REGIONAL_GROUPS = ['AFR', 'APG', 'EEG', 'GRULAC', 'WEOG'] as const;

export type RegionalGroup = (typeof REGIONAL_GROUPS)[number];

// biome-ignore format: one group a line
const REGIONAL_GROUP_NAMES: Readonly<Record<RegionalGroup, SixLanguages>> = {
  AFR: namesOf(['African States', 'États d’Afrique', 'Estados de África', 'Государства Африки', 'الدول الأفريقية', '非洲国家']),
  APG: namesOf(['Asia-Pacific States', 'États d’Asie et du Pacifique', 'Estados de Asia y el Pacífico', 'Государства Азиатско-Тихоокеанского региона', 'دول آسيا والمحيط الهادئ', '亚太国家']),
  EEG: namesOf(['Eastern European States', 'États d’Europe orientale', 'Estados de Europa Oriental', 'Государства Восточной Европы', 'دول أوروبا الشرقية', '东欧国家']),
  GRULAC: namesOf(['Latin American and Caribbean States', 'États d’Amérique latine et des Caraïbes', 'Estados de América Latina y el Caribe', 'Государства Латинской Америки и Карибского бассейна', 'دول أمريكا اللاتينية ومنطقة البحر الكاريبي', '拉丁美洲和加勒比国家']),
  WEOG: namesOf(['Western European and other States', 'États d’Europe occidentale et autres États', 'Estados de Europa Occidental y otros Estados', 'Государства Западной Европы и другие государства', 'دول أوروبا الغربية ودول أخرى', '西欧和其他国家']),
};

/** Groups of countries in special situations. */
export const COUNTRY_GROUPS = ['ldc', 'lldc', 'sids'] as const;

export type CountryGroup = (typeof COUNTRY_GROUPS)[number];

// biome-ignore format: one group a line
const COUNTRY_GROUP_NAMES: Readonly<Record<CountryGroup, SixLanguages>> = {
  ldc: namesOf(['Least developed countries', 'Pays les moins avancés', 'Países menos adelantados', 'Наименее развитые страны', 'أقل البلدان نموا', '最不发达国家']),
  lldc: namesOf(['Landlocked developing countries', 'Pays en développement sans littoral', 'Países en desarrollo sin litoral', 'Развивающиеся страны, не имеющие выхода к морю', 'البلدان النامية غير الساحلية', '内陆发展中国家']),
  sids: namesOf(['Small island developing States', 'Petits États insulaires en développement', 'Pequeños Estados insulares en desarrollo', 'Малые островные развивающиеся государства', 'الدول الجزرية الصغيرة النامية', '小岛屿发展中国家']),
};

export function isRegionalGroup(value: unknown): value is RegionalGroup {
  return REGIONAL_GROUPS.some((group) => group === value);
}

export function regionalGroupName(group: RegionalGroup, lang: Lang): string {
  return REGIONAL_GROUP_NAMES[group][lang];
}

export function isCountryGroup(value: unknown): value is CountryGroup {
  return COUNTRY_GROUPS.some((group) => group === value);
}

export function countryGroupName(group: CountryGroup, lang: Lang): string {
  return COUNTRY_GROUP_NAMES[group][lang];
}
