import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export enum MailState {
  QUEUED = 'QUEUED',
  SENDING = 'SENDING',
  SENT = 'SENT',
  FAILED = 'FAILED',
  BOUNCED = 'BOUNCED',
}
registerEnumType(MailState, { name: 'MailState' });

/**
 * A paragraph, a button that opens an address of ours (`isQuiet`: a plain link beside the one next action), or lines of
 * facts. Text is typed by people and arrives dead.
 */
export type MailBlock = { text: string } | { link: string; label: string; isQuiet?: true } | { lines: string[] };

/** One mail to one address. Its Message-ID stands before the first try, so a second copy can be known. */
@ObjectType('Mail')
@Entity('mail')
@Check('ck_mail_state', `state in ('QUEUED','SENDING','SENT','FAILED','BOUNCED')`)
@Index('ix_mail_forum', ['forumId', 'queuedAt'])
export class Mail {
  @Field(() => ID)
  @PrimaryColumn('uuid', { default: () => 'uuidv7()', primaryKeyConstraintName: 'pk_mail' })
  id!: string;
  @Field() @Column('text') kind!: string;
  @Field() @Column('text') recipient!: string;
  @Field() @Column('text') lang!: string;
  @Column('uuid', { nullable: true }) forumId!: string | null;
  @Column('uuid', { nullable: true }) personId!: string | null;
  @Field() @Column('text') subject!: string;
  /** Emptied after sending where it held a link that opens something. */
  @Column('jsonb', { nullable: true }) blocks!: MailBlock[] | null;
  @Column('boolean') isSecret!: boolean;
  @Column('text') messageId!: string;
  @Field(() => MailState) @Column('text') state!: MailState;
  @Field(() => Int) @Column('int', { default: 0 }) tries!: number;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) lastAnswer!: string | null;
  @Field() @Column('timestamptz') queuedAt!: Date;
  @Field(() => Date, { nullable: true }) @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
}
