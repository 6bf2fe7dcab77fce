import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Lang, shownWithCountry } from '@sti/reference';
import { ForumOfficial } from '../forum/forum-official.entity.ts';
import { Access } from '../platform/access.ts';
import { LangEnum } from '../platform/texts.ts';
import { PublicPerson } from './public-person.resolver.ts';
import { ReleasedAppearance } from './released.ts';

type Printed = { title: string | null; country: string | null; countryM49: string | null };
type Reader = Lang | undefined;
const line = () => String;
const nullable = { nullable: true };
const lang = { type: () => LangEnum, nullable: true };
const ABOUT = 'As printed; for the reader of a language with the country once, in that language.';

/** Title and country of a person's line. Without a language they are as they were printed. */
const shown = (printed: Printed, reader: Reader) => (reader ? shownWithCountry(printed, reader) : printed);

@Resolver(() => ForumOfficial)
export class OfficialShownResolver {
  @ResolveField(line, { ...nullable, description: ABOUT })
  @Access('public')
  title(@Parent() printed: ForumOfficial, @Args('lang', lang) reader: Reader): string | null {
    return shown(printed, reader).title;
  }

  @ResolveField(line, nullable)
  @Access('public')
  country(@Parent() printed: ForumOfficial, @Args('lang', lang) reader: Reader): string | null {
    return shown(printed, reader).country;
  }
}

@Resolver(() => ReleasedAppearance)
export class AppearanceShownResolver {
  @ResolveField(line, { ...nullable, description: ABOUT })
  @Access('public')
  title(@Parent() printed: ReleasedAppearance, @Args('lang', lang) reader: Reader): string | null {
    return shown(printed, reader).title;
  }

  @ResolveField(line, nullable)
  @Access('public')
  country(@Parent() printed: ReleasedAppearance, @Args('lang', lang) reader: Reader): string | null {
    return shown(printed, reader).country;
  }
}

@Resolver(() => PublicPerson)
export class PersonShownResolver {
  @ResolveField(line, { ...nullable, description: ABOUT })
  @Access('public')
  title(@Parent() printed: PublicPerson, @Args('lang', lang) reader: Reader): string | null {
    return shown(printed, reader).title;
  }

  @ResolveField(line, nullable)
  @Access('public')
  country(@Parent() { jobTitle, ...printed }: PublicPerson, @Args('lang', lang) reader: Reader): string | null {
    return shown({ ...printed, title: jobTitle ?? printed.title }, reader).country;
  }
}
