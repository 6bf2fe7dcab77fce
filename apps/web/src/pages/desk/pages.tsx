import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useForum } from '../../features/forum/desk-forum.tsx';
import { NewsForm, NewsPageDetails } from '../../features/forum/news-form.tsx';
import { DataTable } from '../../features/platform/data-table.tsx';
import { useFilters } from '../../features/platform/hrefs.ts';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import { SidePanel, WithPanel } from '../../features/platform/side-panel.tsx';
import { StatusOf } from '../../features/platform/status.tsx';
import { graphql, readFragment } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';

const DeskNewsPage = graphql(
  `
  query DeskNewsPage($forumId: ID!, $lang: Lang!) {
    newsPages(forumId: $forumId, first: 100) { id ...NewsPageDetails }
  }
`,
  [NewsPageDetails],
);

/** News and practical pages: arrival, access, conduct, help. */
export function Page() {
  const { t, lang } = useWords();
  const forum = useForum();
  const { get, set } = useFilters();
  const query = useQuery(DeskNewsPage, { variables: { forumId: forum.id, lang } });
  const refetch = useCallback(() => query.refetch().catch(() => {}), [query.refetch]);
  const open = get('page');
  return (
    <Frame
      wide
      title={t('desk.page.pages')}
      lead={t('news.lead')}
      action={<Button onClick={() => set({ page: 'new' })}>{t('news.add')}</Button>}
    >
      <Answer of={query}>
        {({ newsPages }) => {
          const pages = newsPages.map((p) => readFragment(NewsPageDetails, p));
          const page = pages.find((p) => p.id === open) ?? null;
          return (
            <WithPanel
              panel={
                (page || open === 'new') && (
                  <SidePanel
                    key={open}
                    label={t('news.panel')}
                    title={page ? <bdi>{page.title.text}</bdi> : t('news.add')}
                    onClose={() => set({ page: null })}
                  >
                    <NewsForm
                      page={page}
                      onSaved={(id) => {
                        refetch();
                        set({ page: id });
                      }}
                    />
                  </SidePanel>
                )
              }
            >
              {pages.length ? (
                <DataTable
                  label={t('desk.page.pages')}
                  rows={pages}
                  keyOf={(p) => p.id}
                  openKey={open}
                  onOpen={(p) => set({ page: p.id })}
                  columns={[
                    { key: 'title', label: t('news.title'), cell: (p) => <bdi>{p.title.text}</bdi> },
                    {
                      key: 'slug',
                      label: t('news.slug'),
                      width: '12rem',
                      isExtra: true,
                      cell: (p) => <code dir="ltr">{p.slug}</code>,
                    },
                    { key: 'kind', label: t('news.kind'), width: '11rem', cell: (p) => t(`news.kind.${p.kind}`) },
                    {
                      key: 'status',
                      label: t('desk.status'),
                      width: '8rem',
                      cell: (p) => <StatusOf code={p.publishedAt ? 'PUBLISHED' : 'DRAFT'} area="session.status" />,
                    },
                  ]}
                />
              ) : (
                <Empty title={t('news.none')}>
                  <p>{t('news.noneHelp')}</p>
                </Empty>
              )}
            </WithPanel>
          );
        }}
      </Answer>
    </Frame>
  );
}
