import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import type { AppearanceRole, ForumMode, MediaKind, Presence, SessionType, SlotStatus } from '@sti/domain';
import type { Lang } from '@sti/reference';
import { ForumModeEnum } from '../forum/forum.entity.ts';
import { DocumentInput } from '../forum/forum.input.ts';
import { LocalDate, LocalTime } from '../platform/scalars.ts';
import { LangEnum, LocalTextInput } from '../platform/texts.ts';
import { AppearanceRoleEnum, PresenceEnum } from './appearance.entity.ts';
import { MediaKindEnum } from './media-link.entity.ts';
import { SessionTypeEnum } from './session.entity.ts';
import { SlotStatusEnum } from './slot.entity.ts';

@InputType()
export class SegmentInput {
  @Field() title!: string;
  @Field(() => Float, { nullable: true }) minutes?: number | null;
}

@InputType()
export class MediaInput {
  @Field(() => MediaKindEnum) kind!: MediaKind;
  @Field() url!: string;
  @Field(() => String, { nullable: true }) language?: string | null;
}

/** Lists that are left out stay as they are; a list that is given replaces the whole one. */
@InputType()
export class SessionInput {
  @Field(() => ID) forumId!: string;
  @Field(() => Int, { nullable: true }) number?: number | null;
  @Field(() => LocalTextInput) title!: LocalTextInput;
  @Field(() => SessionTypeEnum) type!: SessionType;
  @Field(() => LocalTextInput, { nullable: true }) background?: LocalTextInput | null;
  @Field(() => LocalTextInput, { nullable: true }) objectives?: LocalTextInput | null;
  @Field(() => LocalTextInput, { nullable: true }) format?: LocalTextInput | null;
  @Field(() => [LocalTextInput], { nullable: true }) questions?: LocalTextInput[] | null;
  @Field(() => [String], { nullable: true }) goals?: string[] | null;
  @Field(() => [String], { nullable: true }) tags?: string[] | null;
  @Field(() => [String], { nullable: true }) organisers?: string[] | null;
  @Field(() => [DocumentInput], { nullable: true }) documents?: DocumentInput[] | null;
  @Field(() => [SegmentInput], { nullable: true }) segments?: SegmentInput[] | null;
  @Field(() => [MediaInput], { nullable: true }) media?: MediaInput[] | null;
  @Field(() => Boolean, { nullable: true }) isRehearsal?: boolean | null;
}

/** Each list replaces the whole one. */
@InputType()
export class SessionLinksInput {
  @Field(() => [DocumentInput]) documents!: DocumentInput[];
  @Field(() => [MediaInput]) media!: MediaInput[];
}

/** Without `id` a new slot of the session. */
@InputType()
export class SlotInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => ID) sessionId!: string;
  @Field(() => LocalDate, { nullable: true }) day?: string | null;
  @Field(() => LocalTime, { nullable: true }) startTime?: string | null;
  @Field(() => LocalTime, { nullable: true }) endTime?: string | null;
  @Field() timeZone!: string;
  @Field(() => ID, { nullable: true }) venueRoomId?: string | null;
  @Field(() => String, { nullable: true }) placeText?: string | null;
  @Field(() => ForumModeEnum, { nullable: true }) mode?: ForumMode | null;
  @Field(() => SlotStatusEnum, { nullable: true }) status?: SlotStatus | null;
  /** Why two sessions may share the room all the same. */
  @Field(() => String, { nullable: true }) overrideReason?: string | null;
}

@InputType()
export class AppearanceInput {
  @Field(() => ID) sessionId!: string;
  @Field(() => ID, { nullable: true }) personId?: string | null;
  @Field(() => String, { nullable: true, description: 'Names the person by address instead; a new one is made.' })
  email?: string | null;
  @Field(() => LangEnum, { nullable: true, description: 'Of the mails to somebody new; English where it is not said.' })
  language?: Lang | null;
  @Field(() => AppearanceRoleEnum) role!: AppearanceRole;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String, { nullable: true }) functionLabel?: string | null;
  @Field(() => String, { nullable: true }) honorific?: string | null;
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field(() => String, { nullable: true }) country?: string | null;
  @Field(() => Int, { nullable: true }) order?: number | null;
  @Field(() => String, { nullable: true }) segment?: string | null;
  @Field(() => Float, { nullable: true }) minutes?: number | null;
  @Field(() => PresenceEnum, { nullable: true }) presence?: Presence | null;
}

@InputType()
export class VenueRoomInput {
  @Field(() => ID) forumId!: string;
  @Field(() => LocalTextInput) name!: LocalTextInput;
  @Field(() => Int, { nullable: true }) capacity?: number | null;
  @Field(() => Int, { nullable: true }) accessibleSeats?: number | null;
  @Field(() => Int, { nullable: true }) turnaroundMinutes?: number | null;
}
