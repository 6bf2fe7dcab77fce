import type { Room } from '../platform/room.ts';
import { Appearance } from './appearance.entity.ts';
import { AppearanceService } from './appearance.service.ts';
import { DeskResolver } from './desk.resolver.ts';
import { MediaLink } from './media-link.entity.ts';
import { ProgrammeController } from './programme.controller.ts';
import { ProgrammeChangeResolver, ProgrammeResolver } from './programme.resolver.ts';
import { ProgrammeScopes } from './programme.scopes.ts';
import { ProgrammeVersion } from './programme-version.entity.ts';
import { PublicPersonResolver } from './public-person.resolver.ts';
import { ReleaseService } from './release.service.ts';
import { ReleasedSessionResolver, ReleasedSlotResolver } from './released.resolver.ts';
import { Releases } from './releases.ts';
import { Segment } from './segment.entity.ts';
import { Session } from './session.entity.ts';
import { HeldRoleSession, SessionResolver, SlotResolver, VenueRoomResolver } from './session.resolver.ts';
import { SessionService } from './session.service.ts';
import { AppearanceShownResolver, OfficialShownResolver, PersonShownResolver } from './shown-country.resolver.ts';
import { Slot } from './slot.entity.ts';
import { SlotService } from './slot.service.ts';
import { VenueRoom } from './venue-room.entity.ts';
import { VenueRoomService } from './venue-room.service.ts';

export const programme: Room = {
  entities: [Session, VenueRoom, Slot, Appearance, Segment, MediaLink, ProgrammeVersion],
  providers: [
    Releases,
    ReleaseService,
    SessionService,
    SlotService,
    AppearanceService,
    VenueRoomService,
    ProgrammeScopes,
    ProgrammeResolver,
    ProgrammeChangeResolver,
    ReleasedSessionResolver,
    ReleasedSlotResolver,
    PublicPersonResolver,
    OfficialShownResolver,
    AppearanceShownResolver,
    PersonShownResolver,
    DeskResolver,
    SessionResolver,
    SlotResolver,
    VenueRoomResolver,
    HeldRoleSession,
  ],
  controllers: [ProgrammeController],
};
