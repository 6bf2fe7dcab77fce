import { useQuery } from '@apollo/client/react';
import { useForum } from '../../features/forum/desk-forum.tsx';
import { DataTable } from '../../features/platform/data-table.tsx';
import { FilterBar, matches } from '../../features/platform/filter-bar.tsx';
import { useFilters } from '../../features/platform/hrefs.ts';
import { useMoment } from '../../features/platform/moment.ts';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Status } from '../../ui/status.tsx';

const DeskAuditPage = graphql(`
  query DeskAuditPage($forumId: ID!) {
    auditEntries(forumId: $forumId, first: 500) { id at actor action objectKind objectId isLinked }
    auditBrokenAt
  }
`);

/** Who did what and when, as a chain that shows when somebody changed it. */
export function Page() {
  const { t, word } = useWords();
  const forum = useForum();
  const moment = useMoment();
  const { get } = useFilters();
  const query = useQuery(DeskAuditPage, { variables: { forumId: forum.id } });
  return (
    <Frame wide title={t('desk.page.audit')} lead={t('audit.lead')}>
      <Answer of={query} rows={10}>
        {({ auditEntries, auditBrokenAt }) => {
          const rows = auditEntries.filter((a) =>
            matches(get('text'), [a.actor, a.action, a.objectKind, word('auditAction', a.action, 'status.other')]),
          );
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
                      width: '12rem',
                      isExtra: true,
                      cell: (a) => (
                        <code dir="ltr">{[a.objectKind, a.objectId?.slice(-8)].filter(Boolean).join(' ')}</code>
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
