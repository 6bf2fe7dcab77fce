import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { LocalText } from '@sti/domain';
import { LANGUAGES, type Lang } from '@sti/reference';
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

type Conflict = { field: string; mine: string; theirs: string };

const isLocal = (value: unknown): value is LocalText =>
  typeof value === 'object' && value !== null && 'original' in value && 'texts' in value;

/** A value as people read it: a list line by line. Only a list of records, as documents are, stays JSON. */
function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join('\n');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Both texts of what differs: 'title.fr' for one language of a text, 'questions.0.fr' for one of a list of texts. */
function conflictsOf(field: string, mine: unknown, theirs: unknown): Conflict[] {
  if (isLocal(mine) || isLocal(theirs)) {
    const of = (value: unknown, lang: Lang) => (isLocal(value) ? (value.texts[lang]?.text ?? '') : '');
    return LANGUAGES.flatMap((lang) => conflictsOf(`${field}.${lang}`, of(mine, lang), of(theirs, lang)));
  }
  if (Array.isArray(mine) && Array.isArray(theirs) && [...mine, ...theirs].some(isLocal)) {
    const longer = mine.length > theirs.length ? mine : theirs;
    return longer.flatMap((_, index) => conflictsOf(`${field}.${index}`, mine[index], theirs[index]));
  }
  const texts = { mine: asText(mine), theirs: asText(theirs) };
  return texts.mine === texts.theirs ? [] : [{ field, ...texts }];
}

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
  const conflicts = Object.entries(mine).flatMap(([field, value]) => conflictsOf(field, value, row[field as keyof T]));
  throw new Stale(row.version, conflicts);
}
