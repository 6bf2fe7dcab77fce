import type { Lang } from '@sti/reference';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ForumFacts, isComing, readFacts } from '../features/forum/forum-facts.ts';
import { ForumFrame } from '../features/forum/forum-frame.tsx';
import { Appearances } from '../features/programme/appearances.tsx';
import { EventData } from '../features/programme/event-data.tsx';
import { placeOf, SessionBlocks, type SessionFull, SlotFields } from '../features/programme/session-fields.ts';
import { Media, Segments } from '../features/programme/session-parts.tsx';
import { SaveSlot } from '../features/schedule/save-slot.tsx';
import type { Data } from '../lib/data.tsx';
import { graphql } from '../lib/graphql.ts';
import { useI18n } from '../lib/t.tsx';
import { DocumentLinks, OutLink } from '../ui/document-links.tsx';
import { GoalNames } from '../ui/goal.tsx';
import { FallbackNote, Local, LocalBlock } from '../ui/local.tsx';
import { Fact, Facts, PageHead, Section } from '../ui/page.tsx';
import { Status } from '../ui/status.tsx';
import { unknownTime, When } from '../ui/when.tsx';
import css from './session.module.css';

const SessionDocument = graphql(
  `
    query SessionPage($year: Int!, $code: String!, $lang: Lang!) {
      forum(year: $year) {
        ...ForumFacts
      }
      session(code: $code) {
        forumYear
        ...SessionBlocks
      }
    }
  `,
  [ForumFacts, SessionBlocks, SlotFields],
);

export async function loadSession(data: Data, variables: { year: number; code: string; lang: Lang }) {
  const { forum, session } = await data.load(SessionDocument, variables);
  // A code is unique over all forums; under another year it is another page's address.
  return forum && session?.forumYear === variables.year ? { forum, session } : null;
}

const route = getRouteApi('/$lang/forums/$year/sessions/$code');

/** One session; each block of it is a field of its own and stands only where it is known. */
export function SessionPage() {
  const { t, lang } = useI18n();
  const { forum, session } = route.useLoaderData();
  const facts = readFacts(forum);
  const { title, background, objectives, format, questions } = session;
  const blocks = { background, objectives, format };
  const description = (background ?? objectives)?.text.slice(0, 200) ?? facts.title.text;
  return (
    <ForumFrame forum={forum}>
      <PageHead title={title.text} description={description} />
      <EventData session={session} forumTitle={facts.title.text} />
      <article className={css.session}>
        <header className={css.head}>
          <p className={css.over}>
            {session.type && <span>{t(`session.type.${session.type}`)}</span>}
            {session.number !== null && <span>{t('session.numbered', { n: session.number })}</span>}
            <SessionStatus session={session} />
          </p>
          <h1>
            <Local text={title} />
          </h1>
          <FallbackNote texts={[title, background, objectives, format, ...questions]} />
        </header>
        <aside className={css.aside}>
          <Aside session={session} isSavable={isComing(facts)} />
        </aside>
        <div className={css.blocks}>
          {(['background', 'objectives', 'format'] as const).map((name) => {
            const text = blocks[name];
            return (
              text && (
                <Section key={name} title={t(`session.${name}`)}>
                  <LocalBlock text={text} />
                </Section>
              )
            );
          })}
          {questions.length > 0 && (
            <Section title={t('session.questions')}>
              <ol className={css.questions}>
                {questions.map((question) => (
                  <li key={question.text}>
                    <LocalBlock text={question} />
                  </li>
                ))}
              </ol>
            </Section>
          )}
          {session.appearances.length > 0 && (
            <Section title={t('session.people')}>
              <Appearances session={session} />
            </Section>
          )}
          <Segments segments={session.segments} />
          {session.documents.length > 0 && (
            <Section title={t('session.documents')}>
              <DocumentLinks documents={session.documents} />
            </Section>
          )}
          <Media media={session.media} />
          <p className={css.back}>
            <Link to="/$lang/forums/$year/programme" params={{ lang, year: `${facts.year}` }}>
              {t('nav.back')}
            </Link>
          </p>
        </div>
      </article>
    </ForumFrame>
  );
}

function SessionStatus({ session: { status, isRehearsal } }: { session: SessionFull }) {
  const { t } = useI18n();
  return (
    <>
      {isRehearsal && <Status tone="wait">{t('session.rehearsal')}</Status>}
      {status === 'CANCELLED' && <Status tone="stop">{t('session.status.CANCELLED')}</Status>}
      {status === 'TENTATIVE' && <Status>{t('session.status.TENTATIVE')}</Status>}
      {status === 'LIVE' && <Status tone="good">{t('session.status.LIVE')}</Status>}
    </>
  );
}

function Aside({ session, isSavable }: { session: SessionFull; isSavable: boolean }) {
  const { t, lang } = useI18n();
  const { slots, goals, organisers, code, sourceUrl, title } = session;
  const isOver = session.status === 'CLOSED';
  const places = [...new Set(slots.map(placeOf).filter((place) => place !== null))];
  return (
    <>
      <Facts>
        <Fact name={t('session.when')}>
          {slots.length === 0 && t(unknownTime(isOver))}
          {slots.map((slot) => (
            <div className={css.slot} key={slot.uid}>
              <When slot={slot} isOver={isOver} shape="long" />
              {slot.status === 'CANCELLED' && <Status tone="stop">{t('session.status.CANCELLED')}</Status>}
              {isSavable && slot.status !== 'CANCELLED' && session.status !== 'CANCELLED' && (
                <SaveSlot slot={slot} title={title.text} />
              )}
            </div>
          ))}
        </Fact>
        {(places.length > 0 || !isOver) && (
          <Fact name={t('session.where')}>
            {places.length === 0
              ? t('place.unknown')
              : places.map((place) => (
                  <div key={place}>
                    <bdi>{place}</bdi>
                  </div>
                ))}
          </Fact>
        )}
        {organisers.length > 0 && (
          <Fact name={t('session.organisers')}>
            {organisers.map((name) => (
              <div key={name}>
                <bdi>{name}</bdi>
              </div>
            ))}
          </Fact>
        )}
        {goals.length > 0 && (
          <Fact name={t('session.goals')}>
            <GoalNames codes={goals} />
          </Fact>
        )}
        <Fact name={t('session.code')}>
          <bdi>{code}</bdi>
        </Fact>
      </Facts>
      <p className={css.files}>
        {slots.some((slot) => slot.day) && <a href={`/sessions/${code}.ics?lang=${lang}`}>{t('session.calendar')}</a>}
        {sourceUrl && <OutLink url={sourceUrl}>{t('session.source')}</OutLink>}
      </p>
    </>
  );
}
