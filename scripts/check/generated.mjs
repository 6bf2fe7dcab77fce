import { readFileSync } from 'node:fs';
import { at } from '../lib/paths.mjs';

/** Writes generated files anew; says which of them were not up to date, or what the generator complained about. */
export async function regenerate(files, generate) {
  const before = files.map(read);
  const complaint = await generate();
  const stale = files.filter((file, i) => read(file) !== before[i]);
  return complaint + stale.map((file) => `${file} was not up to date; now it is.\n`).join('');
}

function read(file) {
  try {
    return readFileSync(at(file), 'utf8');
  } catch {
    return undefined;
  }
}
