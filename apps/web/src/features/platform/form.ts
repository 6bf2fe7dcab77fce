import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type Draft, draftKey, dropDraft, keepDraft, readDraft } from '../../lib/drafts.ts';
import { usePersonId } from '../../lib/viewer.ts';
import { useWords, type Words } from '../../lib/words.tsx';
import { valueAt } from './chosen.ts';
import type { Problem, Trouble } from './verb.ts';

type FieldOf<T> = keyof T & string;

export type Form<T extends object> = {
  values: T;
  /** The version of the row that was read when the typing began: what a write has to name. Null for a new row. */
  version: number | null;
  set<K extends keyof T>(field: K, value: T[K]): void;
  setAll(values: T): void;
  /** Props of a field, or of one place in it ('questions.2'): its id, and the sentence of its problem. */
  props(path: FieldOf<T> | `${FieldOf<T>}.${string}`): { id: string; error: string | undefined };
  /** The id of the field that a problem names, or of the nearest one around it ('questions.2.fr' is in 'questions.2'). */
  idOf(path: string): string;
  isDirty: boolean;
  /** True for a field that was typed into, by the path that a conflict names. */
  isChanged(path: string): boolean;
  /**
   * The server has `sent` as this version of the row. What was typed while it answered stays and is based on that now;
   * true when nothing was, and the form may close. The form of a new row begins anew.
   */
  settle(sent: T, version: number): boolean;
  /** Begins anew, from the row or from `values`; gives what keeps what was typed after all. */
  reset(values?: T): () => void;
};

type Options = {
  draftKey?: string;
  trouble?: Trouble | null;
  /** Of the row that `initial` is read from; a form of a new row has none and never follows `initial`. */
  version?: number | null;
};

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * The values of a form. With a `draftKey` every change is kept on this device for the person who types, so that a
 * reload, an expired login, a closed tab or a new version of the application loses nothing that was typed.
 *
 * Rows are read again all the time, by live signals. A newer row is shown while nothing was typed. Once something was,
 * the form keeps the row that it began from, so that the server can tell when two people changed the same text.
 */
export function useForm<T extends object>(initial: T, options: Options = {}): Form<T> {
  const words = useWords();
  const baseId = useId();
  const personId = usePersonId();
  const version = options.version ?? null;
  const key = options.draftKey && personId ? draftKey(personId, options.draftKey) : null;
  const [draft] = useState(() => (key ? readDraft<T>(key) : null));
  const [base, setBase] = useState<Draft<T>['base']>(() => ({
    values: { ...initial, ...draft?.base.values },
    version: draft ? draft.base.version : version,
  }));
  const [values, setValues] = useState<T>(() => ({ ...initial, ...draft?.values }));
  const isDirty = useMemo(() => !same(values, base.values), [values, base]);
  const typed = useRef({ values, base });
  typed.current = { values, base };

  // Another tab may hold a draft of the same form: only one's own is taken away.
  const isKept = useRef(draft !== null);
  useEffect(() => {
    if (!key || (!isDirty && !isKept.current)) return;
    isKept.current = isDirty;
    if (isDirty) keepDraft(key, { values, base });
    else dropDraft(key);
  }, [key, values, base, isDirty]);

  useEffect(() => {
    if (version === null || isDirty || (version === base.version && same(initial, base.values))) return;
    // An answer that was on its way when this form was saved.
    if (base.version !== null && version < base.version) return;
    setValues(initial);
    setBase({ values: initial, version });
  }, [initial, version, base, isDirty]);

  const set = useCallback(
    <K extends keyof T>(field: K, value: T[K]) => setValues((v) => ({ ...v, [field]: value })),
    [],
  );
  const reset = (next: T = initial) => {
    const before = typed.current;
    // At once: a form that closes now has no effects any more.
    if (key) dropDraft(key);
    isKept.current = false;
    setValues(next);
    setBase({ values: next, version });
    return () => {
      if (key) keepDraft(key, before);
    };
  };
  const settle = (sent: T, saved: number) => {
    if (version === null) {
      reset();
      return true;
    }
    const isAll = same(typed.current.values, sent);
    if (key && isAll) dropDraft(key);
    setBase({ values: sent, version: saved });
    return isAll;
  };

  const idAt = (path: string) => `${baseId}-${path.replaceAll('.', '-')}`;
  const idOf = (path: string): string => {
    const around = path.lastIndexOf('.');
    return around < 0 || document.getElementById(idAt(path)) ? idAt(path) : idOf(path.slice(0, around));
  };
  const problems = options.trouble?.kind === 'badInput' ? options.trouble.problems : [];
  const isChanged = (path: string) => !same(valueAt(values, path), valueAt(base.values, path));
  const props = (path: string) => {
    const problem = problems.find((p) => p.field === path || p.field.startsWith(`${path}.`));
    return { id: idAt(path), error: problem ? problemSentence(words, problem) : undefined };
  };
  return { values, version: base.version, set, setAll: setValues, props, idOf, isDirty, isChanged, settle, reset };
}

export function problemSentence({ t, word }: Words, problem: Problem): string {
  const near = problem.near?.join(t('list.comma')) ?? '';
  if (problem.code === 'unknownGoal' && near) return word('wrong', 'unknownGoalNear', 'wrong.other', { near });
  return word('wrong', problem.code, 'wrong.other', { limit: problem.limit ?? '', near });
}
