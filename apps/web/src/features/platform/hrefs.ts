import { useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useWords } from '../../lib/words.tsx';

/** Addresses of the signed-in surfaces in the reader's language: `href('/desk/2027')`. */
export function useHref(): (path: string) => string {
  const { lang } = useWords();
  return useCallback((path: string) => `/${lang}${path}`, [lang]);
}

/** Goes to an address of the application without loading the page again. */
export function useGoTo(): (path: string) => void {
  const router = useRouter();
  const href = useHref();
  return useCallback((path: string) => router.history.push(href(path)), [router, href]);
}

/** A part of the address by its name ('year', 'sessionId'); empty where the page has none. */
export function useParam(name: string): string {
  return useParams({ strict: false, select: (params) => (params as Record<string, string | undefined>)[name] ?? '' });
}

/** Where to sign in, with the way back to this page. */
export function useSignInHref(): string {
  const href = useHref();
  const here = useRouterState({ select: (s) => s.location.href });
  return `${href('/sign-in')}?next=${encodeURIComponent(here)}`;
}

/** Filters live in the address, so that a list can be sent to a colleague as it is seen. */
export function useFilters(): { get(name: string): string; set(changes: Record<string, string | null>): void } {
  const router = useRouter();
  const search = useRouterState({ select: (s) => s.location.searchStr });
  return useMemo(() => {
    const now = new URLSearchParams(search);
    return {
      get: (name) => now.get(name) ?? '',
      set: (changes) => {
        const next = new URLSearchParams(router.state.location.searchStr);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        const text = next.toString();
        router.history.replace(router.state.location.pathname + (text ? `?${text}` : ''));
      },
    };
  }, [router, search]);
}
