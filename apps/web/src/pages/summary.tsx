import type { Lang } from '@sti/reference';
import { getRouteApi } from '@tanstack/react-router';
import { ForumFacts, readFacts } from '../features/forum/forum-facts.ts';
import { ForumFrame } from '../features/forum/forum-frame.tsx';
import { ReleasedSummary, ReleasedSummaryFields } from '../features/report/released-summary.tsx';
import type { Data } from '../lib/data.tsx';
import { graphql } from '../lib/graphql.ts';
import { useI18n } from '../lib/t.tsx';
import { PageHead } from '../ui/page.tsx';
import css from './summary.module.css';

const SummaryDocument = graphql(
  `
    query SummaryPage($year: Int!, $lang: Lang!) {
      forum(year: $year) {
        ...ForumFacts
      }
      releasedSummary(year: $year, lang: $lang) {
        ...ReleasedSummaryFields
      }
    }
  `,
  [ForumFacts, ReleasedSummaryFields],
);

export async function loadSummary(data: Data, variables: { year: number; lang: Lang }) {
  const { forum, releasedSummary } = await data.load(SummaryDocument, variables);
  return forum && { forum, summary: releasedSummary };
}

const route = getRouteApi('/$lang/forums/$year/summary');
const FILES = ['docx', 'pdf', 'html', 'md'] as const;

/** The Co-Chairs' summary once it is released, paragraph by paragraph, with its files. */
export function SummaryPage() {
  const { t, lang } = useI18n();
  const { forum, summary } = route.useLoaderData();
  const facts = readFacts(forum);
  return (
    <ForumFrame forum={forum}>
      <PageHead
        title={t('title.of', { part: t('summary.title'), whole: facts.title.text })}
        description={t('summary.description', { forum: facts.title.text })}
      />
      <h1>{t('summary.title')}</h1>
      {!summary && <p className={css.none}>{t('summary.none')}</p>}
      {summary && (
        <>
          {summary.bannerText && (
            <p className={css.banner}>
              <bdi>{summary.bannerText}</bdi>
            </p>
          )}
          <p className={css.files}>
            {summary.symbol && <bdi>{summary.symbol}</bdi>}
            <span>{t('summary.files')}</span>
            {FILES.map((file) => (
              <a key={file} href={`/forums/${facts.year}/summary.${file}?lang=${lang}`}>
                {file.toUpperCase()}
              </a>
            ))}
          </p>
          <p className={css.note}>
            <bdi lang={summary.language}>{summary.note}</bdi>
          </p>
          <ReleasedSummary sections={summary.sections} />
        </>
      )}
    </ForumFrame>
  );
}
