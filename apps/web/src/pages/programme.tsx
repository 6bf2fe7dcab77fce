import type { Lang } from '@sti/reference';
import { getRouteApi } from '@tanstack/react-router';
import { ForumFacts, isComing, readFacts } from '../features/forum/forum-facts.ts';
import { ForumFrame } from '../features/forum/forum-frame.tsx';
import { type Filters, filterSessions } from '../features/programme/filter.ts';
import { ProgrammeFilters } from '../features/programme/programme-filters.tsx';
import { ProgrammeList } from '../features/programme/programme-list.tsx';
import { SessionLine } from '../features/programme/session-fields.ts';
import type { SlotAction } from '../features/programme/session-row.tsx';
import { timetableOf } from '../features/programme/timetable.ts';
import { SaveSlot } from '../features/schedule/save-slot.tsx';
import type { Data } from '../lib/data.tsx';
import { instantDayText } from '../lib/format.ts';
import { graphql, type ResultOf } from '../lib/graphql.ts';
import { textOr, useI18n } from '../lib/t.tsx';
import { PageHead } from '../ui/page.tsx';
import css from './programme.module.css';

const ProgrammeDocument = graphql(
  `
    query ProgrammePage($year: Int!, $lang: Lang!) {
      forum(year: $year) {
        ...ForumFacts
      }
      programme(year: $year) {
        number
        label
        publishedAt
        sessions(first: 500) {
          ...SessionLine
        }
      }
    }
  `,
  [ForumFacts, SessionLine],
);
type Released = NonNullable<ResultOf<typeof ProgrammeDocument>['programme']>;

export async function loadProgramme(data: Data, variables: { year: number; lang: Lang }) {
  const { forum, programme } = await data.load(ProgrammeDocument, variables);
  return forum && { forum, programme };
}

const route = getRouteApi('/$lang/forums/$year/programme');

/** The released programme of a forum, by day. */
export function ProgrammePage() {
  const { t } = useI18n();
  const { forum, programme } = route.useLoaderData();
  const facts = readFacts(forum);
  const isEmpty = !programme || programme.sessions.length === 0;
  const nothing = facts.status === 'CANCELLED' ? t('programme.cancelled') : t('programme.notReleased');
  return (
    <ForumFrame forum={forum}>
      <PageHead
        title={t('title.of', { part: t('programme.title'), whole: facts.title.text })}
        description={t('programme.description', { forum: facts.title.text })}
      />
      <div className={css.head}>
        <h1>{t('programme.title')}</h1>
        {programme && !isEmpty && <Version programme={programme} forum={facts} />}
      </div>
      {isEmpty ? (
        <p className={css.empty}>{nothing}</p>
      ) : (
        <Filtered programme={programme} year={facts.year} isSavable={isComing(facts)} />
      )}
    </ForumFrame>
  );
}

function Filtered({ programme, year, isSavable }: { programme: Released; year: number; isSavable: boolean }) {
  const { t } = useI18n();
  const filters: Filters = route.useSearch();
  const { sessions } = programme;
  const action: SlotAction | undefined = isSavable
    ? (slot, session) => <SaveSlot slot={slot} title={session.title.text} />
    : undefined;
  const shown = filterSessions(sessions, filters);
  const isAll = shown.length === sessions.length;
  const count = isAll
    ? t('programme.count', { n: shown.length })
    : t('programme.countOf', { n: shown.length, all: sessions.length });
  return (
    <>
      <ProgrammeFilters sessions={sessions} filters={filters} count={count} />
      {shown.length === 0 ? (
        <p className={css.empty}>{t('programme.none')}</p>
      ) : (
        <ProgrammeList timetable={timetableOf(shown, filters.day)} year={year} action={action} />
      )}
    </>
  );
}

function Version({
  programme,
  forum: { year, timeZone },
}: {
  programme: Released;
  forum: ReturnType<typeof readFacts>;
}) {
  const { number, label, publishedAt } = programme;
  const { t, lang } = useI18n();
  const date = instantDayText(publishedAt, timeZone, lang);
  return (
    <p className={css.version}>
      <span>
        {label
          ? t('programme.versionLabel', { number, label: textOr(t, `programme.label.${label}`, label), date })
          : t('programme.version', { number, date })}
      </span>
      <a href={`/forums/${year}/programme.ics?lang=${lang}`}>{t('forum.calendar')}</a>
    </p>
  );
}
