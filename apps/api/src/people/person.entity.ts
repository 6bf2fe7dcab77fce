import { Field, ObjectType } from '@nestjs/graphql';
import { GENDERS, NAME_ORDERS, type NameOrder } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { Row } from '../platform/row.ts';
import { LangEnum } from '../platform/texts.ts';
import { graphqlEnum, isOneOf } from '../platform/words.ts';

export const NameOrderEnum = graphqlEnum('NameOrder', NAME_ORDERS);

/**
 * Somebody we know: a signed-in person, or one named by a past forum. As a GraphQL type it is what the person sees of
 * the own record; others see `PublicPerson` and the like.
 */
@ObjectType('Me')
@Entity('person')
@Check('ck_person_gender', isOneOf('gender', GENDERS))
@Check('ck_person_name_order', isOneOf('name_order', NAME_ORDERS))
@Index('uq_person_email', ['email'], { unique: true })
@Index('uq_person_source', ['sourceId'], { unique: true })
export class Person extends Row {
  @Field() @Column('text') displayName!: string;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) givenName!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) familyName!: string | null;
  @Field(() => NameOrderEnum) @Column('text', { default: 'GIVEN_FIRST' }) nameOrder!: NameOrder;
  @Column('text', { array: true, default: () => `'{}'` }) nameVariants!: string[];
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) honorific!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) jobTitle!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) affiliation!: string | null;
  @Column('text', { nullable: true }) gender!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) countryM49!: string | null;
  /** Lower case; null for a person that we know from a past programme only. */
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) email!: string | null;
  @Column('timestamptz', { nullable: true }) emailProvedAt!: Date | null;
  /** Language of the mails that this person gets. */
  @Field(() => LangEnum) @Column('text', { default: 'en' }) language!: Lang;
  @Column('text', { nullable: true }) sourceId!: string | null;
  /** Since when nobody signs in as this person, and why: an administrator's words. */
  @Column('timestamptz', { nullable: true }) deactivatedAt!: Date | null;
  @Column('text', { nullable: true }) deactivatedReason!: string | null;
}

/** One signed-in browser. Only the hash of its cookie is kept. */
@ObjectType()
@Entity('login')
@Index('uq_login_token', ['tokenHash'], { unique: true })
export class Login extends Row {
  @Index('ix_login_person') @ForeignKey(() => Person, { name: 'fk_login_person' }) @Column('uuid') personId!: string;
  @Column('bytea') tokenHash!: Buffer;
  @Field() @Column('timestamptz') startedAt!: Date;
  @Field() @Column('timestamptz') lastSeenAt!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  /** The browser's own words, shortened, so that a person knows the own devices. */
  @Field() @Column('text') userAgent!: string;
  @Field() isCurrent!: boolean;
}

/** A link that was mailed to sign in: single use, ten minutes, bound to the browser that asked. */
@Entity('sign_in_link')
@Index('uq_sign_in_link_token', ['tokenHash'], { unique: true })
@Index('ix_sign_in_link_person', ['personId', 'sentAt'])
export class SignInLink extends Row {
  @ForeignKey(() => Person, { name: 'fk_sign_in_link_person' }) @Column('uuid') personId!: string;
  @Column('bytea') tokenHash!: Buffer;
  @Column('bytea', { nullable: true }) browserHash!: Buffer | null;
  @Column('text', { nullable: true }) next!: string | null;
  @Column('timestamptz') sentAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) supersededAt!: Date | null;
}

/** A request to sign in, written whether the address is known or not; the job finds out. */
@Entity('sign_in_request')
@Index('ix_sign_in_request_from', ['fromAddress', 'askedAt'])
@Index('ix_sign_in_request_email', ['email', 'askedAt'])
export class SignInRequest extends Row {
  @Column('text') email!: string;
  @Column('text') lang!: Lang;
  @Column('bytea', { nullable: true }) browserHash!: Buffer | null;
  /** Of the login that this browser held last, ended or not: by it the job knows the person's own browser. */
  @Column('bytea', { nullable: true }) loginHash!: Buffer | null;
  @Column('text', { nullable: true }) next!: string | null;
  /** Network address (IPv6: its /64), for the limits only; the row is deleted after a day. */
  @Column('text') fromAddress!: string;
  @Column('timestamptz') askedAt!: Date;
  /** What the job did: link, unknown, limited. */
  @Column('text', { nullable: true }) outcome!: string | null;
}
