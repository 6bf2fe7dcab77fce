import { Field, ObjectType } from '@nestjs/graphql';
import {
  ATTENDANCE_MODES,
  type AttendanceMode,
  GENDERS,
  type Gender,
  GROUNDS_PASSES,
  type GroundsPass,
  REGISTRATION_STATUSES,
  type RegistrationStatus,
} from '@sti/domain';
import type { Lang } from '@sti/reference';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Row } from '../platform/row.ts';
import { LocalDate } from '../platform/scalars.ts';
import { graphqlEnum, isOneOf } from '../platform/words.ts';
import { RegistrationCategory } from './category.entity.ts';

export const RegistrationStatusEnum = graphqlEnum('RegistrationStatus', REGISTRATION_STATUSES);
export const AttendanceModeEnum = graphqlEnum('AttendanceMode', ATTENDANCE_MODES);
export const GroundsPassEnum = graphqlEnum('GroundsPass', GROUNDS_PASSES);

/**
 * One person's way to one forum. Until its address is proved it belongs to nobody, holds no place and is read by
 * nobody. What only the owner and the Secretariat may read is no `@Field` here: see the resolver.
 */
@ObjectType()
@Entity('registration')
@Index('uq_registration_person', ['forumId', 'personId'], {
  unique: true,
  where: `status NOT IN ('WITHDRAWN', 'EXPIRED')`,
})
@Index('uq_registration_rank', ['categoryId', 'rank'], { unique: true, where: `status = 'WAITLISTED'` })
@Index('ix_registration_list', ['forumId', 'id'])
@Index('ix_registration_places', ['categoryId', 'status'])
@Index('ix_registration_unproved', ['createdAt'], { where: `status = 'UNPROVED'` })
@Index('ix_registration_email', ['email', 'createdAt'])
@Check('ck_registration_email', 'length(email) <= 254')
@Check('ck_registration_mode', isOneOf('mode', ATTENDANCE_MODES))
@Check('ck_registration_gender', isOneOf('gender', GENDERS))
@Check('ck_registration_grounds_pass', isOneOf('grounds_pass', GROUNDS_PASSES))
@Check('ck_registration_status', isOneOf('status', REGISTRATION_STATUSES))
@Check('ck_registration_proved', `(status = 'UNPROVED') = (person_id IS NULL)`)
@Check('ck_registration_rejected', `status <> 'REJECTED' OR reason IS NOT NULL`)
@Check('ck_registration_waiting', `status <> 'WAITLISTED' OR rank IS NOT NULL`)
export class Registration extends Row {
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_registration_forum', onDelete: 'RESTRICT' }) forumId!: string;
  @Column('uuid')
  @ForeignKey(() => RegistrationCategory, { name: 'fk_registration_category', onDelete: 'RESTRICT' })
  categoryId!: string;
  @Index('ix_registration_of_person')
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { name: 'fk_registration_person', onDelete: 'RESTRICT' })
  personId!: string | null;

  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) title!: string | null;
  @Field() @Column('text') givenName!: string;
  @Field() @Column('text') familyName!: string;
  @Field() @Column('text') badgeName!: string;
  @Column('text') email!: string;
  @Column('text', { nullable: true }) phone!: string | null;
  @Field() @Column('text') organisationName!: string;
  @Field() @Column('text') position!: string;
  @Field() @Column('text') countryM49!: string;
  @Column('text', { nullable: true }) gender!: Gender | null;
  @Field(() => AttendanceModeEnum) @Column('text') mode!: AttendanceMode;
  @Field(() => [LocalDate], { description: 'Local days of the forum.' })
  @Column('text', { array: true, default: '{}' })
  days!: string[];
  @Field(() => GroundsPassEnum, { nullable: true })
  @Column('text', { nullable: true })
  groundsPass!: GroundsPass | null;
  @Column('text', { nullable: true }) accessNeeds!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) interpretationLanguage!: Lang | null;
  /** The language in which the form was filled in. */
  @Column('text') language!: Lang;
  @Column('timestamptz') consentAt!: Date;
  @Column('timestamptz') codeOfConductAt!: Date;

  @Field(() => RegistrationStatusEnum) @Column('text', { default: 'UNPROVED' }) status!: RegistrationStatus;
  @Field(() => String, { nullable: true, description: 'Why it was rejected.' })
  @Column('text', { nullable: true })
  reason!: string | null;
  /** Orders the waiting list of the category; numbers are not reused, so it is no place in the queue. */
  @Column('int', { nullable: true }) rank!: number | null;
  @Field(() => Date, { nullable: true }) @Column('timestamptz', { nullable: true }) provedAt!: Date | null;

  /** Network of the form's sender, for the limits only; forgotten with the proof. */
  @Column('text', { nullable: true }) fromAddress!: string | null;
  /** Hash of the mailed token; null before the mail and after its use. */
  @Index('uq_registration_proof', { unique: true }) @Column('bytea', { nullable: true }) proofHash!: Buffer | null;
  @Column('timestamptz', { nullable: true }) proofExpiresAt!: Date | null;
  @Column('timestamptz', { nullable: true }) proofMailedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) receiptMailedAt!: Date | null;
}
