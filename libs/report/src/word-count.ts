import { type Block, type Section, type SummaryModel, sectionsInOrder } from './model.ts';
import { textOfRuns } from './text.ts';

export type WordCount = { readonly total: number; readonly sections: Readonly<Record<string, number>> };

// Ideographs, kana and the full-width punctuation beside them: word processors count each as one word.
const CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/gu;

/** Words as a word processor counts them: runs between spaces; Chinese by characters. */
export function countWords(text: string): number {
  const characters = text.match(CHARACTER)?.length ?? 0;
  const words = text.replace(CHARACTER, ' ').match(/\S+/g)?.length ?? 0;
  return words + characters;
}

function sum(texts: readonly string[]): number {
  return texts.reduce((total, text) => total + countWords(text), 0);
}

function wordsOfBlock(block: Block): number {
  const parts = [block, ...block.subItems];
  return sum(
    parts.flatMap((part) => [
      textOfRuns(part.runs),
      part.recommendationNumber ?? '',
      ...part.footnotes.map((note) => note.text),
    ]),
  );
}

function wordsOfSection(section: Section): number {
  return (
    countWords(section.heading) +
    section.blocks.reduce((total, block) => total + wordsOfBlock(block), 0) +
    section.sections.reduce((total, each) => total + wordsOfSection(each), 0)
  );
}

/**
 * The meter: everything that Word counts in our .docx, so headings, footnotes, masthead and annexes too, but not the
 * automatic numbers. A section's count holds its subsections.
 */
export function wordCount(model: SummaryModel): WordCount {
  const { masthead } = model;
  const around = sum([
    masthead.unitedNations,
    masthead.organ,
    masthead.symbol ?? '',
    masthead.distribution,
    masthead.date ?? '',
    masthead.language ?? '',
    masthead.originalLanguage,
    masthead.bannerText ?? '',
    ...model.meeting,
    model.title,
    model.note,
  ]);
  const front = model.frontMatter.reduce((total, block) => total + wordsOfBlock(block), 0);
  const body = model.sections.reduce((total, section) => total + wordsOfSection(section), 0);
  const annexes = sum(
    model.annexes.flatMap((each) => [each.number, each.heading, ...each.columns, ...each.rows.flat()]),
  );
  const sections = sectionsInOrder(model.sections).map((section) => [section.key, wordsOfSection(section)] as const);
  return { total: around + front + body + annexes, sections: Object.fromEntries(sections) };
}
