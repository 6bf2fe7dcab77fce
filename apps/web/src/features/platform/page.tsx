import { Skeleton, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { type TroubleCode, troubleCode } from '../../lib/apollo.ts';
import { useWords } from '../../lib/words.tsx';
import styles from './platform.module.css';
import { Trouble } from './trouble.tsx';

type PageProps = { title: string; lead?: ReactNode; action?: ReactNode; children: ReactNode; wide?: boolean };

/** A page: its name, one sentence about it, its one next action, its content. */
export function Page({ title, lead, action, children, wide }: PageProps) {
  const { t } = useWords();
  useEffect(() => {
    document.title = t('page.title', { title });
  }, [title, t]);
  return (
    <div className={styles.page} data-wide={wide || undefined}>
      <header className={styles.head}>
        <div>
          <Title order={1} size="h2" tabIndex={-1}>
            <bdi>{title}</bdi>
          </Title>
          {lead && <div className={styles.lead}>{lead}</div>}
        </div>
        {action && <div className={styles.action}>{action}</div>}
      </header>
      {children}
    </div>
  );
}

export function Loading({ rows = 5 }: { rows?: number }) {
  const { t } = useWords();
  return (
    <div role="status" aria-label={t('state.loading')} className={styles.loading}>
      {Array.from({ length: rows }, (_, i) => (
        <Skeleton key={i} height={i === 0 ? 28 : 18} width={i === 0 ? '40%' : `${90 - ((i * 13) % 35)}%`} radius="sm" />
      ))}
    </div>
  );
}

/** An empty list says what to do. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{title}</p>
      {children}
    </div>
  );
}

type AnswerState<T> = { data: T | undefined; error?: unknown; loading: boolean };

/** A query's three faces. Old data stays on the screen while newer is on its way or cannot be had. */
export function Answer<T>({ of, rows, children }: { of: AnswerState<T>; rows?: number; children: (data: T) => ReactNode }) {
  const code: TroubleCode | null = of.error ? troubleCode(of.error) : null;
  if (of.data) return <>{children(of.data)}</>;
  if (code) return <Trouble trouble={{ kind: 'error', code }} />;
  return <Loading rows={rows} />;
}
