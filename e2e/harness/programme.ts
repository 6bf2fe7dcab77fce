import type { Platform } from './platform.ts';

type Slot = { uid: string; code: string; title: string; day: string; start: string; end: string };

/** The year of the coming forum of the demonstration. */
export async function comingYear(platform: Platform): Promise<number> {
  const [row] = await platform.sql('SELECT year FROM forum WHERE is_demonstration');
  return Number(row?.year);
}

/** A placed session of the coming forum, by the English title that the demonstration gives it. */
export async function slotOf(platform: Platform, title: string): Promise<Slot> {
  const [row] = await platform.sql(`
    SELECT slot.uid, session.code, slot.day::text, slot.start_time::text AS start, slot.end_time::text AS end
    FROM session JOIN slot ON slot.session_id = session.id
    WHERE session.title->'texts'->'en'->>'text' = '${title}'`);
  if (!row) throw new Error(`No session "${title}"`);
  return { ...(row as Omit<Slot, 'title'>), title };
}
