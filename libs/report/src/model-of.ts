import { pickText } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { annexesOf } from './annexes.ts';
import type { Draft, DraftSection } from './draft.ts';
import type { CompileInput } from './facts.ts';
import type { Banner, Block, Distribution, Masthead, Section, SummaryModel } from './model.ts';
import { BlockBuilder } from './model-blocks.ts';
import { sectionLabel } from './number.ts';
import { type Dispositions, registerOf } from './register.ts';
import { DEFAULT_TEMPLATE, type Template } from './template.ts';
import { cleanText } from './text.ts';
import { refreshWayForward } from './way-forward.ts';
import { dateText, spanText } from './words/dates.ts';
import { fill, wordsOf } from './words/wording.ts';

/** What the document's own record holds. */
export type DocumentFacts = {
  /** 'E/HLPF/2027/6'; it may come late. */
  readonly symbol: string | null;
  readonly banner: Banner;
  readonly distribution: Distribution;
  /** 'YYYY-MM-DD' */
  readonly submissionDate: string | null;
  /** As it stands on the agenda: 'Agenda item 2'; null until one is assigned. */
  readonly agendaItem?: string | null;
  readonly version: number;
  readonly template?: Template;
  readonly dispositions?: Dispositions;
  /** Naming States in the sources of a paragraph: off unless the Secretariat decides otherwise. */
  readonly namesStates?: boolean;
};

function masthead(input: CompileInput, document: DocumentFacts, lang: Lang): Masthead {
  const words = wordsOf(lang);
  const own = words.languages[lang];
  return {
    unitedNations: words.unitedNations,
    organ: words.organ,
    symbol: document.symbol ? cleanText(document.symbol) : null,
    distribution: words.distribution[document.distribution],
    date: document.submissionDate ? dateText(document.submissionDate, lang) : null,
    language: lang === input.originalLanguage ? null : own.charAt(0).toUpperCase() + own.slice(1),
    originalLanguage: fill(lang, words.original, { language: words.languages[input.originalLanguage] }),
    banner: document.banner,
    bannerText: document.banner === 'FINAL' ? null : words.banner[document.banner],
  };
}

function meetingLines(input: CompileInput, document: DocumentFacts, lang: Lang): string[] {
  const { hlpfStart, hlpfEnd } = input.forum;
  const words = wordsOf(lang);
  return [
    words.hlpf,
    words.auspices,
    hlpfStart ? spanText(hlpfStart, hlpfEnd ?? hlpfStart, lang) : '',
    cleanText(document.agendaItem ?? ''),
  ].filter((line) => line !== '');
}

type Node = { from: DraftSection; blocks: Block[]; children: Node[] };

/** The flat list as a tree: each section goes under the nearest one before it of a lower level. */
function treeOf(sections: readonly DraftSection[], builder: BlockBuilder): Node[] {
  const roots: Node[] = [];
  const path: Node[] = [];
  for (const from of sections) {
    if (from.level === 0) continue;
    const node: Node = { from, blocks: builder.build(from.paragraphs, true), children: [] };
    while ((path.at(-1)?.from.level ?? 0) >= from.level) path.pop();
    (path.at(-1)?.children ?? roots).push(node);
    path.push(node);
  }
  return roots;
}

function hasContent(node: Node): boolean {
  return node.blocks.length > 0 || node.children.some(hasContent);
}

function sectionsOf(nodes: readonly Node[], lang: Lang): Section[] {
  return nodes.filter(hasContent).map((node, index) => {
    const level = node.from.level === 0 ? 1 : node.from.level;
    const heading = pickText(node.from.heading, lang);
    return {
      key: node.from.key,
      level,
      position: index + 1,
      number: sectionLabel(level, index + 1, lang),
      heading: cleanText(heading?.text ?? ''),
      headingLang: heading?.lang ?? lang,
      blocks: node.blocks,
      sections: sectionsOf(node.children, lang),
    };
  });
}

/**
 * One language's version of a draft: numbered, with footnotes in order and sources worded as attribution allows. A
 * paragraph without a text in that language comes in its original, marked as such. `hash` is left to the caller.
 */
export function modelOf(stored: Draft, input: CompileInput, document: DocumentFacts, lang: Lang): SummaryModel {
  const draft = refreshWayForward(stored, input);
  const builder = new BlockBuilder(input, lang, document.namesStates ?? false);
  const front = draft.sections.find((section) => section.level === 0);
  const words = wordsOf(lang);
  const model: SummaryModel = {
    language: lang,
    isOriginal: lang === input.originalLanguage,
    year: input.forum.year,
    masthead: masthead(input, document, lang),
    meeting: meetingLines(input, document, lang),
    title: cleanText(pickText(front?.heading, lang)?.text ?? words.title),
    note: words.note,
    frontMatter: builder.build(front?.paragraphs ?? [], false),
    sections: sectionsOf(treeOf(draft.sections, builder), lang),
    annexes: [],
    version: document.version,
    hash: '',
  };
  const register = registerOf(model, input, document.dispositions);
  return { ...model, annexes: annexesOf(input, register, document.template ?? DEFAULT_TEMPLATE, lang) };
}
