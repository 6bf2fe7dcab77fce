import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Lang } from '@sti/reference';
import type { Banner, Distribution, EvidenceRelation, ParagraphKind } from '@sti/report';
import { OutcomeItem } from '../outcome/outcome-item.entity.ts';
import { BadInput, RuleBroken, resultUnion, Stale } from '../platform/refusals.ts';
import { LocalDate } from '../platform/scalars.ts';
import { LangEnum } from '../platform/texts.ts';
import {
  BannerEnum,
  DispositionEnum,
  type DispositionResult,
  DistributionEnum,
  EvidenceRelationEnum,
  type FindingAct,
  FindingActEnum,
  ParagraphKindEnum,
} from './report.enums.ts';
import { TemplateView } from './summary-template.ts';

@ObjectType('SummaryFootnote')
export class FootnoteView {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field() key!: string;
  /** As printed, through the whole document; null while the text does not mark its place. */
  @Field(() => Int, { nullable: true }) number!: number | null;
  @Field() text!: string;
}

/** One source of a paragraph. The statement and the item are read as they stand now, corrections included. */
@ObjectType('SummaryEvidence')
export class EvidenceView {
  @Field(() => ID) id!: string;
  @Field(() => EvidenceRelationEnum) relation!: EvidenceRelation;
  /** Linked by a person; null: by the compiler. */
  @Field() isManual!: boolean;
  @Field(() => String, { nullable: true, description: "'R-2027-001', where the item is a recommendation." })
  recommendationNumber!: string | null;
  statementId!: string | null;
  itemId!: string | null;
}

@ObjectType('SummaryParagraph')
export class ParagraphView {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field(() => ID) forumId!: string;
  @Field(() => ID) sectionId!: string;
  @Field() key!: string;
  @Field(() => ParagraphKindEnum) kind!: ParagraphKind;
  @Field(() => Int) depth!: number;
  /** '12.' or '(a)'; null in front matter and for what is not printed. */
  @Field(() => String, { nullable: true }) printedNumber!: string | null;
  /** How other texts name it: '12', or '11 (c)' for a sub-paragraph. Null where nothing is printed. */
  @Field(() => String, { nullable: true }) address!: string | null;
  @Field(() => String, { nullable: true }) recommendationNumber!: string | null;
  @Field() text!: string;
  /** The language that the text really is in. */
  @Field(() => LangEnum) lang!: Lang;
  /** Written by the compiler and untouched since. */
  @Field() generated!: boolean;
  @Field() edited!: boolean;
  @Field() isRemoved!: boolean;
  @Field(() => [FootnoteView]) footnotes!: FootnoteView[];
  @Field(() => [EvidenceView]) evidence!: EvidenceView[];
}

@ObjectType('SummarySection')
export class SectionView {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field() key!: string;
  /** 0: the front matter. */
  @Field(() => Int) level!: number;
  /** 'I.' or 'A.'; null in front matter and while nothing stands under the heading. */
  @Field(() => String, { nullable: true }) number!: string | null;
  @Field() heading!: string;
  @Field(() => ID, { nullable: true }) sessionId!: string | null;
  @Field(() => [ParagraphView]) paragraphs!: ParagraphView[];
}

@ObjectType()
export class FindingValue {
  @Field() name!: string;
  @Field() value!: string;
}

/** What the linter found, as code and values that the client words. */
@ObjectType('SummaryFinding')
export class FindingView {
  /** 'L10' */
  @Field() rule!: string;
  @Field(() => FindingActEnum) act!: FindingAct;
  /** Of a paragraph or a section; 'document' for the whole. */
  @Field() paragraphKey!: string;
  @Field(() => ID, { nullable: true }) paragraphId!: string | null;
  /** Set where the text is a heading. */
  @Field(() => ID, { nullable: true }) sectionId!: string | null;
  /** Set where the text is a footnote of the paragraph. */
  @Field(() => ID, { nullable: true }) footnoteId!: string | null;
  /** Of the paragraph, as other texts name it: '11 (c)'. */
  @Field(() => String, { nullable: true }) address!: string | null;
  /** For pages that were opened before there was an address. */
  @Field(() => String, { nullable: true, deprecationReason: 'Use address, which names a sub-paragraph in full' })
  printedNumber!: string | null;
  /** The first place, as offsets in the text (UTF-16 units). */
  @Field(() => Int) from!: number;
  @Field(() => Int) to!: number;
  @Field(() => [FindingValue]) values!: FindingValue[];
  /** The whole text with every place put right; null where only a person can. */
  @Field(() => String, { nullable: true }) fix!: string | null;
}

@ObjectType()
export class SectionWords {
  @Field() key!: string;
  @Field() heading!: string;
  @Field(() => Int) words!: number;
  @Field(() => Int, { nullable: true }) limit!: number | null;
}

/** The word meter: headings and footnotes count, as the UN counts them. */
@ObjectType('WordCount')
export class WordCountView {
  @Field(() => Int) total!: number;
  /** More is pointed out. */
  @Field(() => Int) warnAbove!: number;
  /** More blocks the sign-off without a waiver. */
  @Field(() => Int) blockAbove!: number;
  @Field(() => [SectionWords]) sections!: SectionWords[];
}

/** An item that no paragraph rests on, with what somebody decided about it. */
@ObjectType()
export class UnusedItem {
  @Field(() => OutcomeItem) item!: OutcomeItem;
  /** Of the decision; null while there is none. */
  @Field(() => Int, { nullable: true }) version!: number | null;
  @Field(() => DispositionEnum, { nullable: true }) result!: DispositionResult | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => ID, { nullable: true }) paragraphId!: string | null;
}

@ObjectType('SummaryDocument')
export class SummaryView {
  @Field(() => ID) id!: string;
  /** Guards the front matter. */
  @Field(() => Int) version!: number;
  /** Rises with every change of any part; files carry it. */
  @Field(() => Int) revision!: number;
  @Field(() => ID) forumId!: string;
  @Field(() => Int) year!: number;
  @Field(() => String, { nullable: true }) symbol!: string | null;
  @Field(() => BannerEnum) banner!: Banner;
  @Field(() => DistributionEnum) distribution!: Distribution;
  @Field(() => LocalDate, { nullable: true }) submissionDate!: string | null;
  @Field(() => LangEnum) originalLanguage!: Lang;
  /** The language that this reading is in. */
  @Field(() => LangEnum) language!: Lang;
  @Field() compiledAt!: Date;
  @Field(() => Date, { nullable: true }) releasedAt!: Date | null;
  @Field(() => WordCountView) words!: WordCountView;
  @Field(() => TemplateView) template!: TemplateView;
  allSections!: SectionView[];
  allFindings!: FindingView[];
}

@ObjectType()
export class SummaryReleaseNote {
  @Field(() => ID) id!: string;
  @Field(() => Int) number!: number;
  @Field() releasedAt!: Date;
}

export const CompileResult = resultUnion('CompileResult', () => [SummaryView, BadInput, RuleBroken]);
export const EditParagraphResult = resultUnion('EditParagraphResult', () => [
  ParagraphView,
  BadInput,
  Stale,
  RuleBroken,
]);
export const EditSummaryResult = resultUnion('EditSummaryResult', () => [SummaryView, BadInput, Stale, RuleBroken]);
export const DisposeResult = resultUnion('DisposeResult', () => [UnusedItem, BadInput, Stale, RuleBroken]);
export const ReleaseSummaryResult = resultUnion('ReleaseSummaryResult', () => [
  SummaryReleaseNote,
  BadInput,
  RuleBroken,
]);
