import DataLoader from 'dataloader';

/** The loaders of one request: each batch is one query, and nothing is shared between requests. */
export class Loaders {
  private readonly made = new Map<string, DataLoader<unknown, unknown>>();

  /** The request's loader of that name, made at its first use. */
  of<K, V>(name: string, batch: (keys: readonly K[]) => Promise<(V | Error)[]>): DataLoader<K, V> {
    let loader = this.made.get(name) as DataLoader<K, V> | undefined;
    if (!loader) {
      loader = new DataLoader<K, V>(batch);
      this.made.set(name, loader as DataLoader<unknown, unknown>);
    }
    return loader;
  }
}

/** Rows of a batch in the order of its keys; null where there is none. */
export function inOrder<K, T>(keys: readonly K[], rows: T[], keyOf: (row: T) => K): (T | null)[] {
  const byKey = new Map(rows.map((r) => [keyOf(r), r]));
  return keys.map((k) => byKey.get(k) ?? null);
}

/** Rows of a batch grouped by key, in the order of its keys. */
export function groupedInOrder<K, T>(keys: readonly K[], rows: T[], keyOf: (row: T) => K): T[][] {
  const groups = Map.groupBy(rows, keyOf);
  return keys.map((k) => groups.get(k) ?? []);
}
