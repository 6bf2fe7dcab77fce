import type { ColumnOptions } from 'typeorm';

/** A local time of day that may be unknown: 'HH:mm' in code, although PostgreSQL answers with seconds. */
export const localTime = {
  nullable: true,
  transformer: { from: (value: string | null) => value?.slice(0, 5) ?? null, to: (value: string | null) => value },
} satisfies ColumnOptions;
