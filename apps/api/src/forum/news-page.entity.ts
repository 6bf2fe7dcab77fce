import { Field, ObjectType } from '@nestjs/graphql';
import { type LocalText, NEWS_KINDS, type NewsKind } from '@sti/domain';
import { Check, Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Row } from '../platform/row.ts';
import { DateTime } from '../platform/scalars.ts';
import { graphqlEnum, isOneOf } from '../platform/words.ts';
import { Forum } from './forum.entity.ts';

export const NewsKindEnum = graphqlEnum('NewsKind', NEWS_KINDS);

/** News, or a practical page (arrival, access, code of conduct). Without `publishedAt` only the Secretariat sees it. */
@ObjectType()
@Entity()
@Unique('uq_news_page_slug', ['forumId', 'slug'])
@Check('ck_news_page_kind', isOneOf('kind', NEWS_KINDS))
export class NewsPage extends Row {
  @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_news_page_forum' }) forumId!: string;
  @Field() @Column('text') slug!: string;
  @Field(() => NewsKindEnum) @Column('text') kind!: NewsKind;
  @Column('jsonb') title!: LocalText;
  @Column('jsonb') body!: LocalText;
  @Field(() => DateTime, { nullable: true }) @Column('timestamptz', { nullable: true }) publishedAt!: Date | null;
}
