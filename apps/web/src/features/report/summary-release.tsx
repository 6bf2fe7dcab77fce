import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { useForum } from '../forum/desk-forum.tsx';
import { Refusal } from '../platform/answer.ts';
import { useOnce } from '../platform/once.ts';
import { Trouble } from '../platform/trouble.tsx';
import { useSay } from '../platform/undo.tsx';
import { useVerb } from '../platform/verb.ts';
import styles from './summary.module.css';
import { REFRESH } from './summary-fields.ts';

const ReleaseSummary = graphql(
  `
  mutation ReleaseSummary($forumId: ID!, $idempotencyKey: ID!) {
    releaseSummary(forumId: $forumId, idempotencyKey: $idempotencyKey) { __typename ... on SummaryReleaseNote { id number releasedAt } ...Refusal }
  }
`,
  [Refusal],
);

type Props = {
  blocking: number;
  /** Items that the summary takes up though their session has not agreed them. */
  unagreed: number;
  paragraphs: number;
  isReleased: boolean;
};

/** Release cannot be undone, so its consequence stands before the button, in numbers. */
export function ReleaseSummaryForm({ blocking, unagreed, paragraphs, isReleased }: Props) {
  const { t } = useWords();
  const forum = useForum();
  const say = useSay();
  const verb = useVerb(ReleaseSummary, REFRESH);
  const releaseOnce = useOnce(verb);
  const [isOpen, setOpen] = useState(false);
  async function release() {
    const answer = (await releaseOnce({ forumId: forum.id }))?.releaseSummary;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'SummaryReleaseNote':
        setOpen(false);
        return say(t('summary.released'));
      case 'BadInput':
      case 'RuleBroken':
        return verb.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  if (!isOpen) {
    return (
      <Button variant="outline" onClick={() => setOpen(true)}>
        {t(isReleased ? 'summary.releaseAgain' : 'summary.release')}
      </Button>
    );
  }
  return (
    <section className={styles.release} aria-label={t('summary.release')}>
      <p>{t('summary.releaseConsequence', { n: paragraphs })}</p>
      {unagreed > 0 && <p className={styles.unagreed}>{t('summary.unagreed', { n: unagreed })}</p>}
      {blocking > 0 && <p className={styles.blocked}>{t('summary.blocked', { n: blocking })}</p>}
      <Trouble trouble={verb.trouble} />
      <p className={styles.findingActions}>
        <Button disabled={blocking > 0} loading={verb.busy} onClick={() => void release()}>
          {t('summary.release')}
        </Button>
        <Button variant="subtle" onClick={() => setOpen(false)}>
          {t('action.cancel')}
        </Button>
      </p>
    </section>
  );
}
