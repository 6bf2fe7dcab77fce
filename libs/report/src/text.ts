/** A piece of a paragraph as it is printed: letters, or the mark of a footnote. */
export type Run =
  | { readonly kind: 'text'; readonly text: string; readonly bold: boolean }
  | { readonly kind: 'footnote'; readonly key: string; readonly number: number };

// What XML 1.0 cannot hold (controls, lone surrogates, non-characters), and the invisible marks that turn the
// direction of everything after them.
const ILLEGAL = /[\p{Cc}\uFFFE\uFFFF\uFEFF\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/gu;

/** The same text as XML, PDF and HTML can all hold it: NFC, one line, single spaces, no invisible controls. */
export function cleanText(text: string): string {
  return text
    .replace(/[\t\n\r\u0085\u2028\u2029]/g, ' ')
    .replace(ILLEGAL, '')
    .replace(/ {2,}/g, ' ')
    .trim()
    .normalize('NFC');
}

const MARK = /\*\*|\[\^([\p{L}\p{N}_-]{1,40})\]/gu;

/**
 * Reads the only two marks a paragraph knows: `**bold**` and `[^key]`. A mark that leads nowhere (an odd `**`, a key
 * without a footnote) stays in the text, where a person will see it.
 */
export function parseRuns(text: string, numberOf: (key: string) => number | undefined): Run[] {
  const marks = [...text.matchAll(MARK)];
  const stars = marks.filter((mark) => mark[0] === '**').length;
  const runs: Run[] = [];
  let bold = false;
  let seenStars = 0;
  let pending = '';
  let from = 0;
  const flush = () => {
    if (pending !== '') runs.push({ kind: 'text', text: pending, bold });
    pending = '';
  };
  for (const mark of marks) {
    pending += text.slice(from, mark.index);
    from = mark.index + mark[0].length;
    const key = mark[1];
    if (key === undefined) {
      seenStars += 1;
      const isOdd = stars % 2 === 1 && seenStars === stars;
      if (isOdd) pending += mark[0];
      else {
        flush();
        bold = !bold;
      }
      continue;
    }
    const number = numberOf(key);
    if (number === undefined) pending += mark[0];
    else {
      flush();
      runs.push({ kind: 'footnote', key, number });
    }
  }
  pending += text.slice(from);
  flush();
  return runs;
}

/** The keys of a text's footnote marks, in order. */
export function footnoteKeys(text: string): string[] {
  return [...text.matchAll(MARK)].flatMap((mark) => (mark[1] === undefined ? [] : [mark[1]]));
}

/** The text without its marks. */
export function plainText(text: string): string {
  return text.replace(MARK, '');
}

/** The letters of runs, without the footnote numbers. */
export function textOfRuns(runs: readonly Run[]): string {
  return runs.map((run) => (run.kind === 'text' ? run.text : '')).join('');
}
