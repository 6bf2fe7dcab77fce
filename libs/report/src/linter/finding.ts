import type { Lang } from '@sti/reference';
import type { SummaryModel } from '../model.ts';
import type { WordCount } from '../word-count.ts';

export const RULES = ['L02', 'L09', 'L10', 'L11', 'L12', 'L13', 'L14', 'L20', 'L21'] as const;
export type RuleId = (typeof RULES)[number];

/** fix: one click; ask: a person decides; warn: to know; block: no sign-off while it stands. */
export type Severity = 'fix' | 'ask' | 'warn' | 'block';

/** One rule's complaint about one text: all its places there are one finding, and one fix. */
export type Finding = {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** The paragraph, sub-paragraph or section; 'document' for the whole. */
  readonly paragraphKey: string;
  /** Set where the text is a footnote of that paragraph. */
  readonly footnoteKey?: string;
  /** The first place, as offsets in the edited text. */
  readonly from: number;
  readonly to: number;
  readonly values: Readonly<Record<string, string | number>>;
  /** The whole text with every place put right; applying it leaves nothing more for this rule to say. */
  readonly fixedText?: string;
};

export type PassagePlace = 'frontMatter' | 'heading' | 'paragraph' | 'subItem' | 'footnote';

/** One text that the rules read. */
export type Passage = {
  readonly key: string;
  readonly footnoteKey?: string;
  readonly place: PassagePlace;
  readonly lang: Lang;
  readonly text: string;
};

export type WordLimits = {
  /** A document of the Secretariat. */
  readonly warn: number;
  /** Any document, without a waiver. */
  readonly block: number;
  /** Section key -> words. */
  readonly sections: Readonly<Record<string, number>>;
};

export type Linted = {
  readonly model: SummaryModel;
  /** In the order of the document; those of the rule's languages only. */
  readonly passages: readonly Passage[];
  readonly words: WordCount;
  readonly limits: WordLimits;
};

export type Rule = {
  readonly id: RuleId;
  readonly languages: readonly Lang[];
  readonly check: (linted: Linted) => Finding[];
};

/** What a rule found in one text; without a replacement only a person can put it right. */
export type Spot = { readonly from: number; readonly to: number; readonly replacement?: string };

/** One finding for all places of a rule in a passage; none for no place. */
export function findingOf(rule: RuleId, passage: Passage, spots: readonly Spot[]): Finding[] {
  const [first] = spots;
  if (!first) return [];
  const canFix = spots.every((spot) => spot.replacement !== undefined);
  let fixed = '';
  let from = 0;
  for (const spot of spots) {
    fixed += passage.text.slice(from, spot.from) + (spot.replacement ?? '');
    from = spot.to;
  }
  fixed += passage.text.slice(from);
  return [
    {
      rule,
      severity: canFix ? 'fix' : 'ask',
      paragraphKey: passage.key,
      ...(passage.footnoteKey ? { footnoteKey: passage.footnoteKey } : {}),
      from: first.from,
      to: first.to,
      values: {
        found: passage.text.slice(first.from, first.to).trim(),
        ...(first.replacement ? { replacement: first.replacement.trim() } : {}),
        count: spots.length,
      },
      ...(canFix ? { fixedText: fixed.replace(/ {2,}/g, ' ').trim() } : {}),
    },
  ];
}
