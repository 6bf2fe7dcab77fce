import { Args, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { SessionStatus } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { In } from 'typeorm';
import { Access, CurrentViewer } from '../platform/access.ts';
import { Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { BadInput, RuleBroken, resultUnion, Stale } from '../platform/refusals.ts';
import { LangEnum } from '../platform/texts.ts';
import { Viewer } from '../platform/viewer.ts';
import { Appearance } from './appearance.entity.ts';
import { AppearanceService } from './appearance.service.ts';
import type { Change } from './changes.ts';
import { conflictsOf, type SlotConflict } from './desk.queries.ts';
import { AppearanceInput, SessionInput, SessionLinksInput, SlotInput, VenueRoomInput } from './programme.input.ts';
import { ProgrammeChange, ReleaseNote } from './programme.resolver.ts';
import { ProgrammeVersion } from './programme-version.entity.ts';
import { programmeRows, ReleaseService } from './release.service.ts';
import { Session, SessionStatusEnum } from './session.entity.ts';
import { SessionService } from './session.service.ts';
import { Slot } from './slot.entity.ts';
import { SlotService } from './slot.service.ts';
import { VenueRoom } from './venue-room.entity.ts';
import { VenueRoomService } from './venue-room.service.ts';

/** Two slots that cannot, or should not, both stand as they do. The client words it by `rule`. */
@ObjectType()
export class Conflict implements SlotConflict {
  @Field() rule!: string;
  @Field() isHard!: boolean;
  @Field(() => [Slot]) slots!: Slot[];
  @Field(() => String, { nullable: true }) personName!: string | null;
}

export const SessionResult = resultUnion('SessionResult', () => [Session, BadInput, Stale, RuleBroken]);
export const SlotResult = resultUnion('SlotResult', () => [Slot, BadInput, Stale, RuleBroken]);
export const AppearanceResult = resultUnion('AppearanceResult', () => [Appearance, BadInput, Stale, RuleBroken]);
export const VenueRoomResult = resultUnion('VenueRoomResult', () => [VenueRoom, BadInput, Stale, RuleBroken]);
export const ReleaseProgrammeResult = resultUnion('ReleaseProgrammeResult', () => [
  ProgrammeVersion,
  BadInput,
  Stale,
  RuleBroken,
]);

const id = { type: () => ID };
const int = { type: () => Int };

/** The working programme, for its Secretariat. */
@Resolver()
export class DeskResolver {
  constructor(
    private readonly db: Db,
    private readonly sessions: SessionService,
    private readonly slots: SlotService,
    private readonly appearances: AppearanceService,
    private readonly rooms: VenueRoomService,
    private readonly releases: ReleaseService,
  ) {}

  @Query(() => [Session])
  @Access('programme.readDraft')
  deskSessions(
    @CurrentViewer() viewer: Viewer,
    @Args('forumId', id) forumId: string,
    @Args('first', int) first: number,
  ): Promise<Session[]> {
    viewer.demandOrHide('programme.readDraft', { forumId });
    return this.db.read.find(Session, { where: { forumId }, order: { id: 'ASC' }, take: first });
  }

  /** Also for those who moderate or record the session. */
  @Query(() => Session, { nullable: true })
  @Access('programme.readSession')
  async deskSession(@CurrentViewer() viewer: Viewer, @Args('id', id) sessionId: string): Promise<Session> {
    const session = await this.db.read.findOneBy(Session, { id: sessionId });
    if (!session) throw notFound();
    viewer.demandOrHide('programme.readSession', { forumId: session.forumId, sessionId });
    return session;
  }

  /** The sessions that the viewer moderates or records. */
  @Query(() => [Session])
  @Access('programme.enterRoom')
  mySessions(@CurrentViewer() viewer: Viewer, @Args('first', int) first: number): Promise<Session[]> {
    const ids = viewer.roles.flatMap(({ kind, id: scopeId }) => (kind === 'session' && scopeId ? [scopeId] : []));
    const mine = [...new Set(ids)].filter((sessionId) => viewer.can('programme.enterRoom', { sessionId }));
    return this.db.read.find(Session, { where: { id: In(mine) }, order: { id: 'ASC' }, take: first });
  }

  @Query(() => [VenueRoom])
  @Access('programme.readDraft')
  venueRooms(
    @CurrentViewer() viewer: Viewer,
    @Args('forumId', id) forumId: string,
    @Args('first', int) first: number,
  ): Promise<VenueRoom[]> {
    viewer.demandOrHide('programme.readDraft', { forumId });
    return this.db.read.find(VenueRoom, { where: { forumId }, order: { id: 'ASC' }, take: first });
  }

  @Query(() => [Conflict])
  @Access('programme.readDraft')
  async programmeConflicts(
    @CurrentViewer() viewer: Viewer,
    @Args('forumId', id) forumId: string,
    @Args('first', int) first: number,
  ): Promise<SlotConflict[]> {
    viewer.demandOrHide('programme.readDraft', { forumId });
    return conflictsOf(await programmeRows(this.db.read, forumId)).slice(0, first);
  }

  /** What a release would tell the public now. */
  @Query(() => [ProgrammeChange])
  @Access('programme.release')
  async releasePreview(
    @CurrentViewer() viewer: Viewer,
    @Args('forumId', id) forumId: string,
    @Args('first', int) first: number,
  ): Promise<Change[]> {
    return (await this.releases.preview(viewer, forumId)).slice(0, first);
  }

  /** All releases, newest first: their Secretariat sees them before the forum is announced. */
  @Query(() => [ReleaseNote])
  @Access('programme.readDraft')
  programmeVersions(
    @CurrentViewer() viewer: Viewer,
    @Args('forumId', id) forumId: string,
    @Args('first', int) first: number,
  ): Promise<ReleaseNote[]> {
    viewer.demandOrHide('programme.readDraft', { forumId });
    return this.releases.versions(forumId, first);
  }

  @Mutation(() => SessionResult)
  @Access('programme.edit')
  addSession(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SessionInput,
    @Args('idempotencyKey', id) key: string,
  ): Promise<Session> {
    return this.sessions.add(viewer, input, key);
  }

  @Mutation(() => SessionResult)
  @Access('programme.edit')
  editSession(
    @CurrentViewer() viewer: Viewer,
    @Args('id', id) sessionId: string,
    @Args('version', int) version: number,
    @Args('input') input: SessionInput,
  ): Promise<Session> {
    return this.sessions.edit(viewer, sessionId, version, input);
  }

  @Mutation(() => SessionResult)
  @Access('programme.edit')
  editSessionLinks(
    @CurrentViewer() viewer: Viewer,
    @Args('id', id) sessionId: string,
    @Args('version', int) version: number,
    @Args('input') input: SessionLinksInput,
  ): Promise<Session> {
    return this.sessions.editLinks(viewer, sessionId, version, input);
  }

  @Mutation(() => SessionResult)
  @Access('programme.edit')
  moveSession(
    @CurrentViewer() viewer: Viewer,
    @Args('id', id) sessionId: string,
    @Args('version', int) version: number,
    @Args('status', { type: () => SessionStatusEnum }) status: SessionStatus,
  ): Promise<Session> {
    return this.sessions.move(viewer, sessionId, version, status);
  }

  @Mutation(() => SessionResult)
  @Access('programme.edit')
  cancelSession(
    @CurrentViewer() viewer: Viewer,
    @Args('id', id) sessionId: string,
    @Args('version', int) version: number,
    @Args('reason') reason: string,
  ): Promise<Session> {
    return this.sessions.cancel(viewer, sessionId, version, reason);
  }

  @Mutation(() => SlotResult)
  @Access('programme.edit')
  placeSession(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SlotInput,
    @Args('version', { type: () => Int, nullable: true }) version: number | null,
    @Args('lang', {
      type: () => LangEnum,
      nullable: true,
      description: 'Of the words of a refusal; English where it is not said.',
    })
    lang: Lang | null,
  ): Promise<Slot> {
    return this.slots.place(viewer, input, version ?? null, lang ?? 'en');
  }

  @Mutation(() => SlotResult)
  @Access('programme.edit')
  removeSlot(
    @CurrentViewer() viewer: Viewer,
    @Args('id', id) slotId: string,
    @Args('version', int) version: number,
  ): Promise<Slot> {
    return this.slots.remove(viewer, slotId, version);
  }

  @Mutation(() => AppearanceResult)
  @Access('programme.edit')
  addAppearance(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: AppearanceInput,
    @Args('idempotencyKey', id) key: string,
  ): Promise<Appearance> {
    return this.appearances.add(viewer, input, key);
  }

  @Mutation(() => AppearanceResult)
  @Access('programme.edit')
  editAppearance(
    @CurrentViewer() viewer: Viewer,
    @Args('id', id) appearanceId: string,
    @Args('version', int) version: number,
    @Args('input') input: AppearanceInput,
  ): Promise<Appearance> {
    return this.appearances.edit(viewer, appearanceId, version, input);
  }

  @Mutation(() => AppearanceResult)
  @Access('programme.edit')
  removeAppearance(
    @CurrentViewer() viewer: Viewer,
    @Args('id', id) appearanceId: string,
    @Args('version', int) version: number,
  ): Promise<Appearance> {
    return this.appearances.remove(viewer, appearanceId, version);
  }

  @Mutation(() => VenueRoomResult)
  @Access('programme.edit')
  addVenueRoom(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: VenueRoomInput,
    @Args('idempotencyKey', id) key: string,
  ): Promise<VenueRoom> {
    return this.rooms.add(viewer, input, key);
  }

  @Mutation(() => VenueRoomResult)
  @Access('programme.edit')
  editVenueRoom(
    @CurrentViewer() viewer: Viewer,
    @Args('id', id) roomId: string,
    @Args('version', int) version: number,
    @Args('input') input: VenueRoomInput,
  ): Promise<VenueRoom> {
    return this.rooms.edit(viewer, roomId, version, input);
  }

  @Mutation(() => ReleaseProgrammeResult)
  @Access('programme.release')
  releaseProgramme(
    @CurrentViewer() viewer: Viewer,
    @Args('forumId', id) forumId: string,
    @Args('label', { type: () => String, nullable: true }) label: string | null,
    @Args('idempotencyKey', id) key: string,
  ): Promise<ProgrammeVersion> {
    return this.releases.release(viewer, forumId, label ?? null, key);
  }
}
