import { findConflicts, instantsOf, type Placing } from '@sti/domain';
import type { Slot } from './slot.entity.ts';
import type { ProgrammeRows } from './snapshot.ts';

export type SlotConflict = { rule: string; isHard: boolean; slots: Slot[]; personName: string | null };

/** The clashes of a working programme. Cancelled and unplaced slots, and rehearsals, stand in nobody's way. */
export function conflictsOf(rows: ProgrammeRows): SlotConflict[] {
  const sessions = new Map(rows.sessions.map((session) => [session.id, session]));
  const people = Map.groupBy(rows.appearances, ({ sessionId }) => sessionId);
  const turnaround = new Map(rows.rooms.map((room) => [room.id, room.turnaroundMinutes]));
  const placings = rows.slots.flatMap((slot): Placing[] => {
    const session = sessions.get(slot.sessionId);
    if (!session || session.isRehearsal || session.status === 'CANCELLED' || slot.status === 'CANCELLED') return [];
    if (!slot.day || !slot.startTime) return [];
    return [
      {
        id: slot.id,
        ...instantsOf(slot),
        sessionId: session.id,
        sessionType: session.type,
        venueRoomId: slot.venueRoomId,
        sharesRoom: Boolean(slot.sharedRoomReason),
        turnaroundMinutes: (slot.venueRoomId && turnaround.get(slot.venueRoomId)) || 0,
        people: (people.get(session.id) ?? []).flatMap(({ personId, role }) => (personId ? [{ personId, role }] : [])),
      },
    ];
  });
  const slots = new Map(rows.slots.map((slot) => [slot.id, slot]));
  const nameOf = (personId: string | null) => rows.appearances.find((one) => one.personId === personId)?.name ?? null;
  return findConflicts(placings).map(({ rule, isHard, slotIds, personId }) => ({
    rule,
    isHard,
    slots: slotIds.flatMap((id) => slots.get(id) ?? []),
    personName: personId && nameOf(personId),
  }));
}
