import { useLazyQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import platform from '../platform/platform.module.css';
import { ParagraphLink } from './paragraph-link.tsx';

const StatementUsesQuery = graphql(`
  query StatementUses($statementId: ID!) {
    statementUses(statementId: $statementId) { id address text }
  }
`);

/** The way forward from a statement: every paragraph of the summary that uses it. */
export function StatementUses({ statementId }: { statementId: string }) {
  const { t } = useWords();
  const [ask, { data, loading, error }] = useLazyQuery(StatementUsesQuery);
  if (!data) {
    return (
      <Button
        variant="subtle"
        size="compact-xs"
        loading={loading}
        onClick={() => void ask({ variables: { statementId } }).catch(() => {})}
      >
        {t(error ? 'error.UNKNOWN' : 'outcomes.whereUsed')}
      </Button>
    );
  }
  if (data.statementUses.length === 0) return <p className={platform.quiet}>{t('outcomes.notUsed')}</p>;
  return (
    <ul className={platform.quiet}>
      {data.statementUses.map((p) => (
        <li key={p.id}>
          <ParagraphLink id={p.id} address={p.address} /> <bdi>{p.text.slice(0, 120)}</bdi>
        </li>
      ))}
    </ul>
  );
}
