import type { Lang } from '@sti/reference';
import { getRouteApi } from '@tanstack/react-router';
import { ForumFacts, readFacts } from '../features/forum/forum-facts.ts';
import { ForumFrame } from '../features/forum/forum-frame.tsx';
import type { Data } from '../lib/data.tsx';
import { instantDayText } from '../lib/format.ts';
import { graphql } from '../lib/graphql.ts';
import { LocalTextFields } from '../lib/local-text.ts';
import { useI18n } from '../lib/t.tsx';
import { FallbackNote, Local, LocalBlock } from '../ui/local.tsx';
import { PageHead } from '../ui/page.tsx';
import css from './news.module.css';

const NewsDocument = graphql(
  `
    query NewsPage($year: Int!, $slug: String!, $lang: Lang!) {
      forum(year: $year) {
        ...ForumFacts
      }
      newsPage(year: $year, slug: $slug) {
        kind
        publishedAt
        title(lang: $lang) {
          ...LocalTextFields
        }
        body(lang: $lang) {
          ...LocalTextFields
        }
      }
    }
  `,
  [LocalTextFields, ForumFacts],
);

export async function loadNews(data: Data, variables: { year: number; slug: string; lang: Lang }) {
  const { forum, newsPage } = await data.load(NewsDocument, variables);
  return forum && newsPage && { forum, page: newsPage };
}

const route = getRouteApi('/$lang/forums/$year/pages/$slug');

/** News or a practical page of a forum. */
export function NewsPage() {
  const { t, lang } = useI18n();
  const { forum, page } = route.useLoaderData();
  return (
    <ForumFrame forum={forum}>
      <PageHead title={page.title.text} description={page.body.text.slice(0, 200)} />
      <article className={css.article}>
        <h1>
          <Local text={page.title} />
        </h1>
        {page.kind === 'NEWS' && page.publishedAt && (
          <p className={css.date}>
            {t('news.published', { date: instantDayText(page.publishedAt, readFacts(forum).timeZone, lang) })}
          </p>
        )}
        <FallbackNote texts={[page.title, page.body]} />
        <LocalBlock text={page.body} />
      </article>
    </ForumFrame>
  );
}
