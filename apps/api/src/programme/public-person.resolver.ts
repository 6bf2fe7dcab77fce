import { Args, Field, ID, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { AppearanceRole, OfficialRole } from '@sti/domain';
import { OfficialRoleEnum } from '../forum/forum-official.entity.ts';
import { Access, Alone } from '../platform/access.ts';
import { Db } from '../platform/db.ts';
import { isId } from '../platform/ids.ts';
import { AppearanceRoleEnum } from './appearance.entity.ts';
import { type Part, type Release, ReleasedSession } from './released.ts';
import { Releases } from './releases.ts';

/** A public office that a person held at one edition. */
@ObjectType()
export class PublicOffice {
  @Field(() => Int) forumYear!: number;
  @Field(() => OfficialRoleEnum) role!: OfficialRole;
  @Field(() => String, { nullable: true }) title!: string | null;
}

@ObjectType()
export class PublicAppearance {
  @Field(() => AppearanceRoleEnum) role!: AppearanceRole;
  /** Title and affiliation as shown on that day. */
  @Field(() => String, { nullable: true }) title!: string | null;
  @Field(() => ReleasedSession) session!: ReleasedSession;
}

/** Somebody with a released appearance or a public office: name and function, and nothing that is not public. */
@ObjectType()
export class PublicPerson {
  @Field(() => ID) id!: string;
  @Field() displayName!: string;
  @Field(() => String, { nullable: true }) honorific!: string | null;
  @Field(() => String, { nullable: true }) jobTitle!: string | null;
  @Field(() => String, { nullable: true }) affiliation!: string | null;
  /** As last shown in a programme. */
  @Field(() => String, { nullable: true }) title!: string | null;
  @Field(() => String, { nullable: true }) country!: string | null;
  @Field(() => String, { nullable: true }) countryM49!: string | null;
  @Field(() => [PublicOffice]) offices!: PublicOffice[];
  parts!: Part[];
}

type PersonRow = Pick<PublicPerson, 'id' | 'displayName' | 'honorific' | 'jobTitle' | 'affiliation' | 'countryM49'>;
type OfficeRow = PublicOffice & {
  personId: string;
  honorific: string | null;
  country: string | null;
  countryM49: string | null;
};

const PEOPLE = `select id, display_name as "displayName", honorific, job_title as "jobTitle", affiliation,
  country_m49 as "countryM49" from person where id = any($1) order by display_name collate "und-x-icu", id limit $2`;

const OFFICES = `select o.person_id as "personId", f.year as "forumYear", o.role, o.title, o.honorific, o.country,
  o.country_m49 as "countryM49" from forum_official o join forum f on f.id = o.forum_id
  where f.status <> 'PLANNED' and o.person_id is not null`;

/** Profiles that one network address reads in an hour past the public buffers: enough for people, not for a copy of all. */
const PROFILES = 300;

@Resolver(() => PublicPerson)
export class PublicPersonResolver {
  constructor(
    private readonly db: Db,
    private readonly releases: Releases,
  ) {}

  /** Who appears at a forum, in order of names. */
  @Query(() => [PublicPerson])
  @Access('public')
  async people(
    @Args('year', { type: () => Int }) year: number,
    @Args('first', { type: () => Int }) first: number,
  ): Promise<PublicPerson[]> {
    const release = await this.releases.ofYear(year);
    const offices = await this.db.sql<OfficeRow>('people.officesOfYear', `${OFFICES} and f.year = $1`, [year]);
    const ids = new Set([...(release?.byPerson.keys() ?? []), ...offices.map(({ personId }) => personId)]);
    const rows = await this.db.sql<PersonRow>('people.public', PEOPLE, [[...ids], first]);
    const parts = release ? [release] : [];
    return rows.map((row) => publicPerson(row, parts, offices));
  }

  @Query(() => PublicPerson, { nullable: true })
  @Access('public')
  @Alone({ anHour: PROFILES })
  async person(@Args('id', { type: () => ID }) id: string): Promise<PublicPerson | null> {
    if (!isId(id)) return null;
    const releases = await this.releases.all();
    const text = `${OFFICES} and o.person_id = $1 order by f.year desc`;
    const offices = await this.db.sql<OfficeRow>('people.officesOfPerson', text, [id]);
    if (offices.length === 0 && !releases.some((release) => release.byPerson.has(id))) return null;
    const [row] = await this.db.sql<PersonRow>('people.public', PEOPLE, [[id], 1]);
    return row ? publicPerson(row, releases, offices) : null;
  }

  @ResolveField(() => [PublicAppearance])
  @Access('public')
  appearances(
    @Parent() { parts }: PublicPerson,
    @Args('first', { type: () => Int }) first: number,
  ): PublicAppearance[] {
    return parts.slice(0, first).map(({ session, appearance: { role, title } }) => ({ session, role, title }));
  }
}

/** What the person says of himself or herself goes before what programmes printed last. */
function publicPerson(row: PersonRow, releases: readonly Release[], allOffices: readonly OfficeRow[]): PublicPerson {
  const parts = releases.flatMap((release) => release.byPerson.get(row.id) ?? []);
  const offices = allOffices.filter(({ personId }) => personId === row.id);
  const shown = [...parts.map(({ appearance }) => appearance), ...offices];
  const lastShown = (field: 'honorific' | 'title' | 'country' | 'countryM49') =>
    shown.find((one) => one[field] !== null)?.[field] ?? null;
  return {
    ...row,
    honorific: row.honorific ?? lastShown('honorific'),
    title: lastShown('title'),
    country: lastShown('country'),
    countryM49: row.countryM49 ?? lastShown('countryM49'),
    offices: offices.map(({ forumYear, role, title }) => ({ forumYear, role, title })),
    parts,
  };
}
