import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { Lang } from '@sti/reference';
import type { Banner, Distribution, EvidenceRelation, ParagraphKind } from '@sti/report';
import { LocalDate } from '../platform/scalars.ts';
import { LangEnum } from '../platform/texts.ts';
import {
  BannerEnum,
  DispositionEnum,
  type DispositionResult,
  DistributionEnum,
  EvidenceRelationEnum,
  ParagraphKindEnum,
} from './report.enums.ts';

@InputType()
export class ParagraphInput {
  @Field(() => ID) sectionId!: string;
  /** Null: at the beginning of the section. */
  @Field(() => ID, { nullable: true }) afterId?: string | null;
  @Field(() => ParagraphKindEnum, { defaultValue: 'HIGHLIGHT' }) kind!: ParagraphKind;
  /** 1: a sub-paragraph of the paragraph before it. */
  @Field(() => Int, { defaultValue: 0 }) depth!: number;
  @Field() text!: string;
}

@InputType()
export class FootnoteInput {
  @Field(() => ID) paragraphId!: string;
  @Field() text!: string;
  /** Where the mark goes, in UTF-16 units of the paragraph's text; null: at its end. */
  @Field(() => Int, { nullable: true }) at?: number | null;
}

@InputType()
export class EvidenceInput {
  @Field(() => ID) paragraphId!: string;
  @Field(() => ID, { nullable: true }) statementId?: string | null;
  @Field(() => ID, { nullable: true }) itemId?: string | null;
  @Field(() => EvidenceRelationEnum, { defaultValue: 'SUMMARISES' }) relation!: EvidenceRelation;
}

@InputType()
export class FrontMatterInput {
  @Field(() => String, { nullable: true }) symbol?: string | null;
  @Field(() => BannerEnum) banner!: Banner;
  @Field(() => DistributionEnum) distribution!: Distribution;
  @Field(() => LocalDate, { nullable: true }) submissionDate?: string | null;
  @Field(() => LangEnum) originalLanguage!: Lang;
}

@InputType()
export class DispositionInput {
  @Field(() => ID) itemId!: string;
  /** Of the decision that is changed; null for the first one. */
  @Field(() => Int, { nullable: true }) version?: number | null;
  @Field(() => DispositionEnum) result!: DispositionResult;
  @Field(() => ID, { nullable: true }) paragraphId?: string | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
}
