import { useCallback } from 'react';
import { instantText } from '../../lib/format.ts';
import { useWords } from '../../lib/words.tsx';
import { zoneText } from '../../ui/when.tsx';

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Words an instant on the reader's own clock, or in the given zone; the zone is always named. */
export function useMoment(): (instant: string, zone?: string) => string {
  const { t, lang } = useWords();
  return useCallback(
    (instant, zone = ownZone()) =>
      t('moment', { time: instantText(instant, zone, lang), zone: zoneText(zone, t as never) }),
    [t, lang],
  );
}
