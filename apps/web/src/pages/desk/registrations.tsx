import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { REGISTRATION_STATUSES } from '@sti/domain';
import { countryName, STAKEHOLDER_KINDS } from '@sti/reference';
import { useCallback, useState } from 'react';
import { useForum } from '../../features/forum/desk-forum.tsx';
import { DataTable } from '../../features/platform/data-table.tsx';
import { FilterBar } from '../../features/platform/filter-bar.tsx';
import { Go } from '../../features/platform/go.tsx';
import { useFilters } from '../../features/platform/hrefs.ts';
import { AFTER, foundIn, More, useLongList } from '../../features/platform/long-list.tsx';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import { SidePanel, WithPanel } from '../../features/platform/side-panel.tsx';
import { StatusOf } from '../../features/platform/status.tsx';
import { Trouble } from '../../features/platform/trouble.tsx';
import { useSay } from '../../features/platform/undo.tsx';
import { ApproveChosen } from '../../features/registration/approve-chosen.tsx';
import { DecideForm, useDecide } from '../../features/registration/decide.tsx';
import styles from '../../features/registration/desk-list.module.css';
import { GroupBalance } from '../../features/registration/group-balance.tsx';
import { RegistrationDetails, type RegistrationRow } from '../../features/registration/registration-details.ts';
import { RegistrationFigures } from '../../features/registration/registration-figures.tsx';
import { RegistrationView } from '../../features/registration/registration-view.tsx';
import { StateChips } from '../../features/registration/state-chips.tsx';
import { StateCounts } from '../../features/registration/state-counts.ts';
import { graphql, readFragment } from '../../lib/graphql.ts';
import { useLive } from '../../lib/live.ts';
import { useViewer } from '../../lib/viewer.ts';
import { type MemberKey, useWords } from '../../lib/words.tsx';

const DeskRegistrationsPage = graphql(
  `
  query DeskRegistrationsPage(
    $forumId: ID!, $year: Int!, $lang: Lang!, $first: Int!, $after: String
    $text: String, $status: RegistrationStatus, $categoryId: ID, $kind: String
  ) {
    registrations(
      forumId: $forumId, first: $first, after: $after
      text: $text, status: $status, categoryId: $categoryId, stakeholderKind: $kind
    ) {
      rows { id ...RegistrationDetails }
      total
      after
    }
    registrationNumbers(forumId: $forumId) { by key count }
    registrationStates(forumId: $forumId) { ...StateCounts }
    registrationCategories(year: $year) { id name(lang: $lang) { text lang state isFallback isStale } }
  }
`,
  [RegistrationDetails, StateCounts],
);

/** An empty queue is good news, not a search that failed. */
const NOBODY: Partial<Record<string, MemberKey>> = {
  PENDING: 'registrations.nobodyPending',
  WAITLISTED: 'registrations.nobodyWaits',
};

type Status = (typeof REGISTRATION_STATUSES)[number];

/** Everybody who registered: searched on the server, decided one by one or together. */
export function Page() {
  const { t, lang } = useWords();
  const forum = useForum();
  const viewer = useViewer();
  const { get, set } = useFilters();
  const list = useLongList();
  const variables = {
    forumId: forum.id,
    year: forum.year,
    lang,
    first: list.first,
    after: list.after,
    text: get('text') || null,
    status: (REGISTRATION_STATUSES.find((s) => s === get('status')) ?? null) as Status | null,
    categoryId: get('category') || null,
    kind: STAKEHOLDER_KINDS.find((k) => k === get('kind')) ?? null,
  };
  const query = useQuery(DeskRegistrationsPage, { variables });
  const before = query.data ?? query.previousData;
  const data = foundIn(query);
  const refetch = useCallback(() => query.refetch().catch(() => {}), [query.refetch]);
  useLive(`forum:${forum.id}:registrations`, query);
  const counts = before?.registrationStates.map((c) => readFragment(StateCounts, c)) ?? [];
  return (
    <Frame
      wide
      title={t('desk.page.registrations')}
      action={
        viewer?.can('registration.setUp', { forumId: forum.id }) && (
          <Button component={Go} to={`/desk/${forum.year}/categories`} variant="default">
            {t('desk.page.categories')}
          </Button>
        )
      }
    >
      <StateChips counts={counts} chosen={get('status')} onChoose={(status) => set({ status, [AFTER]: null })} />
      <FilterBar
        search={t('registrations.find')}
        filters={[
          { name: 'status', label: t('desk.status'), options: [], isElsewhere: true },
          { name: AFTER, label: t('action.more'), options: [], isElsewhere: true },
          {
            name: 'category',
            label: t('register.category'),
            options: (before?.registrationCategories ?? []).map((c) => ({ value: c.id, label: c.name.text })),
          },
          {
            name: 'kind',
            label: t('registrations.kind'),
            options: STAKEHOLDER_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
          },
        ]}
        count={data && t('registrations.count', { n: data.registrations.total })}
      />
      <Answer of={{ ...query, data }} rows={12}>
        {(shown) => (
          <>
            <GroupBalance numbers={shown.registrationNumbers} />
            <RegistrationFigures numbers={shown.registrationNumbers} categories={shown.registrationCategories} />
            <Registrations
              rows={shown.registrations.rows.map((r) => readFragment(RegistrationDetails, r))}
              refetch={refetch}
            />
            <More list={list} next={shown.registrations.after} isLoading={query.loading} />
          </>
        )}
      </Answer>
    </Frame>
  );
}

function Registrations({ rows, refetch }: { rows: RegistrationRow[]; refetch(): void }) {
  const { t, lang } = useWords();
  const say = useSay();
  const forum = useForum();
  const viewer = useViewer();
  const { get, set } = useFilters();
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const mayDecide = viewer?.can('registration.decide', { forumId: forum.id }) ?? false;
  const open = rows.find((r) => r.id === get('registration')) ?? null;
  const { decide, trouble } = useDecide();
  const approve = async (row: RegistrationRow) => {
    if (await decide(row, 'APPROVE', null)) say(t('registrations.approved', { name: nameOf(row) }));
  };
  const nameOf = (r: RegistrationRow) =>
    t('registration.fullName', { title: '', given: r.givenName, family: r.familyName }).trim();
  const toggle = (key: string) =>
    setKeys((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  if (rows.length === 0) {
    const isFiltered = ['text', 'status', 'category', 'kind', AFTER].some((name) => get(name));
    const isQueue = ['text', 'category', 'kind', AFTER].every((name) => !get(name));
    const queue = isQueue ? NOBODY[get('status')] : undefined;
    return isFiltered ? (
      <Empty title={t(queue ?? 'registrations.noneFound')} />
    ) : (
      <Empty title={t('registrations.none')}>
        <p>{t('registrations.noneHelp')}</p>
        <p>
          <Go to={`/desk/${forum.year}/settings`}>{t('desk.page.settings')}</Go>
        </p>
      </Empty>
    );
  }
  return (
    <WithPanel
      panel={
        open && (
          <SidePanel
            key={open.id}
            label={t('registrations.panel')}
            title={<bdi>{nameOf(open)}</bdi>}
            onClose={() => set({ registration: null })}
          >
            <Standing row={open} />
            {mayDecide && (
              <div className={styles.decide}>
                <DecideForm row={open} onDecided={refetch} />
              </div>
            )}
            <RegistrationView row={open} />
          </SidePanel>
        )
      }
    >
      <Trouble trouble={trouble} />
      <DataTable
        label={t('desk.page.registrations')}
        rows={rows}
        keyOf={(r) => r.id}
        openKey={open?.id}
        onOpen={(r) => set({ registration: r.id })}
        chosen={
          mayDecide
            ? {
                keys,
                toggle,
                all: () =>
                  setKeys((before) =>
                    rows.every((r) => before.has(r.id)) ? new Set() : new Set(rows.map((r) => r.id)),
                  ),
                labelOf: (r) => t('table.choose', { name: nameOf(r) }),
              }
            : undefined
        }
        columns={[
          {
            key: 'name',
            label: t('registration.name'),
            least: '7rem',
            cell: (r) => (
              <b>
                <bdi>{nameOf(r)}</bdi>
              </b>
            ),
          },
          {
            key: 'organisation',
            label: t('register.organisationName'),
            least: '8rem',
            cell: (r) => <bdi>{r.organisationName}</bdi>,
          },
          {
            key: 'country',
            label: t('register.country'),
            width: '8rem',
            least: '6.5rem',
            isExtra: true,
            cell: (r) => countryName(r.countryM49, lang) ?? r.countryM49,
          },
          {
            key: 'category',
            label: t('register.category'),
            width: '11rem',
            least: '8rem',
            isExtra: true,
            cell: (r) => <bdi>{r.category.name.text}</bdi>,
          },
          {
            key: 'mode',
            label: t('figures.MODE'),
            width: '6rem',
            isExtra: true,
            cell: (r) => t(`register.mode.${r.mode}`),
          },
          { key: 'status', label: t('desk.status'), width: '10rem', cell: (r) => <StatusOf code={r.status} /> },
          ...(mayDecide
            ? [
                {
                  key: 'approve',
                  label: t('registrations.approve'),
                  isQuiet: true,
                  width: '7rem',
                  cell: (r: RegistrationRow, isReachable: boolean) =>
                    r.status === 'PENDING' && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        tabIndex={isReachable ? 0 : -1}
                        aria-label={t('registrations.approveNamed', { name: nameOf(r) })}
                        onClick={(e) => {
                          // The button goes with the state: the reader stays in the row.
                          e.currentTarget.closest('tr')?.focus();
                          void approve(r);
                        }}
                      >
                        {t('registrations.approve')}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {keys.size > 0 && (
        <ApproveChosen
          forumId={forum.id}
          rows={rows.filter((r) => keys.has(r.id))}
          onDone={() => {
            setKeys(new Set());
            refetch();
          }}
        />
      )}
    </WithPanel>
  );
}

/** The state as the Secretariat needs it: its word, the place in the queue, the reason that was given. */
function Standing({ row }: { row: RegistrationRow }) {
  const { t } = useWords();
  return (
    <>
      <p>
        <StatusOf code={row.status} />{' '}
        {row.waitingPosition !== null && t('registrations.waitingPlace', { place: String(row.waitingPosition) })}
      </p>
      {row.reason && (
        <p>
          <bdi>{t('registration.reason', { reason: row.reason })}</bdi>
        </p>
      )}
    </>
  );
}
