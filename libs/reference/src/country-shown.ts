import { countryName } from './countries.ts';
import { countryByName } from './country-spellings.ts';
import type { Lang } from './languages.ts';

type Printed = { readonly title: string | null; readonly country: string | null; readonly countryM49: string | null };

/**
 * What a person is and from where, as one reader is shown it: the country once, in the reader's language where it is a
 * State. "Institute of Examples, Islamic Republic of Iran" loses its last part to the country; "Ministry of Ethiopia"
 * names it already.
 */
export function shownWithCountry({ title, country, countryM49 }: Printed, lang: Lang): Omit<Printed, 'countryM49'> {
  const name = (countryM49 === null ? undefined : countryName(countryM49, lang)) ?? country;
  if (title === null || name === null) return { title, country: name };
  const cut = title.lastIndexOf(',');
  const last = title.slice(cut + 1);
  if (countryM49 !== null && countryByName(last)?.m49 === countryM49)
    return { title: cut > 0 ? title.slice(0, cut).trimEnd() : null, country: name };
  const isNamed = [name, country].some((known) => known !== null && title.includes(known));
  return { title, country: isNamed ? null : name };
}
