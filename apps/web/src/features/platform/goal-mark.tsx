import { goalName } from '@sti/reference';
import { useWords } from '../../lib/words.tsx';
import goal from '../../ui/goal.module.css';
import { goalOfCode } from '../../ui/goal.tsx';
import styles from './platform.module.css';

/** The small mark of the Goal that a Goal or target belongs to. Its number stands beside it. */
export function GoalMark({ code }: { code: string }) {
  return <span className={`${goal.mark} ${styles.mark}`} data-goal={goalOfCode(code)} aria-hidden="true" />;
}

/** Goals and targets in one line of a dense list: mark and number; the name for those who ask or listen. */
export function GoalCodes({ codes }: { codes: readonly string[] }) {
  const { t, lang } = useWords();
  return (
    <span className={styles.codes}>
      {codes.map((code) => {
        const label = t('goals.option', { code, name: goalName(goalOfCode(code), lang) ?? '' });
        return (
          <span key={code} className={goal.goal} role="img" aria-label={label} title={label}>
            <GoalMark code={code} />
            <bdi dir="ltr">{code}</bdi>
          </span>
        );
      })}
    </span>
  );
}
