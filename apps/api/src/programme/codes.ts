import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Session } from './session.entity.ts';
import { Slot } from './slot.entity.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LENGTH = 6;

/** Six characters of 0-9 and A-Z from the first bytes of a seed. */
function codeOf(seed: Buffer): string {
  let rest = BigInt(`0x${seed.subarray(0, 12).toString('hex')}`);
  let code = '';
  for (let place = 0; place < LENGTH; place++) {
    code += DIGITS[Number(rest % 36n)];
    rest /= 36n;
  }
  return code;
}

/**
 * A code that no session or slot ever had. `from` makes it the same on every machine (the source id of an import);
 * without it the code is random. A collision takes the next one.
 */
export async function freeCode(tx: EntityManager, of: typeof Session | typeof Slot, from?: string): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    const seed = from === undefined ? randomBytes(16) : createHash('sha256').update(`${from}#${attempt}`).digest();
    const code = codeOf(seed);
    if (!(await tx.existsBy<Session | Slot>(of, { code }))) return code;
  }
}
