import { useCallback, useRef } from 'react';
import { newId } from '../../lib/new-id.ts';
import type { Verb } from './verb.ts';

type Keyed = { idempotencyKey: string };

/**
 * Runs a verb so that one act happens once: tried again because no answer came it carries the same key, and the server
 * knows it. After an answer, also a refusal, the next try is another act.
 */
export function useOnce<R, V extends Keyed>({
  run,
}: Verb<R, V>): (variables: Omit<V, keyof Keyed>) => Promise<R | null> {
  const key = useRef('');
  return useCallback(
    async (variables) => {
      key.current ||= newId();
      const answer = await run({ ...variables, idempotencyKey: key.current } as V);
      if (answer) key.current = '';
      return answer;
    },
    [run],
  );
}
