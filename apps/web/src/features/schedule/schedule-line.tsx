import { Button } from '@mantine/core';
import { clockText } from '../../lib/format.ts';
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Status } from '../../ui/status.tsx';
import { OwnTime, When } from '../../ui/when.tsx';
import styles from './schedule.module.css';

export const ScheduleLineItem = graphql(`
  fragment ScheduleLineItem on ScheduleItem {
    slotUid addedAt ownRole isGone isCancelled isMoved clashesWith
    title(lang: $lang) { text lang state isFallback isStale }
    session { code type forumYear isRehearsal status }
    slot { uid day startTime endTime timeZone startsAt endsAt place status room(lang: $lang) { text lang state isFallback isStale } }
  }
`);

export type ScheduleRow = ResultOf<typeof ScheduleLineItem>;
export type ScheduleRef = FragmentOf<typeof ScheduleLineItem>;
export const readSchedule = (rows: readonly ScheduleRef[]): ScheduleRow[] =>
  rows.map((row) => readFragment(ScheduleLineItem, row));

type Props = {
  row: ScheduleRow;
  titleOf(slotUid: string): string | undefined;
  onRemove?: () => void;
  onSave?: () => void;
};

/** One line of a schedule: time, title, place, own duty, and whatever it clashes with. */
export function ScheduleLine({ row, titleOf, onRemove, onSave }: Props) {
  const { t, lang } = useWords();
  const { slot, session } = row;
  const title = row.title?.text ?? session?.code ?? '';
  const clashing = row.clashesWith.map(titleOf).filter((name) => name !== undefined);
  return (
    <li className={styles.line} data-off={row.isGone || row.isCancelled || undefined}>
      <p className={styles.time}>
        {slot.startTime ? (
          <time dateTime={slot.startsAt ?? undefined}>{clockText(slot.startTime, slot.endTime)}</time>
        ) : (
          t('time.unknown')
        )}
        <span className={styles.zone}>
          <OwnTime slot={slot} />
        </span>
      </p>
      <div>
        <h3>
          {session && !row.isGone ? (
            <a href={`/${lang}/forums/${session.forumYear}/sessions/${session.code}`}>
              <bdi>{title}</bdi>
            </a>
          ) : (
            <bdi>{title}</bdi>
          )}
        </h3>
        <p className={styles.meta}>
          {row.ownRole && <Status tone="good">{t(`duty.${row.ownRole}`)}</Status>}
          {row.isGone ? (
            <Status tone="stop">{t('schedule.gone')}</Status>
          ) : (
            row.isCancelled && <Status tone="stop">{t('session.status.CANCELLED')}</Status>
          )}
          {row.isMoved && <Status tone="wait">{t('schedule.moved')}</Status>}
          {session?.isRehearsal && <span>{t('session.rehearsal')}</span>}
          <bdi>{slot.room?.text ?? slot.place ?? t('place.unknown')}</bdi>
        </p>
        {clashing.length > 0 && (
          <p className={styles.clash}>
            {t('schedule.clash', { n: clashing.length, titles: clashing.join(t('list.comma')) })}
          </p>
        )}
      </div>
      <div className={styles.lineAction}>
        {row.isMoved && onSave && (
          <Button variant="light" size="compact-md" onClick={onSave}>
            {t('schedule.seen')}
          </Button>
        )}
        {row.addedAt && onRemove && (
          <Button
            variant="subtle"
            size="compact-md"
            onClick={onRemove}
            aria-label={t('schedule.removeNamed', { title })}
          >
            {t('action.remove')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** The next item of a schedule, with the whole time and zone. */
export function NextItem({ row }: { row: ScheduleRow }) {
  const { t } = useWords();
  return (
    <>
      <h3>
        <bdi>{row.title?.text}</bdi>
      </h3>
      <p className={styles.meta}>
        {row.ownRole && <Status tone="good">{t(`duty.${row.ownRole}`)}</Status>}
        <When slot={row.slot} />
        <bdi>{row.slot.room?.text ?? row.slot.place ?? t('place.unknown')}</bdi>
      </p>
    </>
  );
}
