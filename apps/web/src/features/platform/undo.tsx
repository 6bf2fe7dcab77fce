import { useApolloClient } from '@apollo/client/react';
import { Button, Kbd } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useRef } from 'react';
import { newId } from '../../lib/new-id.ts';
import { useWords } from '../../lib/words.tsx';
import { isMac } from './keys.ts';
import styles from './platform.module.css';

const UNDO_MS = 10_000;

/** The offers that stand on the screen, the newest last: who has no mouse takes that one with Ctrl or Cmd and Z. */
const offers = new Map<string, () => void>();

function onUndoKey(event: KeyboardEvent) {
  const isAsked = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
  const take = [...offers.values()].at(-1);
  // In a field the keys belong to its text.
  const isTyping = (event.target as Element).closest?.('input, textarea, [contenteditable=true]');
  if (!isAsked || !take || isTyping) return;
  event.preventDefault();
  take();
}

/** Says what happened, with a way back for ten seconds; gives what takes the offer away earlier. */
export function useUndo(): (text: string, undo: () => void) => () => void {
  const { t } = useWords();
  return useCallback(
    (text, undo) => {
      const id = newId();
      const take = () => {
        notifications.hide(id);
        undo();
      };
      offers.set(id, take);
      document.addEventListener('keydown', onUndoKey);
      notifications.show({
        id,
        autoClose: UNDO_MS,
        role: 'status',
        onClose: () => {
          offers.delete(id);
          if (offers.size === 0) document.removeEventListener('keydown', onUndoKey);
        },
        message: (
          <span className={styles.undo}>
            <span>{text}</span>
            <Button size="compact-sm" variant="white" aria-keyshortcuts="Control+Z Meta+Z" onClick={take}>
              <span>{t('action.undo')}</span>
              <Kbd size="xs" aria-hidden="true" className={styles.key}>
                {isMac() ? '⌘Z' : 'Ctrl Z'}
              </Kbd>
            </Button>
          </span>
        ),
      });
      return () => void notifications.hide(id);
    },
    [t],
  );
}

/** Of each page's part that has verbs waiting: sends them now. */
const flushes = new Set<() => Promise<unknown>>();

/** Sends what still waits for its undo, and waits for the answers: whoever signs out cannot send it any more. */
export const sendWaiting = (): Promise<unknown> => Promise.allSettled([...flushes].map((flush) => flush()));

/**
 * For a verb that has no way back on the server: it is sent when the ten seconds are over, or at once when the page is
 * left. `hidden` holds the ids that the page no longer shows meanwhile.
 */
export function useDelayed(): (text: string, commit: () => Promise<unknown>, cancel: () => void) => void {
  const offer = useUndo();
  const client = useApolloClient();
  const waiting = useRef(new Map<string, () => Promise<unknown>>());
  useEffect(() => {
    let isSent = false;
    const flush = () => {
      const sends = [...waiting.current.values()];
      isSent ||= sends.length > 0;
      return Promise.all(sends.map((send) => send()));
    };
    flushes.add(flush);
    // Out of the browser's memory the page comes back as it was left; the answer to what was sent may be lost.
    const back = () => {
      if (isSent) void client.refetchQueries({ include: 'active' });
      isSent = false;
    };
    window.addEventListener('pagehide', flush);
    window.addEventListener('pageshow', back);
    return () => {
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('pageshow', back);
      flushes.delete(flush);
      void flush();
    };
  }, [client]);
  return useCallback(
    (text, commit, cancel) => {
      const id = newId();
      // Whoever comes first takes it off the list: what is sent can no longer be undone, and is not offered any more.
      const send = async () => {
        if (!waiting.current.delete(id)) return;
        clearTimeout(timer);
        withdraw();
        await commit();
      };
      const timer = setTimeout(send, UNDO_MS);
      waiting.current.set(id, send);
      const withdraw = offer(text, () => {
        if (!waiting.current.delete(id)) return;
        clearTimeout(timer);
        cancel();
      });
    },
    [offer],
  );
}

/** One sentence that something was done. */
export function useSay(): (text: string) => void {
  return useCallback((text) => {
    // One at a time: the last word counts.
    notifications.hide('said');
    notifications.show({ id: 'said', message: text, autoClose: 6000, role: 'status' });
  }, []);
}
