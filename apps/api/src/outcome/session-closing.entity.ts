import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Session } from '../programme/session.entity.ts';

/** The moderator's sign-off: three main messages confirmed. A rehearsal can be reopened, a session cannot. */
@ObjectType()
@Entity()
@Index('uq_session_closing_open', ['sessionId'], { unique: true, where: 'reopened_at IS NULL' })
@Check('ck_session_closing_three', 'cardinality(message_ids) = 3')
export class SessionClosing {
  @Field(() => ID) @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id!: string;
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_session_closing_forum' }) forumId!: string;
  @Field(() => ID)
  @Column('uuid')
  @ForeignKey(() => Session, { name: 'fk_session_closing_session' })
  sessionId!: string;
  @Field(() => [ID]) @Column('uuid', { array: true }) messageIds!: string[];
  @Column('uuid') @ForeignKey(() => Person, { name: 'fk_session_closing_person' }) confirmedBy!: string;
  @Field() @Column('timestamptz') confirmedAt!: Date;
  @Column('timestamptz', { nullable: true }) reopenedAt!: Date | null;
}
