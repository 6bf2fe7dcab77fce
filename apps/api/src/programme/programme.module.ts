import type { Room } from '../platform/room.ts';
import { Appearance } from './appearance.entity.ts';
import { MediaLink } from './media-link.entity.ts';
import { ProgrammeVersion } from './programme-version.entity.ts';
import { Releases } from './releases.ts';
import { Segment } from './segment.entity.ts';
import { Session } from './session.entity.ts';
import { Slot } from './slot.entity.ts';
import { VenueRoom } from './venue-room.entity.ts';

export const programme: Room = {
  entities: [Session, VenueRoom, Slot, Appearance, Segment, MediaLink, ProgrammeVersion],
  providers: [Releases],
  controllers: [],
};
