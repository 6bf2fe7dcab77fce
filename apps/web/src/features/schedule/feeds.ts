import { useState } from 'react';
import { graphql } from '../../lib/graphql.ts';
import { newId } from '../../lib/new-id.ts';
import { Refusal } from '../platform/answer.ts';
import { useOnce } from '../platform/once.ts';
import { useNotice, useVerb } from '../platform/verb.ts';

const MakeFeed = graphql(
  `
  mutation MakeFeed($label: String!, $idempotencyKey: ID!) {
    makeFeed(label: $label, idempotencyKey: $idempotencyKey) { __typename ... on NewFeed { url webcalUrl feed { id } } ...Refusal }
  }
`,
  [Refusal],
);
const RenewFeed = graphql(
  `
  mutation RenewFeed($id: ID!, $idempotencyKey: ID!) {
    renewFeed(id: $id, idempotencyKey: $idempotencyKey) { __typename ... on NewFeed { url webcalUrl feed { id } } ...Refusal }
  }
`,
  [Refusal],
);
const RevokeFeed = graphql(
  `
  mutation RevokeFeed($id: ID!, $version: Int!) {
    revokeFeed(id: $id, version: $version) { __typename ... on Feed { id version revokedAt } ...Refusal }
  }
`,
  [Refusal],
);

type Made = { url: string | null; webcalUrl: string | null; feed: { id: string } };

/** The verbs of calendar links. A link that was just made is held here only: the server keeps its hash. */
export function useFeeds(onChanged: () => void) {
  const [made, setMade] = useState<Made | null>(null);
  const notice = useNotice();
  const making = useVerb(MakeFeed, { notice });
  const makeOnce = useOnce(making);
  const renewing = useVerb(RenewFeed, { notice });
  const revoking = useVerb(RevokeFeed, { notice });

  function show(link: Made): true {
    setMade(link);
    onChanged();
    return true;
  }
  async function make(label: string): Promise<boolean> {
    const answer = (await makeOnce({ label }))?.makeFeed;
    switch (answer?.__typename) {
      case undefined:
        return false;
      case 'NewFeed':
        // Made by an earlier try whose answer was lost, and the address with it: nobody has seen it.
        return answer.url === null ? renew(answer.feed.id) : show(answer);
      case 'BadInput':
      case 'RuleBroken':
        making.refuse(answer);
        return false;
      default:
        return answer satisfies never;
    }
  }
  async function renew(id: string): Promise<boolean> {
    // Each try makes an address, so that one is seen: that of a lost answer is known to nobody.
    const answer = (await renewing.run({ id, idempotencyKey: newId() }))?.renewFeed;
    switch (answer?.__typename) {
      case undefined:
        return false;
      case 'NewFeed':
        return show(answer);
      case 'BadInput':
      case 'RuleBroken':
        renewing.refuse(answer);
        return false;
      default:
        return answer satisfies never;
    }
  }
  async function revoke(id: string, version: number): Promise<boolean> {
    const answer = (await revoking.run({ id, version }))?.revokeFeed;
    switch (answer?.__typename) {
      case undefined:
        return false;
      case 'Feed':
        onChanged();
        return true;
      case 'Stale':
        revoking.refuse(answer);
        return false;
      default:
        return answer satisfies never;
    }
  }
  return {
    made,
    make,
    renew,
    revoke,
    busy: making.busy || renewing.busy,
    trouble: notice.trouble,
  };
}
