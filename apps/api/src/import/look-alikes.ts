/** Names that may be one person's: same letters without marks, initials, hyphens and word order. */
function keyOf(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);
  return words.sort().join(' ');
}

/** For each of `names` the other names of `all` that look alike, in order; names that nobody resembles are left out. */
export function lookAlikes(names: Iterable<string>, all: readonly string[]): [name: string, others: string[]][] {
  const groups = Map.groupBy(all, keyOf);
  return [...names]
    .map((name): [string, string[]] => [name, (groups.get(keyOf(name)) ?? []).filter((other) => other !== name).sort()])
    .filter(([, others]) => others.length > 0)
    .sort(([a], [b]) => a.localeCompare(b));
}
