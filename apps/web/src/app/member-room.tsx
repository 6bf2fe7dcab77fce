import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import styles from './member.module.css';
import { MemberBar } from './member-bar.tsx';
import { useTheme } from './member-theme.tsx';

/** Room: a cockpit, dark for those who chose no look of their own. */
export function RoomLayout() {
  const { prefer } = useTheme();
  useEffect(() => {
    prefer('dark');
    return () => prefer(null);
  }, [prefer]);
  return (
    <div className={styles.room}>
      <MemberBar />
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
