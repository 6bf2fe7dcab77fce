import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useWords } from '../../lib/words.tsx';
import styles from './table.module.css';

export type Column<R> = {
  key: string;
  label: string;
  cell(row: R): ReactNode;
  /** CSS width; the widest column takes what is left. */
  width?: string;
  isNumber?: boolean;
  /** Left out where the screen is narrow; the panel shows it. */
  isExtra?: boolean;
};

type Props<R> = {
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  keyOf(row: R): string;
  onOpen?(row: R): void;
  openKey?: string | null;
  chosen?: { keys: ReadonlySet<string>; toggle(key: string): void; all(): void; labelOf(row: R): string };
};

/** A list for 500 rows: sticky header, up and down from row to row, Enter opens, space chooses. */
export function DataTable<R>({ label, columns, rows, keyOf, onOpen, openKey, chosen }: Props<R>) {
  const { t } = useWords();
  const body = useRef<HTMLTableSectionElement>(null);
  const [current, setCurrent] = useState(0);
  const at = Math.min(current, Math.max(rows.length - 1, 0));

  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setCurrent(next);
    (body.current?.rows[next] as HTMLElement | undefined)?.focus();
  };
  const onKeyDown = (e: KeyboardEvent<HTMLTableSectionElement>) => {
    const tr = (e.target as HTMLElement).closest('tr');
    if (!tr || e.target !== tr || e.altKey || e.ctrlKey || e.metaKey) return;
    const row = rows[at];
    const steps: Record<string, () => void> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      PageDown: () => go(at + 15),
      PageUp: () => go(at - 15),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      Enter: () => row && onOpen?.(row),
      ' ': () => row && (chosen ? chosen.toggle(keyOf(row)) : onOpen?.(row)),
    };
    const step = steps[e.key];
    if (!step) return;
    e.preventDefault();
    step();
  };
  return (
    <table className={styles.table} aria-label={label} aria-rowcount={rows.length}>
      <thead>
        <tr>
          {chosen && (
            <th className={styles.choose}>
              <input
                type="checkbox"
                aria-label={t('table.all')}
                checked={rows.length > 0 && rows.every((r) => chosen.keys.has(keyOf(r)))}
                onChange={chosen.all}
              />
            </th>
          )}
          {columns.map((c) => (
            <th
              key={c.key}
              style={{ inlineSize: c.width }}
              data-number={c.isNumber || undefined}
              data-extra={c.isExtra || undefined}
            >
              {c.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={onKeyDown}>
        {rows.map((row, i) => {
          const key = keyOf(row);
          return (
            <tr
              key={key}
              tabIndex={i === at ? 0 : -1}
              data-open={openKey === key || undefined}
              data-openable={onOpen ? true : undefined}
              aria-selected={chosen ? chosen.keys.has(key) : undefined}
              onFocus={() => setCurrent(i)}
              onClick={(e) => {
                if ((e.target as HTMLElement).closest('a, button, input, label')) return;
                setCurrent(i);
                onOpen?.(row);
              }}
            >
              {chosen && (
                <td className={styles.choose}>
                  <input
                    type="checkbox"
                    aria-label={chosen.labelOf(row)}
                    checked={chosen.keys.has(key)}
                    onChange={() => chosen.toggle(key)}
                  />
                </td>
              )}
              {columns.map((c) => (
                <td
                  key={c.key}
                  data-label={c.label}
                  data-number={c.isNumber || undefined}
                  data-extra={c.isExtra || undefined}
                >
                  {c.cell(row)}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
