/** Set beside the login cookie for scripts to read; it only says that asking as a person makes sense. */
export const isSignedIn = (): boolean => /(?:^|; )signed=1(?:;|$)/.test(document.cookie);

/** Hears when one comes back to the tab: beside it somebody may have signed in or out. */
export const onReturn = (listener: () => void) => {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
};
