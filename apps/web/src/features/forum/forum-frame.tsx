import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FragmentOf } from '../../lib/graphql.ts';
import { useI18n, useT } from '../../lib/t.tsx';
import { Status } from '../../ui/status.tsx';
import { datesText, type ForumFacts, isOpen, readFacts, STATUS_TONES } from './forum-facts.ts';
import css from './forum-frame.module.css';

/** What stands above every page of a forum: which forum it is, and the ways to its parts. */
export function ForumFrame({ forum, children }: { forum: FragmentOf<typeof ForumFacts>; children: ReactNode }) {
  const i18n = useI18n();
  const { t, lang } = i18n;
  const facts = readFacts(forum);
  const params = { lang, year: `${facts.year}` };
  return (
    <>
      <div className={css.head}>
        <p className={css.line}>
          <Link className={css.title} to="/$lang/forums/$year" params={params}>
            {t('forum.short', { year: `${facts.year}` })}
          </Link>
          <span>{datesText(facts, i18n)}</span>
          <Status tone={STATUS_TONES[facts.status]}>{t(`forum.status.${facts.status}`)}</Status>
        </p>
        <nav className={css.tabs} aria-label={t('nav.forum')}>
          <Link to="/$lang/forums/$year" params={params} activeOptions={{ exact: true }}>
            {t('nav.overview')}
          </Link>
          <Link to="/$lang/forums/$year/programme" params={params}>
            {t('nav.programme')}
          </Link>
          <Link to="/$lang/forums/$year/people" params={params}>
            {t('nav.people')}
          </Link>
          {isOpen(facts, 'REGISTRATION') && (
            <Link to="/$lang/forums/$year/register" params={params}>
              {t('nav.register')}
            </Link>
          )}
          {facts.summaryReleasedAt && (
            <Link to="/$lang/forums/$year/summary" params={params}>
              {t('nav.summary')}
            </Link>
          )}
        </nav>
      </div>
      {facts.isDemonstration && <Demonstration />}
      {children}
    </>
  );
}

function Demonstration() {
  return <p className={css.demonstration}>{useT()('forum.demonstration')}</p>;
}
