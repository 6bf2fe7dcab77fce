import { Injectable } from '@nestjs/common';
import { LIMITS, localTextProblems, mergeText, rangeProblems } from '@sti/domain';
import { lockForum } from '../forum/forum.queries.ts';
import { Audit } from '../platform/audit.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { Once } from '../platform/idempotency.ts';
import { refuseProblems } from '../platform/refusals.ts';
import { checkVersion } from '../platform/row.ts';
import { fromInput } from '../platform/texts.ts';
import type { Viewer } from '../platform/viewer.ts';
import type { VenueRoomInput } from './programme.input.ts';
import { VenueRoom } from './venue-room.entity.ts';

@Injectable()
export class VenueRoomService {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly once: Once,
  ) {}

  add(viewer: Viewer, input: VenueRoomInput, key: string): Promise<VenueRoom> {
    const { forumId } = input;
    viewer.demand('programme.edit', { forumId });
    return this.db.tx(async (tx) => {
      const id = await this.once.run(tx, viewer, key, input, async () => {
        await lockForum(tx, forumId);
        const columns = columnsOf(input, null);
        const room = await tx.save(tx.create(VenueRoom, { ...columns, forumId, createdBy: viewer.personId }));
        await this.audit.entry(tx, viewer, {
          action: 'programme.addVenueRoom',
          kind: 'venueRoom',
          id: room.id,
          forumId,
          after: room,
        });
        return room.id;
      });
      return tx.findOneByOrFail(VenueRoom, { id });
    });
  }

  edit(viewer: Viewer, id: string, version: number, input: VenueRoomInput): Promise<VenueRoom> {
    return this.db.tx(async (tx) => {
      const room = await tx.findOne(VenueRoom, { where: { id }, lock: { mode: 'for_no_key_update' } });
      if (!room) throw notFound();
      const { forumId } = room;
      viewer.demandOrHide('programme.edit', { forumId });
      if (input.forumId !== forumId) throw notFound();
      const columns = columnsOf(input, room);
      checkVersion(room, version, columns);
      const before = { ...room };
      const saved = await tx.save(Object.assign(room, columns, { updatedBy: viewer.personId }));
      await this.audit.entry(tx, viewer, {
        action: 'programme.editVenueRoom',
        kind: 'venueRoom',
        id,
        forumId,
        before,
        after: saved,
      });
      return saved;
    });
  }
}

function columnsOf(input: VenueRoomInput, before: VenueRoom | null) {
  const columns = {
    name: mergeText(before?.name ?? null, fromInput(input.name)),
    capacity: input.capacity ?? null,
    accessibleSeats: input.accessibleSeats ?? null,
    turnaroundMinutes: input.turnaroundMinutes ?? 0,
  };
  refuseProblems([
    ...localTextProblems('name', columns.name, { max: LIMITS.name, required: true }),
    ...rangeProblems('capacity', columns.capacity ?? 0, 0, 100_000),
    ...rangeProblems('accessibleSeats', columns.accessibleSeats ?? 0, 0, 100_000),
    ...rangeProblems('turnaroundMinutes', columns.turnaroundMinutes, 0, 600),
  ]);
  return columns;
}
