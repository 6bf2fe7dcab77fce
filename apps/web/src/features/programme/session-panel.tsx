import { useQuery } from '@apollo/client/react';
import { Tabs } from '@mantine/core';
import { useCallback } from 'react';
import { graphql, readFragment } from '../../lib/graphql.ts';
import { useLive } from '../../lib/live.ts';
import { useWords } from '../../lib/words.tsx';
import { useForum } from '../forum/desk-forum.tsx';
import { Answer, Empty } from '../platform/page.tsx';
import { SidePanel } from '../platform/side-panel.tsx';
import { SessionLinks, SessionLinksForm } from './session-links.tsx';
import { AppearanceDetails, SessionPeople } from './session-people.tsx';
import { SessionSlots, SlotDetails } from './session-slots.tsx';
import { SessionState } from './session-state.tsx';
import { SessionTexts, SessionTextsForm } from './session-texts.tsx';

const DeskSessionPanel = graphql(
  `
  query DeskSessionPanel($id: ID!, $forumId: ID!, $lang: Lang!) {
    deskSession(id: $id) {
      id version code status statusReason isRehearsal
      title(lang: $lang) { text lang state isFallback isStale }
      ...SessionTexts
      ...SessionLinks
      slots { id ...SlotDetails }
      appearances { id ...AppearanceDetails }
    }
    venueRooms(forumId: $forumId, first: 100) { id name(lang: $lang) { text lang state isFallback isStale } }
  }
`,
  [SessionTexts, SessionLinks, SlotDetails, AppearanceDetails],
);

/**
 * One session beside the table: times first, because they are what changes most. Always read anew: other lists hold
 * parts of a session, and a version must never be newer than the texts that a form begins from.
 */
export function SessionPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t, lang } = useWords();
  const forum = useForum();
  const query = useQuery(DeskSessionPanel, { variables: { id, forumId: forum.id, lang }, fetchPolicy: 'network-only' });
  const refetch = useCallback(() => query.refetch().catch(() => {}), [query.refetch]);
  useLive(`forum:${forum.id}:programme`, query);
  return (
    <SidePanel
      key={id}
      label={t('session.panel')}
      title={<bdi>{query.data?.deskSession?.title.text ?? '…'}</bdi>}
      onClose={onClose}
    >
      <Answer of={query}>
        {({ deskSession: session, venueRooms }) =>
          session ? (
            <Tabs defaultValue="slots" keepMounted={false}>
              <Tabs.List>
                <Tabs.Tab value="slots">{t('session.tab.slots')}</Tabs.Tab>
                <Tabs.Tab value="people">{t('session.tab.people')}</Tabs.Tab>
                <Tabs.Tab value="texts">{t('session.tab.texts')}</Tabs.Tab>
                <Tabs.Tab value="links">{t('session.tab.links')}</Tabs.Tab>
                <Tabs.Tab value="state">{t('session.tab.state')}</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="slots" pt="md">
                <SessionSlots
                  sessionId={session.id}
                  slots={session.slots.map((s) => readFragment(SlotDetails, s))}
                  rooms={venueRooms}
                  timeZone={forum.timeZone}
                  days={{ first: forum.startDate, last: forum.endDate }}
                  onChanged={refetch}
                />
              </Tabs.Panel>
              <Tabs.Panel value="people" pt="md">
                <SessionPeople
                  forumId={forum.id}
                  sessionId={session.id}
                  people={session.appearances.map((a) => readFragment(AppearanceDetails, a))}
                  onChanged={refetch}
                />
              </Tabs.Panel>
              <Tabs.Panel value="texts" pt="md">
                <SessionTextsForm forumId={forum.id} session={readFragment(SessionTexts, session)} onSaved={refetch} />
              </Tabs.Panel>
              <Tabs.Panel value="links" pt="md">
                <SessionLinksForm
                  session={readFragment(SessionLinks, session)}
                  isLive={session.status === 'LIVE'}
                  onSaved={refetch}
                />
              </Tabs.Panel>
              <Tabs.Panel value="state" pt="md">
                <SessionState session={session} />
              </Tabs.Panel>
            </Tabs>
          ) : (
            <Empty title={t('error.NOT_FOUND')} />
          )
        }
      </Answer>
    </SidePanel>
  );
}
