import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import styles from '../../features/outcome/outcome.module.css';
import { inRoomOrder, type RoomSessionRow, RoomSessionsPage } from '../../features/outcome/room-sessions.ts';
import { Go } from '../../features/platform/go.tsx';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import { StatusOf } from '../../features/platform/status.tsx';
import { slotTime } from '../../features/programme/slot-time.ts';
import { useViewer } from '../../lib/viewer.ts';
import { useWords } from '../../lib/words.tsx';
import { When } from '../../ui/when.tsx';

/** The sessions that the viewer moderates or records: what runs first, then by time, then the rehearsals. */
export function Page() {
  const { t, lang } = useWords();
  const query = useQuery(RoomSessionsPage, { variables: { lang } });
  return (
    <Frame title={t('room.title')} lead={t('room.lead')}>
      <Answer of={query}>
        {({ mySessions }) =>
          mySessions.length ? (
            <ul className={styles.sessions}>
              {[...mySessions].sort(inRoomOrder).map((s, place) => (
                <SessionCard key={s.id} session={s} isNext={place === 0} />
              ))}
            </ul>
          ) : (
            <Empty title={t('room.none')}>
              <p>{t('room.noneHelp')}</p>
            </Empty>
          )
        }
      </Answer>
    </Frame>
  );
}

function SessionCard({ session, isNext }: { session: RoomSessionRow; isNext: boolean }) {
  const { t } = useWords();
  const viewer = useViewer();
  const isModerator = viewer?.can('outcome.agree', { sessionId: session.id }) ?? false;
  return (
    <li className={styles.sessionCard} data-live={session.status === 'LIVE' || undefined}>
      <div>
        <p className={styles.meta}>
          <StatusOf code={session.status} area="session.status" />
          <span>{t(isModerator ? 'role.MODERATOR' : 'role.RAPPORTEUR')}</span>
          {session.isRehearsal && <span>{t('session.rehearsal')}</span>}
          <bdi dir="ltr">{session.code}</bdi>
        </p>
        <h2>
          <bdi>{session.title.text}</bdi>
        </h2>
        {session.slots.map((slot) => (
          <p key={slot.id} className={styles.meta}>
            <When slot={slotTime(slot)} />
          </p>
        ))}
      </div>
      <Button
        component={Go}
        to={`/room/${session.id}`}
        size="md"
        variant={session.status === 'LIVE' || isNext ? 'filled' : 'default'}
      >
        {t(session.status === 'CLOSED' ? 'room.read' : 'room.enter')}
      </Button>
    </li>
  );
}
