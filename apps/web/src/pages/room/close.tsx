import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { MESSAGES_AT_CLOSING } from '@sti/domain';
import { useCallback } from 'react';
import { ClosingForm } from '../../features/outcome/closing.tsx';
import { type ItemRow, LogItemRow } from '../../features/outcome/log-rows.ts';
import { OpenSession } from '../../features/outcome/open-session.tsx';
import styles from '../../features/outcome/outcome.module.css';
import { Go } from '../../features/platform/go.tsx';
import { useParam } from '../../features/platform/hrefs.ts';
import { useMoment } from '../../features/platform/moment.ts';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import { graphql, type ResultOf, readFragment } from '../../lib/graphql.ts';
import { useLive } from '../../lib/live.ts';
import { useViewer } from '../../lib/viewer.ts';
import { useWords } from '../../lib/words.tsx';

const RoomClosePage = graphql(
  `
  query RoomClosePage($sessionId: ID!, $lang: Lang!) {
    sessionLog(sessionId: $sessionId, first: 500) {
      session { id version forumId code status isRehearsal title(lang: $lang) { text lang state isFallback isStale } }
      items { id ...LogItemRow }
      closing { id confirmedAt messageIds }
    }
  }
`,
  [LogItemRow],
);

/** Closing a session: its three main messages, confirmed. */
export function Page() {
  const sessionId = useParam('sessionId');
  const { t, lang } = useWords();
  const query = useQuery(RoomClosePage, { variables: { sessionId, lang } });
  const refetch = useCallback(() => query.refetch().catch(() => {}), [query.refetch]);
  useLive(`session:${sessionId}`, query);
  return (
    <Answer of={query}>
      {({ sessionLog: { session, items, closing } }) => (
        <Frame
          title={t(closing ? 'closing.titleClosed' : 'closing.title')}
          lead={<bdi>{session.title.text}</bdi>}
          action={
            <Button component={Go} to={`/room/${session.id}`} variant="default">
              {t('closing.back')}
            </Button>
          }
        >
          <Closing
            session={session}
            items={items.map((i) => readFragment(LogItemRow, i))}
            closing={closing}
            refetch={refetch}
          />
        </Frame>
      )}
    </Answer>
  );
}

type Log = ResultOf<typeof RoomClosePage>['sessionLog'];
type Props = { session: Log['session']; items: ItemRow[]; closing: Log['closing']; refetch(): void };

/** What is nearest to being confirmed stands first. */
const NEAREST: readonly ItemRow['status'][] = ['AGREED', 'PROPOSED', 'DRAFT', 'RETURNED', 'MERGED_INTO'];

function Closing({ session, items, closing, refetch }: Props) {
  const { t } = useWords();
  const viewer = useViewer();
  const mayClose = viewer?.can('outcome.agree', { forumId: session.forumId, sessionId: session.id }) ?? false;
  const current = items.filter((i) => i.isCurrent);
  const messages = current
    .filter((i) => i.type === 'KEY_MESSAGE' && !i.inConflict)
    .sort((a, b) => NEAREST.indexOf(a.status) - NEAREST.indexOf(b.status) || a.number - b.number);
  if (closing)
    return <Closed closing={closing} items={items} session={session} mayClose={mayClose} refetch={refetch} />;
  if (!mayClose) return <p>{t('closing.moderatorOnly')}</p>;
  if (session.status !== 'LIVE') {
    return (
      <Empty title={t('closing.notOpen')}>
        <OpenSession session={session} onOpened={refetch} />
      </Empty>
    );
  }
  if (messages.length < MESSAGES_AT_CLOSING) {
    return (
      <Empty title={t('closing.tooFew', { n: MESSAGES_AT_CLOSING - messages.length })}>
        <Button component={Go} to={`/room/${session.id}`}>
          {t('closing.logMore')}
        </Button>
      </Empty>
    );
  }
  const openItems = current.filter((i) => i.status === 'DRAFT' || i.status === 'PROPOSED').length;
  return (
    <ClosingForm
      sessionId={session.id}
      messages={messages}
      isRehearsal={session.isRehearsal}
      openItems={openItems}
      onAnswered={refetch}
    />
  );
}

function Closed({
  closing,
  items,
  session,
  mayClose,
  refetch,
}: Omit<Props, 'closing'> & { closing: NonNullable<Log['closing']>; mayClose: boolean }) {
  const { t } = useWords();
  const moment = useMoment();
  return (
    <div className={styles.closing}>
      <p role="status">{t('closing.done', { time: moment(closing.confirmedAt) })}</p>
      <ol className={styles.confirmed}>
        {closing.messageIds.map((id) => (
          <li key={id}>
            <bdi>{items.find((i) => i.id === id)?.text}</bdi>
          </li>
        ))}
      </ol>
      {mayClose && session.isRehearsal && <OpenSession session={session} onOpened={refetch} />}
    </div>
  );
}
