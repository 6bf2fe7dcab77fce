import { Link } from '@tanstack/react-router';
import { instantText } from '../../lib/format.ts';
import type { FragmentOf } from '../../lib/graphql.ts';
import { useI18n } from '../../lib/t.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { zoneText } from '../../ui/when.tsx';
import { type ForumFacts, isOpen, readFacts } from './forum-facts.ts';
import css from './open-now.module.css';

/** What is open at a forum, what opens next, and the one thing to do. */
export function OpenNow({ forum }: { forum: FragmentOf<typeof ForumFacts> }) {
  const { t, lang } = useI18n();
  const { stages } = readFacts(forum);
  const shown = stages.filter((stage) => stage.isOpen || isAhead(stage));
  const at = (instant: string, zone: string) => ({
    time: instantText(instant, zone, lang),
    zone: zoneText(zone, t),
  });
  return (
    <div className={css.box}>
      {shown.length > 0 && (
        <ul className={css.stages}>
          {shown.map(({ kind, isOpen: isOpenNow, opensAt, closesAt, timeZone }) => (
            <li key={kind} className={isOpenNow ? css.open : undefined}>
              <b>{t(`stage.${kind}`)}</b>
              {!isOpenNow && opensAt && <span>{t('stage.from', at(opensAt, timeZone))}</span>}
              {isOpenNow && <span>{closesAt ? t('stage.until', at(closesAt, timeZone)) : t('stage.open')}</span>}
            </li>
          ))}
        </ul>
      )}
      <NextStep forum={forum} />
    </div>
  );
}

type Stage = ReturnType<typeof readFacts>['stages'][number];

/** Something that people wait for and that opens on a known day. */
const isAhead = ({ kind, opensAt }: Stage): boolean =>
  (kind === 'REGISTRATION' || kind === 'CALLS') && opensAt !== null && Date.parse(opensAt) > Date.now();

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
