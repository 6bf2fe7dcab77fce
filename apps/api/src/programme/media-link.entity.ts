import { Field, ObjectType } from '@nestjs/graphql';
import { MEDIA_KINDS, type MediaKind } from '@sti/domain';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { Row } from '../platform/row.ts';
import { graphqlEnum, isOneOf } from '../platform/words.ts';
import { Session } from './session.entity.ts';

export const MediaKindEnum = graphqlEnum('MediaKind', MEDIA_KINDS);

/** Where a session can be watched or heard. One recording of two sessions is a link at each. */
@ObjectType()
@Entity()
@Unique('uq_media_link_source', ['sourceId'])
@Index('ix_media_link_session', ['sessionId'])
@Check('ck_media_link_kind', isOneOf('kind', MEDIA_KINDS))
export class MediaLink extends Row {
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_media_link_forum' }) forumId!: string;
  @Column('uuid') @ForeignKey(() => Session, { name: 'fk_media_link_session' }) sessionId!: string;
  @Field(() => MediaKindEnum) @Column('text') kind!: MediaKind;
  @Field() @Column('text') url!: string;
  /** Language code of the sound or captions; null = as spoken in the room. */
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) language!: string | null;
  @Column('text', { nullable: true }) sourceId!: string | null;
}
