import { daysText } from '../../lib/format.ts';
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../lib/graphql.ts';
import { LocalTextFields } from '../../lib/local-text.ts';
import type { I18n } from '../../lib/t.tsx';
import type { Tone } from '../../ui/status.tsx';
import { zoneText } from '../../ui/when.tsx';

/** What every page of a forum names: which one it is, when, where, how it stands. */
export const ForumFacts = graphql(
  `
    fragment ForumFacts on Forum {
      year
      number
      title(lang: $lang) {
        ...LocalTextFields
      }
      startDate
      endDate
      datesToBeConfirmed
      timeZone
      venue
      mode
      status
      statusReason
      summaryReleasedAt
      isDemonstration
      stages {
        kind
        isOpen
        opensAt
        closesAt
        timeZone
      }
    }
  `,
  [LocalTextFields],
);

type Facts = ResultOf<typeof ForumFacts>;

export const readFacts = (forum: FragmentOf<typeof ForumFacts>): Facts => readFragment(ForumFacts, forum);

export const STATUS_TONES: Record<Facts['status'], Tone> = {
  PLANNED: 'calm',
  ANNOUNCED: 'good',
  LIVE: 'good',
  SUMMARY: 'calm',
  SUBMITTED: 'calm',
  ARCHIVED: 'calm',
  POSTPONED: 'wait',
  CANCELLED: 'stop',
};

/** Still to come or under way: its programme can be saved, its registration may open. */
export const isComing = ({ status }: Pick<Facts, 'status'>): boolean => status === 'ANNOUNCED' || status === 'LIVE';

export const isOpen = ({ stages }: Pick<Facts, 'stages'>, kind: Facts['stages'][number]['kind']): boolean =>
  stages.some((stage) => stage.kind === kind && stage.isOpen);

/** "5–6 May 2027, New York", or that the dates are not known. */
export function datesText(forum: Facts, { t, lang }: I18n): string {
  if (!forum.startDate) return t('dates.unknown');
  const days = daysText(forum.startDate, forum.endDate, lang);
  const dates = t('time.day', { time: days, zone: zoneText(forum.timeZone, t) });
  return forum.datesToBeConfirmed ? dates + t('beside', { note: t('dates.unknown') }) : dates;
}

/** The place, or the way of taking part where there is none. */
export function placeText(forum: Facts, { t }: I18n): string {
  return forum.venue ?? (forum.mode === 'VIRTUAL' ? t('forum.mode.VIRTUAL') : t('place.unknown'));
}
