import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useOwnLive } from '../../features/people/own-live.ts';
import { Answer, Empty, Page as Frame } from '../../features/platform/page.tsx';
import { Trouble } from '../../features/platform/trouble.tsx';
import { useSaving } from '../../features/schedule/saving.ts';
import styles from '../../features/schedule/schedule.module.css';
import {
  readSchedule,
  ScheduleLine,
  ScheduleLineItem,
  type ScheduleRow,
} from '../../features/schedule/schedule-line.tsx';
import { dayText } from '../../lib/format.ts';
import { graphql } from '../../lib/graphql.ts';
import { useLive } from '../../lib/live.ts';
import { useWords } from '../../lib/words.tsx';
import { zoneText } from '../../ui/when.tsx';

const MySchedulePage = graphql(
  `
  query MySchedulePage($lang: Lang!) {
    mySchedule(first: 500) { slotUid ...ScheduleLineItem }
  }
`,
  [ScheduleLineItem],
);

type Day = { day: string | null; timeZone: string; rows: ScheduleRow[] };

/** Day by day in the zone of each day; what has no day yet stands at the end. */
function byDay(rows: readonly ScheduleRow[]): Day[] {
  const days = new Map<string, Day>();
  for (const row of rows) {
    const key = row.slot.day ? `${row.slot.day} ${row.slot.timeZone}` : '~';
    const day = days.get(key) ?? { day: row.slot.day, timeZone: row.slot.timeZone, rows: [] };
    day.rows.push(row);
    days.set(key, day);
  }
  return [...days].sort(([a], [b]) => a.localeCompare(b)).map(([, day]) => day);
}

export function Page() {
  const { t, lang } = useWords();
  const query = useQuery(MySchedulePage, { variables: { lang } });
  const refetch = useCallback(() => query.refetch().catch(() => {}), [query.refetch]);
  useLive('public', query);
  useOwnLive(query);
  const years = readSchedule(query.data?.mySchedule ?? []).flatMap((row) => row.session?.forumYear ?? []);
  const year = years.length ? Math.max(...years) : null;
  return (
    <Frame
      title={t('my.scheduleTitle')}
      lead={t('my.scheduleLead')}
      action={
        <>
          <Button component="a" href={year ? `/${lang}/forums/${year}/programme` : `/${lang}`} variant="light">
            {t('schedule.toProgramme')}
          </Button>
          <Button variant="default" onClick={() => print()}>
            {t('action.print')}
          </Button>
        </>
      }
    >
      <Answer of={query}>{({ mySchedule }) => <Days rows={readSchedule(mySchedule)} refetch={refetch} />}</Answer>
    </Frame>
  );
}

function Days({ rows, refetch }: { rows: ScheduleRow[]; refetch(): void }) {
  const { t, lang } = useWords();
  const saving = useSaving(refetch);
  const days = useMemo(() => byDay(rows), [rows]);
  const titleOf = (uid: string) => rows.find((r) => r.slotUid === uid)?.title?.text;
  if (rows.length === 0) {
    return (
      <Empty title={t('schedule.none')}>
        <p>{t('schedule.noneHelp')}</p>
      </Empty>
    );
  }
  return (
    <>
      <Trouble trouble={saving.trouble} />
      {days.map(({ day, timeZone, rows: items }) => (
        <section key={`${day}${timeZone}`} className={styles.day}>
          <h2>
            {day ? dayText(day, lang, 'long') : t('schedule.unknownDay')}
            {day && <span>{t('schedule.zone', { zone: zoneText(timeZone, t as never) })}</span>}
          </h2>
          <ul>
            {items.map((row) => (
              <ScheduleLine
                key={row.slotUid}
                row={row}
                titleOf={titleOf}
                onRemove={() => void saving.remove(row.slotUid, row.title?.text ?? '')}
                onSave={() => void saving.add(row.slotUid)}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
