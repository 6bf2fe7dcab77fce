import { type Block, type Section, type SummaryModel, sectionsInOrder } from '../model.ts';
import { DEFAULT_TEMPLATE, type Template } from '../template.ts';
import { wordCount } from '../word-count.ts';
import type { Finding, Linted, Passage, PassagePlace, Rule, WordLimits } from './finding.ts';
import { l02 } from './l02-numbers.ts';
import { l09 } from './l09-honorifics.ts';
import { l10 } from './l10-abbreviations.ts';
import { l11 } from './l11-forum.ts';
import { l12 } from './l12-resolutions.ts';
import { l13 } from './l13-labels.ts';
import { l14 } from './l14-covid.ts';
import { l20 } from './l20-length.ts';
import { l21 } from './l21-evidence.ts';

const ALL: readonly Rule[] = [l02, l09, l10, l11, l12, l13, l14, l20, l21];

/** Words: 8,500 for a document of the Secretariat, 10,700 for any; sections as the template says. */
export function limitsOf(template: Template): WordLimits {
  const sections = template.sections.flatMap(({ key, wordLimit }) =>
    wordLimit === null ? [] : [[key, wordLimit] as const],
  );
  return { warn: 8_500, block: 10_700, sections: Object.fromEntries(sections) };
}

function passagesOfBlock(block: Block, place: PassagePlace): Passage[] {
  const parts = [{ part: block, place }, ...block.subItems.map((part) => ({ part, place: 'subItem' as const }))];
  return parts.flatMap(({ part, place: where }) => {
    // The last section repeats the recommendations: what is wrong in them is put right where they first stand.
    if (part.isGenerated && part.key.startsWith('way-')) return [];
    const notes = part.footnotes.map(
      (note): Passage => ({
        key: part.key,
        footnoteKey: note.key,
        place: 'footnote',
        lang: note.lang,
        text: note.text,
      }),
    );
    return [{ key: part.key, place: where, lang: part.lang, text: part.text }, ...notes];
  });
}

function passagesOfSection(section: Section): Passage[] {
  const heading: Passage = { key: section.key, place: 'heading', lang: section.headingLang, text: section.heading };
  return [heading, ...section.blocks.flatMap((block) => passagesOfBlock(block, 'paragraph'))];
}

/** Reads one version of the document; findings come rule by rule, each in the order of the document. */
export function lint(model: SummaryModel, context: { readonly template?: Template } = {}): Finding[] {
  const passages = [
    ...model.frontMatter.flatMap((block) => passagesOfBlock(block, 'frontMatter')),
    ...sectionsInOrder(model.sections).flatMap(passagesOfSection),
  ];
  const base = { model, words: wordCount(model), limits: limitsOf(context.template ?? DEFAULT_TEMPLATE) };
  return ALL.flatMap((rule) => {
    const linted: Linted = { ...base, passages: passages.filter(({ lang }) => rule.languages.includes(lang)) };
    return rule.check(linted);
  });
}
