import { goalName } from '@sti/reference';
import { useLang, useT } from '../lib/t.tsx';
import css from './goal.module.css';

/** One Sustainable Development Goal: a small mark in its colour, its number, its name. */
export function GoalName({ code }: { code: string }) {
  return (
    <span className={css.goal}>
      <span className={css.mark} data-goal={code} />
      <b>{code}</b>
      <span>{goalName(code, useLang())}</span>
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
    const name = t('goal.full', { code, name: goalName(code, lang) ?? '' });
    return (
      <span key={code} className={css.goal} role="img" aria-label={name} title={name}>
        <span className={css.mark} data-goal={code} />
        <b>{code}</b>
      </span>
    );
  });
}
