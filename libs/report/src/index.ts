export { attributionLabel } from './attribution.ts';
export { type CompileOptions, compile } from './compile.ts';
export type {
  Draft,
  DraftFootnote,
  DraftParagraph,
  DraftSection,
  DraftText,
  Evidence,
  EvidenceRelation,
  ParagraphKind,
} from './draft.ts';
export type {
  CompileInput,
  ForumFacts,
  ItemFacts,
  NamedPerson,
  ParticipationFacts,
  SessionFacts,
  StatementFacts,
} from './facts.ts';
export {
  type Finding,
  type PassagePlace,
  RULES,
  type RuleId,
  type Severity,
  type WordLimits,
} from './linter/finding.ts';
export { limitsOf, lint } from './linter/lint.ts';
export {
  type Annex,
  type Banner,
  type Block,
  bodyBlocks,
  canonical,
  type Distribution,
  type Footnote,
  type Masthead,
  type Provenance,
  type Section,
  type SubItem,
  type SummaryModel,
  sectionsInOrder,
} from './model.ts';
export { type DocumentFacts, modelOf } from './model-of.ts';
export { paragraphLabel, paragraphReference, sectionLabel, subParagraphLabel } from './number.ts';
export {
  type Dispositions,
  type Register,
  type RegisterRow,
  registerJson,
  registerOf,
  registerTable,
} from './register.ts';
export { escapeHtml, renderHtml, summaryHtml } from './render-html.ts';
export { escapeMarkdown, renderMarkdown } from './render-markdown.ts';
export { itemKey } from './session-section.ts';
export { type Support, supportOf, supportText } from './support.ts';
export { DEFAULT_TEMPLATE, type Template, type TemplateSection } from './template.ts';
export { cleanText, footnoteKeys, plainText, type Run } from './text.ts';
export { countWords, type WordCount, wordCount } from './word-count.ts';
export { versionText, wordsOf } from './words/wording.ts';
export type { DisposalWord, ReportWords } from './words/words.ts';
