import { useApolloClient } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { troubleCode } from '../../lib/apollo.ts';
import { clearDevice, unsentCount } from '../../lib/device.ts';
import { graphql } from '../../lib/graphql.ts';
import { useViewer } from '../../lib/viewer.ts';
import { useWords } from '../../lib/words.tsx';
import { useHref } from '../platform/hrefs.ts';
import { Trouble } from '../platform/trouble.tsx';
import { sendWaiting } from '../platform/undo.tsx';
import type { Trouble as TroubleData } from '../platform/verb.ts';
import styles from './sign-out.module.css';

const SignOut = graphql(`
  mutation SignOut { signOut }
`);

/**
 * Ends this login, forgets what this device kept of it, and goes to the public pages. `question` is what stands before
 * that: entries that wait here to be sent, or why it could not be done.
 */
export function useSignOut(): { signOut(): void; question: ReactNode } {
  const client = useApolloClient();
  const href = useHref();
  const personId = useViewer()?.me.id ?? '';
  const [waiting, setWaiting] = useState<number | null>(null);
  const [isLeaving, setLeaving] = useState(false);
  const [trouble, setTrouble] = useState<TroubleData | null>(null);

  async function leave() {
    setTrouble(null);
    setLeaving(true);
    await sendWaiting();
    const code = await client.mutate({ mutation: SignOut }).then(() => null, troubleCode);
    setLeaving(false);
    // A login that has ended already leaves as much on this device as one that ends now.
    if (code && code !== 'NOT_SIGNED_IN') {
      setTrouble({ kind: 'error', code });
      return setWaiting((n) => n ?? 0);
    }
    await client.clearStore();
    clearDevice(personId);
    location.assign(href(''));
  }
  return {
    signOut: () => {
      const count = unsentCount(personId);
      if (count > 0) setWaiting(count);
      else void leave();
    },
    question: waiting !== null && (
      <Question
        busy={isLeaving}
        isFailed={trouble !== null}
        waiting={waiting}
        onLeave={() => void leave()}
        onStay={() => setWaiting(null)}
      >
        <Trouble trouble={trouble} />
      </Question>
    ),
  };
}

type Props = {
  busy: boolean;
  isFailed: boolean;
  waiting: number;
  onLeave(): void;
  onStay(): void;
  children: ReactNode;
};

/** The browser's own dialog keeps the focus inside and closes with Escape. */
function Question({ busy, isFailed, waiting, onLeave, onStay, children }: Props) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const from = document.activeElement as HTMLElement | null;
    dialog.current?.showModal();
    return () => from?.focus();
  }, []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="sign-out" onClose={onStay}>
      <h2 id="sign-out">{t(isFailed ? 'signOut.failed' : 'action.signOut')}</h2>
      {waiting > 0 && <p>{t('signOut.unsent', { n: waiting })}</p>}
      {children}
      <div className={styles.foot}>
        <Button variant="default" onClick={() => dialog.current?.close()}>
          {t('action.cancel')}
        </Button>
        <Button loading={busy} onClick={onLeave}>
          {t('action.signOut')}
        </Button>
      </div>
    </dialog>
  );
}
