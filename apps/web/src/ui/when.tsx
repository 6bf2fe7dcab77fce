import { useEffect, useState } from 'react';
import { clockText, type DayShape, dayText, timeElsewhere, zoneCity } from '../lib/format.ts';
import { type Translate, textOr, useI18n, useT } from '../lib/t.tsx';
import css from './when.module.css';

/** A planned time: local day and clock of its zone, with the instants that follow from them. */
export type SlotTime = {
  day: string | null;
  startTime: string | null;
  endTime: string | null;
  timeZone: string;
  startsAt: string | null;
  endsAt: string | null;
};

/** The zone's name as text, always printed beside a time. */
export function zoneText(zone: string, t: Translate): string {
  return textOr(t, `city.${zone}`, zoneCity(zone));
}

/** What is said of a time that is not known: of a session that is over nobody will confirm it any more. */
export const unknownTime = (isOver?: boolean) => (isOver ? 'time.unrecorded' : 'time.unknown');

/** "Wed 5 May, 10:15–11:30, New York", with the reader's own time beside it once the browser can tell. */
export function When({ slot, isOver, shape = 'short' }: { slot?: SlotTime; isOver?: boolean; shape?: DayShape }) {
  const { t, lang } = useI18n();
  const unknown = t(unknownTime(isOver));
  if (!slot?.day) return <span>{unknown}</span>;
  const day = dayText(slot.day, lang, shape);
  const clock = slot.startTime ? clockText(slot.startTime, slot.endTime) : unknown;
  const zone = zoneText(slot.timeZone, t);
  return (
    <span className={css.when}>
      <time dateTime={slot.startsAt ?? slot.day}>{t('time.full', { day, time: clock, zone })}</time>{' '}
      <OwnTime slot={slot} />
    </span>
  );
}

/** The same time on the reader's own clock; nothing while it is the same, or before the browser can tell. */
export function OwnTime({ slot }: { slot: SlotTime }) {
  const t = useT();
  const { lang } = useI18n();
  const [own, setOwn] = useState<{ time: string; zone: string } | null>(null);
  const { day, startTime, startsAt, endsAt } = slot;
  useEffect(() => {
    if (!day || !startTime || !startsAt) return;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const time = timeElsewhere({ day, startTime, startsAt, endsAt }, zone, lang);
    setOwn(time === null ? null : { time, zone });
  }, [day, startTime, startsAt, endsAt, lang]);
  if (!own) return null;
  return <span className={css.own}>{t('time.own', { time: own.time, zone: zoneText(own.zone, t) })}</span>;
}
