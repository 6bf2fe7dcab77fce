import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, CreateDateColumn, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import { Stale } from './refusals.ts';

/** What every record that people edit has. `version` rises with each write. */
@ObjectType({ isAbstract: true })
export abstract class Row {
  @Field(() => ID) @PrimaryColumn('uuid', { default: () => 'uuidv7()' }) id!: string;
  @Field(() => Int) @VersionColumn({ type: 'int', default: 1 }) version!: number;
  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' }) createdAt!: Date;
  @Column('uuid', { nullable: true }) createdBy!: string | null;
  @UpdateDateColumn({ type: 'timestamptz', default: () => 'now()' }) updatedAt!: Date;
  @Column('uuid', { nullable: true }) updatedBy!: string | null;
}

const asText = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/**
 * Refuses a write that is based on an older version, with both texts of each field that differs.
 * Read the row under a lock first: `tx.findOne(Class, { where: { id }, lock: { mode: 'for_no_key_update' } })`.
 */
export function checkVersion<T extends { version: number }>(
  row: T,
  basedOn: number,
  mine: Partial<Record<keyof T, unknown>> = {},
): void {
  if (row.version === basedOn) return;
  const conflicts = Object.entries(mine)
    .map(([field, value]) => ({ field, mine: asText(value), theirs: asText(row[field as keyof T]) }))
    .filter((c) => c.mine !== c.theirs);
  throw new Stale(row.version, conflicts);
}
