import { useMemo } from 'react';
import { groupBy } from '../../lib/group-by.ts';
import { useWords } from '../../lib/words.tsx';
import { zoneText } from '../../ui/when.tsx';

/** Where the United Nations meets most, under names of their own in every language. */
const UN_PLACES = [
  'America/New_York',
  'Europe/Zurich',
  'Europe/Vienna',
  'Africa/Nairobi',
  'Africa/Addis_Ababa',
  'Asia/Bangkok',
  'Asia/Beirut',
  'America/Santiago',
  'UTC',
];

/** All zones that the browser knows, by region and city; the present one even if the browser does not know it. */
export function useZoneOptions(present: string) {
  const { t, word, lang } = useWords();
  return useMemo(() => {
    const option = (zone: string) => ({ value: zone, label: t('zone.option', { city: zoneText(zone, t), zone }) });
    const known = new Set([...(Intl.supportedValuesOf?.('timeZone') ?? []), present]);
    const others = [...known].filter((zone) => !UN_PLACES.includes(zone));
    const regions = [...groupBy(others, (zone) => zone.split('/')[0] ?? '')].map(([region, zones]) => ({
      group: word('zone.region', region, 'status.other'),
      items: zones.map(option).sort((a, b) => a.label.localeCompare(b.label, lang)),
    }));
    regions.sort((a, b) => a.group.localeCompare(b.group, lang));
    return [{ group: t('zone.un'), items: UN_PLACES.map(option) }, ...regions];
  }, [present, t, word, lang]);
}
