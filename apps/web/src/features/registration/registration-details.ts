import { graphql, type ResultOf } from '../../lib/graphql.ts';

export const RegistrationDetails = graphql(`
  fragment RegistrationDetails on Registration {
    id version status reason waitingPosition provedAt title givenName familyName badgeName email phone organisationName
    position countryM49 gender mode days groundsPass accessNeeds interpretationLanguage
    category { id name(lang: $lang) { text lang state isFallback isStale } }
    forum { id year mode startDate endDate timeZone title(lang: $lang) { text lang state isFallback isStale } }
  }
`);

export type RegistrationRow = ResultOf<typeof RegistrationDetails>;

/** The local days from the first to the last, both included; none while the dates are not known. */
export function daysBetween(first: string | null, last: string | null): string[] {
  if (!first || !last) return [];
  const days: string[] = [];
  for (
    let at = Date.parse(`${first}T00:00:00Z`);
    at <= Date.parse(`${last}T00:00:00Z`) && days.length < 31;
    at += 86_400_000
  ) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
