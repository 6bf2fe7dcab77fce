import { isRegionalGroup, regionalGroupName } from '@sti/reference';
import { useWords } from '../../lib/words.tsx';
import styles from './figures.module.css';

export type NumberRow = { by: 'CATEGORY' | 'COUNTRY_GROUP' | 'MODE'; key: string; count: number | null };
type Props = { numbers: readonly NumberRow[]; categories: readonly { id: string; name: { text: string } }[] };

/** Who is registered, as labelled bars: each is a row of a list, so that it can be read without being seen. */
export function RegistrationFigures({ numbers, categories }: Props) {
  const { t, lang } = useWords();
  if (numbers.every((n) => n.count === 0)) return null;
  const labelOf = ({ by, key }: NumberRow) => {
    if (by === 'MODE') return t(`register.mode.${key as 'ONLINE'}`);
    if (by === 'COUNTRY_GROUP') return isRegionalGroup(key) ? regionalGroupName(key, lang) : t('figures.noGroup');
    return categories.find((c) => c.id === key)?.name.text ?? key;
  };
  return (
    <details className={styles.figures}>
      <summary>{t('figures.title')}</summary>
      <div className={styles.groups}>
        {(['CATEGORY', 'COUNTRY_GROUP', 'MODE'] as const).map((by) => {
          const rows = numbers.filter((n) => n.by === by);
          const most = Math.max(1, ...rows.map((r) => r.count ?? 0));
          return (
            <section key={by}>
              <h2>{t(`figures.${by}`)}</h2>
              <ul>
                {rows.map((row) => (
                  <li key={row.key}>
                    <span>
                      <bdi>{labelOf(row)}</bdi>
                    </span>
                    <b>{row.count ?? t('figures.small')}</b>
                    <meter aria-hidden="true" min={0} max={most} value={row.count ?? 0} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </details>
  );
}
