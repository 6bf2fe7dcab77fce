import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { pickText } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { Access } from '../platform/access.ts';
import { LangEnum, LocalTextReading } from '../platform/texts.ts';
import { ReleasedSession, ReleasedSlot } from './released.ts';

const lang = { type: () => LangEnum };

/** The texts of a released session in the reader's language. */
@Resolver(() => ReleasedSession)
export class ReleasedSessionResolver {
  @ResolveField(() => LocalTextReading)
  @Access('public')
  title(@Parent() { stored }: ReleasedSession, @Args('lang', lang) reader: Lang): LocalTextReading | null {
    return pickText(stored.title, reader);
  }

  @ResolveField(() => LocalTextReading, { nullable: true })
  @Access('public')
  background(@Parent() { stored }: ReleasedSession, @Args('lang', lang) reader: Lang): LocalTextReading | null {
    return pickText(stored.background, reader);
  }

  @ResolveField(() => LocalTextReading, { nullable: true })
  @Access('public')
  objectives(@Parent() { stored }: ReleasedSession, @Args('lang', lang) reader: Lang): LocalTextReading | null {
    return pickText(stored.objectives, reader);
  }

  @ResolveField(() => LocalTextReading, { nullable: true })
  @Access('public')
  format(@Parent() { stored }: ReleasedSession, @Args('lang', lang) reader: Lang): LocalTextReading | null {
    return pickText(stored.format, reader);
  }

  @ResolveField(() => [LocalTextReading])
  @Access('public')
  questions(@Parent() { stored }: ReleasedSession, @Args('lang', lang) reader: Lang): LocalTextReading[] {
    return stored.questions.flatMap((question) => pickText(question, reader) ?? []);
  }
}

@Resolver(() => ReleasedSlot)
export class ReleasedSlotResolver {
  /** The venue room's name at the release. */
  @ResolveField(() => LocalTextReading, { nullable: true })
  @Access('public')
  room(@Parent() slot: ReleasedSlot, @Args('lang', lang) reader: Lang): LocalTextReading | null {
    return pickText(slot.roomTexts, reader);
  }
}
