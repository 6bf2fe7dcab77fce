import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../lib/words.tsx';
import { useFilters } from './hrefs.ts';

/** Rows more at each press, and the most that one page holds; then those behind them have a page of their own. */
const PAGE = 100;
const MOST = 500;

/** The name under which the page stands in the address; a filter bar clears it with its filters. */
export const AFTER = 'after';

/**
 * How far a long list is shown: `first` rows behind the row `after`. One query however many rows are in view: a live
 * signal reads them all anew and loses none.
 */
export function useLongList() {
  const { get, set } = useFilters();
  const [first, setFirst] = useState(PAGE);
  const isFull = first >= MOST;
  const more = (next: string) => {
    setFirst(isFull ? PAGE : first + PAGE);
    if (isFull) set({ [AFTER]: next });
  };
  return { first, after: get(AFTER) || null, isFull, more };
}

type Found<T> = { data?: T; previousData?: T; error?: unknown };

/** What was found before is shown while the next is on its way, but not in the place of what could not be read. */
export const foundIn = <T,>({ data, previousData, error }: Found<T>): T | undefined =>
  data ?? (error ? undefined : previousData);

type MoreProps = { list: ReturnType<typeof useLongList>; next: string | null; isLoading: boolean };

/** The way to the rows that are not in view; nothing when all are. */
export function More({ list, next, isLoading }: MoreProps) {
  const { t } = useWords();
  if (next === null) return null;
  return (
    <Button variant="default" mt="md" loading={isLoading} onClick={() => list.more(next)}>
      {t(list.isFull ? 'action.nextRows' : 'action.more')}
    </Button>
  );
}
