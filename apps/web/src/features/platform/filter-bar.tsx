import { Button, Select, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../../lib/words.tsx';
import { useFilters } from './hrefs.ts';
import { hasLetterKeys } from './keys.ts';
import { AFTER } from './long-list.tsx';
import styles from './table.module.css';

export type Filter = {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  /** Chosen elsewhere on the page; here it is only cleared with the others. */
  isElsewhere?: boolean;
};

type Props = { search: string; filters: readonly Filter[]; count: ReactNode; children?: ReactNode };

/** Search first, then the filters, then a count that is true. All of it stands in the address. */
export function FilterBar({ search, filters, count, children }: Props) {
  const { t } = useWords();
  const { get, set } = useFilters();
  const shown = filters.filter((f) => !f.isElsewhere);
  const isFiltered = get('text') !== '' || filters.some((f) => get(f.name) !== '');
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to all browsers and readers yet
    <div role="search" className={styles.filters}>
      <SearchField label={search} />
      {shown.map((f) => (
        <Select
          key={f.name}
          aria-label={f.label}
          placeholder={f.label}
          data={[...f.options]}
          value={get(f.name) || null}
          onChange={(v) => set({ [f.name]: v, [AFTER]: null })}
          clearable
          searchable={f.options.length > 10}
          size="sm"
          className={styles.filter}
        />
      ))}
      {isFiltered && (
        <Button
          variant="subtle"
          size="compact-md"
          onClick={() => set(Object.fromEntries(['text', ...filters.map((f) => f.name)].map((n) => [n, null])))}
        >
          {t('action.clearFilters')}
        </Button>
      )}
      <p role="status" className={styles.count}>
        {count}
      </p>
      {children}
    </div>
  );
}

/** Typing changes the address only after a pause; '/' jumps here from anywhere. */
function SearchField({ label }: { label: string }) {
  const { get, set } = useFilters();
  const inUrl = get('text');
  const [typed, setTyped] = useState(inUrl);
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef(set);
  latest.current = set;
  // What this field wrote comes back trimmed, and perhaps after the next letter: only what others write is followed.
  const written = useRef(inUrl);
  useEffect(() => {
    if (inUrl === written.current) return;
    written.current = inUrl;
    setTyped(inUrl);
  }, [inUrl]);
  useEffect(() => {
    const text = typed.trim();
    if (text === written.current) return;
    const timer = setTimeout(() => {
      written.current = text;
      latest.current({ text: text || null, [AFTER]: null });
    }, 200);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (
        e.key !== '/' ||
        e.ctrlKey ||
        e.metaKey ||
        !hasLetterKeys() ||
        (e.target as HTMLElement).closest('input, textarea, select, [contenteditable=true]')
      )
        return;
      e.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <TextInput
      ref={field}
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(e) => setTyped(e.currentTarget.value)}
      size="sm"
      className={styles.search}
      dir="auto"
    />
  );
}
