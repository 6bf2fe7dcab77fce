import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { Attribution, OutcomeArea, OutcomeType } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { LangEnum } from '../platform/texts.ts';
import { AttributionEnum, OutcomeAreaEnum, OutcomeTypeEnum } from './outcome.enums.ts';

/** One operation of one device. `clientId` makes it idempotent; `parentId` makes it a correction. */
@InputType({ isAbstract: true })
abstract class LogInput {
  @Field(() => ID) clientId!: string;
  @Field(() => ID) sessionId!: string;
  /** Whose words these are: refused when somebody else is signed in by now. Pages opened before it existed send none. */
  @Field(() => ID, { nullable: true }) recorderId?: string | null;
  @Field() deviceId!: string;
  @Field(() => Int) deviceSeq!: number;
  @Field(() => Date, { nullable: true }) saidAt?: Date | null;
  @Field(() => ID, { nullable: true }) parentId?: string | null;
  @Field(() => [ID], { defaultValue: [] }) mergedFromIds!: string[];
}

@InputType()
export class StatementInput extends LogInput {
  @Field() text!: string;
  @Field({ defaultValue: false }) verbatim!: boolean;
  @Field(() => LangEnum) language!: Lang;
  @Field(() => ID, { nullable: true }) speakerAppearanceId?: string | null;
  @Field(() => String, { nullable: true }) speakerText?: string | null;
  @Field(() => String, { nullable: true }) onBehalfOf?: string | null;
  @Field(() => String, { nullable: true }) sourceCategory?: string | null;
  @Field(() => String, { nullable: true }) countryM49?: string | null;
  @Field(() => AttributionEnum, { defaultValue: 'ROLE' }) attribution!: Attribution;
}

@InputType()
export class OutcomeInput extends LogInput {
  @Field(() => OutcomeTypeEnum) type!: OutcomeType;
  @Field() text!: string;
  @Field(() => [ID], { defaultValue: [] }) statementIds!: string[];
  @Field(() => [String], { defaultValue: [] }) goals!: string[];
  @Field(() => String, { nullable: true }) sourceCategory?: string | null;
  @Field(() => AttributionEnum, { defaultValue: 'NONE' }) attribution!: Attribution;
  @Field(() => [String], { defaultValue: [] }) addressees!: string[];
  @Field(() => String, { nullable: true }) timeFrame?: string | null;
  @Field(() => OutcomeAreaEnum, { nullable: true }) area?: OutcomeArea | null;
  @Field(() => String, { nullable: true }) strength?: string | null;
}
