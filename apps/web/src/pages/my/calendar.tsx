import { useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { LANGUAGE_NAMES } from '@sti/reference';
import { useCallback, useId, useState } from 'react';
import { CopyButton } from '../../features/platform/copy-button.tsx';
import { Go } from '../../features/platform/go.tsx';
import { useMoment } from '../../features/platform/moment.ts';
import { Answer, Page as Frame } from '../../features/platform/page.tsx';
import { Rows } from '../../features/platform/rows.tsx';
import { Trouble } from '../../features/platform/trouble.tsx';
import { useDelayed } from '../../features/platform/undo.tsx';
import { useFeeds } from '../../features/schedule/feeds.ts';
import styles from '../../features/schedule/schedule.module.css';
import { graphql, type ResultOf } from '../../lib/graphql.ts';
import { useViewer } from '../../lib/viewer.ts';
import { useWords } from '../../lib/words.tsx';

const MyCalendarPage = graphql(`
  query MyCalendarPage {
    myFeeds { id version label createdAt lastUsedAt revokedAt }
  }
`);
type Feed = ResultOf<typeof MyCalendarPage>['myFeeds'][number];

/** Personal addresses that a calendar program subscribes to: made, shown once, renewed, ended. */
export function Page() {
  const { t } = useWords();
  const viewer = useViewer();
  const query = useQuery(MyCalendarPage);
  const refetch = useCallback(() => query.refetch().catch(() => {}), [query.refetch]);
  const feeds = useFeeds(refetch);
  const [label, setLabel] = useState('');
  const labelId = useId();
  const delayed = useDelayed();
  const [ended, setEnded] = useState<string[]>([]);
  const back = (id: string) => setEnded((ids) => ids.filter((other) => other !== id));
  const onEnd = ({ id, version }: Feed) => {
    setEnded((ids) => [...ids, id]);
    delayed(
      t('feed.revoked'),
      () => feeds.revoke(id, version).then((isEnded) => isEnded || back(id)),
      () => back(id),
    );
  };
  return (
    <Frame title={t('my.calendarTitle')} lead={t('my.calendarLead')}>
      {viewer && (
        <p className={styles.told}>
          {t('feed.language', { language: LANGUAGE_NAMES[viewer.me.language] })}{' '}
          <Go to="/my/profile">{t('feed.changeLanguage')}</Go>
        </p>
      )}
      {feeds.made?.url && !ended.includes(feeds.made.feed.id) && (
        <MadeLink url={feeds.made.url} webcalUrl={feeds.made.webcalUrl} />
      )}
      <Trouble trouble={feeds.trouble} idOf={() => labelId} labelOf={() => t('feed.label')} />
      <form
        className={styles.address}
        onSubmit={(e) => {
          e.preventDefault();
          void feeds.make(label.trim() || t('feed.defaultLabel')).then((isMade) => isMade && setLabel(''));
        }}
      >
        <TextInput
          id={labelId}
          label={t('feed.label')}
          placeholder={t('feed.labelHint')}
          value={label}
          onChange={(e) => setLabel(e.currentTarget.value)}
          style={{ flex: '1 1 14rem' }}
        />
        <Button type="submit" loading={feeds.busy} style={{ alignSelf: 'end' }}>
          {t('feed.make')}
        </Button>
      </form>
      <Answer of={query} rows={3}>
        {({ myFeeds }) => (
          <Rows>
            {myFeeds
              .filter((feed) => !feed.revokedAt && !ended.includes(feed.id))
              .map((feed) => (
                <FeedRow
                  key={feed.id}
                  feed={feed}
                  busy={feeds.busy}
                  onRenew={() => feeds.renew(feed.id)}
                  onEnd={() => onEnd(feed)}
                />
              ))}
          </Rows>
        )}
      </Answer>
    </Frame>
  );
}

function MadeLink({ url, webcalUrl }: { url: string; webcalUrl: string | null }) {
  const { t } = useWords();
  return (
    <section className={styles.made} role="status" aria-label={t('feed.made')}>
      <h2>{t('feed.made')}</h2>
      <p>{t('feed.once')}</p>
      <p className={styles.address}>
        <code dir="ltr">{url}</code>
        <CopyButton text={url} />
        {webcalUrl && (
          <Button component="a" href={webcalUrl} variant="default">
            {t('feed.openInCalendar')}
          </Button>
        )}
      </p>
    </section>
  );
}

type FeedRowProps = { feed: Feed; busy: boolean; onRenew(): Promise<unknown>; onEnd(): void };

/** An end waits for its undo. A renewal shows the new address at once, so it asks before. */
function FeedRow({ feed, busy, onRenew, onEnd }: FeedRowProps) {
  const { t } = useWords();
  const moment = useMoment();
  const [isAsking, setAsking] = useState(false);
  return (
    <Rows.Row
      title={<bdi>{feed.label}</bdi>}
      meta={[
        t('feed.createdAt', { time: moment(feed.createdAt) }),
        feed.lastUsedAt ? t('feed.lastUsedAt', { time: moment(feed.lastUsedAt) }) : t('feed.neverUsed'),
        isAsking && (
          <span key="ask" role="alert">
            {t('feed.renewAsk')}
          </span>
        ),
      ]}
    >
      {isAsking ? (
        <>
          <Rows.Act loading={busy} onClick={() => void onRenew().then(() => setAsking(false))}>
            {t('feed.renewNow')}
          </Rows.Act>
          <Rows.Act variant="subtle" onClick={() => setAsking(false)}>
            {t('action.cancel')}
          </Rows.Act>
        </>
      ) : (
        <>
          <Rows.Act variant="default" onClick={() => setAsking(true)}>
            {t('feed.renew')}
          </Rows.Act>
          <Rows.Act variant="subtle" color="red" onClick={onEnd}>
            {t('feed.revoke')}
          </Rows.Act>
        </>
      )}
    </Rows.Row>
  );
}
