import type { EntityManager } from 'typeorm';

/** Places in the queue, from 1, of those of the registrations that wait. */
export async function waitingPositions(tx: EntityManager, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; position: number }[]>(
    `select w.id, (select count(*)::int from registration o
                   where o.category_id = w.category_id and o.status = 'WAITLISTED' and o.rank <= w.rank) as position
     from registration w where w.id = any($1) and w.status = 'WAITLISTED'`,
    [ids],
  );
  return new Map(rows.map(({ id, position }) => [id, position]));
}
