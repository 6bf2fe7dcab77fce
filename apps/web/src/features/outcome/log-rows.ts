import type { ResultOf } from '../../lib/graphql.ts';
import { graphql } from '../../lib/graphql.ts';

export const LogStatementRow = graphql(`
  fragment LogStatementRow on Statement {
    id clientId number rootId parentId address text verbatim language speakerAppearanceId speakerText onBehalfOf
    sourceCategory attribution saidAt recordedAt recordedByName isCurrent inConflict
  }
`);
export const LogItemRow = graphql(`
  fragment LogItemRow on OutcomeItem {
    id clientId number rootId parentId type text goals addressees sourceCategory attribution timeFrame area statementIds
    status statusReason saidAt recordedAt recordedByName isCurrent inConflict
  }
`);

export type StatementRow = ResultOf<typeof LogStatementRow>;
export type ItemRow = ResultOf<typeof LogItemRow>;

/** One line of the log: a single version, or several that stand against each other. */
export type LogLine = { rootId: string; at: string } & (
  | { kind: 'statement'; versions: StatementRow[]; earlier: StatementRow[] }
  | { kind: 'item'; versions: ItemRow[]; earlier: ItemRow[] }
);

type Versioned = { rootId: string; isCurrent: boolean; recordedAt: string };

function standing<R extends Versioned>(rows: readonly R[]): Map<string, R[]> {
  const lines = new Map<string, R[]>();
  for (const row of rows) if (row.isCurrent) lines.set(row.rootId, [...(lines.get(row.rootId) ?? []), row]);
  return lines;
}

/** The texts that corrections replaced, the newest first. */
const replaced = <R extends Versioned>(rows: readonly R[], rootId: string): R[] =>
  rows
    .filter((row) => row.rootId === rootId && !row.isCurrent)
    .sort((a, b) => b.recordedAt.localeCompare(a.recordedAt));

/** What stands in the log, newest first; an entry keeps its place when it is corrected. */
export function logLines(statements: readonly StatementRow[], items: readonly ItemRow[]): LogLine[] {
  const first = new Map<string, string>();
  for (const row of [...statements, ...items]) {
    const at = row.saidAt ?? row.recordedAt;
    const known = first.get(row.rootId);
    if (!known || at < known) first.set(row.rootId, at);
  }
  const at = (rootId: string) => first.get(rootId) ?? '';
  const lines: LogLine[] = [
    ...[...standing(statements)].map(([rootId, versions]) => ({
      kind: 'statement' as const,
      rootId,
      at: at(rootId),
      versions,
      earlier: replaced(statements, rootId),
    })),
    ...[...standing(items)].map(([rootId, versions]) => ({
      kind: 'item' as const,
      rootId,
      at: at(rootId),
      versions,
      earlier: replaced(items, rootId),
    })),
  ];
  return lines.sort((a, b) => b.at.localeCompare(a.at));
}
