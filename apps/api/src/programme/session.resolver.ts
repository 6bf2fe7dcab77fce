import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type LocalText, pickText } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { type EntityTarget, In } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { forumsById } from '../forum/forum.queries.ts';
import { HeldRoleType } from '../people/people.resolver.ts';
import { Access } from '../platform/access.ts';
import { Db } from '../platform/db.ts';
import { groupedInOrder, inOrder } from '../platform/loaders.ts';
import type { GraphQLRequestContext } from '../platform/request.ts';
import { AllTexts, allTexts, LangEnum, LocalTextReading } from '../platform/texts.ts';
import { Appearance } from './appearance.entity.ts';
import { MediaLink } from './media-link.entity.ts';
import { Segment } from './segment.entity.ts';
import { Session } from './session.entity.ts';
import { Slot } from './slot.entity.ts';
import { VenueRoom } from './venue-room.entity.ts';

const lang = { type: () => LangEnum };

/** The working row of a session, with what hangs on it; who may hold one was decided where it was asked for. */
@Resolver(() => Session)
export class SessionResolver {
  constructor(private readonly db: Db) {}

  @ResolveField(() => LocalTextReading)
  @Access('row')
  title(@Parent() session: Session, @Args('lang', lang) reader: Lang): LocalTextReading | null {
    return pickText(session.title, reader);
  }

  @ResolveField(() => AllTexts)
  @Access('row')
  titleTexts(@Parent() session: Session): AllTexts | null {
    return allTexts(session.title);
  }

  @ResolveField(() => AllTexts, { nullable: true })
  @Access('row')
  backgroundTexts(@Parent() session: Session): AllTexts | null {
    return allTexts(session.background);
  }

  @ResolveField(() => AllTexts, { nullable: true })
  @Access('row')
  objectivesTexts(@Parent() session: Session): AllTexts | null {
    return allTexts(session.objectives);
  }

  @ResolveField(() => AllTexts, { nullable: true })
  @Access('row')
  formatTexts(@Parent() session: Session): AllTexts | null {
    return allTexts(session.format);
  }

  @ResolveField(() => [LocalTextReading])
  @Access('row')
  questions(@Parent() session: Session, @Args('lang', lang) reader: Lang): LocalTextReading[] {
    return session.questions.flatMap((question) => pickText(question, reader) ?? []);
  }

  @ResolveField(() => [AllTexts])
  @Access('row')
  questionTexts(@Parent() session: Session): AllTexts[] {
    return session.questions.flatMap((question: LocalText) => allTexts(question) ?? []);
  }

  @ResolveField(() => Int)
  @Access('row')
  async forumYear(
    @Parent() { forumId }: Session,
    @Context() { loaders }: GraphQLRequestContext,
  ): Promise<number | null> {
    const load = async (ids: readonly string[]) =>
      inOrder(ids, await forumsById(this.db.read, ids), (forum) => forum.id);
    return (await loaders.of<string, Forum | null>('forum', load).load(forumId))?.year ?? null;
  }

  @ResolveField(() => [Slot])
  @Access('row')
  slots(@Parent() { id }: Session, @Context() { loaders }: GraphQLRequestContext): Promise<Slot[]> {
    return loaders.of('session.slots', this.ofSessions(Slot, { day: 'ASC', startTime: 'ASC', number: 'ASC' })).load(id);
  }

  @ResolveField(() => [Appearance])
  @Access('row')
  appearances(@Parent() { id }: Session, @Context() { loaders }: GraphQLRequestContext): Promise<Appearance[]> {
    return loaders.of('session.appearances', this.ofSessions(Appearance, { order: 'ASC', id: 'ASC' })).load(id);
  }

  @ResolveField(() => [Segment])
  @Access('row')
  segments(@Parent() { id }: Session, @Context() { loaders }: GraphQLRequestContext): Promise<Segment[]> {
    return loaders.of('session.segments', this.ofSessions(Segment, { order: 'ASC', id: 'ASC' })).load(id);
  }

  @ResolveField(() => [MediaLink])
  @Access('row')
  media(@Parent() { id }: Session, @Context() { loaders }: GraphQLRequestContext): Promise<MediaLink[]> {
    return loaders.of('session.media', this.ofSessions(MediaLink, { id: 'ASC' })).load(id);
  }

  /** Loads the rows of many sessions in one query. */
  private ofSessions<T extends { sessionId: string }>(entity: EntityTarget<T>, order: object) {
    return async (ids: readonly string[]): Promise<T[][]> => {
      const rows = await this.db.read.find(entity, { where: { sessionId: In([...ids]) } as never, order });
      return groupedInOrder(ids, rows, (row) => row.sessionId);
    };
  }
}

@Resolver(() => Slot)
export class SlotResolver {
  constructor(private readonly db: Db) {}

  @ResolveField(() => VenueRoom, { nullable: true })
  @Access('row')
  async venueRoom(
    @Parent() { venueRoomId }: Slot,
    @Context() { loaders }: GraphQLRequestContext,
  ): Promise<VenueRoom | null> {
    if (!venueRoomId) return null;
    const load = async (ids: readonly string[]) =>
      inOrder(ids, await this.db.read.findBy(VenueRoom, { id: In([...ids]) }), (room) => room.id);
    return loaders.of<string, VenueRoom | null>('venueRoom', load).load(venueRoomId);
  }

  /** The session that the slot places, for lists of slots. */
  @ResolveField(() => Session)
  @Access('row')
  session(@Parent() { sessionId }: Slot, @Context() { loaders }: GraphQLRequestContext): Promise<Session | null> {
    return sessionLoader(this.db, loaders).load(sessionId);
  }
}

@Resolver(() => VenueRoom)
export class VenueRoomResolver {
  @ResolveField(() => LocalTextReading)
  @Access('row')
  name(@Parent() room: VenueRoom, @Args('lang', lang) reader: Lang): LocalTextReading | null {
    return pickText(room.name, reader);
  }

  @ResolveField(() => AllTexts)
  @Access('row')
  nameTexts(@Parent() room: VenueRoom): AllTexts | null {
    return allTexts(room.name);
  }
}

/** What this room adds to a role that somebody holds for a session. */
@Resolver(() => HeldRoleType)
export class HeldRoleSession {
  constructor(private readonly db: Db) {}

  @ResolveField(() => String, { nullable: true })
  @Access('people.self')
  async sessionCode(
    @Parent() role: HeldRoleType,
    @Context() { loaders }: GraphQLRequestContext,
  ): Promise<string | null> {
    if (role.scopeKind !== 'session' || !role.scopeId) return null;
    return (await sessionLoader(this.db, loaders).load(role.scopeId))?.code ?? null;
  }
}

function sessionLoader(db: Db, loaders: GraphQLRequestContext['loaders']) {
  const load = async (ids: readonly string[]) =>
    inOrder(ids, await db.read.findBy(Session, { id: In([...ids]) }), (session) => session.id);
  return loaders.of<string, Session | null>('session', load);
}
