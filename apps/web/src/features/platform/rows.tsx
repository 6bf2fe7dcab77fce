import { Button, type ButtonProps } from '@mantine/core';
import { createContext, type ReactNode, useContext, useId } from 'react';
import { Go } from './go.tsx';
import styles from './platform.module.css';

/** A short list: name, what is known of it, what can be done with it. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className={styles.rows}>{children}</ul>;
}

type RowProps = { title: ReactNode; meta: readonly ReactNode[]; children?: ReactNode };

/** The id of the title of the row. */
const RowTitle = createContext('');

Rows.Row = function Row({ title, meta, children }: RowProps) {
  const id = useId();
  return (
    <li className={styles.row}>
      <div>
        <p className={styles.rowTitle} id={id}>
          {title}
        </p>
        <p className={styles.rowMeta}>
          {meta.filter(Boolean).map((part, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one line have nothing but their place
            <span key={i}>{part}</span>
          ))}
        </p>
      </div>
      {children && (
        <RowTitle value={id}>
          <div className={styles.rowActions}>{children}</div>
        </RowTitle>
      )}
    </li>
  );
};

type ActProps = ButtonProps & { children: ReactNode } & ({ onClick(): void; to?: never } | { to: string });

/** What can be done with a row, or where it leads. Who listens hears of which row: its name is its own word and the row's title. */
Rows.Act = function Act(props: ActProps) {
  const id = useId();
  const named = { id, 'aria-labelledby': `${id} ${useContext(RowTitle)}`, size: 'compact-md' };
  return props.to === undefined ? <Button {...named} {...props} /> : <Button component={Go} {...named} {...props} />;
};
