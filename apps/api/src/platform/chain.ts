import { createHash, randomBytes } from 'node:crypto';

/** JSON with sorted keys, so that the same values always give the same digest. */
export function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

export const newSalt = (): Buffer => randomBytes(16);

export const saltedDigest = (salt: Buffer, values: unknown): Buffer =>
  createHash('sha256').update(salt).update(canonical(values)).digest();

/** A link covers the one before it, so no row can be changed, removed or moved unseen. */
export const nextLink = (previous: Buffer | null, row: unknown): Buffer =>
  createHash('sha256')
    .update(previous ?? Buffer.alloc(32))
    .update(canonical(row))
    .digest();
