import type { EvidenceRelation } from '@sti/report';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { OutcomeItem } from '../outcome/outcome-item.entity.ts';
import { Statement } from '../outcome/statement.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Row } from '../platform/row.ts';
import { isOneOf } from '../platform/words.ts';
import { DISPOSITIONS, type DispositionResult, EVIDENCE_RELATIONS } from './report.enums.ts';
import { SummaryParagraph } from './summary-paragraph.entity.ts';

/**
 * What a paragraph rests on. Items and statements are named by their first version, so a correction in the log keeps
 * its evidence.
 */
@Entity()
@Index('uq_evidence', { synchronize: false })
@Index('ix_evidence_statement', ['statementId'])
@Index('ix_evidence_item', ['itemId'])
@Check('ck_evidence_relation', isOneOf('relation', EVIDENCE_RELATIONS))
@Check('ck_evidence_source', 'statement_id IS NOT NULL OR item_id IS NOT NULL')
export class Evidence {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id!: string;
  @Column('uuid') @ForeignKey(() => SummaryParagraph, { name: 'fk_evidence_paragraph' }) paragraphId!: string;
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Statement, { name: 'fk_evidence_statement' })
  statementId!: string | null;
  @Column('uuid', { nullable: true })
  @ForeignKey(() => OutcomeItem, { name: 'fk_evidence_item' })
  itemId!: string | null;
  @Column('text') relation!: EvidenceRelation;
  /** Null: linked by the compiler. */
  @Column('uuid', { nullable: true }) @ForeignKey(() => Person, { name: 'fk_evidence_person' }) addedBy!: string | null;
  @Column('timestamptz') addedAt!: Date;
}

/** R-{year}-{nnn}: given once to a recommendation, never to another one. Append-only. */
@Entity()
@Unique('uq_recommendation_number', ['year', 'number'])
export class RecommendationNumber {
  @PrimaryColumn('uuid') @ForeignKey(() => OutcomeItem, { name: 'fk_recommendation_number_item' }) itemId!: string;
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_recommendation_number_forum' }) forumId!: string;
  @Column('int') year!: number;
  @Column('int') number!: number;
  @Column('timestamptz') givenAt!: Date;
}

/** What became of an item that no paragraph rests on, or where else it went. */
@Entity()
@Unique('uq_disposition_item', ['itemId'])
@Check('ck_disposition_result', isOneOf('result', DISPOSITIONS))
@Check('ck_disposition_reason', "result <> 'NOT_USED' OR reason IS NOT NULL")
@Check('ck_disposition_paragraph', "result = 'NOT_USED' OR paragraph_id IS NOT NULL")
export class Disposition extends Row {
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_disposition_forum' }) forumId!: string;
  @Column('uuid') @ForeignKey(() => OutcomeItem, { name: 'fk_disposition_item' }) itemId!: string;
  @Column('text') result!: DispositionResult;
  @Column('uuid', { nullable: true })
  @ForeignKey(() => SummaryParagraph, { name: 'fk_disposition_paragraph' })
  paragraphId!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
}
