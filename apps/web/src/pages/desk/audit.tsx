import { useQuery } from '@apollo/client/react';
import { useForum } from '../../features/forum/desk-forum.tsx';
import { DataTable } from '../../features/platform/data-table.tsx';
import { FilterBar } from '../../features/platform/filter-bar.tsx';
import { Go } from '../../features/platform/go.tsx';
import { useFilters } from '../../features/platform/hrefs.ts';
import { useMoment } from '../../features/platform/moment.ts';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import { SessionName } from '../../features/platform/session-name.tsx';
import { graphql } from '../../lib/graphql.ts';
import { matches } from '../../lib/matches.ts';
import { useWords } from '../../lib/words.tsx';
import { Status } from '../../ui/status.tsx';

const DeskAuditPage = graphql(`
  query DeskAuditPage($forumId: ID!, $lang: Lang!) {
    deskSessions(forumId: $forumId, first: 500) { id code title(lang: $lang) { text lang state isFallback isStale } }
    auditEntries(forumId: $forumId, first: 500) { id at actor action objectKind objectId isLinked }
    auditBrokenAt
  }
`);

/** Who did what and when, as a chain that shows when somebody changed it. */
export function Page() {
  const { t, word, lang } = useWords();
  const forum = useForum();
  const moment = useMoment();
  const { get } = useFilters();
  const query = useQuery(DeskAuditPage, { variables: { forumId: forum.id, lang } });
  return (
    <Frame wide title={t('desk.page.audit')} lead={t('audit.lead')}>
      <Answer of={query} rows={10}>
        {({ auditEntries, auditBrokenAt, deskSessions }) => {
          const sessions = new Map(deskSessions.map((s) => [s.id, { code: s.code, title: s.title.text }]));
          const sessionOf = (a: { objectId: string | null }) => sessions.get(a.objectId ?? '');
          const rows = auditEntries.filter((a) => {
            const session = sessionOf(a);
            const action = word('auditAction', a.action, 'status.other');
            return matches(get('text'), [a.actor, a.action, a.objectKind, action, session?.code, session?.title]);
          });
          return (
            <>
              <p role="status">
                {auditBrokenAt ? (
                  <Status tone="stop">{t('audit.broken', { place: auditBrokenAt })}</Status>
                ) : (
                  <Status tone="good">{t('audit.whole')}</Status>
                )}
              </p>
              <FilterBar search={t('audit.find')} filters={[]} count={t('audit.count', { n: rows.length })} />
              {rows.length ? (
                <DataTable
                  label={t('desk.page.audit')}
                  rows={rows}
                  keyOf={(a) => a.id}
                  columns={[
                    { key: 'at', label: t('audit.at'), width: '13rem', cell: (a) => moment(a.at, forum.timeZone) },
                    {
                      key: 'who',
                      label: t('audit.who'),
                      width: '12rem',
                      cell: (a) => <bdi>{a.actor ?? t('audit.nobody')}</bdi>,
                    },
                    { key: 'what', label: t('audit.what'), cell: (a) => word('auditAction', a.action, 'status.other') },
                    {
                      key: 'object',
                      label: t('audit.object'),
                      width: '16rem',
                      isExtra: true,
                      cell: (a, isReachable) => (
                        <On kind={a.objectKind} id={a.objectId} session={sessionOf(a)} isReachable={isReachable} />
                      ),
                    },
                    {
                      key: 'link',
                      label: t('audit.chain'),
                      width: '9rem',
                      isExtra: true,
                      cell: (a) => (
                        <Status tone={a.isLinked ? 'good' : 'wait'}>
                          {t(a.isLinked ? 'audit.linked' : 'audit.waiting')}
                        </Status>
                      ),
                    },
                  ]}
                />
              ) : (
                <Empty title={t(auditEntries.length ? 'audit.noneFound' : 'audit.none')} />
              )}
            </>
          );
        }}
      </Answer>
    </Frame>
  );
}

type OnProps = {
  kind: string;
  id: string | null;
  session: { code: string; title: string } | undefined;
  isReachable: boolean;
};

/** What was changed: a session by its name, all else by its kind and the end of its id. */
function On({ kind, id, session, isReachable }: OnProps) {
  const { word } = useWords();
  const { year } = useForum();
  if (session)
    return (
      <Go to={`/desk/${year}/programme?session=${id}`} tabIndex={isReachable ? 0 : -1}>
        <SessionName {...session} />
      </Go>
    );
  return (
    <>
      {word('auditKind', kind, 'status.other')} {id && <code dir="ltr">{id.slice(-8)}</code>}
    </>
  );
}
