import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Person } from '../people/person.entity.ts';
import { Row } from '../platform/row.ts';

/** An address that a calendar program polls. It carries its own secret, of which only the hash is kept. */
@ObjectType()
@Entity('feed')
@Index('uq_feed_token', ['tokenHash'], { unique: true })
export class Feed extends Row {
  @Index('ix_feed_person')
  @Column('uuid')
  @ForeignKey(() => Person, { name: 'fk_feed_person', onDelete: 'RESTRICT' })
  personId!: string;
  @Field() @Column('text') label!: string;
  @Column('bytea') tokenHash!: Buffer;
  @Field(() => Date, { nullable: true, description: 'Exact to the hour.' })
  @Column('timestamptz', { nullable: true })
  lastUsedAt!: Date | null;
  @Field(() => Date, { nullable: true }) @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
  /** When it was made. */
  @Field(() => Date) declare createdAt: Date;
}
