import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useForum } from '../../features/forum/desk-forum.tsx';
import { type Column, DataTable } from '../../features/platform/data-table.tsx';
import { Go } from '../../features/platform/go.tsx';
import { useFilters } from '../../features/platform/hrefs.ts';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import platform from '../../features/platform/platform.module.css';
import { SidePanel, WithPanel } from '../../features/platform/side-panel.tsx';
import { Trouble } from '../../features/platform/trouble.tsx';
import { useVerb } from '../../features/platform/verb.ts';
import { type Category, CategoryDetails, CategoryForm } from '../../features/registration/category-form.tsx';
import { RemoveCategoryButton } from '../../features/registration/remove-category.tsx';
import { countOf, placesTaken, type StateCount, StateCounts } from '../../features/registration/state-counts.ts';
import { graphql, readFragment } from '../../lib/graphql.ts';
import { useLive } from '../../lib/live.ts';
import { useWords } from '../../lib/words.tsx';

const DeskCategoriesPage = graphql(
  `
  query DeskCategoriesPage($forumId: ID!, $year: Int!, $lang: Lang!) {
    registrationCategories(year: $year) { id ...CategoryDetails }
    registrationStates(forumId: $forumId) { ...StateCounts }
  }
`,
  [CategoryDetails, StateCounts],
);
const AddDefaultCategories = graphql(`
  mutation AddDefaultCategories($forumId: ID!) { addDefaultCategories(forumId: $forumId) { id } }
`);

/** The doors to the forum: whom each is for, who approves, how many places it has. */
export function Page() {
  const { t, lang } = useWords();
  const forum = useForum();
  const { get, set } = useFilters();
  const query = useQuery(DeskCategoriesPage, {
    variables: { forumId: forum.id, year: forum.year, lang },
    fetchPolicy: 'cache-and-network',
  });
  const refetch = useCallback(() => query.refetch().catch(() => {}), [query.refetch]);
  useLive(`forum:${forum.id}:registrations`, query);
  const open = get('open');
  const close = () => set({ open: null });
  const done = () => {
    refetch();
    close();
  };
  return (
    <Frame
      wide
      title={t('desk.page.categories')}
      lead={t('categories.lead')}
      action={
        <>
          <Button component={Go} to={`/desk/${forum.year}/registrations`} variant="default">
            {t('categories.toRegistrations')}
          </Button>
          <Button onClick={() => set({ open: 'new' })}>{t('category.add')}</Button>
        </>
      }
    >
      <Answer of={query}>
        {(data) => {
          const rows = data.registrationCategories.map((c) => readFragment(CategoryDetails, c));
          const counts = data.registrationStates.map((c) => readFragment(StateCounts, c));
          const category = rows.find((c) => c.id === open) ?? null;
          return (
            <WithPanel
              panel={
                (open === 'new' || category) && (
                  <SidePanel
                    key={open}
                    label={t('category.panel')}
                    title={category ? <bdi>{category.name.text}</bdi> : t('category.add')}
                    onClose={close}
                  >
                    <CategoryForm
                      forumId={forum.id}
                      category={category}
                      nextOrder={Math.max(0, ...rows.map((c) => c.order)) + 1}
                      onSaved={done}
                    >
                      {category && <WhoWaits category={category} counts={counts} />}
                    </CategoryForm>
                    {category && <Removal category={category} counts={counts} onRemoved={done} />}
                  </SidePanel>
                )
              }
            >
              {rows.length ? (
                <Categories rows={rows} counts={counts} open={open} onOpen={(id) => set({ open: id })} />
              ) : (
                <NoCategories onAdded={refetch} />
              )}
            </WithPanel>
          );
        }}
      </Answer>
    </Frame>
  );
}

type ListProps = { rows: Category[]; counts: StateCount[]; open: string; onOpen(id: string): void };

function Categories({ rows, counts, open, onOpen }: ListProps) {
  const { t } = useWords();
  const columns: Column<Category>[] = [
    {
      key: 'name',
      label: t('category.name'),
      cell: (c) => (
        <b>
          <bdi>{c.name.text}</bdi>
        </b>
      ),
    },
    {
      key: 'kinds',
      label: t('category.stakeholderKinds'),
      width: '14rem',
      isExtra: true,
      cell: (c) => c.stakeholderKinds.map((kind) => t(`kind.${kind as 'other'}`)).join(t('list.comma')),
    },
    {
      key: 'approvers',
      label: t('category.approvers'),
      width: '12rem',
      isExtra: true,
      cell: (c) =>
        c.approvers.length
          ? c.approvers.map((one) => t(`approver.${one}`)).join(t('list.comma'))
          : t('category.automatic'),
    },
    {
      key: 'pending',
      label: t('status.PENDING'),
      width: '8rem',
      isNumber: true,
      cell: (c) => countOf(counts, c.id, 'PENDING'),
    },
    {
      key: 'places',
      label: t('category.places'),
      width: '9rem',
      isNumber: true,
      cell: (c) => {
        const n = placesTaken(counts, c.id);
        return c.inPersonCapacity === null
          ? n
          : t('category.placesOf', { n: String(n), all: String(c.inPersonCapacity) });
      },
    },
    {
      key: 'waiting',
      label: t('status.WAITLISTED'),
      width: '7rem',
      isNumber: true,
      isExtra: true,
      cell: (c) => countOf(counts, c.id, 'WAITLISTED'),
    },
  ];
  return (
    <DataTable
      label={t('desk.page.categories')}
      rows={rows}
      keyOf={(c) => c.id}
      openKey={open}
      onOpen={(c) => onOpen(c.id)}
      columns={columns}
    />
  );
}

/** What a change of approval does to those who wait, and the way to them. */
function WhoWaits({ category, counts }: { category: Category; counts: StateCount[] }) {
  const { t } = useWords();
  const forum = useForum();
  const n = countOf(counts, category.id, 'PENDING');
  return (
    <p className={platform.hint}>
      {t('category.approversChange')}{' '}
      {n > 0 && (
        <Go to={`/desk/${forum.year}/registrations?status=PENDING&category=${category.id}`}>
          {t('category.waitNow', { n })}
        </Go>
      )}
    </p>
  );
}

function Removal({ category, counts, onRemoved }: { category: Category; counts: StateCount[]; onRemoved(): void }) {
  const { t } = useWords();
  if (counts.some((c) => c.categoryId === category.id)) return <p className={platform.quiet}>{t('category.stays')}</p>;
  return <RemoveCategoryButton category={category} onRemoved={onRemoved} />;
}

/** A forum without categories takes nobody: the usual ones are one press away. */
function NoCategories({ onAdded }: { onAdded(): void }) {
  const { t } = useWords();
  const forum = useForum();
  const verb = useVerb(AddDefaultCategories);
  const add = async () => {
    if (await verb.run({ forumId: forum.id })) onAdded();
  };
  return (
    <Empty title={t('categories.none')}>
      <p>{t('categories.noneHelp')}</p>
      <Trouble trouble={verb.trouble} />
      <Button variant="default" loading={verb.busy} onClick={() => void add()}>
        {t('categories.addDefaults')}
      </Button>
    </Empty>
  );
}
