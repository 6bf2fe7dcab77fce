import { OUTCOME_STATUSES, OUTCOME_TYPES, type OutcomeStatus, type OutcomeType } from '@sti/domain';
import { useWords } from '../../lib/words.tsx';
import platform from '../platform/platform.module.css';
import styles from './matrix.module.css';

type Props = {
  counts: readonly { type: OutcomeType; status: OutcomeStatus; count: number }[];
  onChoose(type: OutcomeType, status: OutcomeStatus): void;
};

/** Type by status in numbers; a number opens the rows that it counts. */
export function OutcomeMatrix({ counts, onChoose }: Props) {
  const { t } = useWords();
  const of = (type: OutcomeType, status: OutcomeStatus) =>
    counts.find((c) => c.type === type && c.status === status)?.count ?? 0;
  const types = OUTCOME_TYPES.filter((type) => counts.some((c) => c.type === type && c.count > 0));
  const statuses = OUTCOME_STATUSES.filter((status) => counts.some((c) => c.status === status && c.count > 0));
  if (types.length === 0) return null;
  return (
    <details className={`${platform.more} ${styles.matrix}`}>
      <summary>{t('outcomes.matrix')}</summary>
      <table>
        <thead>
          <tr>
            <td />
            {statuses.map((s) => (
              <th key={s} scope="col">
                {t(`status.${s}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {types.map((type) => (
            <tr key={type}>
              <th scope="row">{t(`outcomeType.${type}`)}</th>
              {statuses.map((status) => {
                const n = of(type, status);
                return (
                  <td key={status}>
                    {n > 0 ? (
                      <button
                        type="button"
                        onClick={() => onChoose(type, status)}
                        aria-label={t('outcomes.matrixCell', {
                          n,
                          type: t(`outcomeType.${type}`),
                          status: t(`status.${status}`),
                        })}
                      >
                        {n}
                      </button>
                    ) : (
                      '–'
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
