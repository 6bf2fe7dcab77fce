import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** One link of the audit chain: what happened, with a salted digest of the values and no value itself. */
@Entity('audit_entry')
export class AuditEntry {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_audit_entry',
  })
  id!: string;
  @Column('timestamptz') at!: Date;
  @Column('text') action!: string;
  @Column('text') objectKind!: string;
  @Column('text', { nullable: true }) objectId!: string | null;
  @Index('ix_audit_entry_forum') @Column('uuid', { nullable: true }) forumId!: string | null;
  @Column('bytea') digest!: Buffer;
  /** Place in the chain, given by the job that links committed rows; null until then. */
  @Index('uq_audit_entry_place', { unique: true }) @Column('bigint', { nullable: true }) place!: string | null;
  @Column('bytea', { nullable: true }) link!: Buffer | null;
}

/** The values behind a link, erasable: the chain still verifies without them. */
@Entity('audit_value')
export class AuditValue {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'pk_audit_value' })
  @ForeignKey(() => AuditEntry, { name: 'fk_audit_value_entry' })
  entryId!: string;
  @Column('uuid', { nullable: true }) actorId!: string | null;
  @Column('jsonb', { nullable: true }) before!: unknown;
  @Column('jsonb', { nullable: true }) after!: unknown;
  @Column('bytea') salt!: Buffer;
}

/** Refusals of the running minute; the audit takes them over. */
@Entity('refusal')
@Check('ck_refusal_count', 'count > 0')
export class Refusal {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_refusal' }) actor!: string;
  @PrimaryColumn('timestamptz', { primaryKeyConstraintName: 'pk_refusal' }) minute!: Date;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_refusal' }) operation!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_refusal' }) code!: string;
  @Column('int') count!: number;
}
