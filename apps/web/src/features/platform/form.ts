import { useCallback, useEffect, useId, useMemo, useState } from 'react';
import { useWords, type Words } from '../../lib/words.tsx';
import { valueAt } from './chosen.ts';
import type { Problem, Trouble } from './verb.ts';

export type Form<T extends object> = {
  values: T;
  /** The version of the row that was read when the typing began: what a write has to name. Null for a new row. */
  version: number | null;
  set<K extends keyof T>(field: K, value: T[K]): void;
  setAll(values: T): void;
  /** Props of a field: its id, and the sentence of its problem. */
  props(field: keyof T & string): { id: string; error: string | undefined };
  /** The id of a field by the path that a problem names ('questions.2' belongs to 'questions'). */
  idOf(path: string): string;
  isDirty: boolean;
  /** True for a field that was typed into, by the path that a conflict names. */
  isChanged(path: string): boolean;
  /** Forgets the kept draft: the server has it now. */
  settle(values?: T): void;
};

type Options = {
  draftKey?: string;
  /** In this tab, or on this device until it is sent: the log of a session survives a closed browser. */
  keep?: 'tab' | 'device';
  trouble?: Trouble | null;
  /** Of the row that `initial` is read from; a form of a new row has none and never follows `initial`. */
  version?: number | null;
};

type Base<T> = { values: T; version: number | null };

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function kept<T>(store: Storage, key: string | null): Base<Partial<T>> | null {
  if (!key) return null;
  try {
    const text = store.getItem(key);
    return text ? (JSON.parse(text) as Base<Partial<T>>) : null;
  } catch {
    return null;
  }
}

/**
 * The values of a form. With a `draftKey` every change is kept in this tab, so that a reload, an expired login or a new
 * version of the application loses nothing that was typed.
 *
 * Rows are read again all the time, by live signals. A newer row is shown while nothing was typed. Once something was,
 * the form keeps the version that it began from, so that the server can tell when two people changed the same text.
 */
export function useForm<T extends object>(initial: T, options: Options = {}): Form<T> {
  const words = useWords();
  const baseId = useId();
  const version = options.version ?? null;
  const key = options.draftKey ? `sti-draft:${options.draftKey}` : null;
  const store = options.keep === 'device' ? localStorage : sessionStorage;
  const [draft] = useState(() => kept<T>(store, key));
  const [base, setBase] = useState<Base<T>>(() => ({ values: initial, version: draft ? draft.version : version }));
  const [values, setValues] = useState<T>(() => ({ ...initial, ...draft?.values }));
  const isDirty = useMemo(() => !same(values, base.values), [values, base]);

  useEffect(() => {
    if (!key) return;
    if (isDirty) store.setItem(key, JSON.stringify({ values, version: base.version } satisfies Base<T>));
    else store.removeItem(key);
  }, [store, key, values, base, isDirty]);

  useEffect(() => {
    if (version === null || (version === base.version && same(initial, base.values))) return;
    if (isDirty) return;
    setValues(initial);
    setBase({ values: initial, version });
  }, [initial, version, base, isDirty]);

  const set = useCallback(
    <K extends keyof T>(field: K, value: T[K]) => setValues((v) => ({ ...v, [field]: value })),
    [],
  );
  const settle = useCallback(
    (next?: T) => {
      if (key) store.removeItem(key);
      setValues((v) => next ?? v);
      setBase((b) => ({ ...b, values: next ?? values }));
    },
    [store, key, values],
  );

  const idOf = useCallback((path: string) => `${baseId}-${path.split('.')[0]}`, [baseId]);
  const problems = options.trouble?.kind === 'badInput' ? options.trouble.problems : [];
  const isChanged = (path: string) => !same(valueAt(values, path), valueAt(base.values, path));
  const props = (field: keyof T & string) => {
    const problem = problems.find((p) => p.field === field || p.field.startsWith(`${field}.`));
    return { id: idOf(field), error: problem ? problemSentence(words, problem) : undefined };
  };
  return { values, version: base.version, set, setAll: setValues, props, idOf, isDirty, isChanged, settle };
}

export function problemSentence({ t, word }: Words, problem: Problem): string {
  const near = problem.near?.join(t('list.comma')) ?? '';
  if (problem.code === 'unknownGoal' && near) return word('wrong', 'unknownGoalNear', 'wrong.other', { near });
  return word('wrong', problem.code, 'wrong.other', { limit: problem.limit ?? '', near });
}
