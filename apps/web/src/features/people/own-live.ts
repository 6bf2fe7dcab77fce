import { useLive } from '../../lib/live.ts';
import { useViewer } from '../../lib/viewer.ts';

/** Asks again when something of the signed-in person changed: a decision, a saved session, a role. */
export function useOwnLive(query: Parameters<typeof useLive>[1]): void {
  const viewer = useViewer();
  useLive(viewer ? `person:${viewer.me.id}` : null, query);
}
