import { useQuery } from '@apollo/client/react';
import { useForum } from '../../features/forum/desk-forum.tsx';
import { DataTable } from '../../features/platform/data-table.tsx';
import { FilterBar } from '../../features/platform/filter-bar.tsx';
import { useFilters } from '../../features/platform/hrefs.ts';
import { useMoment } from '../../features/platform/moment.ts';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import { StatusOf } from '../../features/platform/status.tsx';
import { graphql } from '../../lib/graphql.ts';
import { matches } from '../../lib/matches.ts';
import { useWords } from '../../lib/words.tsx';

const DeskMailPage = graphql(`
  query DeskMailPage($forumId: ID!) {
    mails(forumId: $forumId, first: 500) { id kind recipient subject state tries lastAnswer queuedAt sentAt }
  }
`);
const STATES = ['QUEUED', 'SENDING', 'SENT', 'FAILED', 'BOUNCED'] as const;

/** Every mail of the forum with its state; what failed says what the other side answered. */
export function Page() {
  const { t, word } = useWords();
  const forum = useForum();
  const moment = useMoment();
  const { get } = useFilters();
  const query = useQuery(DeskMailPage, { variables: { forumId: forum.id } });
  return (
    <Frame wide title={t('desk.page.mail')} lead={t('mailLog.lead')}>
      <Answer of={query} rows={10}>
        {({ mails }) => {
          const rows = mails.filter(
            (m) =>
              (!get('status') || m.state === get('status')) && matches(get('text'), [m.recipient, m.subject, m.kind]),
          );
          return (
            <>
              <FilterBar
                search={t('mailLog.find')}
                filters={[
                  {
                    name: 'status',
                    label: t('desk.status'),
                    options: STATES.map((s) => ({ value: s, label: t(`status.${s}`) })),
                  },
                ]}
                count={t('mailLog.count', { n: rows.length })}
              />
              {rows.length ? (
                <DataTable
                  label={t('desk.page.mail')}
                  rows={rows}
                  keyOf={(m) => m.id}
                  columns={[
                    {
                      key: 'to',
                      label: t('mailLog.to'),
                      width: '16rem',
                      cell: (m) => <bdi dir="ltr">{m.recipient}</bdi>,
                    },
                    { key: 'subject', label: t('mailLog.subject'), cell: (m) => <bdi>{m.subject}</bdi> },
                    {
                      key: 'kind',
                      label: t('mailLog.kind'),
                      width: '12rem',
                      isExtra: true,
                      cell: (m) => word('mailKind', m.kind, 'status.other'),
                    },
                    {
                      key: 'at',
                      label: t('mailLog.at'),
                      width: '14rem',
                      isExtra: true,
                      cell: (m) => moment(m.sentAt ?? m.queuedAt, forum.timeZone),
                    },
                    {
                      key: 'state',
                      label: t('desk.status'),
                      width: '12rem',
                      cell: (m) => (
                        <>
                          <StatusOf code={m.state} />{' '}
                          {m.lastAnswer && m.state !== 'SENT' && <small dir="ltr">{m.lastAnswer}</small>}
                        </>
                      ),
                    },
                  ]}
                />
              ) : (
                <Empty title={t(mails.length ? 'mailLog.noneFound' : 'mailLog.none')}>
                  {!mails.length && <p>{t('mailLog.noneHelp')}</p>}
                </Empty>
              )}
            </>
          );
        }}
      </Answer>
    </Frame>
  );
}
