import type { Lang } from '@sti/reference';
import {
  bodyBlocks,
  type Draft,
  type Finding,
  limitsOf,
  lint,
  modelOf,
  type SummaryModel,
  sectionsInOrder,
  wordCount,
} from '@sti/report';
import type { FindingView, SectionView, WordCountView } from './report.results.ts';
import { type Loaded, templateOf } from './summary-store.ts';

const findingsIn = (loaded: Loaded, model: SummaryModel): Finding[] =>
  lint(model, { template: templateOf(loaded.document) });

/** The rules that stand in the way of a release, one for each open finding. */
export function blockingRules(loaded: Loaded): string[] {
  const model = modelOf(loaded.draft, loaded.input, loaded.facts, loaded.document.originalLanguage);
  return findingsIn(loaded, model).flatMap(({ severity, rule }) => (severity === 'block' ? [rule] : []));
}

/** Findings with the rows that they speak of. */
export function findingViews(loaded: Loaded, model: SummaryModel, sections: readonly SectionView[]): FindingView[] {
  const paragraphs = new Map(sections.flatMap((section) => section.paragraphs).map((each) => [each.key, each]));
  const sectionIds = new Map(sections.map((section) => [section.key, section.id]));
  return findingsIn(loaded, model).map(({ rule, severity, paragraphKey, footnoteKey, from, to, values, fixedText }) => {
    const paragraph = paragraphs.get(paragraphKey);
    return {
      rule,
      act: severity.toUpperCase() as Uppercase<typeof severity>,
      paragraphKey,
      paragraphId: paragraph?.id ?? null,
      sectionId: paragraph ? null : (sectionIds.get(paragraphKey) ?? null),
      footnoteId: paragraph?.footnotes.find((note) => note.key === footnoteKey)?.id ?? null,
      address: paragraph?.address ?? null,
      printedNumber: paragraph?.printedNumber ?? null,
      from,
      to,
      values: Object.entries(values).map(([name, value]) => ({ name, value: String(value) })),
      fix: fixedText ?? null,
    };
  });
}

export function wordCountOf(loaded: Loaded, model: SummaryModel): WordCountView {
  const counted = wordCount(model);
  const limits = limitsOf(templateOf(loaded.document));
  const sections = model.sections.map(({ key, heading }) => ({
    key,
    heading,
    words: counted.sections[key] ?? 0,
    limit: limits.sections[key] ?? null,
  }));
  return { total: counted.total, warnAbove: limits.warn, blockAbove: limits.block, sections };
}

/** A text that a fix puts right: a paragraph, one of its footnotes, or a heading. */
type Place = Pick<Finding, 'paragraphKey' | 'footnoteKey'>;

const nameOf = ({ paragraphKey, footnoteKey }: Place): string => `${paragraphKey} ${footnoteKey ?? ''}`;

/** The language in which the model shows each text. */
function languagesIn(model: SummaryModel): Map<string, Lang> {
  const parts = [...model.frontMatter, ...bodyBlocks(model)].flatMap((block) => [block, ...block.subItems]);
  return new Map([
    ...sectionsInOrder(model.sections).map((section) => [section.key, section.headingLang] as const),
    ...parts.map((part) => [part.key, part.lang] as const),
    ...parts.flatMap((part) =>
      part.footnotes.map((note) => [nameOf({ paragraphKey: part.key, footnoteKey: note.key }), note.lang] as const),
    ),
  ]);
}

function withText(draft: Draft, place: Place, lang: Lang, text: string): Draft {
  const { paragraphKey, footnoteKey } = place;
  const sections = draft.sections.map((section) => {
    if (section.key === paragraphKey && !footnoteKey) {
      const texts = {
        ...section.heading.texts,
        [lang]: { text, state: section.heading.texts[lang]?.state ?? 'official' },
      };
      return { ...section, heading: { ...section.heading, texts } };
    }
    const paragraphs = section.paragraphs.map((paragraph) => {
      if (paragraph.key !== paragraphKey) return paragraph;
      if (!footnoteKey) return { ...paragraph, texts: { ...paragraph.texts, [lang]: { text, isGenerated: false } } };
      const footnotes = paragraph.footnotes.map((note) =>
        note.key === footnoteKey ? { ...note, texts: { ...note.texts, [lang]: text } } : note,
      );
      return { ...paragraph, footnotes };
    });
    return { ...section, paragraphs };
  });
  return { ...draft, sections };
}

const ROUNDS = 20;

/**
 * The draft with the fixes that `wanted` lets through. One fix a text and round: the next round reads the mended text,
 * so that no fix undoes another.
 */
export function mended(loaded: Loaded, wanted: (finding: Finding) => boolean): Draft {
  let { draft } = loaded;
  for (let round = 0; round < ROUNDS; round++) {
    const model = modelOf(draft, loaded.input, loaded.facts, loaded.document.originalLanguage);
    const languages = languagesIn(model);
    const fixable = findingsIn(loaded, model).filter((finding) => finding.fixedText !== undefined && wanted(finding));
    if (fixable.length === 0) break;
    const firsts = new Map(fixable.toReversed().map((finding) => [nameOf(finding), finding]));
    for (const finding of firsts.values()) {
      const lang = languages.get(finding.footnoteKey ? nameOf(finding) : finding.paragraphKey);
      if (lang) draft = withText(draft, finding, lang, finding.fixedText ?? '');
    }
  }
  return draft;
}
