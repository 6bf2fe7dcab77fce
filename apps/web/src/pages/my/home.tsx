import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Go } from '../../features/platform/go.tsx';
import { Answer, Page as Frame } from '../../features/platform/page.tsx';
import styles from '../../features/platform/platform.module.css';
import { RegistrationDetails, type RegistrationRow } from '../../features/registration/registration-details.ts';
import { RegistrationState } from '../../features/registration/registration-state.tsx';
import { NextItem, readSchedule, ScheduleLineItem, type ScheduleRow } from '../../features/schedule/schedule-line.tsx';
import { daysText } from '../../lib/format.ts';
import { graphql, type ResultOf, readFragment } from '../../lib/graphql.ts';
import { useViewer } from '../../lib/viewer.ts';
import { useWords } from '../../lib/words.tsx';

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
  return (
    <Frame title={viewer ? t('my.hello', { name: viewer.me.displayName }) : t('my.home')}>
      <Answer of={query}>
        {(data) => (
          <Home
            registrations={data.myRegistrations.map((r) => readFragment(RegistrationDetails, r))}
            schedule={readSchedule(data.mySchedule)}
            forums={data.forums}
          />
        )}
      </Answer>
    </Frame>
  );
}

const LIVING = new Set(['PENDING', 'APPROVED', 'WAITLISTED', 'OFFERED', 'CHECKED_IN']);

type HomeProps = { registrations: RegistrationRow[]; schedule: ScheduleRow[]; forums: readonly Forum[] };

function Home({ registrations, schedule, forums }: HomeProps) {
  const { t, lang } = useWords();
  const viewer = useViewer();
  const now = new Date().toISOString();
  const open = forums.find((f) => f.stages.some((s) => s.kind === 'REGISTRATION' && s.isOpen));
  const isComing = (r: RegistrationRow) => !r.forum.endDate || r.forum.endDate >= now.slice(0, 10);
  const registration = registrations.find((r) => LIVING.has(r.status) && isComing(r));
  const coming = schedule.filter(
    (row) => !row.isGone && !row.isCancelled && (row.slot.endsAt ?? row.slot.startsAt ?? '') >= now,
  );
  const next = coming[0];
  const year = registration?.forum.year ?? open?.year ?? forums[0]?.year;

  return (
    <>
      {next ? (
        <section className={styles.next}>
          <h2>{t('my.nextSession')}</h2>
          <NextItem row={next} />
          <Button component={Go} to="/my/schedule">
            {t('my.openSchedule')}
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
