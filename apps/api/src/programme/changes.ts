import { isDeepStrictEqual } from 'node:util';
import type { LocalText } from '@sti/domain';
import type { Snapshot, SnapshotSession, SnapshotSlot } from './snapshot.ts';

export const CHANGE_KINDS = [
  'SESSION_ADDED',
  'SESSION_CANCELLED',
  'SESSION_WITHDRAWN',
  'STATUS',
  'TITLE',
  'TEXT',
  'PEOPLE',
  'SLOT_ADDED',
  'SLOT_CANCELLED',
  'SLOT_REMOVED',
  'SLOT_STATUS',
  'TIME',
  'PLACE',
  'MODE',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One difference between two releases. `before` and `after` are times, places or status words, where there are any. */
export type Change = {
  kind: ChangeKind;
  sessionCode: string;
  title: LocalText;
  slotUid: string | null;
  before: string | null;
  after: string | null;
};

const isSame = isDeepStrictEqual;

const timeOf = (slot: SnapshotSlot) =>
  slot.day && `${slot.day} ${slot.startTime ?? '?'}-${slot.endTime ?? '?'} ${slot.timeZone}`;

const placeOf = (slot: SnapshotSlot) => slot.place ?? slot.room?.texts[slot.room.original]?.text ?? null;

/** True when a calendar must show the item elsewhere, at another time or struck out: the changes that raise SEQUENCE. */
const isMoved = (a: SnapshotSlot, b: SnapshotSlot) =>
  timeOf(a) !== timeOf(b) || a.roomId !== b.roomId || a.place !== b.place || a.status !== b.status;

/** What a calendar prints of a session beside the slot itself. */
const printed = (session: SnapshotSession) => [session.title, session.status];

/**
 * The next snapshot with each slot's SEQUENCE and LAST-MODIFIED set by comparison with the last one: both rise when
 * time, place or status changed, LAST-MODIFIED alone when only a printed text did. Never lowered.
 */
export function withSequences(last: Snapshot | null, next: Snapshot, now: Date): Snapshot {
  const known = new Map(
    last?.sessions.flatMap((session) => session.slots.map((slot) => [slot.uid, { session, slot }] as const)),
  );
  const slotOf = (session: SnapshotSession, slot: SnapshotSlot): SnapshotSlot => {
    const before = known.get(slot.uid);
    if (!before) return { ...slot, lastModifiedAt: now.toISOString() };
    const { sequence, lastModifiedAt } = before.slot;
    if (isMoved(before.slot, slot)) return { ...slot, sequence: sequence + 1, lastModifiedAt: now.toISOString() };
    const isReworded = !isSame(printed(before.session), printed(session)) || !isSame(before.slot.room, slot.room);
    return { ...slot, sequence, lastModifiedAt: isReworded ? now.toISOString() : lastModifiedAt };
  };
  return {
    sessions: next.sessions.map((session) => ({
      ...session,
      slots: session.slots.map((slot) => slotOf(session, slot)),
    })),
  };
}

/** What a reader of the last release is told about the next one. */
export function changesBetween(last: Snapshot | null, next: Snapshot): Change[] {
  const before = new Map(last?.sessions.map((session) => [session.code, session]));
  const after = new Set(next.sessions.map((session) => session.code));
  const gone = last?.sessions.filter((session) => !after.has(session.code)) ?? [];
  return [
    ...next.sessions.flatMap((session) => sessionChanges(before.get(session.code), session)),
    ...gone.map((session) => change('SESSION_WITHDRAWN', session)),
  ];
}

function change(kind: ChangeKind, session: SnapshotSession, more: Partial<Change> = {}): Change {
  return { kind, sessionCode: session.code, title: session.title, slotUid: null, before: null, after: null, ...more };
}

/** What no other kind of change tells. */
function restOf({ title, status, slots, appearances, ...rest }: SnapshotSession): object {
  return rest;
}

function sessionChanges(before: SnapshotSession | undefined, after: SnapshotSession): Change[] {
  if (!before) return [change('SESSION_ADDED', after)];
  if (before.status !== 'CANCELLED' && after.status === 'CANCELLED') return [change('SESSION_CANCELLED', after)];
  const found: Change[] = [];
  if (before.status !== after.status)
    found.push(change('STATUS', after, { before: before.status, after: after.status }));
  if (!isSame(before.title, after.title)) found.push(change('TITLE', after));
  if (!isSame(restOf(before), restOf(after))) found.push(change('TEXT', after));
  if (!isSame(before.appearances, after.appearances)) found.push(change('PEOPLE', after));
  return [...found, ...slotChanges(before, after)];
}

function slotChanges(before: SnapshotSession, after: SnapshotSession): Change[] {
  const old = new Map(before.slots.map((slot) => [slot.uid, slot]));
  const kept = new Set(after.slots.map((slot) => slot.uid));
  const found = after.slots.flatMap((slot): Change[] => {
    const was = old.get(slot.uid);
    const told = (kind: ChangeKind, from: string | null, to: string | null) =>
      change(kind, after, { slotUid: slot.uid, before: from, after: to });
    if (!was) return [told('SLOT_ADDED', null, timeOf(slot))];
    if (was.status !== 'CANCELLED' && slot.status === 'CANCELLED') return [told('SLOT_CANCELLED', timeOf(was), null)];
    const changes: Change[] = [];
    if (timeOf(was) !== timeOf(slot)) changes.push(told('TIME', timeOf(was), timeOf(slot)));
    if (was.roomId !== slot.roomId || placeOf(was) !== placeOf(slot))
      changes.push(told('PLACE', placeOf(was), placeOf(slot)));
    if (was.status !== slot.status) changes.push(told('SLOT_STATUS', was.status, slot.status));
    if (was.mode !== slot.mode) changes.push(told('MODE', was.mode, slot.mode));
    return changes;
  });
  const removed = before.slots.filter((slot) => !kept.has(slot.uid));
  return [
    ...found,
    ...removed.map((slot) => change('SLOT_REMOVED', after, { slotUid: slot.uid, before: timeOf(slot) })),
  ];
}
