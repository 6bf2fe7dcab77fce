import { useApolloClient } from '@apollo/client/react';
import { Anchor } from '@mantine/core';
import { useEffect, useState } from 'react';
import { onTrouble, type TroubleCode } from '../../lib/apollo.ts';
import { CurrentViewer } from '../../lib/viewer.ts';
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
  const isSignedOut = code === 'NOT_SIGNED_IN';
  // Signing in happens in another tab: whoever comes back from there is asked for. Somebody else is not meant.
  const client = useApolloClient();
  useEffect(() => {
    if (!isSignedOut) return;
    const ask = async () => {
      const here = client.readQuery({ query: CurrentViewer })?.viewer?.person.id;
      const now = await client.query({ query: CurrentViewer, fetchPolicy: 'no-cache' }).catch(() => null);
      if (here && now?.data?.viewer?.person.id === here) setCode(null);
    };
    const heard = () => void ask();
    window.addEventListener('focus', heard);
    return () => window.removeEventListener('focus', heard);
  }, [client, isSignedOut]);
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
      {isSignedOut && (
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
