import { LANGUAGES } from '@sti/reference';
import { bodyBlocks } from '../model.ts';
import type { Finding, Rule } from './finding.ts';

/** L21: a paragraph that rests on nothing. Fixed texts need no source; a figure's source is its count, not a statement. */
export const l21: Rule = {
  id: 'L21',
  languages: LANGUAGES,
  check: ({ model }) =>
    bodyBlocks(model)
      .flatMap((block) => [block, ...block.subItems])
      .filter((part) => part.kind !== 'FIXED' && part.kind !== 'FIGURE' && !part.hasEvidence)
      .map(
        ({ key, text }): Finding => ({
          rule: 'L21',
          severity: 'block',
          paragraphKey: key,
          from: 0,
          to: text.length,
          values: {},
        }),
      ),
};
