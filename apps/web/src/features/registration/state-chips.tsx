import type { RegistrationStatus } from '@sti/domain';
import { useWords } from '../../lib/words.tsx';
import styles from './desk-list.module.css';
import { countsByState, type StateCount } from './state-counts.ts';

type Props = { counts: readonly StateCount[]; chosen: string; onChoose(status: RegistrationStatus | null): void };

/** How many registrations stand in each state; a press shows only these, a second one all. */
export function StateChips({ counts, chosen, onChoose }: Props) {
  const { t } = useWords();
  const states = countsByState(counts);
  if (states.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that belong together, no fields of a form
    <div className={styles.states} role="group" aria-label={t('desk.status')}>
      {states.map(({ status, count }) => (
        <button
          key={status}
          type="button"
          aria-pressed={status === chosen}
          onClick={() => onChoose(status === chosen ? null : status)}
        >
          <span>{t(`status.${status}`)}</span>
          <b>{count}</b>
        </button>
      ))}
    </div>
  );
}
