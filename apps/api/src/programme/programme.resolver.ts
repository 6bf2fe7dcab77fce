import { Args, Field, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type LocalText, pickText, SESSION_CODE } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { Forum } from '../forum/forum.entity.ts';
import { Access } from '../platform/access.ts';
import { Db } from '../platform/db.ts';
import { DateTime } from '../platform/scalars.ts';
import { LangEnum, LocalTextReading } from '../platform/texts.ts';
import { graphqlEnum } from '../platform/words.ts';
import { CHANGE_KINDS, type Change, type ChangeKind } from './changes.ts';
import { type Release, ReleasedSession } from './released.ts';
import { Releases } from './releases.ts';

export const ChangeKindEnum = graphqlEnum('ProgrammeChangeKind', CHANGE_KINDS);

/** One difference between two releases; the client words it by `kind`. */
@ObjectType()
export class ProgrammeChange implements Change {
  @Field(() => ChangeKindEnum) kind!: ChangeKind;
  @Field() sessionCode!: string;
  title!: LocalText;
  @Field(() => String, { nullable: true }) slotUid!: string | null;
  @Field(() => String, { nullable: true }) before!: string | null;
  @Field(() => String, { nullable: true }) after!: string | null;
}

@ObjectType()
export class ReleaseNote {
  @Field(() => Int) number!: number;
  @Field(() => String, { nullable: true }) label!: string | null;
  @Field(() => DateTime) publishedAt!: Date;
  @Field(() => [ProgrammeChange]) changes!: Change[];
}

/** The public programme of a forum. */
@ObjectType()
export class ReleasedProgramme {
  @Field(() => Int) number: number;
  @Field(() => String, { nullable: true }) label: string | null;
  @Field(() => DateTime) publishedAt: Date;

  constructor(readonly release: Release) {
    this.number = release.row.number;
    this.label = release.row.label;
    this.publishedAt = release.row.publishedAt;
  }
}

@Resolver(() => ReleasedProgramme)
export class ProgrammeResolver {
  constructor(
    private readonly db: Db,
    private readonly releases: Releases,
  ) {}

  /** Null while nothing is released. */
  @Query(() => ReleasedProgramme, { nullable: true })
  @Access('public')
  async programme(@Args('year', { type: () => Int }) year: number): Promise<ReleasedProgramme | null> {
    const release = await this.releases.ofYear(year);
    return release && new ReleasedProgramme(release);
  }

  @Query(() => ReleasedSession, { nullable: true })
  @Access('public')
  async session(@Args('code') code: string): Promise<ReleasedSession | null> {
    if (!SESSION_CODE.test(code)) return null;
    return (await this.releases.session(code))?.session ?? null;
  }

  @ResolveField(() => Forum)
  @Access('public')
  forum(@Parent() { release }: ReleasedProgramme): Promise<Forum> {
    return this.db.read.findOneByOrFail(Forum, { id: release.row.forumId });
  }

  /** In order of time; `after` is the code of the last session already read. */
  @ResolveField(() => [ReleasedSession])
  @Access('public')
  sessions(
    @Parent() { release }: ReleasedProgramme,
    @Args('first', { type: () => Int }) first: number,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): ReleasedSession[] {
    const from = after ? release.sessions.findIndex(({ code }) => code === after) + 1 : 0;
    return release.sessions.slice(from, from + first);
  }

  /** What changed from release to release, newest first. */
  @ResolveField(() => [ReleaseNote])
  @Access('public')
  versions(
    @Parent() { release }: ReleasedProgramme,
    @Args('first', { type: () => Int }) first: number,
  ): Promise<ReleaseNote[]> {
    const text = `select number, label, published_at as "publishedAt", changes from programme_version
      where forum_id = $1 order by number desc limit $2`;
    return this.db.sql<ReleaseNote>('release.notes', text, [release.row.forumId, first]);
  }
}

@Resolver(() => ProgrammeChange)
export class ProgrammeChangeResolver {
  /** The session's title at that release. */
  @ResolveField(() => LocalTextReading, { nullable: true })
  @Access('public')
  title(@Parent() change: Change, @Args('lang', { type: () => LangEnum }) lang: Lang): LocalTextReading | null {
    return pickText(change.title, lang);
  }
}
