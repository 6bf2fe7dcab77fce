import { VisuallyHidden } from '@mantine/core';
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useWords } from '../../lib/words.tsx';
import styles from './table.module.css';

export type Column<R> = {
  key: string;
  label: string;
  /** What can be pressed in it is reached by Tab only in the row where the reader is: five hundred rows are one stop. */
  cell(row: R, isReachable: boolean): ReactNode;
  /** CSS width; the widest column takes what is left. */
  width?: string;
  /** CSS width below which its words would be cut; the other columns give way. */
  least?: string;
  /** Known without being read: only listeners hear the label. */
  isQuiet?: boolean;
  isNumber?: boolean;
  /** Left out where the screen is narrow; the panel shows it. 'panel': left out only while a panel stands beside. */
  isExtra?: boolean | 'panel';
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
export function DataTable<R>(props: Props<R>) {
  const { label, columns, keyOf, onOpen, openKey, chosen } = props;
  const { t } = useWords();
  // Five hundred rows take a while: typing in a filter goes on meanwhile.
  const rows = useDeferredValue(props.rows);
  const body = useRef<HTMLTableSectionElement>(null);
  const [current, setCurrent] = useState(0);
  const at = Math.min(current, Math.max(rows.length - 1, 0));

  // A row that leaves the list with the focus in it (approved, filtered away) hands it to the one that takes its place.
  const isInside = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows, another look at where the focus is
  useEffect(() => {
    if (isInside.current && document.activeElement === document.body)
      (body.current?.rows[at] as HTMLElement | undefined)?.focus({ preventScroll: true });
  }, [rows, at]);

  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setCurrent(next);
    (body.current?.rows[next] as HTMLElement | undefined)?.focus();
  };
  // What a row calls stays the same, so that a row is drawn again only when it says something else.
  const latest = useRef({ onReach: setCurrent, onOpen: (_: number) => {}, onToggle: (_: number) => {} });
  latest.current.onOpen = (place) => {
    const row = rows[place];
    if (row) onOpen?.(row);
  };
  latest.current.onToggle = (place) => {
    const row = rows[place];
    if (row) chosen?.toggle(keyOf(row));
  };
  const act = latest.current;
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
              style={{ inlineSize: c.width, '--least': c.least } as CSSProperties}
              data-number={c.isNumber || undefined}
              data-extra={c.isExtra || undefined}
            >
              {c.isQuiet ? <VisuallyHidden>{c.label}</VisuallyHidden> : c.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody
        ref={body}
        onKeyDown={onKeyDown}
        onFocus={() => {
          isInside.current = true;
        }}
        onBlur={(e) => {
          isInside.current = e.currentTarget.contains(e.relatedTarget);
        }}
      >
        {rows.map((row, i) => {
          const key = keyOf(row);
          return (
            <Row
              key={key}
              row={row}
              columns={columns as readonly Column<unknown>[]}
              isReachable={i === at}
              isOpen={openKey === key}
              isOpenable={onOpen !== undefined}
              chosen={chosen && { label: chosen.labelOf(row), isChosen: chosen.keys.has(key) }}
              act={act}
              place={i}
            />
          );
        })}
      </tbody>
    </table>
  );
}

type RowProps = {
  row: unknown;
  columns: readonly Column<unknown>[];
  place: number;
  isReachable: boolean;
  isOpen: boolean;
  isOpenable: boolean;
  chosen: { label: string; isChosen: boolean } | undefined;
  act: { onReach(place: number): void; onOpen(place: number): void; onToggle(place: number): void };
};

const isSameRow = (a: RowProps, b: RowProps) =>
  a.row === b.row &&
  a.columns === b.columns &&
  a.place === b.place &&
  a.isReachable === b.isReachable &&
  a.isOpen === b.isOpen &&
  a.isOpenable === b.isOpenable &&
  a.chosen?.label === b.chosen?.label &&
  a.chosen?.isChosen === b.chosen?.isChosen;

const Row = memo(function Row({ row, columns, place, isReachable, isOpen, isOpenable, chosen, act }: RowProps) {
  return (
    <tr
      tabIndex={isReachable ? 0 : -1}
      data-open={isOpen || undefined}
      data-openable={isOpenable || undefined}
      aria-selected={chosen?.isChosen}
      onFocus={() => act.onReach(place)}
      onClick={(e) => {
        if ((e.target as HTMLElement).closest('a, button, input, label')) return;
        act.onReach(place);
        act.onOpen(place);
      }}
    >
      {chosen && (
        <td className={styles.choose}>
          <input
            type="checkbox"
            aria-label={chosen.label}
            tabIndex={isReachable ? 0 : -1}
            checked={chosen.isChosen}
            onChange={() => act.onToggle(place)}
          />
        </td>
      )}
      {columns.map((c) => (
        <td key={c.key} data-label={c.label} data-number={c.isNumber || undefined} data-extra={c.isExtra || undefined}>
          {c.cell(row, isReachable)}
        </td>
      ))}
    </tr>
  );
}, isSameRow);
