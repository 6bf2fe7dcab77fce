const ANSWER_MS = 30_000;

/** A request whose answer, read to its end, is there within 30 s. One that nobody answers fails as without a network. */
export function inTime<T>(ask: (signal: AbortSignal) => Promise<T>, abort = new AbortController()): Promise<T> {
  const timer = setTimeout(() => abort.abort(new TypeError('No answer in time.')), ANSWER_MS);
  return ask(abort.signal).finally(() => clearTimeout(timer));
}
