import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Lang } from '@sti/reference';
import type { Banner, ParagraphKind } from '@sti/report';
import { LangEnum } from '../platform/texts.ts';
import { BannerEnum, ParagraphKindEnum } from './report.enums.ts';

/** A piece of a printed text: letters, or (with `footnote`) the mark of a footnote. */
@ObjectType()
export class ReleasedRun {
  @Field() text!: string;
  @Field() bold!: boolean;
  @Field(() => Int, { nullable: true }) footnote!: number | null;
}

@ObjectType()
export class ReleasedFootnote {
  @Field(() => Int) number!: number;
  @Field() text!: string;
  @Field(() => LangEnum) lang!: Lang;
}

/** Where a paragraph comes from, in the words that the attribution of the statement allows. */
@ObjectType()
export class ReleasedProvenance {
  @Field(() => String, { nullable: true }) statementAddress!: string | null;
  @Field() sessionCode!: string;
  @Field() sessionTitle!: string;
  @Field() attribution!: string;
}

@ObjectType()
export class ReleasedParagraph {
  @Field() key!: string;
  @Field(() => ParagraphKindEnum) kind!: ParagraphKind;
  /** 1: a sub-paragraph of the paragraph before it. */
  @Field(() => Int) depth!: number;
  @Field(() => String, { nullable: true }) printedNumber!: string | null;
  /** The number of the paragraph itself, for the anchor `para-12`; null in front matter and for sub-paragraphs. */
  @Field(() => Int, { nullable: true }) number!: number | null;
  @Field(() => String, { nullable: true }) recommendationNumber!: string | null;
  @Field(() => LangEnum) lang!: Lang;
  @Field(() => [ReleasedRun]) runs!: ReleasedRun[];
  @Field(() => [ReleasedFootnote]) footnotes!: ReleasedFootnote[];
  @Field(() => [ReleasedProvenance]) provenance!: ReleasedProvenance[];
}

@ObjectType()
export class ReleasedSection {
  @Field() key!: string;
  /** 0: the front matter. */
  @Field(() => Int) level!: number;
  @Field() number!: string;
  @Field() heading!: string;
  @Field(() => LangEnum) headingLang!: Lang;
  @Field(() => [ReleasedParagraph]) paragraphs!: ReleasedParagraph[];
}

/** The summary as it was released: frozen, the same for everybody. */
@ObjectType()
export class ReleasedSummary {
  @Field(() => ID) id!: string;
  @Field(() => Int) year!: number;
  /** 1 for the first release. */
  @Field(() => Int) number!: number;
  @Field() releasedAt!: Date;
  @Field(() => LangEnum) language!: Lang;
  @Field() title!: string;
  @Field(() => [String]) meeting!: string[];
  @Field() note!: string;
  @Field(() => String, { nullable: true }) symbol!: string | null;
  @Field() distribution!: string;
  @Field(() => String, { nullable: true }) date!: string | null;
  @Field(() => BannerEnum) banner!: Banner;
  @Field(() => String, { nullable: true }) bannerText!: string | null;
  /** What every file of this release carries. */
  @Field(() => Int) version!: number;
  @Field() hash!: string;
  /** The same as one `<article>` of HTML without script or style, to stand in a page. */
  @Field() html!: string;
  allSections!: ReleasedSection[];
}
