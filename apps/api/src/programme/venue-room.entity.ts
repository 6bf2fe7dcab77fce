import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { LocalText } from '@sti/domain';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { Row } from '../platform/row.ts';

/** A room at the venue of one forum. */
@ObjectType()
@Entity()
@Index('ix_venue_room_forum', ['forumId'])
@Check('ck_venue_room_seats', 'capacity >= 0 AND accessible_seats >= 0 AND turnaround_minutes >= 0')
export class VenueRoom extends Row {
  @Field(() => ID) @Column('uuid') @ForeignKey(() => Forum, { name: 'fk_venue_room_forum' }) forumId!: string;
  @Column('jsonb') name!: LocalText;
  @Field(() => Int, { nullable: true }) @Column('int', { nullable: true }) capacity!: number | null;
  @Field(() => Int, { nullable: true }) @Column('int', { nullable: true }) accessibleSeats!: number | null;
  @Field(() => Int) @Column('int', { default: 0 }) turnaroundMinutes!: number;
}
