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
