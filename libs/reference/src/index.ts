export { addresseeIn, addresseeNames } from './addressees.ts';
export { AREAS, type Area, areaName, areaPath } from './areas.ts';
export {
  areasOfCountry,
  COUNTRIES,
  type Country,
  type CountryStatus,
  countryByCode,
  countryName,
  isCountry,
} from './countries.ts';
export { shownWithCountry } from './country-shown.ts';
export { countryByName } from './country-spellings.ts';
export { GOALS, type Goal, goalByCode, goalName, isGoal, sdgUri } from './goals.ts';
export {
  COUNTRY_GROUPS,
  type CountryGroup,
  countryGroupName,
  isCountryGroup,
  isRegionalGroup,
  REGIONAL_GROUPS,
  type RegionalGroup,
  regionalGroupName,
} from './groups.ts';
export { BCP47, directionOf, isLang, LANGUAGE_NAMES, LANGUAGES, type Lang, type SixLanguages } from './languages.ts';
export {
  isStakeholderGroup,
  isStakeholderKind,
  STAKEHOLDER_GROUPS,
  STAKEHOLDER_KINDS,
  type StakeholderGroup,
  type StakeholderKind,
  stakeholderGroupByCode,
  stakeholderGroupName,
} from './stakeholders.ts';
export { compareSdg, goalOf, isSdg, isTarget, nearestSdg, TARGETS, targetsOf } from './targets.ts';
