import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A thing that people watch and the version that it has reached. */
@Entity('live_topic')
export class LiveTopic {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_live_topic' }) topic!: string;
  @Column('bigint') version!: string;
}
