import { useRouterState } from '@tanstack/react-router';
import { addressOf } from './addresses.ts';

/** The address of this page with its filters, for links that lead elsewhere and back. */
export const useHere = (): string =>
  useRouterState({ select: ({ location }) => addressOf(location.pathname, location.searchStr) });
