import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { isOneOf } from '../platform/words.ts';

const LINK_KINDS = ['STATEMENT', 'ITEM', 'DECISION'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** A record's place in its forum's hash chain: see outcome.chain.ts. */
@Entity()
@Unique('uq_outcome_link_number', ['forumId', 'number'])
@Check('ck_outcome_link_kind', isOneOf('kind', LINK_KINDS))
export class OutcomeLink {
  @PrimaryColumn('uuid') recordId!: string;
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_outcome_link_forum' }) forumId!: string;
  @Column('int') number!: number;
  @Column('text') kind!: LinkKind;
  @Column('text') salt!: string;
  @Column('text') digest!: string;
  @Column('text') previousHash!: string;
  @Column('text') hash!: string;
  @Column('timestamptz') linkedAt!: Date;
}
