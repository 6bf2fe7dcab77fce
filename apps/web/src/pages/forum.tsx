import type { Lang } from '@sti/reference';
import { getRouteApi, Link } from '@tanstack/react-router';
import { datesText, ForumFacts, placeText, readFacts } from '../features/forum/forum-facts.ts';
import { ForumFrame } from '../features/forum/forum-frame.tsx';
import { LinkedMeetingFields, LinkedMeetings } from '../features/forum/linked-meetings.tsx';
import { NewsLinkFields, NewsLinks } from '../features/forum/news-links.tsx';
import { OfficialFields, Officials } from '../features/forum/officials.tsx';
import { OpenNow } from '../features/forum/open-now.tsx';
import type { Data } from '../lib/data.tsx';
import { daysText, dayText } from '../lib/format.ts';
import { graphql, type ResultOf } from '../lib/graphql.ts';
import { LocalTextFields } from '../lib/local-text.ts';
import { useI18n } from '../lib/t.tsx';
import { DocumentLinks } from '../ui/document-links.tsx';
import { GoalNames } from '../ui/goal.tsx';
import { FallbackNote, Local, LocalBlock } from '../ui/local.tsx';
import { Fact, Facts, PageHead, Section } from '../ui/page.tsx';
import css from './forum.module.css';

const ForumDocument = graphql(
  `
    query ForumPage($year: Int!, $lang: Lang!) {
      forum(year: $year) {
        ...ForumFacts
        theme(lang: $lang) {
          ...LocalTextFields
        }
        host
        goalsUnderReview
        hlpfTheme
        hlpfStart
        hlpfEnd
        officials {
          ...OfficialFields
        }
        guidingQuestions {
          code
          text(lang: $lang) {
            ...LocalTextFields
          }
        }
        linkedMeetings {
          ...LinkedMeetingFields
        }
        documents {
          title
          publisher
          date
          url
        }
        news(first: 50) {
          ...NewsLinkFields
        }
      }
    }
  `,
  [LocalTextFields, ForumFacts, OfficialFields, LinkedMeetingFields, NewsLinkFields],
);
type Shown = NonNullable<ResultOf<typeof ForumDocument>['forum']>;

export async function loadForum(data: Data, variables: { year: number; lang: Lang }) {
  return (await data.load(ForumDocument, variables)).forum;
}

const route = getRouteApi('/$lang/forums/$year/');

export function ForumPage() {
  const i18n = useI18n();
  const { t, lang } = i18n;
  const forum = route.useLoaderData();
  const facts = readFacts(forum);
  const description = t('forum.description', {
    title: facts.title.text,
    dates: datesText(facts, i18n),
    place: placeText(facts, i18n),
  });
  return (
    <ForumFrame forum={forum}>
      <PageHead title={facts.title.text} description={description} />
      <div className={css.top}>
        <div className={css.lead}>
          <h1>
            <Local text={facts.title} />
          </h1>
          {forum.theme && (
            <p className={css.theme}>
              <Local text={forum.theme} />
            </p>
          )}
          <FallbackNote texts={[facts.title, forum.theme]} />
          {facts.statusReason && <p>{t('forum.reason', { reason: facts.statusReason })}</p>}
        </div>
        <div className={css.side}>
          <Facts>
            <Fact name={t('forum.dates')}>
              <span>{datesText(facts, i18n)}</span>
            </Fact>
            <Fact name={t('forum.place')}>
              <bdi>{placeText(facts, i18n)}</bdi>
              {facts.mode && facts.venue && <div>{t(`forum.mode.${facts.mode}`)}</div>}
            </Fact>
            {forum.host && (
              <Fact name={t('forum.host')}>
                <bdi>{forum.host}</bdi>
              </Fact>
            )}
          </Facts>
          <OpenNow forum={forum} />
          {facts.summaryReleasedAt && (
            <p>
              <Link to="/$lang/forums/$year/summary" params={{ lang, year: `${facts.year}` }}>
                {t('summary.title')}
              </Link>
            </p>
          )}
          {facts.status !== 'CANCELLED' && (
            <p>
              <a href={`/forums/${facts.year}/programme.ics?lang=${lang}`}>{t('forum.calendar')}</a>
            </p>
          )}
        </div>
      </div>
      <NewsLinks news={forum.news} year={facts.year} timeZone={facts.timeZone} />
      {forum.officials.length > 0 && (
        <Section title={t('forum.officials')}>
          <Officials officials={forum.officials} />
        </Section>
      )}
      {forum.goalsUnderReview.length > 0 && (
        <Section title={t('forum.goals')}>
          <GoalNames codes={forum.goalsUnderReview} />
        </Section>
      )}
      <Questions forum={forum} />
      <Hlpf forum={forum} />
      {forum.documents.length > 0 && (
        <Section title={t('forum.documents')}>
          <DocumentLinks documents={forum.documents} />
        </Section>
      )}
      {forum.linkedMeetings.length > 0 && (
        <Section title={t('forum.meetings')}>
          <LinkedMeetings meetings={forum.linkedMeetings} />
        </Section>
      )}
    </ForumFrame>
  );
}

function Questions({ forum }: { forum: Shown }) {
  const { t } = useI18n();
  if (forum.guidingQuestions.length === 0) return null;
  return (
    <Section title={t('forum.questions')}>
      <ol className={css.questions}>
        {forum.guidingQuestions.map((question) => (
          <li key={question.code}>
            <LocalBlock text={question.text} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Hlpf({ forum }: { forum: Shown }) {
  const { t, lang } = useI18n();
  if (!forum.hlpfTheme && !forum.hlpfStart) return null;
  return (
    <Section title={t('forum.hlpf')}>
      <div className={css.hlpf}>
        {forum.hlpfTheme && (
          <p lang="en">
            <bdi>{forum.hlpfTheme}</bdi>
          </p>
        )}
        {forum.hlpfStart && (
          <p>
            {forum.hlpfEnd ? daysText(forum.hlpfStart, forum.hlpfEnd, lang) : dayText(forum.hlpfStart, lang, 'plain')}
          </p>
        )}
      </div>
    </Section>
  );
}
