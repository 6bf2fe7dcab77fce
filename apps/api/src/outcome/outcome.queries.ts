import { statementAddress } from '@sti/domain';
import type { EntityManager } from 'typeorm';
import type { OutcomeItem } from './outcome-item.entity.ts';
import type { Statement } from './statement.entity.ts';

type StatementFacts = {
  id: string;
  is_current: boolean;
  in_conflict: boolean;
  name: string | null;
  code: string;
  year: number;
};

/** Adds what a statement's own row does not hold: where it stands, who recorded it, its address. */
export async function describeStatements(db: EntityManager, rows: Statement[]): Promise<Statement[]> {
  const facts = await db.query<StatementFacts[]>(
    `SELECT st.id, st.is_current, p.display_name AS name, se.code, f.year,
       st.is_current AND EXISTS (
         SELECT FROM statement_state other WHERE other.root_id = st.root_id AND other.is_current AND other.id <> st.id
       ) AS in_conflict
     FROM statement_state st
     JOIN statement s ON s.id = st.id
     JOIN session se ON se.id = st.session_id
     JOIN forum f ON f.id = st.forum_id
     LEFT JOIN person p ON p.id = s.recorded_by
     WHERE st.id = ANY ($1)`,
    [rows.map((row) => row.id)],
  );
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return rows.map((row) => {
    const fact = byId.get(row.id);
    if (!fact) return row;
    row.isCurrent = fact.is_current;
    row.inConflict = fact.in_conflict;
    row.recordedByName = fact.name;
    row.address = statementAddress(fact.year, fact.code, row.number);
    return row;
  });
}

type ItemFacts = Omit<StatementFacts, 'year'> & {
  is_rehearsal: boolean;
  merged_into_id: string | null;
  status: OutcomeItem['status'];
  reason: string | null;
  decided_at: Date | null;
  statement_ids: string[];
};

/** Adds what an item's own row does not hold: its status, where it stands, its statements. */
export async function describeItems(db: EntityManager, rows: OutcomeItem[]): Promise<OutcomeItem[]> {
  const facts = await db.query<ItemFacts[]>(
    `SELECT st.id, st.status, st.reason, st.decided_at, st.is_current, p.display_name AS name, se.code,
       se.is_rehearsal, st.merged_into_id,
       st.is_current AND EXISTS (
         SELECT FROM outcome_state other WHERE other.root_id = st.root_id AND other.is_current AND other.id <> st.id
       ) AS in_conflict,
       ARRAY(SELECT statement_id FROM outcome_item_statement l WHERE l.item_id = st.id ORDER BY 1) AS statement_ids
     FROM outcome_state st
     JOIN outcome_item i ON i.id = st.id
     JOIN session se ON se.id = st.session_id
     LEFT JOIN person p ON p.id = i.recorded_by
     WHERE st.id = ANY ($1)`,
    [rows.map((row) => row.id)],
  );
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return rows.map((row) => {
    const fact = byId.get(row.id);
    if (!fact) return row;
    row.status = fact.status;
    row.statusReason = fact.reason;
    row.statusAt = fact.decided_at;
    row.isCurrent = fact.is_current;
    row.inConflict = fact.in_conflict;
    row.recordedByName = fact.name;
    row.sessionCode = fact.code;
    row.isRehearsal = fact.is_rehearsal;
    row.mergedIntoId = fact.merged_into_id;
    row.statementIds = fact.statement_ids;
    return row;
  });
}
