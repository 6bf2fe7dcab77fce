import css from './status.module.css';

export type Tone = 'calm' | 'good' | 'wait' | 'stop';

/** A status is a word with a dot; the colour only repeats the word. */
export function Status({ tone = 'calm', children }: { tone?: Tone; children: string }) {
  return <span className={`${css.status} ${css[tone]}`}>{children}</span>;
}
