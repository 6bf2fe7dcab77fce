import { useQuery } from '@apollo/client/react';
import { Notifications } from '@mantine/notifications';
import { Outlet } from '@tanstack/react-router';
import { Answer, Page } from '../features/platform/page.tsx';
import { PageTrouble } from '../features/platform/page-trouble.tsx';
import { CurrentViewer } from '../lib/viewer.ts';
import { useWords } from '../lib/words.tsx';
import { DoorBar } from './member-bar.tsx';
import { SignInFirst } from './member-sign-in.tsx';

/** Around every signed-in page: what concerns all of them, and the door. */
export function MemberRoot() {
  return (
    <>
      <PageTrouble />
      <Door />
      {/* A way back that a stray finger sweeps away is none. */}
      <Notifications
        position="bottom-center"
        limit={3}
        containerWidth={480}
        allowDragDismiss={false}
        allowScrollDismiss={false}
      />
    </>
  );
}

function Door() {
  const { t } = useWords();
  const query = useQuery(CurrentViewer, { fetchPolicy: 'cache-first' });
  if (query.data) return query.data.viewer ? <Outlet /> : <SignInFirst />;
  if (!query.error) return null;
  // Who could not be asked for is not signed out.
  return (
    <>
      <DoorBar />
      <main id="content" tabIndex={-1}>
        <Page title={t('shell.brand')}>
          <Answer of={query}>{() => null}</Answer>
        </Page>
      </main>
    </>
  );
}
