import { isRegionalGroup, regionalGroupName } from '@sti/reference';
import { useWords } from '../../lib/words.tsx';
import styles from './desk-list.module.css';
import type { NumberRow } from './registration-figures.tsx';

/** The approved registrations by regional group of the country: always in view, because it is decided with an eye on it. */
export function GroupBalance({ numbers }: { numbers: readonly NumberRow[] }) {
  const { t, lang } = useWords();
  const rows = numbers.filter(({ by, key, count }) => by === 'COUNTRY_GROUP' && (count || isRegionalGroup(key)));
  const most = Math.max(...rows.map((row) => row.count ?? 0), 0);
  if (most === 0) return null;
  return (
    <section className={styles.balance} aria-labelledby="group-balance">
      <h2 id="group-balance">{t('registrations.balance')}</h2>
      <ul>
        {rows.map(({ key, count }) => (
          <li key={key}>
            <span>{isRegionalGroup(key) ? regionalGroupName(key, lang) : t('figures.noGroup')}</span>
            <b>{count ?? 0}</b>
            <span className={styles.bar} aria-hidden="true">
              <span style={{ inlineSize: `${(100 * (count ?? 0)) / most}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
