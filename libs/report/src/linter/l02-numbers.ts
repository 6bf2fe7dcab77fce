import { LANGUAGES } from '@sti/reference';
import { bodyBlocks } from '../model.ts';
import { type Finding, findingOf, type Rule } from './finding.ts';

// Numbers are made by the document itself: one typed before the text would be printed twice.
const TYPED = /^(?:\(?\d{1,3}(?:[.)．、]| -)\s+|\((?:[a-z]|[أ-ي])\)\s+)+(?=\S)/u;

/** L02: a body paragraph without its number; a number in front matter, or typed anywhere. */
export const l02: Rule = {
  id: 'L02',
  languages: LANGUAGES,
  check: ({ model, passages }) => {
    const typed = passages
      .filter(({ place }) => place === 'frontMatter' || place === 'paragraph' || place === 'subItem')
      .flatMap((passage) => {
        const match = TYPED.exec(passage.text);
        return findingOf('L02', passage, match ? [{ from: 0, to: match[0].length, replacement: '' }] : []);
      });
    const numbered = model.frontMatter.filter((block) => block.printedNumber !== null);
    const missing = bodyBlocks(model).filter((block) => !block.printedNumber);
    const wrong = [...numbered, ...missing].map(
      ({ key, printedNumber }): Finding => ({
        rule: 'L02',
        severity: 'fix',
        paragraphKey: key,
        from: 0,
        to: 0,
        values: { found: printedNumber ?? '' },
      }),
    );
    return [...wrong, ...typed];
  },
};
