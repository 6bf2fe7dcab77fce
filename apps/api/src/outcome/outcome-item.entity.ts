import { Field, ID, ObjectType } from '@nestjs/graphql';
import {
  ATTRIBUTIONS,
  type Attribution,
  OUTCOME_AREAS,
  OUTCOME_TYPES,
  type OutcomeArea,
  type OutcomeStatus,
  type OutcomeType,
} from '@sti/domain';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { Person } from '../people/person.entity.ts';
import { isOneOf } from '../platform/words.ts';
import { LogEntry } from './log-entry.entity.ts';
import { AttributionEnum, OutcomeAreaEnum, OutcomeStatusEnum, OutcomeTypeEnum } from './outcome.enums.ts';
import { Statement } from './statement.entity.ts';

/** What the statements of a session amount to. */
@ObjectType()
@Entity()
@ForeignKey(() => OutcomeItem, ['rootId'], ['id'], { name: 'fk_log_root' })
@ForeignKey(() => OutcomeItem, ['parentId'], ['id'], { name: 'fk_log_parent' })
@Unique('uq_outcome_item_client', ['clientId'])
@Index('uq_outcome_item_number', ['sessionId', 'number'], { unique: true, where: 'parent_id IS NULL' })
@Index('ix_outcome_item_session', ['sessionId', 'id'])
@Index('ix_outcome_item_forum', ['forumId', 'id'])
@Index('ix_outcome_item_root', ['rootId'])
@Index('ix_outcome_item_goals', { synchronize: false })
@Index('ix_outcome_item_text', { synchronize: false })
@Check('ck_outcome_item_type', isOneOf('type', OUTCOME_TYPES))
@Check('ck_outcome_item_attribution', isOneOf('attribution', ATTRIBUTIONS))
@Check('ck_outcome_item_area', isOneOf('area', OUTCOME_AREAS))
@Check('ck_outcome_item_root', '(parent_id IS NULL) = (root_id = id)')
@Check('ck_outcome_item_merged', "parent_id IS NOT NULL OR merged_from_ids = '{}'")
export class OutcomeItem extends LogEntry {
  @Field(() => OutcomeTypeEnum) @Column('text') type!: OutcomeType;
  @Field() @Column('text') text!: string;
  /** Codes of Goals and targets: '9', '9.5'. */
  @Field(() => [String]) @Column('text', { array: true }) goals!: string[];
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) sourceCategory!: string | null;
  @Field(() => AttributionEnum) @Column('text') attribution!: Attribution;
  @Field(() => [String]) @Column('text', { array: true }) addressees!: string[];
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) timeFrame!: string | null;
  @Field(() => OutcomeAreaEnum, { nullable: true }) @Column('text', { nullable: true }) area!: OutcomeArea | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) strength!: string | null;

  /** The last decision about this version, with its reason. Filled on reading, as is all below. */
  @Field(() => OutcomeStatusEnum) status!: OutcomeStatus;
  @Field(() => String, { nullable: true }) statusReason!: string | null;
  @Field(() => Date, { nullable: true }) statusAt!: Date | null;
  @Field(() => [ID]) statementIds!: string[];
  @Field() sessionCode!: string;
  @Field() isRehearsal!: boolean;
  /** The item that now speaks for this one. */
  @Field(() => ID, { nullable: true }) mergedIntoId!: string | null;
}

@Entity()
@Index('ix_outcome_item_statement_uses', ['statementId'])
export class OutcomeItemStatement {
  @PrimaryColumn('uuid') @ForeignKey(() => OutcomeItem, { name: 'fk_outcome_item_statement_item' }) itemId!: string;
  @PrimaryColumn('uuid')
  @ForeignKey(() => Statement, { name: 'fk_outcome_item_statement_statement' })
  statementId!: string;
}

/** One step of an item: proposed, agreed, returned, merged. Append-only. */
@Entity()
@Unique('uq_outcome_decision_place', ['itemId', 'place'])
@Check('ck_outcome_decision_status', isOneOf('status', ['PROPOSED', 'AGREED', 'RETURNED', 'MERGED_INTO']))
@Check('ck_outcome_decision_reason', "status <> 'RETURNED' OR reason IS NOT NULL")
@Check('ck_outcome_decision_target', "(status = 'MERGED_INTO') = (merged_into_id IS NOT NULL)")
export class OutcomeDecision {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id!: string;
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_outcome_decision_forum' }) forumId!: string;
  @Column('uuid') @ForeignKey(() => OutcomeItem, { name: 'fk_outcome_decision_item' }) itemId!: string;
  /** 1, 2, 3 ... for each item: two people cannot decide on the same state of it. */
  @Column('int') place!: number;
  @Column('text') status!: OutcomeStatus;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { nullable: true })
  @ForeignKey(() => OutcomeItem, { name: 'fk_outcome_decision_target' })
  mergedIntoId!: string | null;
  @Column('uuid') @ForeignKey(() => Person, { name: 'fk_outcome_decision_person' }) decidedBy!: string;
  @Column('timestamptz') decidedAt!: Date;
}
