import pg from 'pg';

type Query = typeof pg.Client.prototype.query;

/** The SQL texts that this process sends while the work runs and that match; start nothing else meanwhile. */
export async function statementsOf(work: () => Promise<unknown>, match: RegExp = /./): Promise<string[]> {
  const original: Query = pg.Client.prototype.query;
  const seen: string[] = [];
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args;
    const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
    if (text && match.test(text)) seen.push(text);
    return (original as (...all: unknown[]) => unknown).apply(this, args);
  } as Query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return seen;
}
