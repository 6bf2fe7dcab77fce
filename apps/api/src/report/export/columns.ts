import type { Annex } from '@sti/report';

/** How wide each column of a table wants to be, in shares: by its longest text, within reason. */
export function columnShares(annex: Annex): number[] {
  return annex.columns.map((column, index) => {
    const longest = annex.rows.reduce((max, row) => Math.max(max, row[index]?.length ?? 0), column.length);
    return Math.min(40, Math.max(14, longest));
  });
}
