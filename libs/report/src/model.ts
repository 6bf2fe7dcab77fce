import type { Lang } from '@sti/reference';
import type { ParagraphKind } from './draft.ts';
import type { Run } from './text.ts';

export type Banner = 'AUV' | 'ADVANCE_COPY' | 'FINAL';
export type Distribution = 'GENERAL' | 'LIMITED' | 'RESTRICTED';

/** What stands above the title, already in the words of the version's language. */
export type Masthead = {
  readonly unitedNations: string;
  readonly organ: string;
  readonly symbol: string | null;
  /** 'Distr.: General' */
  readonly distribution: string;
  /** The day of submission: '12 June 2027'. */
  readonly date: string | null;
  /** The language of this version, where it is not the original. */
  readonly language: string | null;
  /** 'Original: English' */
  readonly originalLanguage: string;
  readonly banner: Banner;
  /** 'Advance unedited version'; null for a final document. */
  readonly bannerText: string | null;
};

export type Footnote = { readonly key: string; readonly number: number; readonly text: string; readonly lang: Lang };

/** Where a paragraph comes from, in words that the attribution of the statement allows. */
export type Provenance = {
  /** '2027/7KQ2MD/12'; null where an item rests on no recorded statement. */
  readonly statementAddress: string | null;
  readonly sessionCode: string;
  readonly sessionTitle: string;
  /** 'a representative of a Member State' */
  readonly attribution: string;
};

type BlockBase = {
  readonly key: string;
  readonly kind: ParagraphKind;
  /** The language the text really is in: it differs from the document's where a translation is missing. */
  readonly lang: Lang;
  /** The text as it is edited, with its marks; offsets of findings count in it. */
  readonly text: string;
  readonly runs: readonly Run[];
  readonly footnotes: readonly Footnote[];
  readonly recommendationNumber?: string;
  readonly provenance: readonly Provenance[];
  readonly hasEvidence: boolean;
  /** Still as the compiler wrote it. */
  readonly isGenerated: boolean;
};

/** A sub-paragraph; `printedNumber` is '(a)', 'a)' or '(أ)'. */
export type SubItem = BlockBase & { readonly printedNumber: string };

/** A paragraph; `printedNumber` is '12.' or '12 -', `number` 12; both null in front matter. */
export type Block = BlockBase & {
  readonly printedNumber: string | null;
  readonly number: number | null;
  readonly subItems: readonly SubItem[];
};

export type Section = {
  readonly key: string;
  readonly level: 1 | 2 | 3;
  /** Its place among its siblings, from 1. */
  readonly position: number;
  /** 'I.', 'A.', '1.', 'أولا -', '一、' */
  readonly number: string;
  readonly heading: string;
  readonly headingLang: Lang;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
};

/** A table behind the body. */
export type Annex = {
  readonly key: string;
  /** 'Annex I' */
  readonly number: string;
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** One version of the document in one language: everything a renderer needs, nothing that it has to work out. */
export type SummaryModel = {
  readonly language: Lang;
  readonly isOriginal: boolean;
  readonly year: number;
  readonly masthead: Masthead;
  /** The lines between masthead and title: the body, its auspices, its dates. */
  readonly meeting: readonly string[];
  readonly title: string;
  /** 'Note by the Secretariat' */
  readonly note: string;
  readonly frontMatter: readonly Block[];
  readonly sections: readonly Section[];
  readonly annexes: readonly Annex[];
  readonly version: number;
  /** SHA-256 of `canonical(model)`, made by the caller; '' until then. */
  readonly hash: string;
};

/** The bytes to hash: JSON with sorted keys, without the hash itself. */
export function canonical(model: SummaryModel): string {
  return JSON.stringify({ ...model, hash: undefined }, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** All sections, each before its subsections. */
export function sectionsInOrder(sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => [section, ...sectionsInOrder(section.sections)]);
}

/** All paragraphs of the body, in the order of their numbers. */
export function bodyBlocks(model: SummaryModel): Block[] {
  return sectionsInOrder(model.sections).flatMap((section) => section.blocks);
}
