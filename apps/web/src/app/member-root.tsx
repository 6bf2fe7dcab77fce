import { Notifications } from '@mantine/notifications';
import { Outlet } from '@tanstack/react-router';
import { PageTrouble } from '../features/platform/page-trouble.tsx';
import { useViewer } from '../lib/viewer.ts';
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
  const viewer = useViewer();
  if (viewer === undefined) return null;
  return viewer ? <Outlet /> : <SignInFirst />;
}
