import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useForum } from '../../features/forum/desk-forum.tsx';
import styles from '../../features/forum/overview.module.css';
import { POINT_TEXT, readiness } from '../../features/forum/readiness.ts';
import { Go } from '../../features/platform/go.tsx';
import { useMoment } from '../../features/platform/moment.ts';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import { StatusOf } from '../../features/platform/status.tsx';
import { daysText } from '../../lib/format.ts';
import { graphql, type ResultOf } from '../../lib/graphql.ts';
import { useLive } from '../../lib/live.ts';
import { useViewer } from '../../lib/viewer.ts';
import { useWords } from '../../lib/words.tsx';
import { Status } from '../../ui/status.tsx';

const DeskOverviewPage = graphql(`
  query DeskOverviewPage($forumId: ID!, $mayPlan: Boolean!, $mayList: Boolean!, $mayRead: Boolean!) {
    programmeVersions(forumId: $forumId, first: 1) @include(if: $mayPlan) { number label publishedAt }
    deskSessions(forumId: $forumId, first: 500) @include(if: $mayPlan) {
      id status isRehearsal
      slots { id day startTime placeText mode venueRoom { id } }
      appearances { id role }
    }
    programmeConflicts(forumId: $forumId, first: 500) @include(if: $mayPlan) { isHard }
    registrationNumbers(forumId: $forumId) @include(if: $mayList) { by key count }
    outcomeNumbers(forumId: $forumId) @include(if: $mayRead) { statements items sessions sessionsWithoutText }
  }
`);

type Data = ResultOf<typeof DeskOverviewPage>;

/** One forum at a glance: its state, what blocks publication, its numbers. */
export function Page() {
  const { t, lang } = useWords();
  const forum = useForum();
  const viewer = useViewer();
  const scope = { forumId: forum.id };
  const mayPlan = viewer?.can('programme.readDraft', scope) ?? false;
  const variables = {
    forumId: forum.id,
    mayPlan,
    mayList: viewer?.can('registration.list', scope) ?? false,
    mayRead: viewer?.can('outcome.readForum', scope) ?? false,
  };
  const query = useQuery(DeskOverviewPage, { variables });
  const isEmpty = query.data?.deskSessions?.length === 0;
  useLive(mayPlan ? `forum:${forum.id}:programme` : null, query);
  return (
    <Frame
      wide
      title={forum.title.text}
      lead={
        <span className={styles.facts}>
          <StatusOf code={forum.status} area="forum.status" />
          <span>{forum.startDate ? daysText(forum.startDate, forum.endDate, lang) : t('dates.unknown')}</span>
          {forum.isDemonstration && <span>{t('desk.demonstration')}</span>}
          {forum.status !== 'PLANNED' && <a href={`/${lang}/forums/${forum.year}`}>{t('desk.publicPage')}</a>}
        </span>
      }
      action={
        viewer?.can('programme.release', scope) && (
          <Button component={Go} to={`/desk/${forum.year}/${isEmpty ? 'programme?session=new' : 'release'}`}>
            {t(isEmpty ? 'session.add' : 'release.release')}
          </Button>
        )
      }
    >
      <Answer of={query} rows={8}>
        {(data) => (
          <div className={styles.grid}>
            {data.deskSessions && <Readiness data={data} />}
            {variables.mayRead || mayPlan ? <Numbers data={data} /> : <NoRole />}
          </div>
        )}
      </Answer>
    </Frame>
  );
}

/** An administrator grants the roles of a Forum that somebody else planned, and holds none there before that. */
function NoRole() {
  const { t } = useWords();
  const forum = useForum();
  const viewer = useViewer();
  return (
    <Empty title={t('desk.noRole')}>
      {viewer?.can('people.assignRole', { forumId: forum.id }) && (
        <>
          <p>{t('desk.noRoleHelp')}</p>
          <Button component={Go} to={`/desk/${forum.year}/roles?role=new`}>
            {t('roles.assign')}
          </Button>
        </>
      )}
    </Empty>
  );
}

function Readiness({ data }: { data: Data }) {
  const { t } = useWords();
  const forum = useForum();
  const moment = useMoment();
  const points = readiness(data.deskSessions ?? [], (data.programmeConflicts ?? []).filter((c) => c.isHard).length);
  const open = points.filter((p) => p.count > 0);
  const released = data.programmeVersions?.[0];
  return (
    <section>
      <h2>{t('ready.title')}</h2>
      <p className={styles.quiet}>
        {released
          ? t('ready.released', {
              number: String(released.number),
              time: moment(released.publishedAt, forum.timeZone),
            })
          : t('programme.notReleased')}
      </p>
      {forum.status === 'PLANNED' && <p className={styles.quiet}>{t('release.notAnnounced')}</p>}
      {data.deskSessions?.length === 0 ? (
        <Empty title={t('desk.noSessions')}>
          <p>{t('desk.noSessionsHelp')}</p>
        </Empty>
      ) : open.length === 0 ? (
        <p>
          <Status tone="good">{t('ready.all')}</Status>
        </p>
      ) : (
        <ul className={styles.points}>
          {open.map((p) => (
            <li key={p.key}>
              <Status tone={p.isBlocking ? 'stop' : 'wait'}>{t(p.isBlocking ? 'ready.blocks' : 'ready.look')}</Status>
              <Go to={`/desk/${forum.year}${p.path}`}>{t(POINT_TEXT[p.key], { n: p.count })}</Go>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Numbers({ data }: { data: Data }) {
  const { t } = useWords();
  const forum = useForum();
  const registered = data.registrationNumbers
    ?.filter((row) => row.by === 'MODE')
    .reduce((sum, row) => sum + (row.count ?? 0), 0);
  const rows: readonly { label: string; value: number | undefined; path: string }[] = [
    { label: t('numbers.sessions'), value: data.deskSessions?.length, path: '/programme' },
    { label: t('numbers.registrations'), value: registered, path: '/registrations' },
    { label: t('numbers.statements'), value: data.outcomeNumbers?.statements, path: '/outcomes' },
    { label: t('numbers.items'), value: data.outcomeNumbers?.items, path: '/outcomes' },
    { label: t('numbers.sessionsWithoutText'), value: data.outcomeNumbers?.sessionsWithoutText, path: '/outcomes' },
  ];
  return (
    <section>
      <h2>{t('numbers.title')}</h2>
      <dl className={styles.numbers}>
        {rows.map(({ label, value, path }) =>
          value === undefined ? null : (
            <div key={label}>
              <dt>
                <Go to={`/desk/${forum.year}${path}`}>{label}</Go>
              </dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
