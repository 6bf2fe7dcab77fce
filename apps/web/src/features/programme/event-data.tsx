import { placeOf, type SessionFull } from './session-fields.ts';

/** The session as schema.org data for search engines: data, not script, so the content security policy lets it be. */
export function EventData({ session, forumTitle }: { session: SessionFull; forumTitle: string }) {
  const json = JSON.stringify(eventOf(session, forumTitle)).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON without any `<` cannot leave its element
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}

function eventOf(session: SessionFull, forumTitle: string): object {
  const [slot] = session.slots;
  const isCancelled = session.status === 'CANCELLED' || slot?.status === 'CANCELLED';
  const named = session.appearances.filter((a) => a.name);
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: session.title.text,
    inLanguage: session.title.lang,
    startDate: slot?.startsAt ?? slot?.day ?? undefined,
    endDate: slot?.endsAt ?? undefined,
    eventStatus: `https://schema.org/${isCancelled ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: slot?.mode && `https://schema.org/${ATTENDANCE[slot.mode]}`,
    location: slot && placeOf(slot) ? { '@type': 'Place', name: placeOf(slot) } : undefined,
    description: (session.background ?? session.objectives)?.text,
    organizer: session.organisers.map((name) => ({ '@type': 'Organization', name })),
    performer: named.map(({ name }) => ({ '@type': 'Person', name })),
    superEvent: { '@type': 'Event', name: forumTitle },
  };
}

const ATTENDANCE = {
  IN_PERSON: 'OfflineEventAttendanceMode',
  HYBRID: 'MixedEventAttendanceMode',
  VIRTUAL: 'OnlineEventAttendanceMode',
} as const;
