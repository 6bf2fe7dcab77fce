import type { Refused } from '../lib/form.tsx';
import type { PublicKey, Translate } from '../lib/t.tsx';

export type FieldError = { field: string; text: string };

/** The sentence of each problem, in the order of the form's fields. */
export function errorsOf(refused: Refused | undefined, labels: Record<string, string>, t: Translate): FieldError[] {
  const order = Object.keys(labels);
  const place = (field: string) => order.indexOf(field.split('.')[0] ?? '');
  const found = (refused?.problems ?? []).map(({ field, code, limit }) => {
    const own = field.split('.')[0] ?? field;
    const values = { field: asName(labels[own] ?? own), limit: limit ?? '' };
    return { field: own, text: worded(`problem.${code}` as PublicKey, 'problem.other', values, t) };
  });
  return found.sort((a, b) => place(a.field) - place(b.field));
}

/** A label that asks, as the name of its field: the sentence goes on after it. */
const asName = (label: string) => label.replace(/^¿\s*|\s*[?？؟]$/g, '');

/** The sentence of a rule or an error code. */
export const ruleText = (rule: string | undefined, t: Translate): string =>
  worded(`rule.${rule}` as PublicKey, 'rule.FAILED', {}, t);

function worded(key: PublicKey, otherwise: PublicKey, values: Record<string, string | number>, t: Translate): string {
  const text = t(key, values);
  return text === key ? t(otherwise, values) : text;
}
