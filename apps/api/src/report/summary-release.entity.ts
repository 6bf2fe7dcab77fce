import type { Lang } from '@sti/reference';
import type { Register, SummaryModel } from '@sti/report';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { Person } from '../people/person.entity.ts';
import { SummaryDocument } from './summary-document.entity.ts';

/** A released summary, frozen: the model in each language, from which every public page and file is made. */
@Entity()
@Unique('uq_summary_release_number', ['forumId', 'number'])
export class SummaryRelease {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id!: string;
  @Column('uuid') @ForeignKey(() => SummaryDocument, { name: 'fk_summary_release_document' }) documentId!: string;
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_summary_release_forum' }) forumId!: string;
  @Column('int') number!: number;
  @Column('jsonb') models!: Record<Lang, SummaryModel>;
  /** The register in each language, as the export engine takes it. */
  @Column('jsonb') register!: Record<Lang, Register>;
  @Column('uuid') @ForeignKey(() => Person, { name: 'fk_summary_release_person' }) releasedBy!: string;
  @Column('timestamptz') releasedAt!: Date;
}
