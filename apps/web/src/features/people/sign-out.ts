import { useApolloClient, useMutation } from '@apollo/client/react';
import { useCallback } from 'react';
import { clearDevice, unsentCount } from '../../lib/device.ts';
import { graphql } from '../../lib/graphql.ts';
import { useViewer } from '../../lib/viewer.ts';
import { useWords } from '../../lib/words.tsx';
import { useHref } from '../platform/hrefs.ts';

const SignOut = graphql(`
  mutation SignOut { signOut }
`);

/** Ends this login, forgets what this device kept of it, and goes to the public pages. */
export function useSignOut(): () => void {
  const [signOut] = useMutation(SignOut);
  const client = useApolloClient();
  const href = useHref();
  const { t } = useWords();
  const personId = useViewer()?.me.id ?? '';
  return useCallback(() => {
    const waiting = unsentCount(personId);
    if (waiting > 0 && !confirm(t('signOut.unsent', { n: waiting }))) return;
    void signOut()
      .then(() => client.clearStore())
      .then(() => {
        clearDevice();
        location.assign(href(''));
      })
      .catch(() => {});
  }, [signOut, client, href, t, personId]);
}
