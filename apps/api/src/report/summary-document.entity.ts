import { LANGUAGES, type Lang } from '@sti/reference';
import type { Banner, Distribution } from '@sti/report';
import { Check, Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { Row } from '../platform/row.ts';
import { isOneOf } from '../platform/words.ts';
import { BANNERS, DISTRIBUTIONS } from './report.enums.ts';

/** The Co-Chairs' summary of one forum: its front matter and the lock that its compiler and its editors take. */
@Entity()
@Unique('uq_summary_document_forum', ['forumId'])
@Check('ck_summary_document_banner', isOneOf('banner', BANNERS))
@Check('ck_summary_document_distribution', isOneOf('distribution', DISTRIBUTIONS))
@Check('ck_summary_document_language', isOneOf('original_language', LANGUAGES))
export class SummaryDocument extends Row {
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_summary_document_forum' }) forumId!: string;
  /** Counts every change of any part: the version that exported files carry. `version` guards the front matter only. */
  @Column('int', { default: 0 }) revision!: number;
  /** What this year's template changes of the common one: data, not code. */
  @Column('jsonb', { default: {} }) template!: Record<string, unknown>;
  @Column('text', { nullable: true }) symbol!: string | null;
  @Column('text') banner!: Banner;
  @Column('text') distribution!: Distribution;
  @Column('date', { nullable: true }) submissionDate!: string | null;
  @Column('text') originalLanguage!: Lang;
  @Column('timestamptz', { nullable: true }) compiledAt!: Date | null;
  @Column('timestamptz', { nullable: true }) releasedAt!: Date | null;
}
