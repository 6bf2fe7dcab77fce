import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key that an actor sent with a mutation, and what came of it. Kept 48 hours. */
@Entity('idempotency_key')
export class IdempotencyKey {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_idempotency_key' }) actor!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_idempotency_key' }) key!: string;
  @Column('bytea') inputDigest!: Buffer;
  @Column('text', { nullable: true }) resultId!: string | null;
  @Column('timestamptz') at!: Date;
}
