import { Outlet } from '@tanstack/react-router';
import { Go } from '../features/platform/go.tsx';
import { useWords } from '../lib/words.tsx';
import styles from './member.module.css';
import { MemberBar } from './member-bar.tsx';

/** My: one column, its pages within the thumb's reach on a phone; the profile is in the person's own menu too. */
export function MyLayout() {
  const { t } = useWords();
  return (
    <div className={styles.my}>
      <MemberBar />
      <nav aria-label={t('shell.my')} className={styles.tabs}>
        <Go to="/my" exact>
          {t('my.home')}
        </Go>
        <Go to="/my/schedule">{t('my.schedule')}</Go>
        <Go to="/my/registration">{t('my.registration')}</Go>
        <Go to="/my/calendar">{t('my.calendar')}</Go>
        <Go to="/my/profile" className={styles.wideOnly}>
          {t('my.profile')}
        </Go>
      </nav>
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
