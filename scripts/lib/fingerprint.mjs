import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { at, CACHE } from './paths.mjs';

const SKIPPED = /(^|\/)(node_modules|dist|test-results)$|\.spec\.tsx?$/;

/** One hash over the names and contents of these files and folders; specs and build output do not count. */
export function fingerprint(places) {
  const hash = createHash('sha256');
  for (const place of places)
    for (const file of filesUnder(place)) hash.update(`\n${file}\n`).update(readFileSync(at(file)));
  return hash.digest('hex');
}

/** Every file under a place, sorted, as paths from the root of the project. */
export function filesUnder(place) {
  if (SKIPPED.test(place) || !existsSync(at(place))) return [];
  if (!statSync(at(place)).isDirectory()) return [place];
  return readdirSync(at(place))
    .sort()
    .flatMap((name) => filesUnder(`${place}/${name}`));
}

/** A remembered fingerprint: says whether something is as it was when `keep` was called last. */
export function stamp(name, places, folder = CACHE) {
  const file = path.join(folder, `${name}.stamp`);
  const now = fingerprint(places);
  return {
    isFresh: existsSync(file) && readFileSync(file, 'utf8') === now,
    keep() {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, now);
    },
  };
}
