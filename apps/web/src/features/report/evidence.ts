import { groupBy } from '../../lib/group-by.ts';
import type { Paragraph } from './summary-fields.ts';

type Evidence = Paragraph['evidence'][number];
type Item = NonNullable<Evidence['item']>;

/** An item with all its statements, or a statement that was linked by itself. */
export type Source = { key: string; first: Evidence; links: Evidence[]; statements: Evidence[] };

/** The compiler links an item once by itself and once with each of its statements: that is one item, shown once. */
export function sourcesOf(evidence: readonly Evidence[]): Source[] {
  const keyOf = ({ id, relation, item }: Evidence) => (item ? `${relation} ${item.rootId}` : id);
  return [...groupBy(evidence, keyOf)].flatMap(([key, links]) => {
    const [first] = links;
    return first ? [{ key, first, links, statements: links.filter(({ statement }) => statement !== null) }] : [];
  });
}

/** Distinct statements; an item counts itself where no statement stands behind it. */
export function sourceCount(evidence: readonly Evidence[]): number {
  const ids = sourcesOf(evidence).flatMap(({ key, first, statements }) =>
    statements.length > 0 ? statements.map(({ statement }) => statement?.rootId) : [first.item?.rootId ?? key],
  );
  return new Set(ids).size;
}

/** The items behind paragraphs that their session has not agreed, each once; a merged one speaks through another. */
export function notAgreed(evidence: readonly Evidence[]): Item[] {
  const items = evidence.flatMap(({ item }) => (item ? [item] : []));
  const open = items.filter(({ status }) => status !== 'AGREED' && status !== 'MERGED_INTO');
  return [...new Map(open.map((item) => [item.rootId, item])).values()];
}
