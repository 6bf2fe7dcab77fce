import { LANGUAGES, type Lang } from '@sti/reference';
import type { ParagraphKind } from '@sti/report';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '../people/person.entity.ts';
import { Row } from '../platform/row.ts';
import { isOneOf } from '../platform/words.ts';
import { PARAGRAPH_KINDS } from './report.enums.ts';
import { SummaryDocument } from './summary-document.entity.ts';
import { SummarySection } from './summary-section.entity.ts';

/** A paragraph's place. `key` survives renumbering, moving and every new run of the compiler; the text has versions. */
@Entity()
@Unique('uq_summary_paragraph_key', ['documentId', 'key'])
@Index('ix_summary_paragraph_section', ['sectionId', 'place'])
@Check('ck_summary_paragraph_kind', isOneOf('kind', PARAGRAPH_KINDS))
@Check('ck_summary_paragraph_depth', 'depth IN (0, 1)')
export class SummaryParagraph extends Row {
  @Column('uuid') @ForeignKey(() => SummaryDocument, { name: 'fk_summary_paragraph_document' }) documentId!: string;
  @Column('uuid') @ForeignKey(() => SummarySection, { name: 'fk_summary_paragraph_section' }) sectionId!: string;
  @Column('text') key!: string;
  @Column('text') kind!: ParagraphKind;
  @Column('int') depth!: 0 | 1;
  @Column('int') place!: number;
  /** Removed paragraphs stay, so that removing can be undone and the compiler does not offer them again. */
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
  /** Its source no longer stands and nobody had edited it; it comes back with its source. */
  @Column('timestamptz', { nullable: true }) droppedAt!: Date | null;
}

/** One version of a paragraph's text in one language. Append-only. */
@Entity()
@Unique('uq_paragraph_version_number', ['paragraphId', 'language', 'number'])
@Check('ck_paragraph_version_language', isOneOf('language', LANGUAGES))
@ForeignKey(() => ParagraphVersion, ['parentId'], ['id'], { name: 'fk_paragraph_version_parent' })
export class ParagraphVersion {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id!: string;
  @Column('uuid') @ForeignKey(() => SummaryParagraph, { name: 'fk_paragraph_version_paragraph' }) paragraphId!: string;
  @Column('text') language!: Lang;
  @Column('int') number!: number;
  /** Plain text with two marks only: `[^key]` for a footnote, `**` around bold. */
  @Column('text') text!: string;
  @Column('uuid', { nullable: true }) parentId!: string | null;
  @Column('boolean') generated!: boolean;
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { name: 'fk_paragraph_version_author' })
  author!: string | null;
  @Column('timestamptz') at!: Date;
}

/** A footnote of a paragraph; the text marks its place by `[^key]`. */
@Entity()
@Unique('uq_footnote_key', ['paragraphId', 'key'])
@Check('ck_footnote_key', "key ~ '^[[:alnum:]_-]{1,40}$'")
export class Footnote extends Row {
  @Column('uuid') @ForeignKey(() => SummaryParagraph, { name: 'fk_footnote_paragraph' }) paragraphId!: string;
  @Column('text') key!: string;
  @Column('jsonb') texts!: Partial<Record<Lang, string>>;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
}
