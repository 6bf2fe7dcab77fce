/** Set beside the login cookie for scripts to read; it only says that asking as a person makes sense. */
export const isSignedIn = (): boolean => /(?:^|; )signed=1(?:;|$)/.test(document.cookie);
