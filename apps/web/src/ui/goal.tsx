import { goalName } from '@sti/reference';
import { useLang, useT } from '../lib/t.tsx';
import css from './goal.module.css';

/** The Goal that a target such as '9.5' belongs to; a Goal is its own. */
export const goalOfCode = (code: string): string => code.split('.')[0] ?? code;

/** One Sustainable Development Goal or target: a small mark in the Goal's colour, the number, the Goal's name. */
export function GoalName({ code }: { code: string }) {
  const goal = goalOfCode(code);
  return (
    <span className={css.goal}>
      <span className={css.mark} data-goal={goal} />
      <b dir="ltr">{code}</b>
      <span>{goalName(goal, useLang())}</span>
    </span>
  );
}

/** The Goals of a page, each with its name. */
export function GoalNames({ codes }: { codes: readonly string[] }) {
  return (
    <ul className={css.list}>
      {codes.map((code) => (
        <li key={code}>
          <GoalName code={code} />
        </li>
      ))}
    </ul>
  );
}

/** Goals in a row of a long list: marks with numbers, the names for readers who ask or listen. */
export function GoalNumbers({ codes }: { codes: readonly string[] }) {
  const t = useT();
  const lang = useLang();
  return codes.map((code) => {
    const goal = goalOfCode(code);
    const values = { code, goal, name: goalName(goal, lang) ?? '' };
    const name = t(code === goal ? 'goal.full' : 'goal.target', values);
    return (
      <span key={code} className={css.goal} role="img" aria-label={name} title={name}>
        <span className={css.mark} data-goal={goal} />
        <b dir="ltr">{code}</b>
      </span>
    );
  });
}
