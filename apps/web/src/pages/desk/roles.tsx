import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useForum } from '../../features/forum/desk-forum.tsx';
import { AccountPanel } from '../../features/people/account-panel.tsx';
import { AssignRoleForm } from '../../features/people/assign-role.tsx';
import { Refusal } from '../../features/platform/answer.ts';
import { DataTable } from '../../features/platform/data-table.tsx';
import { FilterBar } from '../../features/platform/filter-bar.tsx';
import { useFilters } from '../../features/platform/hrefs.ts';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import { SidePanel, WithPanel } from '../../features/platform/side-panel.tsx';
import { Trouble } from '../../features/platform/trouble.tsx';
import { useDelayed } from '../../features/platform/undo.tsx';
import { useVerb } from '../../features/platform/verb.ts';
import { dayText } from '../../lib/format.ts';
import { graphql, type ResultOf } from '../../lib/graphql.ts';
import { matches } from '../../lib/matches.ts';
import { useViewer } from '../../lib/viewer.ts';
import { useWords } from '../../lib/words.tsx';

const DeskRolesPage = graphql(`
  query DeskRolesPage($forumId: ID!, $lang: Lang!, $mayPlan: Boolean!) {
    roleAssignments(forumId: $forumId, first: 500) {
      id version role scopeKind scopeId fromOn untilOn isPublic
      person { id displayName email affiliation }
    }
    deskSessions(forumId: $forumId, first: 500) @include(if: $mayPlan) { id code title(lang: $lang) { text lang state isFallback isStale } }
  }
`);
const EndRole = graphql(
  `
  mutation EndRole($id: ID!, $version: Int!) {
    endRole(id: $id, version: $version) { __typename ... on RoleAssignment { id } ...Refusal }
  }
`,
  [Refusal],
);

type Assignment = ResultOf<typeof DeskRolesPage>['roleAssignments'][number];

/** Who may do what in this forum: the Secretariat, the Co-Chairs, the 10-Member Group, those who run a session. */
export function Page() {
  const { t, lang } = useWords();
  const forum = useForum();
  const viewer = useViewer();
  const { get, set } = useFilters();
  const mayPlan = viewer?.can('programme.readDraft', { forumId: forum.id }) ?? false;
  const mayClose = viewer?.can('people.deactivate') ?? false;
  const account = get('account');
  const query = useQuery(DeskRolesPage, { variables: { forumId: forum.id, lang, mayPlan } });
  const refetch = useCallback(() => query.refetch().catch(() => {}), [query.refetch]);
  const sessions = query.data?.deskSessions ?? [];
  return (
    <Frame
      wide
      title={t('desk.page.roles')}
      lead={t('desk.rolesLead')}
      action={
        <>
          {mayClose && (
            <Button variant="default" onClick={() => set({ account: 'find', role: null })}>
              {t('account.find')}
            </Button>
          )}{' '}
          <Button onClick={() => set({ role: 'new', account: null })}>{t('roles.assign')}</Button>
        </>
      }
    >
      <WithPanel
        panel={
          get('role') === 'new' ? (
            <SidePanel label={t('roles.assign')} title={t('roles.assign')} onClose={() => set({ role: null })}>
              <AssignRoleForm forumId={forum.id} sessions={sessions} onAssigned={refetch} />
            </SidePanel>
          ) : (
            mayClose &&
            account && (
              <SidePanel label={t('account.title')} title={t('account.title')} onClose={() => set({ account: null })}>
                <AccountPanel key={account} personId={account === 'find' ? null : account} />
              </SidePanel>
            )
          )
        }
      >
        <Answer of={query} rows={8}>
          {({ roleAssignments }) => (
            <Assignments
              rows={roleAssignments}
              titleOf={(id) => sessions.find((s) => s.id === id)?.title.text}
              refetch={refetch}
              onAccount={mayClose ? (id) => set({ account: id, role: null }) : null}
            />
          )}
        </Answer>
      </WithPanel>
    </Frame>
  );
}

type Props = {
  rows: readonly Assignment[];
  titleOf(sessionId: string): string | undefined;
  refetch(): void;
  /** Opens the account of a person; null for those who may not close one. */
  onAccount: ((personId: string) => void) | null;
};

function Assignments({ rows, titleOf, refetch, onAccount }: Props) {
  const { t, word, lang } = useWords();
  const { get } = useFilters();
  const [hidden, setHidden] = useState<string[]>([]);
  const end = useVerb(EndRole);
  const delayed = useDelayed();
  const show = (id: string) => setHidden((ids) => ids.filter((other) => other !== id));
  const roles = useMemo(() => [...new Set(rows.map((r) => r.role))].sort(), [rows]);
  const scopeOf = (r: Assignment) =>
    r.scopeKind === 'session' ? (titleOf(r.scopeId ?? '') ?? t('roles.oneSession')) : t(`roles.scope.${r.scopeKind}`);
  const shown = rows.filter(
    (r) =>
      !hidden.includes(r.id) &&
      (!get('kind') || r.role === get('kind')) &&
      matches(get('text'), [r.person.displayName, r.person.email, r.person.affiliation, scopeOf(r)]),
  );

  async function send(row: Assignment) {
    const answer = (await end.run({ id: row.id, version: row.version }))?.endRole;
    show(row.id);
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'RoleAssignment':
        return refetch();
      case 'Stale':
      case 'RuleBroken':
        return end.refuse(answer);
      default:
        answer satisfies never;
    }
  }
  const onEnd = (row: Assignment) => {
    setHidden((ids) => [...ids, row.id]);
    delayed(
      t('roles.ended', { name: row.person.displayName }),
      () => send(row),
      () => show(row.id),
    );
  };
  return (
    <>
      <Trouble trouble={end.trouble} />
      <FilterBar
        search={t('roles.find')}
        filters={[
          {
            name: 'kind',
            label: t('roles.role'),
            options: roles.map((r) => ({ value: r, label: word('heldRole', r, 'status.other') })),
          },
        ]}
        count={t('roles.count', { n: shown.length })}
      />
      {shown.length ? (
        <DataTable
          label={t('desk.page.roles')}
          rows={shown}
          keyOf={(r) => r.id}
          columns={[
            { key: 'name', label: t('roles.person'), cell: (r) => <PersonCell row={r} /> },
            {
              key: 'role',
              label: t('roles.role'),
              width: '9rem',
              least: '6rem',
              cell: (r) => word('heldRole', r.role, 'status.other'),
            },
            {
              key: 'scope',
              label: t('roles.scope'),
              width: '34%',
              least: '8rem',
              cell: (r) => <bdi>{scopeOf(r)}</bdi>,
            },
            {
              key: 'until',
              label: t('roles.until'),
              width: '8rem',
              isExtra: true,
              cell: (r) => (r.untilOn ? dayText(r.untilOn, lang, 'plain') : t('roles.open')),
            },
            ...(onAccount
              ? [
                  {
                    key: 'account',
                    label: t('account.title'),
                    isQuiet: true,
                    isExtra: 'panel' as const,
                    width: '7rem',
                    cell: (r: Assignment, isReachable: boolean) => (
                      <Button
                        tabIndex={isReachable ? 0 : -1}
                        variant="subtle"
                        size="compact-sm"
                        onClick={() => onAccount(r.person.id)}
                        aria-label={t('account.ofNamed', { name: r.person.displayName })}
                      >
                        {t('account.title')}
                      </Button>
                    ),
                  },
                ]
              : []),
            {
              key: 'end',
              label: t('roles.end'),
              isQuiet: true,
              width: '6rem',
              cell: (r, isReachable) => (
                <Button
                  tabIndex={isReachable ? 0 : -1}
                  variant="subtle"
                  color="red"
                  size="compact-sm"
                  onClick={() => onEnd(r)}
                  aria-label={t('roles.endNamed', { name: r.person.displayName })}
                >
                  {t('roles.end')}
                </Button>
              ),
            },
          ]}
        />
      ) : (
        <Empty title={t(rows.length ? 'people.none' : 'roles.none')}>
          {!rows.length && <p>{t('roles.noneHelp')}</p>}
        </Empty>
      )}
    </>
  );
}

function PersonCell({ row }: { row: Assignment }) {
  return (
    <>
      <b>
        <bdi>{row.person.displayName}</bdi>
      </b>{' '}
      <small>
        <bdi>{[row.person.affiliation, row.person.email].filter(Boolean).join(' · ')}</bdi>
      </small>
    </>
  );
}
