import { LANGUAGES, type Lang } from '@sti/reference';
import { type EditedText, editText } from './local-text.ts';

const parsed = (text: string | null): unknown => {
  if (!text || !/^[[{]/.test(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const isEdited = (value: unknown): value is EditedText =>
  typeof value === 'object' && value !== null && 'original' in value && 'texts' in value;

/** How a form words a value; `part` names it within a record of a list. */
type WordOf = (value: string, part?: string) => string;

function shown(one: unknown, wordOf: WordOf, comma: string): string {
  if (typeof one !== 'object' || one === null) return wordOf(String(one));
  const parts = Object.entries(one).map(([part, value]) => (value ? wordOf(String(value), part) : ''));
  return parts.filter(Boolean).join(comma);
}

/** A value of a conflict as people read it: lists line by line, codes in words. */
export function readable(text: string | null, wordOf: WordOf = String, comma = ', '): string {
  if (!text) return '';
  const value = parsed(text);
  const lines = Array.isArray(value) ? value : text.split('\n');
  return lines.map((line) => shown(line, wordOf, comma)).join('\n');
}

/** `path` is what is left of the conflict's path: 'fr' of a text, '0.fr' of a list of texts. */
function turned(before: unknown, path: string[], text: string | null): unknown {
  const [head = '', ...rest] = path;
  const lang = LANGUAGES.find((one) => one === head);
  if (lang) {
    const edited = isEdited(before) ? before : editText(null, lang);
    return { ...edited, texts: { ...edited.texts, [lang]: { ...edited.texts[lang], text: text ?? '' } } };
  }
  if (Array.isArray(before) && head) {
    return Array.from({ length: Math.max(before.length, Number(head) + 1) }, (_, index) =>
      index === Number(head) ? turned(before[index], rest, text) : before[index],
    );
  }
  if (Array.isArray(before)) {
    const list = parsed(text);
    return Array.isArray(list) ? list : (text ?? '').split('\n').filter(Boolean);
  }
  if (typeof before === 'number') return Number(text);
  if (typeof before === 'boolean') return text === 'true';
  return text ?? (before === null ? null : '');
}

/** The part of a form's values that a path names. */
export function valueAt(values: object, path: string): unknown {
  const [field = '', ...rest] = path.split('.');
  let value = (values as Record<string, unknown>)[field];
  for (const part of rest) {
    if (isEdited(value)) value = value.texts[part as Lang]?.text;
    else if (Array.isArray(value)) value = value[Number(part)];
  }
  return value;
}

/** The values of a form after a choice between two texts: `chosen` by the path of the field ('title.fr', 'goals'). */
export function withChosen<T extends object>(values: T, chosen: Record<string, string | null>): T {
  const next = { ...values } as Record<string, unknown>;
  for (const [path, text] of Object.entries(chosen)) {
    const [field = '', ...rest] = path.split('.');
    if (field in next) next[field] = turned(next[field], rest, text);
  }
  return next as T;
}
