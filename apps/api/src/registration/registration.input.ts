import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { Approver, AttendanceMode, Gender, GroundsPass } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { LocalDate } from '../platform/scalars.ts';
import { LangEnum, LocalTextInput } from '../platform/texts.ts';
import { ApproverEnum } from './category.entity.ts';
import { AttendanceModeEnum, GroundsPassEnum } from './registration.entity.ts';

/** What can be edited later. Empty required text is a field problem, not a refusal of the whole document. */
@InputType()
export class RegistrationDetailsInput {
  @Field(() => ID) categoryId!: string;
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field() givenName!: string;
  @Field() familyName!: string;
  @Field() badgeName!: string;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field() organisationName!: string;
  @Field() position!: string;
  @Field({ description: 'M49 code, three digits.' }) countryM49!: string;
  @Field(() => String, { nullable: true, description: 'woman, man, other or undisclosed' }) gender?: Gender | null;
  @Field(() => AttendanceModeEnum) mode!: AttendanceMode;
  @Field(() => [LocalDate]) days!: string[];
  @Field(() => GroundsPassEnum, { nullable: true }) groundsPass?: GroundsPass | null;
  @Field(() => String, { nullable: true }) accessNeeds?: string | null;
  @Field(() => LangEnum, { nullable: true }) interpretationLanguage?: Lang | null;
}

@InputType()
export class RegistrationInput extends RegistrationDetailsInput {
  @Field(() => Int) year!: number;
  @Field() email!: string;
  @Field(() => LangEnum, { description: 'Of the form, and of the mail that answers it.' }) language!: Lang;
  @Field({ description: 'Agrees that the data are kept for this forum.' }) consent!: boolean;
  @Field() codeOfConduct!: boolean;
}

@InputType()
export class RegistrationCategoryInput {
  @Field(() => LocalTextInput) name!: LocalTextInput;
  @Field(() => [String]) stakeholderKinds!: string[];
  @Field(() => [ApproverEnum]) approvers!: Approver[];
  @Field(() => Int, { nullable: true }) inPersonCapacity?: number | null;
  @Field(() => Int, { nullable: true }) quotaPerOrganisation?: number | null;
  @Field(() => Int) order!: number;
}

/** A registration as the Secretariat saw it. */
@InputType()
export class SeenRegistration {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
}
