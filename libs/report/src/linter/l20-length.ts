import { LANGUAGES } from '@sti/reference';
import type { Finding, Rule, Severity } from './finding.ts';

function finding(severity: Severity, key: string, words: number, limit: number): Finding {
  return { rule: 'L20', severity, paragraphKey: key, from: 0, to: 0, values: { words, limit } };
}

/** L20: word limits of the whole (8,500 and 10,700) and of sections. They bind the original, not its translations. */
export const l20: Rule = {
  id: 'L20',
  languages: LANGUAGES,
  check: ({ model, words, limits }) => {
    if (!model.isOriginal) return [];
    const whole: Finding[] = [];
    if (words.total > limits.block) whole.push(finding('block', 'document', words.total, limits.block));
    else if (words.total > limits.warn) whole.push(finding('warn', 'document', words.total, limits.warn));
    const sections = Object.entries(limits.sections).flatMap(([key, limit]) => {
      const count = words.sections[key] ?? 0;
      return count > limit ? [finding('warn', key, count, limit)] : [];
    });
    return [...whole, ...sections];
  },
};
