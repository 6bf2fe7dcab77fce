import type { ReactNode } from 'react';
import styles from './platform.module.css';

/** A short list: name, what is known of it, what can be done with it. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className={styles.rows}>{children}</ul>;
}

type RowProps = { title: ReactNode; meta: readonly ReactNode[]; children?: ReactNode };

Rows.Row = function Row({ title, meta, children }: RowProps) {
  return (
    <li className={styles.row}>
      <div>
        <p className={styles.rowTitle}>{title}</p>
        <p className={styles.rowMeta}>
          {meta.filter(Boolean).map((part, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one line have nothing but their place
            <span key={i}>{part}</span>
          ))}
        </p>
      </div>
      {children && <div className={styles.rowActions}>{children}</div>}
    </li>
  );
};
