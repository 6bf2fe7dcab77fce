import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { ForumMode, NewsKind, OfficialRole, StageKind } from '@sti/domain';
import { LocalDate, LocalTime } from '../platform/scalars.ts';
import { LocalTextInput } from '../platform/texts.ts';
import { ForumModeEnum } from './forum.entity.ts';
import { OfficialRoleEnum } from './forum-official.entity.ts';
import { NewsKindEnum } from './news-page.entity.ts';
import { StageKindEnum } from './stage.entity.ts';

@InputType()
export class DocumentInput {
  @Field() title!: string;
  @Field(() => String, { nullable: true }) publisher?: string | null;
  @Field(() => String, { nullable: true }) date?: string | null;
  @Field(() => String, { nullable: true }) url?: string | null;
}

@InputType()
export class OfficialInput {
  @Field(() => OfficialRoleEnum) role!: OfficialRole;
  @Field(() => String, { nullable: true }) honorific?: string | null;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field(() => String, { nullable: true }) country?: string | null;
  @Field(() => ID, { nullable: true }) personId?: string | null;
}

@InputType()
export class GuidingQuestionInput {
  @Field() code!: string;
  @Field(() => LocalTextInput) text!: LocalTextInput;
  @Field(() => [String], { nullable: true }) goals?: string[] | null;
}

/** Lists that are left out stay as they are; a list that is given replaces the whole one. */
@InputType()
export class ForumInput {
  @Field(() => Int) number!: number;
  @Field(() => Int) year!: number;
  @Field(() => LocalTextInput) title!: LocalTextInput;
  @Field(() => LocalTextInput, { nullable: true }) theme?: LocalTextInput | null;
  @Field(() => LocalDate, { nullable: true }) startDate?: string | null;
  @Field(() => LocalDate, { nullable: true }) endDate?: string | null;
  @Field(() => Boolean, { nullable: true }) datesToBeConfirmed?: boolean | null;
  @Field() timeZone!: string;
  @Field(() => String, { nullable: true }) venue?: string | null;
  @Field(() => ForumModeEnum, { nullable: true }) mode?: ForumMode | null;
  @Field(() => String, { nullable: true }) host?: string | null;
  @Field(() => [String], { nullable: true }) goalsUnderReview?: string[] | null;
  @Field(() => String, { nullable: true }) hlpfTheme?: string | null;
  @Field(() => LocalDate, { nullable: true }) hlpfStart?: string | null;
  @Field(() => LocalDate, { nullable: true }) hlpfEnd?: string | null;
  @Field(() => [OfficialInput], { nullable: true }) officials?: OfficialInput[] | null;
  @Field(() => [GuidingQuestionInput], { nullable: true }) guidingQuestions?: GuidingQuestionInput[] | null;
  @Field(() => [DocumentInput], { nullable: true }) documents?: DocumentInput[] | null;
}

/** Names its stage by forum and kind: a forum has each kind once. */
@InputType()
export class StageInput {
  @Field(() => ID) forumId!: string;
  @Field(() => StageKindEnum) kind!: StageKind;
  @Field(() => LocalDate, { nullable: true }) opensDay?: string | null;
  @Field(() => LocalTime, { nullable: true }) opensTime?: string | null;
  @Field(() => LocalDate, { nullable: true }) closesDay?: string | null;
  @Field(() => LocalTime, { nullable: true }) closesTime?: string | null;
  @Field() timeZone!: string;
}

/** Names its page by forum and slug. */
@InputType()
export class NewsPageInput {
  @Field(() => ID) forumId!: string;
  @Field() slug!: string;
  @Field(() => NewsKindEnum) kind!: NewsKind;
  @Field(() => LocalTextInput) title!: LocalTextInput;
  @Field(() => LocalTextInput) body!: LocalTextInput;
}
