import { createHash, randomBytes } from 'node:crypto';

/** A secret for a link or cookie: 256 bits. Only its hash is stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
