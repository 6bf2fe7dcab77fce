import { statementAddress } from '@sti/domain';
import type { EntityManager } from 'typeorm';
import type { LogEntry } from './log-entry.entity.ts';
import type { OutcomeItem } from './outcome-item.entity.ts';
import type { Statement } from './statement.entity.ts';

type Facts = { id: string; is_current: boolean; in_conflict: boolean; name: string | null; code: string };
type StatementFacts = Facts & { year: number };
type ItemFacts = Facts & {
  is_rehearsal: boolean;
  merged_into_id: string | null;
  status: OutcomeItem['status'];
  reason: string | null;
  decided_at: Date | null;
  statement_ids: string[];
};

/** Where a version stands among those of its entry, who recorded it, and in which session. */
const standing = (state: 'statement_state' | 'outcome_state', table: 'statement' | 'outcome_item', more: string) => `
  SELECT st.id, st.is_current, p.display_name AS name, se.code, ${more},
    st.is_current AND EXISTS (
      SELECT FROM ${state} other WHERE other.root_id = st.root_id AND other.is_current AND other.id <> st.id
    ) AS in_conflict
  FROM ${state} st
  JOIN ${table} e ON e.id = st.id
  JOIN session se ON se.id = st.session_id
  JOIN forum f ON f.id = st.forum_id
  LEFT JOIN person p ON p.id = e.recorded_by
  WHERE st.id = ANY ($1)`;

const STATEMENTS = standing('statement_state', 'statement', 'f.year');
const ITEMS = standing(
  'outcome_state',
  'outcome_item',
  `st.status, st.reason, st.decided_at, se.is_rehearsal, st.merged_into_id,
   ARRAY(SELECT statement_id FROM outcome_item_statement l WHERE l.item_id = st.id ORDER BY 1) AS statement_ids`,
);

async function describe<T extends LogEntry, F extends Facts>(
  db: EntityManager,
  text: string,
  rows: T[],
  fill: (row: T, facts: F) => void,
): Promise<T[]> {
  const found = await db.query<F[]>(text, [rows.map((row) => row.id)]);
  const byId = new Map(found.map((facts) => [facts.id, facts]));
  for (const row of rows) {
    const facts = byId.get(row.id);
    if (!facts) continue;
    row.isCurrent = facts.is_current;
    row.inConflict = facts.in_conflict;
    row.recordedByName = facts.name;
    fill(row, facts);
  }
  return rows;
}

/** Adds what a statement's own row does not hold: where it stands, who recorded it, its address. */
export const describeStatements = (db: EntityManager, rows: Statement[]): Promise<Statement[]> =>
  describe<Statement, StatementFacts>(db, STATEMENTS, rows, (row, { year, code }) => {
    row.address = statementAddress(year, code, row.number);
  });

/** Adds what an item's own row does not hold: its status, where it stands, its statements. */
export const describeItems = (db: EntityManager, rows: OutcomeItem[]): Promise<OutcomeItem[]> =>
  describe<OutcomeItem, ItemFacts>(db, ITEMS, rows, (row, facts) => {
    row.status = facts.status;
    row.statusReason = facts.reason;
    row.statusAt = facts.decided_at;
    row.sessionCode = facts.code;
    row.isRehearsal = facts.is_rehearsal;
    row.mergedIntoId = facts.merged_into_id;
    row.statementIds = facts.statement_ids;
  });
