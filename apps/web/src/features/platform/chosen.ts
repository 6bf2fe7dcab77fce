import { LANGUAGES, type Lang } from '@sti/reference';
import type { EditedText } from './local-text.ts';
import type { TextConflict } from './verb.ts';

/** As the API writes a text in six languages into a conflict. */
type StoredText = {
  original: Lang;
  texts: Partial<Record<Lang, { text: string; state: 'official' | 'unofficial' | 'machine'; isStale?: boolean }>>;
};

const parsed = (text: string | null): unknown => {
  if (!text || !/^[[{]/.test(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const isStored = (value: unknown): value is StoredText =>
  typeof value === 'object' && value !== null && 'texts' in value && 'original' in value;

const isEdited = (value: unknown): value is EditedText =>
  isStored(value) && LANGUAGES.every((lang) => value.texts[lang]);

/** A conflict about a text in six languages is one conflict for each language that differs. */
export function byLanguage(conflict: TextConflict): TextConflict[] {
  const mine = parsed(conflict.mine);
  const theirs = parsed(conflict.theirs);
  if (!isStored(mine) && !isStored(theirs)) return [conflict];
  const of = (value: unknown, lang: Lang) => (isStored(value) ? (value.texts[lang]?.text ?? null) : null);
  const differing = LANGUAGES.filter((lang) => of(mine, lang) !== of(theirs, lang));
  return differing.map((lang) => ({
    field: `${conflict.field}.${lang}`,
    mine: of(mine, lang),
    theirs: of(theirs, lang),
  }));
}

/** A value of a conflict as people read it: lists line by line. */
export function readable(text: string | null): string {
  const value = parsed(text);
  if (!Array.isArray(value)) return text ?? '';
  return value.map((one) => (isStored(one) ? (one.texts[one.original]?.text ?? '') : String(one))).join('\n');
}

function editedOf(stored: StoredText): EditedText {
  const texts = Object.fromEntries(
    LANGUAGES.map((lang) => [lang, { text: '', state: 'official', isStale: false, ...stored.texts[lang] }]),
  ) as EditedText['texts'];
  return { original: stored.original, texts };
}

function turned(before: unknown, lang: string | undefined, text: string | null): unknown {
  if (isEdited(before)) {
    const at = LANGUAGES.find((l) => l === lang) ?? before.original;
    return { ...before, texts: { ...before.texts, [at]: { ...before.texts[at], text: text ?? '' } } };
  }
  if (Array.isArray(before)) {
    const list = parsed(text);
    return Array.isArray(list) ? list.map((one) => (isStored(one) ? editedOf(one) : one)) : [];
  }
  if (typeof before === 'number') return Number(text);
  if (typeof before === 'boolean') return text === 'true';
  return text ?? (before === null ? null : '');
}

/** The part of a form's values that a path names. */
export function valueAt(values: object, path: string): unknown {
  const [field = '', lang] = path.split('.');
  const value = (values as Record<string, unknown>)[field];
  return isEdited(value) && lang ? value.texts[lang as Lang]?.text : value;
}

/** The values of a form after a choice between two texts: `chosen` by the path of the field ('title.fr', 'goals'). */
export function withChosen<T extends object>(values: T, chosen: Record<string, string | null>): T {
  const next = { ...values } as Record<string, unknown>;
  for (const [path, text] of Object.entries(chosen)) {
    const [field = '', lang] = path.split('.');
    if (field in next) next[field] = turned(next[field], lang, text);
  }
  return next as T;
}
