import type { Lang } from '@sti/reference';
import { getRouteApi } from '@tanstack/react-router';
import { ForumFacts, readFacts } from '../features/forum/forum-facts.ts';
import { ForumFrame } from '../features/forum/forum-frame.tsx';
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
        symbol
        sections {
          key
          heading
          level
          number
          paragraphs {
            printedNumber
            kind
            text
          }
        }
      }
    }
  `,
  [ForumFacts],
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
        title={`${t('summary.title')}: ${facts.title.text}`}
        description={t('summary.description', { forum: facts.title.text })}
      />
      <h1>{t('summary.title')}</h1>
      {!summary && <p className={css.none}>{t('summary.none')}</p>}
      {summary && (
        <>
          <p className={css.files}>
            <span>{summary.symbol}</span>
            {FILES.map((file) => (
              <a key={file} href={`/forums/${facts.year}/summary.${file}?lang=${lang}`}>
                {file.toUpperCase()}
              </a>
            ))}
          </p>
          {summary.sections.map(({ key, heading, number, paragraphs }) => (
            <section className={css.section} key={key} id={key}>
              <h2>
                <bdi>{number ? `${number}. ${heading}` : heading}</bdi>
              </h2>
              {paragraphs.map(({ printedNumber, text }) => (
                <p key={printedNumber ?? text} id={printedNumber ? `p${printedNumber}` : undefined}>
                  {printedNumber && <span className={css.number}>{printedNumber}</span>}
                  <bdi>{text}</bdi>
                </p>
              ))}
            </section>
          ))}
        </>
      )}
    </ForumFrame>
  );
}
