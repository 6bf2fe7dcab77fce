import { Button, Skeleton, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { type TroubleCode, troubleCode } from '../../lib/apollo.ts';
import { useWords } from '../../lib/words.tsx';
import { useSignInHref } from './hrefs.ts';
import styles from './platform.module.css';

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

function Loading({ rows = 5 }: { rows?: number }) {
  const { t } = useWords();
  return (
    <div role="status" aria-label={t('state.loading')} className={styles.loading}>
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey lines are all alike
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

type AnswerState<T> = { data: T | undefined; error?: unknown; loading: boolean; refetch(): Promise<unknown> };

/** A query's three faces. Old data stays on the screen while newer is on its way or cannot be had. */
export function Answer<T>({
  of,
  rows,
  children,
}: {
  of: AnswerState<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  const code: TroubleCode | null = of.error ? troubleCode(of.error) : null;
  if (of.data) return <>{children(of.data)}</>;
  if (code) return <NotLoaded code={code} onRetry={() => void of.refetch().catch(() => {})} />;
  return <Loading rows={rows} />;
}

/** A page that could not be read: what happened, and the way to try again. */
function NotLoaded({ code, onRetry }: { code: TroubleCode; onRetry(): void }) {
  const { t } = useWords();
  const signIn = useSignInHref();
  return (
    <div role="alert" className={styles.notLoaded}>
      <p className={styles.emptyTitle}>{t(`error.${code}`)}</p>
      <p>{t(`loadHelp.${code}`)}</p>
      {code === 'NOT_SIGNED_IN' ? (
        <Button component="a" href={signIn}>
          {t('action.signIn')}
        </Button>
      ) : (
        code !== 'FORBIDDEN' && (
          <Button variant="default" onClick={code === 'RELOAD' ? () => location.reload() : onRetry}>
            {t('action.tryAgain')}
          </Button>
        )
      )}
    </div>
  );
}
