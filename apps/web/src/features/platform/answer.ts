import type { FragmentOf } from '../../lib/graphql.ts';
import { graphql } from '../../lib/graphql.ts';

/** What each verb may answer instead of its result; `Trouble` words it. */
export const Refusal = graphql(`
  fragment Refusal on UserError {
    __typename
    code
    ... on BadInput { problems { field code limit near } }
    ... on Stale { version conflicts { field mine theirs } }
    ... on RuleBroken { rule values { name value } }
  }
`);

export type RefusalAnswer = FragmentOf<typeof Refusal>;
