import { useApolloClient, useMutation } from '@apollo/client/react';
import { useCallback } from 'react';
import { clearDevice } from '../../lib/device.ts';
import { graphql } from '../../lib/graphql.ts';
import { useHref } from '../platform/hrefs.ts';

const SignOut = graphql(`
  mutation SignOut { signOut }
`);

/** Ends this login, forgets what this device kept of it, and goes to the public pages. */
export function useSignOut(): () => void {
  const [signOut] = useMutation(SignOut);
  const client = useApolloClient();
  const href = useHref();
  return useCallback(() => {
    void signOut()
      .then(() => client.clearStore())
      .then(() => {
        clearDevice();
        location.assign(href(''));
      })
      .catch(() => {});
  }, [signOut, client, href]);
}
