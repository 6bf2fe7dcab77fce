import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useWords } from '../../lib/words.tsx';
import type { Problem, Trouble } from './verb.ts';

export type Form<T extends object> = {
  values: T;
  set<K extends keyof T>(field: K, value: T[K]): void;
  setAll(values: T): void;
  /** Props of a field: its id, and the sentence of its problem. */
  props(field: keyof T & string): { id: string; error: string | undefined };
  /** The id of a field by the path that a problem names ('questions.2' belongs to 'questions'). */
  idOf(path: string): string;
  isDirty: boolean;
  /** Forgets the kept draft: the server has it now. */
  settle(values?: T): void;
};

type Options = {
  draftKey?: string;
  /** In this tab, or on this device until it is sent: the log of a session survives a closed browser. */
  keep?: 'tab' | 'device';
  trouble?: Trouble | null;
};

const read = <T>(store: Storage, key: string | null): T | null => {
  if (!key) return null;
  try {
    const text = store.getItem(key);
    return text ? (JSON.parse(text) as T) : null;
  } catch {
    return null;
  }
};

/**
 * The values of a form. With a `draftKey` every change is kept in this tab, so that a reload, an expired login or a new
 * version of the application loses nothing that was typed.
 */
export function useForm<T extends object>(initial: T, options: Options = {}): Form<T> {
  const { word } = useWords();
  const base = useId();
  const key = options.draftKey ? `sti-draft:${options.draftKey}` : null;
  const store = options.keep === 'device' ? localStorage : sessionStorage;
  const [start, setStart] = useState(initial);
  const [values, setValues] = useState<T>(() => ({ ...initial, ...read<Partial<T>>(store, key) }));
  const isDirty = useMemo(() => JSON.stringify(values) !== JSON.stringify(start), [values, start]);

  useEffect(() => {
    if (!key) return;
    if (isDirty) store.setItem(key, JSON.stringify(values));
    else store.removeItem(key);
  }, [store, key, values, isDirty]);

  const set = useCallback(
    <K extends keyof T>(field: K, value: T[K]) => setValues((v) => ({ ...v, [field]: value })),
    [],
  );
  const settle = useCallback(
    (next?: T) => {
      if (key) store.removeItem(key);
      setValues((v) => {
        setStart(next ?? v);
        return next ?? v;
      });
    },
    [store, key],
  );

  // A newer row arrives while nothing was typed: show it. What was typed stays; the verb answers with both texts.
  const shown = useRef(JSON.stringify(initial));
  useEffect(() => {
    const text = JSON.stringify(initial);
    if (text === shown.current) return;
    shown.current = text;
    if (!isDirty) {
      setStart(initial);
      setValues(initial);
    }
  }, [initial, isDirty]);

  const idOf = useCallback((path: string) => `${base}-${path.split('.')[0]}`, [base]);
  const problems = options.trouble?.kind === 'badInput' ? options.trouble.problems : [];
  const props = (field: keyof T & string) => {
    const problem = problems.find((p) => p.field === field || p.field.startsWith(`${field}.`));
    return { id: idOf(field), error: problem ? problemSentence(word, problem) : undefined };
  };
  return { values, set, setAll: setValues, props, idOf, isDirty, settle };
}

export function problemSentence(word: ReturnType<typeof useWords>['word'], problem: Problem): string {
  const near = problem.near?.length ? problem.near.join(', ') : '';
  if (problem.code === 'unknownGoal' && near) return word('wrong', 'unknownGoalNear', 'wrong.other', { near });
  return word('wrong', problem.code, 'wrong.other', { limit: problem.limit ?? '', near });
}
