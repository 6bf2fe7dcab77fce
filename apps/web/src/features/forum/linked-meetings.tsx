import { clockText, daysText } from '../../lib/format.ts';
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../lib/graphql.ts';
import { LocalTextFields } from '../../lib/local-text.ts';
import { type I18n, useI18n } from '../../lib/t.tsx';
import { DocumentLinks, OutLink } from '../../ui/document-links.tsx';
import { Local } from '../../ui/local.tsx';
import { zoneText } from '../../ui/when.tsx';
import css from './linked-meetings.module.css';

export const LinkedMeetingFields = graphql(
  `
    fragment LinkedMeetingFields on LinkedMeeting {
      id
      kind
      title(lang: $lang) {
        ...LocalTextFields
      }
      place
      startDay
      startTime
      endDay
      endTime
      timeZone
      organisers
      documents {
        title
        publisher
        date
        url
      }
      sourceUrl
    }
  `,
  [LocalTextFields],
);

/** Meetings beside the forum: expert groups, regional forums, calls, what took the place of a cancelled one. */
export function LinkedMeetings({ meetings }: { meetings: readonly FragmentOf<typeof LinkedMeetingFields>[] }) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <ul className={css.list}>
      {meetings.map((masked) => {
        const meeting = readFragment(LinkedMeetingFields, masked);
        const facts = [t(`meeting.${meeting.kind}`), timeText(meeting, i18n), meeting.place].filter(Boolean);
        return (
          <li key={meeting.id}>
            <h3>
              <Local text={meeting.title} />
            </h3>
            <p className={css.facts}>
              {facts.map((fact) => (
                <bdi key={fact}>{fact}</bdi>
              ))}
              {meeting.sourceUrl && <OutLink url={meeting.sourceUrl}>{t('session.source')}</OutLink>}
            </p>
            {meeting.organisers.length > 0 && (
              <p className={css.facts}>{t('forum.organisers', { names: meeting.organisers.join(t('list.comma')) })}</p>
            )}
            {meeting.documents.length > 0 && <DocumentLinks documents={meeting.documents} />}
          </li>
        );
      })}
    </ul>
  );
}

type Meeting = ResultOf<typeof LinkedMeetingFields>;

function timeText({ startDay, startTime, endDay, endTime, timeZone }: Meeting, { t, lang }: I18n): string | null {
  if (!startDay) return null;
  const days = daysText(startDay, endDay, lang);
  if (!startTime || !timeZone) return days;
  // Over several days the end is another day's hour, not the end of a range.
  const clock = clockText(startTime, endDay && endDay !== startDay ? null : endTime);
  return t('time.full', { day: days, time: clock, zone: zoneText(timeZone, t) });
}
