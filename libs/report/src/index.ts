export type { DraftFootnote, DraftParagraph, DraftSection, DraftText, Draft, Evidence, EvidenceRelation, ParagraphKind } from './draft.ts';
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
export { cleanText, footnoteKeys, plainText, type Run } from './text.ts';
