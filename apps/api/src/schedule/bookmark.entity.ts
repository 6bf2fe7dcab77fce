import type { LocalText } from '@sti/domain';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { Person } from '../people/person.entity.ts';
import type { SnapshotSlot } from '../programme/snapshot.ts';

/** What the public programme said of a slot when a person saved it. */
export type SeenSlot = { title: LocalText; sessionId: string; slot: SnapshotSlot };

/** A slot of a released programme that a person saved. Nobody else reads it. */
@Entity('bookmark')
@Index('uq_bookmark', ['personId', 'slotUid'], { unique: true })
@Index('ix_bookmark_forum', ['forumId', 'slotUid'])
export class Bookmark {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id!: string;
  @Column('uuid') @ForeignKey(() => Person, { name: 'fk_bookmark_person', onDelete: 'RESTRICT' }) personId!: string;
  @Column('uuid') slotUid!: string;
  @Column('text') sessionCode!: string;
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_bookmark_forum', onDelete: 'RESTRICT' }) forumId!: string;
  @Column('timestamptz', { default: () => 'now()' }) addedAt!: Date;
  /** Shows that an item moved since, and what it was when it is gone. */
  @Column('jsonb') seen!: SeenSlot;
  /** Since when the slot stands in no released programme. */
  @Column('timestamptz', { nullable: true }) goneAt!: Date | null;
}
