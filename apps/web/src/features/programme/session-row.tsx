import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useI18n } from '../../lib/t.tsx';
import { GoalNumbers } from '../../ui/goal.tsx';
import { Local } from '../../ui/local.tsx';
import { Status } from '../../ui/status.tsx';
import { type Line, placeOf, type Slot } from './session-fields.ts';
import css from './session-row.module.css';
import type { Entry } from './timetable.ts';

/** What a later room adds to each placing: the page passes it in. */
export type SlotAction = (slot: Slot, session: Line) => ReactNode;
type Props = { entry: Entry; year: number; action?: SlotAction };

/** One session in the programme: what, where, who, and a way to save it. Its time stands beside it, once for all. */
export function SessionRow({ entry: { session, slot }, year, action }: Props) {
  const { t, lang } = useI18n();
  const place = slot && placeOf(slot);
  const isCancelled = session.status === 'CANCELLED' || slot?.status === 'CANCELLED';
  const isTentative = !isCancelled && (session.status === 'TENTATIVE' || slot?.status === 'TENTATIVE');
  return (
    <article className={css.row}>
      <p className={css.meta}>
        {session.type && <span>{t(`session.type.${session.type}`)}</span>}
        {place && <bdi>{place}</bdi>}
        {session.isRehearsal && <Status tone="wait">{t('session.rehearsal')}</Status>}
        {isCancelled && <Status tone="stop">{t('session.status.CANCELLED')}</Status>}
        {isTentative && <Status>{t('session.status.TENTATIVE')}</Status>}
      </p>
      <h3 className={isCancelled ? css.cancelled : css.title}>
        <Link to="/$lang/forums/$year/sessions/$code" params={{ lang, year: `${year}`, code: session.code }}>
          <Local text={session.title} />
        </Link>
      </h3>
      <People session={session} />
      {session.goals.length > 0 && (
        <p className={css.goals}>
          <GoalNumbers codes={session.goals} />
        </p>
      )}
      {slot && !isCancelled && action && <div className={css.action}>{action(slot, session)}</div>}
    </article>
  );
}

const LEADING = ['CHAIR', 'CO_CHAIR', 'PRESIDENT', 'MODERATOR'];

/** Who leads the session, by name and role, then the others by name. */
function People({ session }: Pick<Entry, 'session'>) {
  const { t } = useI18n();
  const named = session.appearances.filter((a) => a.name);
  const others = named.filter((a) => !LEADING.includes(a.role));
  const leading = named.filter((a) => LEADING.includes(a.role));
  if (named.length === 0) return null;
  return (
    <p className={css.people}>
      {leading.map(({ name, role }) => (
        <span key={`${name}${role}`}>
          <bdi>{name}</bdi>
          {t('beside', { note: t(`role.${role}`) })}
        </span>
      ))}
      {others.map(({ name, role }) => (
        <span key={`${name}${role}`}>
          <bdi>{name}</bdi>
        </span>
      ))}
    </p>
  );
}
