import type { LocalText } from '@sti/domain';
import type { Lang } from '@sti/reference';

export type ParagraphKind = 'FIXED' | 'HIGHLIGHT' | 'KEY_MESSAGE' | 'RECOMMENDATION' | 'FIGURE';
export type EvidenceRelation = 'STATES' | 'MERGES' | 'SUMMARISES' | 'COUNTS';

/** `isGenerated`: written by the compiler and untouched since, so the next run may write it anew. */
export type DraftText = { readonly text: string; readonly isGenerated: boolean };

/** What a paragraph rests on. A statement that came through an item names both. */
export type Evidence = {
  readonly itemId: string | null;
  readonly statementId: string | null;
  readonly relation: EvidenceRelation;
};

export type DraftFootnote = { readonly key: string; readonly texts: Partial<Record<Lang, string>> };

export type DraftParagraph = {
  /** Stable: survives renumbering, moving, translation and every new run of the compiler. */
  readonly key: string;
  readonly kind: ParagraphKind;
  /** 1 = a sub-paragraph (a), (b) … of the nearest paragraph of depth 0 before it. */
  readonly depth: 0 | 1;
  readonly texts: Partial<Record<Lang, DraftText>>;
  readonly footnotes: readonly DraftFootnote[];
  readonly evidence: readonly Evidence[];
  readonly isRemoved: boolean;
};

/** Sections stand flat, in order; level 0 is the front matter, and its heading is the title of the document. */
export type DraftSection = {
  readonly key: string;
  readonly level: 0 | 1 | 2 | 3;
  readonly heading: LocalText;
  readonly isHeadingEdited: boolean;
  readonly sessionId: string | null;
  readonly paragraphs: readonly DraftParagraph[];
};

/**
 * The numbered draft before numbering: what the Secretariat edits, in all languages at once.
 * `added` and `dropped` tell what the last run changed: keys that were not in the previous draft, and unedited
 * paragraphs whose source no longer stands (returned, merged away).
 */
export type Draft = {
  readonly sections: readonly DraftSection[];
  readonly added: readonly string[];
  readonly dropped: readonly string[];
};
