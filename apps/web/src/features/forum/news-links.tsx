import { Link } from '@tanstack/react-router';
import { instantDayText } from '../../lib/format.ts';
import { type FragmentOf, graphql, readFragment } from '../../lib/graphql.ts';
import { LocalTextFields } from '../../lib/local-text.ts';
import { useI18n } from '../../lib/t.tsx';
import { Local } from '../../ui/local.tsx';
import { Section } from '../../ui/page.tsx';
import css from './news-links.module.css';

export const NewsLinkFields = graphql(
  `
    fragment NewsLinkFields on NewsPage {
      id
      slug
      kind
      publishedAt
      title(lang: $lang) {
        ...LocalTextFields
      }
    }
  `,
  [LocalTextFields],
);

type Props = {
  news: readonly FragmentOf<typeof NewsLinkFields>[];
  year: number;
  /** The forum's zone, in which the dates are. */
  timeZone: string;
};

/** News with their dates, practical pages without; each list only where there is one. */
export function NewsLinks({ news, year, timeZone }: Props) {
  const { t, lang } = useI18n();
  const pages = news.map((masked) => readFragment(NewsLinkFields, masked));
  const lists = [
    { title: t('forum.practical'), pages: pages.filter((page) => page.kind === 'PRACTICAL') },
    { title: t('forum.news'), pages: pages.filter((page) => page.kind === 'NEWS') },
  ];
  return lists.map(
    (list) =>
      list.pages.length > 0 && (
        <Section key={list.title} title={list.title}>
          <ul className={css.list}>
            {list.pages.map(({ id, slug, kind, title, publishedAt }) => (
              <li key={id}>
                <Link to="/$lang/forums/$year/pages/$slug" params={{ lang, year: `${year}`, slug }}>
                  <Local text={title} />
                </Link>
                {kind === 'NEWS' && publishedAt && (
                  <time dateTime={publishedAt}>{instantDayText(publishedAt, timeZone, lang)}</time>
                )}
              </li>
            ))}
          </ul>
        </Section>
      ),
  );
}
