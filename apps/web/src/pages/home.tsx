import type { Lang } from '@sti/reference';
import { getRouteApi, Link } from '@tanstack/react-router';
import { datesText, ForumFacts, isComing, placeText, readFacts, STATUS_TONES } from '../features/forum/forum-facts.ts';
import { OpenNow } from '../features/forum/open-now.tsx';
import type { Data } from '../lib/data.tsx';
import { graphql, type ResultOf } from '../lib/graphql.ts';
import { LocalTextFields } from '../lib/local-text.ts';
import { useI18n } from '../lib/t.tsx';
import { Local } from '../ui/local.tsx';
import { PageHead } from '../ui/page.tsx';
import { Status } from '../ui/status.tsx';
import css from './home.module.css';

const HomeDocument = graphql(
  `
    query HomePage($lang: Lang!) {
      forums(first: 100) {
        id
        ...ForumFacts
        theme(lang: $lang) {
          ...LocalTextFields
        }
      }
    }
  `,
  [LocalTextFields, ForumFacts],
);
type Listed = ResultOf<typeof HomeDocument>['forums'][number];

export const loadHome = (data: Data, lang: Lang) => data.load(HomeDocument, { lang });

const route = getRouteApi('/$lang/');

/** All forums: the coming one first with its next step, the earlier ones as a calm list. */
export function HomePage() {
  const { t } = useI18n();
  const { forums } = route.useLoaderData();
  const byYear = [...forums].sort((a, b) => readFacts(b).year - readFacts(a).year);
  // The nearest one first, should two be announced.
  const coming = byYear.filter((forum) => isComing(readFacts(forum))).reverse();
  const earlier = byYear.filter((forum) => !isComing(readFacts(forum)));
  return (
    <>
      <PageHead title={t('home.title')} description={t('home.description')} />
      {coming.length === 0 && <h1>{t('home.title')}</h1>}
      {coming.map((forum, i) => (
        <Coming key={forum.id} forum={forum} isFirst={i === 0} />
      ))}
      {forums.length === 0 && <p>{t('home.none')}</p>}
      {earlier.length > 0 && (
        <section className={css.earlier} aria-labelledby="earlier">
          <h2 id="earlier">{t('home.past')}</h2>
          <ol>
            {earlier.map((forum) => (
              <Earlier key={forum.id} forum={forum} />
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function Coming({ forum, isFirst }: { forum: Listed; isFirst: boolean }) {
  const i18n = useI18n();
  const { t, lang } = i18n;
  const facts = readFacts(forum);
  const Heading = isFirst ? 'h1' : 'h2';
  return (
    <section className={css.coming}>
      <div className={css.lead}>
        <p className={css.over}>
          {t('home.coming')}
          <Status tone={STATUS_TONES[facts.status]}>{t(`forum.status.${facts.status}`)}</Status>
        </p>
        <Heading>
          <Link className={css.title} to="/$lang/forums/$year" params={{ lang, year: `${facts.year}` }}>
            <Local text={facts.title} />
          </Link>
        </Heading>
        {forum.theme && (
          <p className={css.theme}>
            <Local text={forum.theme} />
          </p>
        )}
        {facts.isDemonstration && <p className={css.demonstration}>{t('forum.demonstration')}</p>}
      </div>
      <div className={css.side}>
        <p>
          <b>{datesText(facts, i18n)}</b>
          <br />
          <bdi>{placeText(facts, i18n)}</bdi>
        </p>
        <OpenNow forum={forum} />
      </div>
    </section>
  );
}

function Earlier({ forum }: { forum: Listed }) {
  const i18n = useI18n();
  const { t, lang } = i18n;
  const facts = readFacts(forum);
  return (
    <li className={css.row}>
      <span className={css.year}>{facts.year}</span>
      <div>
        <h3>
          <Link to="/$lang/forums/$year" params={{ lang, year: `${facts.year}` }}>
            <Local text={facts.title} />
          </Link>
        </h3>
        {forum.theme && (
          <p className={css.rowTheme}>
            <Local text={forum.theme} />
          </p>
        )}
      </div>
      <div className={css.rowFacts}>
        <span>{datesText(facts, i18n)}</span>
        <Status tone={STATUS_TONES[facts.status]}>{t(`forum.status.${facts.status}`)}</Status>
      </div>
    </li>
  );
}
