import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { toLocal } from '@sti/domain';
import { inRoomOrder, type RoomSessionRow, RoomSessionsPage } from '../../features/outcome/room-sessions.ts';
import { DESK_ROLES } from '../../features/people/desk-roles.ts';
import { useOwnLive } from '../../features/people/own-live.ts';
import { Go } from '../../features/platform/go.tsx';
import { Answer, Page as Frame } from '../../features/platform/page.tsx';
import styles from '../../features/platform/platform.module.css';
import { slotTime } from '../../features/programme/slot-time.ts';
import { RegistrationDetails, type RegistrationRow } from '../../features/registration/registration-details.ts';
import { RegistrationState } from '../../features/registration/registration-state.tsx';
import { NextItem, readSchedule, ScheduleLineItem, type ScheduleRow } from '../../features/schedule/schedule-line.tsx';
import { daysText } from '../../lib/format.ts';
import { graphql, type ResultOf, readFragment } from '../../lib/graphql.ts';
import { useViewer } from '../../lib/viewer.ts';
import { useWords } from '../../lib/words.tsx';
import { When } from '../../ui/when.tsx';

const MyHomePage = graphql(
  `
  query MyHomePage($lang: Lang!) {
    myRegistrations(first: 5) { id ...RegistrationDetails }
    mySchedule(first: 200) { slotUid ...ScheduleLineItem }
    forums(first: 5) {
      id year status startDate endDate
      title(lang: $lang) { text lang state isFallback isStale }
      stages { id kind isOpen }
    }
  }
`,
  [RegistrationDetails, ScheduleLineItem],
);

type Forum = ResultOf<typeof MyHomePage>['forums'][number];

/** One next step on top, everything else below. */
export function Page() {
  const { t, lang } = useWords();
  const viewer = useViewer();
  const query = useQuery(MyHomePage, { variables: { lang } });
  useOwnLive(query);
  const room = useQuery(RoomSessionsPage, { variables: { lang }, skip: !viewer?.can('programme.enterRoom') });
  const isWorkKnown = !room.loading || room.data;
  return (
    <Frame title={viewer ? t('my.hello', { name: viewer.me.displayName }) : t('my.home')}>
      <Answer of={isWorkKnown ? query : { ...query, data: undefined }}>
        {(data) => (
          <Home
            registrations={data.myRegistrations.map((r) => readFragment(RegistrationDetails, r))}
            schedule={readSchedule(data.mySchedule)}
            forums={data.forums}
            work={workOf(room.data?.mySessions ?? [])}
          />
        )}
      </Answer>
    </Frame>
  );
}

/** The session on duty that is on or comes next: its log is the work. */
function workOf(sessions: readonly RoomSessionRow[]): RoomSessionRow | null {
  const [first] = [...sessions].sort(inRoomOrder);
  return first && first.status !== 'CLOSED' ? first : null;
}

const LIVING = new Set(['PENDING', 'APPROVED', 'WAITLISTED', 'OFFERED', 'CHECKED_IN']);

type HomeProps = {
  registrations: RegistrationRow[];
  schedule: ScheduleRow[];
  forums: readonly Forum[];
  work: RoomSessionRow | null;
};

function Home({ registrations, schedule, forums, work }: HomeProps) {
  const { t, lang } = useWords();
  const viewer = useViewer();
  const isOfficer = viewer?.roles.some((r) => DESK_ROLES.has(r.role)) ?? false;
  const now = new Date().toISOString();
  const open = forums.find((f) => f.stages.some((s) => s.kind === 'REGISTRATION' && s.isOpen));
  const isComing = (r: RegistrationRow) =>
    !r.forum.endDate || r.forum.endDate >= toLocal(new Date(now), r.forum.timeZone).day;
  const registration = registrations.find((r) => LIVING.has(r.status) && isComing(r));
  const coming = schedule.filter(
    (row) => !row.isGone && !row.isCancelled && (row.slot.endsAt ?? row.slot.startsAt ?? '') >= now,
  );
  const next = coming[0];
  const year = registration?.forum.year ?? open?.year ?? forums[0]?.year;

  return (
    <>
      {work ? (
        <section className={styles.next}>
          <h2>{t(work.status === 'LIVE' ? 'my.liveSession' : 'my.nextSession')}</h2>
          <h3>
            <bdi>{work.title.text}</bdi>
          </h3>
          {work.slots[0] && (
            <p>
              <When slot={slotTime(work.slots[0])} />
            </p>
          )}
          <Button component={Go} to={`/room/${work.id}`}>
            {t('room.enter')}
          </Button>
        </section>
      ) : next ? (
        <section className={styles.next}>
          <h2>{t('my.nextSession')}</h2>
          <NextItem row={next} />
          <Button component={Go} to="/my/schedule">
            {t('my.openSchedule')}
          </Button>
        </section>
      ) : !registration && isOfficer ? (
        <section className={styles.next}>
          <h2>{t('my.deskTitle')}</h2>
          <p>{t('my.deskHelp')}</p>
          <Button component={Go} to="/desk">
            {t('my.toDesk')}
          </Button>
        </section>
      ) : !registration && open ? (
        <section className={styles.next}>
          <h2>{t('my.registerFor')}</h2>
          <p>
            <bdi>{open.title.text}</bdi>
          </p>
          {open.startDate && <p>{daysText(open.startDate, open.endDate, lang)}</p>}
          <Button component="a" href={`/${lang}/forums/${open.year}/register`}>
            {t('register.title')}
          </Button>
        </section>
      ) : (
        year && (
          <section className={styles.next}>
            <h2>{t('my.build')}</h2>
            <p>{t('my.buildHelp')}</p>
            <Button component="a" href={`/${lang}/forums/${year}/programme`}>
              {t('my.toProgramme')}
            </Button>
          </section>
        )
      )}
      {registration && (
        <section className={styles.section}>
          <h2>{t('my.registrationTitle')}</h2>
          <p>
            <bdi>{registration.forum.title.text}</bdi>
          </p>
          <RegistrationState row={registration} />
          <Go to="/my/registration">{t('my.seeRegistration')}</Go>
        </section>
      )}
      <section className={styles.section}>
        <h2>{t('my.scheduleTitle')}</h2>
        {coming.length ? (
          <>
            <p>{t('my.comingCount', { n: coming.length })}</p>
            {work && (
              <p>
                <Go to="/my/schedule">{t('my.openSchedule')}</Go>
              </p>
            )}
            <p>
              <Go to="/my/calendar">{t('my.subscribe')}</Go>
            </p>
          </>
        ) : (
          <p>{t('schedule.none')}</p>
        )}
      </section>
      {viewer?.can('programme.enterRoom') && (
        <section className={styles.section}>
          <h2>{t('my.duties')}</h2>
          <p>
            <Go to="/room">{t('my.toRoom')}</Go>
          </p>
        </section>
      )}
    </>
  );
}
