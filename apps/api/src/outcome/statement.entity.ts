import { Field, ID, ObjectType } from '@nestjs/graphql';
import { ATTRIBUTIONS, type Attribution } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { LangEnum } from '../platform/texts.ts';
import { isOneOf } from '../platform/words.ts';
import { LogEntry } from './log-entry.entity.ts';
import { AttributionEnum } from './outcome.enums.ts';

/** One recorded utterance. */
@ObjectType()
@Entity()
@ForeignKey(() => Statement, ['rootId'], ['id'], { name: 'fk_log_root' })
@ForeignKey(() => Statement, ['parentId'], ['id'], { name: 'fk_log_parent' })
@Unique('uq_statement_client', ['clientId'])
@Index('uq_statement_number', ['sessionId', 'number'], { unique: true, where: 'parent_id IS NULL' })
@Index('ix_statement_session', ['sessionId', 'id'])
@Index('ix_statement_root', ['rootId'])
@Check('ck_statement_attribution', isOneOf('attribution', ATTRIBUTIONS))
@Check('ck_statement_root', '(parent_id IS NULL) = (root_id = id)')
@Check('ck_statement_merged', "parent_id IS NOT NULL OR merged_from_ids = '{}'")
export class Statement extends LogEntry {
  @Field() @Column('text') text!: string;
  @Field() @Column('boolean') verbatim!: boolean;
  @Field(() => LangEnum) @Column('text') language!: Lang;
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) speakerAppearanceId!: string | null;
  /** The speaker's name as it stood when the statement was logged, also if the programme changes later. */
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) speakerText!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) onBehalfOf!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) sourceCategory!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) countryM49!: string | null;
  @Field(() => AttributionEnum) @Column('text') attribution!: Attribution;

  /** '2027/7KQ2MD/12': filled on reading. */
  @Field() address!: string;
}
