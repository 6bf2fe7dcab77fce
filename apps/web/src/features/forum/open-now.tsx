import { Link } from '@tanstack/react-router';
import { instantText } from '../../lib/format.ts';
import type { FragmentOf } from '../../lib/graphql.ts';
import { useI18n } from '../../lib/t.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { zoneText } from '../../ui/when.tsx';
import { type ForumFacts, isOpen, readFacts } from './forum-facts.ts';
import css from './open-now.module.css';

/** What is open at a forum, and the one thing to do next. */
export function OpenNow({ forum }: { forum: FragmentOf<typeof ForumFacts> }) {
  const { t, lang } = useI18n();
  const facts = readFacts(forum);
  const open = facts.stages.filter((stage) => stage.isOpen);
  return (
    <div className={css.box}>
      {open.length > 0 && (
        <ul className={css.stages} aria-label={t('forum.open')}>
          {open.map(({ kind, closesAt, timeZone }) => (
            <li key={kind}>
              <b>{t(`stage.${kind}`)}</b>
              <span>
                {closesAt
                  ? t('stage.until', { time: instantText(closesAt, timeZone, lang), zone: zoneText(timeZone, t) })
                  : t('stage.open')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <NextStep forum={forum} />
    </div>
  );
}

/** One button: to register while that is open, else to read what there is. */
export function NextStep({ forum }: { forum: FragmentOf<typeof ForumFacts> }) {
  const { t, lang } = useI18n();
  const facts = readFacts(forum);
  const params = { lang, year: `${facts.year}` };
  const canRegister = isOpen(facts, 'REGISTRATION');
  if (facts.status === 'CANCELLED') return null;
  return (
    <p className={css.next}>
      {canRegister && (
        <Link className={buttonClass('primary')} to="/$lang/forums/$year/register" params={params}>
          {t('forum.register')}
        </Link>
      )}
      <Link
        className={canRegister ? undefined : buttonClass('primary')}
        to="/$lang/forums/$year/programme"
        params={params}
      >
        {t('forum.seeProgramme')}
      </Link>
    </p>
  );
}
