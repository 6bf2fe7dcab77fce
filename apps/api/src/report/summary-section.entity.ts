import type { LocalText } from '@sti/domain';
import { Check, Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Row } from '../platform/row.ts';
import { Session } from '../programme/session.entity.ts';
import { SummaryDocument } from './summary-document.entity.ts';

/** A heading with its place; level 0 is the front matter. */
@Entity()
@Unique('uq_summary_section_key', ['documentId', 'key'])
@Check('ck_summary_section_level', 'level BETWEEN 0 AND 3')
export class SummarySection extends Row {
  @Column('uuid') @ForeignKey(() => SummaryDocument, { name: 'fk_summary_section_document' }) documentId!: string;
  @Column('text') key!: string;
  @Column('jsonb') heading!: LocalText;
  @Column('boolean', { default: false }) isHeadingEdited!: boolean;
  @Column('int') level!: 0 | 1 | 2 | 3;
  @Column('int') place!: number;
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Session, { name: 'fk_summary_section_session' })
  sessionId!: string | null;
  /** No longer part of the compiled document; kept because its paragraphs have a history. */
  @Column('timestamptz', { nullable: true }) droppedAt!: Date | null;
}
