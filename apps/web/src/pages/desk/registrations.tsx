import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { REGISTRATION_STATUSES } from '@sti/domain';
import { countryName } from '@sti/reference';
import { useCallback, useState } from 'react';
import { useForum } from '../../features/forum/desk-forum.tsx';
import { DataTable } from '../../features/platform/data-table.tsx';
import { FilterBar } from '../../features/platform/filter-bar.tsx';
import { useFilters } from '../../features/platform/hrefs.ts';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import { SidePanel, WithPanel } from '../../features/platform/side-panel.tsx';
import { StatusOf } from '../../features/platform/status.tsx';
import table from '../../features/platform/table.module.css';
import { Trouble } from '../../features/platform/trouble.tsx';
import { DecideForm, useDecide } from '../../features/registration/decide.tsx';
import { RegistrationDetails, type RegistrationRow } from '../../features/registration/registration-details.ts';
import { RegistrationFigures } from '../../features/registration/registration-figures.tsx';
import { RegistrationState } from '../../features/registration/registration-state.tsx';
import { RegistrationView } from '../../features/registration/registration-view.tsx';
import { graphql, readFragment } from '../../lib/graphql.ts';
import { useLive } from '../../lib/live.ts';
import { useViewer } from '../../lib/viewer.ts';
import { useWords } from '../../lib/words.tsx';

const DeskRegistrationsPage = graphql(
  `
  query DeskRegistrationsPage($forumId: ID!, $year: Int!, $lang: Lang!, $after: String, $text: String, $status: RegistrationStatus, $categoryId: ID) {
    registrations(forumId: $forumId, first: 100, after: $after, text: $text, status: $status, categoryId: $categoryId) {
      rows { id ...RegistrationDetails }
      total
      after
    }
    registrationNumbers(forumId: $forumId) { by key count }
    registrationCategories(year: $year) { id name(lang: $lang) { text lang state isFallback isStale } }
  }
`,
  [RegistrationDetails],
);

type Status = (typeof REGISTRATION_STATUSES)[number];

/** Everybody who registered: searched on the server, decided one by one or together. */
export function Page() {
  const { t, lang } = useWords();
  const forum = useForum();
  const { get } = useFilters();
  const variables = {
    forumId: forum.id,
    year: forum.year,
    lang,
    text: get('text') || null,
    status: (REGISTRATION_STATUSES.find((s) => s === get('status')) ?? null) as Status | null,
    categoryId: get('category') || null,
  };
  const query = useQuery(DeskRegistrationsPage, { variables });
  const data = query.data ?? query.previousData;
  const refetch = useCallback(() => query.refetch().catch(() => {}), [query.refetch]);
  useLive(`forum:${forum.id}:registrations`, refetch);
  const more = (after: string) =>
    void query
      .fetchMore({
        variables: { after },
        updateQuery: (before, { fetchMoreResult }) => ({
          ...fetchMoreResult,
          registrations: {
            ...fetchMoreResult.registrations,
            rows: [...before.registrations.rows, ...fetchMoreResult.registrations.rows],
          },
        }),
      })
      .catch(() => {});
  return (
    <Frame wide title={t('desk.page.registrations')}>
      <FilterBar
        search={t('registrations.find')}
        filters={[
          {
            name: 'status',
            label: t('desk.status'),
            options: REGISTRATION_STATUSES.map((s) => ({ value: s, label: t(`status.${s}`) })),
          },
          {
            name: 'category',
            label: t('register.category'),
            options: (data?.registrationCategories ?? []).map((c) => ({ value: c.id, label: c.name.text })),
          },
        ]}
        count={data && t('registrations.count', { n: data.registrations.total })}
      />
      <Answer of={{ ...query, data }} rows={12}>
        {(shown) => (
          <>
            <RegistrationFigures numbers={shown.registrationNumbers} categories={shown.registrationCategories} />
            <Registrations
              rows={shown.registrations.rows.map((r) => readFragment(RegistrationDetails, r))}
              refetch={refetch}
            />
            {shown.registrations.after && (
              <Button
                variant="default"
                mt="md"
                loading={query.loading}
                onClick={() => more(shown.registrations.after ?? '')}
              >
                {t('action.more')}
              </Button>
            )}
          </>
        )}
      </Answer>
    </Frame>
  );
}

function Registrations({ rows, refetch }: { rows: RegistrationRow[]; refetch(): void }) {
  const { t, lang } = useWords();
  const forum = useForum();
  const viewer = useViewer();
  const { get, set } = useFilters();
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const mayDecide = viewer?.can('registration.decide', { forumId: forum.id }) ?? false;
  const open = rows.find((r) => r.id === get('registration')) ?? null;
  const nameOf = (r: RegistrationRow) =>
    t('registration.fullName', { title: '', given: r.givenName, family: r.familyName }).trim();
  const toggle = (key: string) =>
    setKeys((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  if (rows.length === 0) {
    const isFiltered = get('text') || get('status') || get('category');
    return <Empty title={t(isFiltered ? 'registrations.noneFound' : 'registrations.none')} />;
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
            <RegistrationState row={open} />
            {mayDecide && <DecideForm row={open} onDecided={refetch} />}
            <RegistrationView row={open} />
          </SidePanel>
        )
      }
    >
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
            cell: (r) => (
              <b>
                <bdi>{nameOf(r)}</bdi>
              </b>
            ),
          },
          { key: 'organisation', label: t('register.organisationName'), cell: (r) => <bdi>{r.organisationName}</bdi> },
          {
            key: 'country',
            label: t('register.country'),
            width: '10rem',
            isExtra: true,
            cell: (r) => countryName(r.countryM49, lang) ?? r.countryM49,
          },
          {
            key: 'category',
            label: t('register.category'),
            width: '12rem',
            isExtra: true,
            cell: (r) => <bdi>{r.category.name.text}</bdi>,
          },
          {
            key: 'mode',
            label: t('figures.MODE'),
            width: '7rem',
            isExtra: true,
            cell: (r) => t(`register.mode.${r.mode}`),
          },
          { key: 'status', label: t('desk.status'), width: '11rem', cell: (r) => <StatusOf code={r.status} /> },
        ]}
      />
      {keys.size > 0 && (
        <Batch
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

/** Approves the chosen ones that wait, one after the other; the first refusal is shown. */
function Batch({ rows, onDone }: { rows: RegistrationRow[]; onDone(): void }) {
  const { t } = useWords();
  const { decide, busy, trouble } = useDecide();
  const waiting = rows.filter((r) => r.status === 'PENDING' || r.status === 'WAITLISTED');
  async function approve() {
    for (const row of waiting) if (!(await decide(row, 'APPROVE', null))) return;
    onDone();
  }
  return (
    <section className={table.batch} aria-label={t('registrations.batch')}>
      <b>{t('registrations.chosen', { n: rows.length })}</b>
      <Button disabled={waiting.length === 0} loading={busy} onClick={() => void approve()}>
        {t('registrations.approveAll', { n: waiting.length })}
      </Button>
      <Button variant="subtle" onClick={onDone}>
        {t('action.cancel')}
      </Button>
      <Trouble trouble={trouble} />
    </section>
  );
}
