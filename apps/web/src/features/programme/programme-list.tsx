import { clockText, dayText } from '../../lib/format.ts';
import { useI18n } from '../../lib/t.tsx';
import { OwnTime, unknownTime, zoneText } from '../../ui/when.tsx';
import css from './programme-list.module.css';
import { SessionRow, type SlotAction } from './session-row.tsx';
import type { Day, Entry, Hour, Timetable } from './timetable.ts';

type Props = { timetable: Timetable; year: number; action?: SlotAction };

const isOver = ({ session }: Entry) => session.status === 'CLOSED';

/** The programme by day, with the hours along its side; what begins together stands together. */
export function ProgrammeList({ timetable: { days, unknown }, year, action }: Props) {
  const { t, lang } = useI18n();
  const unknownDay = t(unknown.every(isOver) ? 'time.unrecorded' : 'programme.unknownDay');
  return (
    <>
      {days.length > 1 && (
        <nav className={css.days} aria-label={t('programme.days')}>
          {days.map(({ day }) => (
            <a key={day} href={`#${day}`}>
              {dayText(day, lang)}
            </a>
          ))}
          {unknown.length > 0 && <a href="#unknown">{unknownDay}</a>}
        </nav>
      )}
      {days.map((day) => (
        <DayPart key={day.day} day={day} year={year} action={action} />
      ))}
      {unknown.length > 0 && (
        <section className={css.day} id="unknown" aria-labelledby="unknown-title">
          <h2 id="unknown-title">{unknownDay}</h2>
          <div className={css.unknown}>
            {unknown.map((entry) => (
              <SessionRow key={entry.session.code} entry={entry} year={year} action={action} />
            ))}
          </div>
        </section>
      )}
    </>
  );
}

function DayPart({ day: { day, hours }, year, action }: { day: Day; year: number; action?: SlotAction }) {
  const { lang } = useI18n();
  return (
    <section className={css.day} id={day} aria-labelledby={`${day}-title`}>
      <h2 id={`${day}-title`}>
        <time dateTime={day}>{dayText(day, lang, 'long')}</time>
      </h2>
      {hours.map((hour) => (
        <HourPart key={hour.slot.uid} hour={hour} year={year} action={action} />
      ))}
    </section>
  );
}

function HourPart({ hour: { slot, entries }, year, action }: { hour: Hour; year: number; action?: SlotAction }) {
  const { t } = useI18n();
  return (
    <div className={css.hour}>
      <p className={css.rail}>
        {slot.startTime ? (
          <>
            <time className={css.time} dateTime={slot.startsAt ?? undefined}>
              {clockText(slot.startTime, slot.endTime)}
            </time>
            <span>{zoneText(slot.timeZone, t)}</span>
            <OwnTime slot={slot} />
          </>
        ) : (
          <span>{t(unknownTime(entries.every(isOver)))}</span>
        )}
        {entries.length > 1 && slot.startTime && <span>{t('programme.parallel', { n: entries.length })}</span>}
      </p>
      <div className={entries.length > 1 ? css.parallels : undefined}>
        {entries.map((entry) => (
          <SessionRow key={`${entry.session.code}${entry.slot?.uid}`} entry={entry} year={year} action={action} />
        ))}
      </div>
    </div>
  );
}
