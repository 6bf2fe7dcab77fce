import { useState } from 'react';
import { graphql } from '../../lib/graphql.ts';
import { newId } from '../../lib/new-id.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { useSay } from '../platform/undo.tsx';
import { useNotice, useVerb } from '../platform/verb.ts';

const MakeFeed = graphql(
  `
  mutation MakeFeed($label: String!, $idempotencyKey: ID!) {
    makeFeed(label: $label, idempotencyKey: $idempotencyKey) { __typename ... on NewFeed { url webcalUrl } ...Refusal }
  }
`,
  [Refusal],
);
const RenewFeed = graphql(
  `
  mutation RenewFeed($id: ID!, $idempotencyKey: ID!) {
    renewFeed(id: $id, idempotencyKey: $idempotencyKey) { __typename ... on NewFeed { url webcalUrl } ...Refusal }
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

type Made = { url: string; webcalUrl: string | null };

/** The verbs of calendar links. A link that was just made is held here only: the server keeps its hash. */
export function useFeeds(onChanged: () => void) {
  const { t } = useWords();
  const say = useSay();
  const [made, setMade] = useState<Made | null>(null);
  const notice = useNotice();
  const making = useVerb(MakeFeed, { notice });
  const renewing = useVerb(RenewFeed, { notice });
  const revoking = useVerb(RevokeFeed, { notice });

  function show(url: string | null, webcalUrl: string | null): true {
    setMade(url === null ? null : { url, webcalUrl });
    onChanged();
    return true;
  }
  async function make(label: string): Promise<boolean> {
    const answer = (await making.run({ label, idempotencyKey: newId() }))?.makeFeed;
    switch (answer?.__typename) {
      case undefined:
        return false;
      case 'NewFeed':
        return show(answer.url, answer.webcalUrl);
      case 'BadInput':
      case 'RuleBroken':
        making.refuse(answer);
        return false;
      default:
        return answer satisfies never;
    }
  }
  async function renew(id: string): Promise<void> {
    const answer = (await renewing.run({ id, idempotencyKey: newId() }))?.renewFeed;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'NewFeed':
        show(answer.url, answer.webcalUrl);
        return;
      case 'BadInput':
      case 'RuleBroken':
        return renewing.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  async function revoke(id: string, version: number): Promise<void> {
    const answer = (await revoking.run({ id, version }))?.revokeFeed;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'Feed':
        say(t('feed.revoked'));
        setMade(null);
        return onChanged();
      case 'Stale':
        return revoking.refuse(answer);
      default:
        answer satisfies never;
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
