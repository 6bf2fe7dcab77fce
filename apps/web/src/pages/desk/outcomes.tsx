import { useQuery } from '@apollo/client/react';
import { OUTCOME_STATUSES, OUTCOME_TYPES } from '@sti/domain';
import { GOALS, goalName } from '@sti/reference';
import { useForum } from '../../features/forum/desk-forum.tsx';
import { OutcomeMatrix } from '../../features/outcome/outcome-matrix.tsx';
import { OutcomeDetails, OutcomePanel } from '../../features/outcome/outcome-panel.tsx';
import { TypeMark } from '../../features/outcome/type-chips.tsx';
import { DataTable } from '../../features/platform/data-table.tsx';
import { FilterBar } from '../../features/platform/filter-bar.tsx';
import { GoalCodes } from '../../features/platform/goal-mark.tsx';
import { useFilters } from '../../features/platform/hrefs.ts';
import { AFTER, foundIn, More, useLongList } from '../../features/platform/long-list.tsx';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import platform from '../../features/platform/platform.module.css';
import { SessionName } from '../../features/platform/session-name.tsx';
import { SidePanel, WithPanel } from '../../features/platform/side-panel.tsx';
import { StatusOf } from '../../features/platform/status.tsx';
import { useItemUses } from '../../features/report/item-uses.ts';
import { ParagraphLink } from '../../features/report/paragraph-link.tsx';
import { StatementUses } from '../../features/report/statement-uses.tsx';
import { graphql, readFragment } from '../../lib/graphql.ts';
import { useLive } from '../../lib/live.ts';
import { useWords } from '../../lib/words.tsx';

const DeskOutcomesPage = graphql(
  `
  query DeskOutcomesPage(
    $forumId: ID!, $lang: Lang!, $first: Int!, $after: ID
    $type: OutcomeType, $status: OutcomeStatus, $goal: String, $text: String
  ) {
    outcomes(forumId: $forumId, first: $first, after: $after, type: $type, status: $status, goal: $goal, text: $text) {
      rows { id ...OutcomeDetails }
      total
      after
    }
    outcomeNumbers(forumId: $forumId) { statements items sessions sessionsWithoutText counts { type status count } }
    sessionsWithoutText(forumId: $forumId, first: 100) { id code title(lang: $lang) { text lang state isFallback isStale } }
  }
`,
  [OutcomeDetails],
);

/** What all sessions of a forum came to. */
export function Page() {
  const { t, lang } = useWords();
  const forum = useForum();
  const { get, set } = useFilters();
  const list = useLongList();
  const variables = {
    forumId: forum.id,
    lang,
    first: list.first,
    after: list.after,
    type: OUTCOME_TYPES.find((x) => x === get('type')) ?? null,
    status: OUTCOME_STATUSES.find((x) => x === get('status')) ?? null,
    goal: get('goal') || null,
    text: get('text') || null,
  };
  const query = useQuery(DeskOutcomesPage, { variables });
  const data = foundIn(query);
  const usesOf = useItemUses(forum.id);
  useLive(`forum:${forum.id}:report`, query);
  const isFiltered = Boolean(variables.type || variables.status || variables.goal || variables.text || list.after);
  return (
    <Frame
      wide
      title={t('desk.page.outcomes')}
      lead={
        data && t('outcomes.lead', { items: data.outcomeNumbers.items, statements: data.outcomeNumbers.statements })
      }
    >
      <FilterBar
        search={t('outcomes.find')}
        filters={[
          { name: AFTER, label: t('action.more'), options: [], isElsewhere: true },
          {
            name: 'type',
            label: t('outcomes.type'),
            options: OUTCOME_TYPES.map((x) => ({ value: x, label: t(`outcomeType.${x}`) })),
          },
          {
            name: 'status',
            label: t('desk.status'),
            options: OUTCOME_STATUSES.map((x) => ({ value: x, label: t(`status.${x}`) })),
          },
          {
            name: 'goal',
            label: t('programme.goal'),
            options: GOALS.map((g) => ({
              value: g.code,
              label: t('goals.option', { code: g.code, name: goalName(g.code, lang) ?? '' }),
            })),
          },
        ]}
        count={data && t('outcomes.count', { n: data.outcomes.total })}
      />
      <Answer of={{ ...query, data }} rows={12}>
        {(shown) => {
          const rows = shown.outcomes.rows.map((r) => readFragment(OutcomeDetails, r));
          const open = rows.find((r) => r.id === get('item')) ?? null;
          return (
            <>
              <OutcomeMatrix
                counts={shown.outcomeNumbers.counts}
                onChoose={(type, status) => set({ type, status, [AFTER]: null })}
              />
              {shown.sessionsWithoutText.length > 0 && (
                <details className={platform.more}>
                  <summary>{t('outcomes.withoutText', { n: shown.outcomeNumbers.sessionsWithoutText })}</summary>
                  <ul>
                    {shown.sessionsWithoutText.map((s) => (
                      <li key={s.id}>
                        <SessionName code={s.code} title={s.title.text} />
                      </li>
                    ))}
                  </ul>
                </details>
              )}
              <WithPanel
                panel={
                  open && (
                    <SidePanel
                      key={open.id}
                      label={t('outcomes.panel')}
                      title={t('log.item', { type: t(`outcomeType.${open.type}`), number: String(open.number) })}
                      onClose={() => set({ item: null })}
                    >
                      <OutcomePanel row={open} usesOf={(id) => <StatementUses statementId={id} />} />
                    </SidePanel>
                  )
                }
              >
                {rows.length ? (
                  <DataTable
                    label={t('desk.page.outcomes')}
                    rows={rows}
                    keyOf={(r) => r.id}
                    openKey={open?.id}
                    onOpen={(r) => set({ item: r.id })}
                    columns={[
                      {
                        key: 'mark',
                        label: t('outcomes.type'),
                        isQuiet: true,
                        width: '2.5rem',
                        cell: (r) => <TypeMark type={r.type} />,
                      },
                      {
                        key: 'text',
                        label: t('entry.field.text'),
                        least: '16rem',
                        cell: (r, isReachable) => (
                          <>
                            <bdi>{r.text}</bdi>
                            <Uses of={usesOf(r.rootId)} isReachable={isReachable} />
                          </>
                        ),
                      },
                      {
                        key: 'goals',
                        label: t('session.goals'),
                        width: '8rem',
                        isExtra: true,
                        cell: (r) => <GoalCodes codes={r.goals} />,
                      },
                      {
                        key: 'session',
                        label: t('outcomes.session'),
                        width: '14rem',
                        least: '8rem',
                        cell: (r) => <SessionName code={r.sessionCode} title={r.sessionTitle?.text} />,
                      },
                      {
                        key: 'status',
                        label: t('desk.status'),
                        width: '8rem',
                        cell: (r) => <StatusOf code={r.status} />,
                      },
                    ]}
                  />
                ) : (
                  <Empty title={t(isFiltered ? 'outcomes.noneFound' : 'outcomes.none')}>
                    {!isFiltered && <p>{t('outcomes.noneHelp')}</p>}
                  </Empty>
                )}
                <More list={list} next={shown.outcomes.after} isLoading={query.loading} />
              </WithPanel>
            </>
          );
        }}
      </Answer>
    </Frame>
  );
}

/** Which paragraphs of the summary rest on an outcome. */
function Uses({ of, isReachable }: { of: readonly { id: string; address: string | null }[]; isReachable: boolean }) {
  if (of.length === 0) return null;
  return (
    <span className={platform.rowMeta}>
      {of.map((use) => (
        <ParagraphLink key={use.id} {...use} tabIndex={isReachable ? 0 : -1} />
      ))}
    </span>
  );
}
