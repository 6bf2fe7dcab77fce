import { CloseButton } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../../lib/words.tsx';
import styles from './table.module.css';

type Props = { title: ReactNode; label: string; onClose(): void; children: ReactNode };

/** One row beside its list. Escape closes it and the focus returns to where it came from. */
export function SidePanel({ title, label, onClose, children }: Props) {
  const { t } = useWords();
  const panel = useRef<HTMLElement>(null);
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => {
    const from = document.activeElement as HTMLElement | null;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (from?.isConnected) from.focus();
    };
  }, []);
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={label}
      className={styles.panel}
      onKeyDown={(e) => {
        if (e.key !== 'Escape' || e.defaultPrevented) return;
        // An open list of choices takes the key for itself.
        if ((e.target as HTMLElement).getAttribute('aria-expanded') === 'true') return;
        e.stopPropagation();
        latest.current();
      }}
    >
      <header className={styles.panelHead}>
        <h2>{title}</h2>
        <CloseButton aria-label={t('action.close')} onClick={onClose} />
      </header>
      {children}
    </aside>
  );
}

/** The list and, when something is open, its panel beside it. */
export function WithPanel({ children, panel }: { children: ReactNode; panel: ReactNode }) {
  return (
    <div className={styles.withPanel} data-panel={panel ? true : undefined}>
      <div className={styles.list}>{children}</div>
      {panel}
    </div>
  );
}
