import { Anchor } from '@mantine/core';
import { useEffect, useState } from 'react';
import { onTrouble, type TroubleCode } from '../../lib/apollo.ts';
import { useWords } from '../../lib/words.tsx';
import { useSignInHref } from './hrefs.ts';
import styles from './platform.module.css';

/** What concerns the whole page, said once above it: offline, signed out, a newer version. Offline is a state, no error. */
export function PageTrouble() {
  const { t } = useWords();
  const signIn = useSignInHref();
  const [isOnline, setOnline] = useState(() => navigator.onLine);
  const [code, setCode] = useState<TroubleCode | null>(null);
  useEffect(() => {
    const heard = () => setOnline(navigator.onLine);
    window.addEventListener('online', heard);
    window.addEventListener('offline', heard);
    const off = onTrouble((c) => (c === 'RELOAD' || c === 'NOT_SIGNED_IN') && setCode(c));
    return () => {
      window.removeEventListener('online', heard);
      window.removeEventListener('offline', heard);
      off();
    };
  }, []);
  return (
    <div role="status" className={styles.pageTrouble}>
      {!isOnline && <p>{t('state.offline')}</p>}
      {code === 'RELOAD' && (
        <p>
          {t('state.newVersion')}{' '}
          <Anchor component="button" type="button" inherit onClick={() => location.reload()}>
            {t('action.reload')}
          </Anchor>
        </p>
      )}
      {code === 'NOT_SIGNED_IN' && (
        <p>
          {t('state.signedOut')}{' '}
          <Anchor href={signIn} inherit>
            {t('action.signIn')}
          </Anchor>
        </p>
      )}
    </div>
  );
}
