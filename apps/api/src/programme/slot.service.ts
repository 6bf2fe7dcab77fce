import { Injectable } from '@nestjs/common';
import { clash, instantsOf, LIMITS, pickText, slotProblems, textProblems, tidyOrNull } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { type EntityManager, Not } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { Audit } from '../platform/audit.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { Live } from '../platform/live.ts';
import { BadInput, RuleBroken, refuseProblems } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import type { Viewer } from '../platform/viewer.ts';
import { freeCode } from './codes.ts';
import type { SlotInput } from './programme.input.ts';
import { Session } from './session.entity.ts';
import { lockSession } from './session.service.ts';
import { Slot } from './slot.entity.ts';
import { VenueRoom } from './venue-room.entity.ts';

@Injectable()
export class SlotService {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  /**
   * Places a session, or moves one of its slots; `version` is the slot's, null for a new one. A refusal names the other
   * session in the language `lang`.
   */
  place(viewer: Viewer, input: SlotInput, version: number | null, lang: Lang): Promise<Slot> {
    return this.db.tx(async (tx) => {
      const session = await lockSession(tx, viewer, input.sessionId);
      if (session.status === 'CANCELLED' || session.status === 'CLOSED') throw new RuleBroken('sessionOver');
      const known = input.id ? await tx.findOneBy(Slot, { id: input.id, sessionId: session.id }) : null;
      if (input.id && !known) throw notFound();
      const columns = columnsOf(input, known);
      if (known) checkVersion(known, version ?? 0, columns);
      const sharedRoomReason = await this.refuse(tx, session, columns, input, known, lang);
      const before = known && { ...known };
      const slot = known ?? (await newSlot(tx, session, viewer));
      const saved = await tx.save(Object.assign(slot, columns, { sharedRoomReason, updatedBy: viewer.personId }));
      await this.changed(tx, viewer, 'programme.placeSession', saved, before, input.overrideReason);
      return saved;
    });
  }

  /** A slot that the public knows is struck out at the next release; one that it never saw disappears. */
  remove(viewer: Viewer, id: string, version: number): Promise<Slot> {
    return this.db.tx(async (tx) => {
      const known = await tx.findOneBy(Slot, { id });
      if (!known) throw notFound();
      await lockSession(tx, viewer, known.sessionId);
      const slot = await tx.findOneByOrFail(Slot, { id });
      checkVersion(slot, version, { status: 'CANCELLED' });
      const before = { ...slot };
      const gone = Object.assign(slot, { status: 'CANCELLED', updatedBy: viewer.personId });
      if (slot.lastModifiedAt) await tx.save(gone);
      else await tx.delete(Slot, { id });
      await this.changed(tx, viewer, 'programme.removeSlot', gone, before);
      return gone;
    });
  }

  /** Gives the reason for which the slot shares its room, null where it has the room for itself. */
  private async refuse(
    tx: EntityManager,
    session: Session,
    columns: ReturnType<typeof columnsOf>,
    { overrideReason }: SlotInput,
    known: Slot | null,
    lang: Lang,
  ): Promise<string | null> {
    const forum = await tx.findOneByOrFail(Forum, { id: session.forumId });
    const isBound = session.type !== 'SIDE_EVENT' && session.type !== 'MGOS_MEETING' && !session.isRehearsal;
    refuseProblems([
      ...slotProblems(columns, isBound ? forum : null),
      ...textProblems('overrideReason', overrideReason, { max: LIMITS.text, lines: true }),
    ]);
    const { venueRoomId } = columns;
    if (venueRoomId && !(await tx.existsBy(VenueRoom, { id: venueRoomId, forumId: session.forumId }))) {
      throw new BadInput([{ field: 'venueRoomId', code: 'unknownValue' }]);
    }
    const taken = await takenBy(tx, session, columns, known);
    if (!taken) return null;
    const reason = tidyOrNull(overrideReason) ?? reasonKept(known, columns);
    if (reason) return reason;
    const { code, title } = await tx.findOneByOrFail(Session, { id: taken.sessionId });
    throw new RuleBroken('roomTaken', {
      session: pickText(title, lang)?.text ?? code,
      from: taken.startTime ?? '',
      until: taken.endTime ?? '',
    });
  }

  private async changed(
    tx: EntityManager,
    viewer: Viewer,
    action: string,
    slot: Slot,
    before: object | null,
    reason?: string | null,
  ): Promise<void> {
    const { id, forumId } = slot;
    await this.audit.entry(tx, viewer, {
      action,
      kind: 'slot',
      id,
      forumId,
      before,
      after: { ...slot, reason: reason ?? null },
    });
    await this.live.raise(tx, `forum:${forumId}:programme`);
  }
}

function columnsOf(input: SlotInput, before: Slot | null) {
  return {
    day: input.day ?? null,
    startTime: input.startTime ?? null,
    endTime: input.endTime ?? null,
    timeZone: input.timeZone,
    venueRoomId: input.venueRoomId ?? null,
    placeText: tidyOrNull(input.placeText),
    mode: input.mode ?? null,
    status: input.status ?? before?.status ?? 'TENTATIVE',
  };
}

/** The caller holds the forum's lock, so numbers have no gap and no twin. */
export async function newSlot(
  tx: EntityManager,
  session: Session,
  viewer: Viewer | null,
  from?: string,
): Promise<Slot> {
  const { forumId, id: sessionId } = session;
  const highest = await tx.maximum(Slot, 'number', { forumId });
  const code = await freeCode(tx, Slot, from);
  return tx.create(Slot, { forumId, sessionId, number: (highest ?? 0) + 1, code, createdBy: viewer?.personId ?? null });
}

/** A reason counts for the time and the room that it was given for. */
function reasonKept(known: Slot | null, next: ReturnType<typeof columnsOf>): string | null {
  const isSame = (['day', 'startTime', 'endTime', 'timeZone', 'venueRoomId'] as const).every(
    (field) => known?.[field] === next[field],
  );
  return isSame ? (known?.sharedRoomReason ?? null) : null;
}

async function takenBy(
  tx: EntityManager,
  session: Session,
  slot: ReturnType<typeof columnsOf>,
  known: Slot | null,
): Promise<Slot | null> {
  const { venueRoomId } = slot;
  if (!venueRoomId || slot.status === 'CANCELLED') return null;
  // Of all days: one day's evening may be the next day's morning in another zone.
  const others = await tx.findBy(Slot, { forumId: session.forumId, venueRoomId, status: Not('CANCELLED') });
  const wanted = { id: known?.id ?? '', ...instantsOf(slot) };
  const isAtThatTime = (other: Slot) => clash({ id: other.id, ...instantsOf(other) }, wanted);
  return others.find((other) => other.id !== wanted.id && isAtThatTime(other)) ?? null;
}
