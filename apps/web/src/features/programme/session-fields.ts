import { graphql, type ResultOf } from '../../lib/graphql.ts';
import { LocalTextFields } from '../../lib/local-text.ts';

/** When and where a session takes place; it may have several slots, or none yet. Not masked: pure rules read it. */
export const SlotFields = graphql(
  `
    fragment SlotFields on ReleasedSlot @_unmask {
      uid
      day
      startTime
      endTime
      timeZone
      startsAt
      endsAt
      room(lang: $lang) {
        ...LocalTextFields
      }
      roomId
      place
      mode
      status
    }
  `,
  [LocalTextFields],
);

/** A session as a line of the programme. */
export const SessionLine = graphql(
  `
    fragment SessionLine on ReleasedSession @_unmask {
      code
      number
      type
      status
      isRehearsal
      goals
      organisers
      title(lang: $lang) {
        ...LocalTextFields
      }
      slots {
        ...SlotFields
      }
      appearances {
        role
        honorific
        name
        functionLabel
      }
    }
  `,
  [LocalTextFields, SlotFields],
);

export type Slot = ResultOf<typeof SlotFields>;
export type Line = ResultOf<typeof SessionLine>;

/** The room's name, or the place where it is no room of ours. */
export const placeOf = (slot: Pick<Slot, 'room' | 'place'>): string | null => slot.room?.text ?? slot.place;

/** Everything that a session page shows. */
export const SessionBlocks = graphql(
  `
    fragment SessionBlocks on ReleasedSession @_unmask {
      code
      number
      type
      status
      isRehearsal
      title(lang: $lang) {
        ...LocalTextFields
      }
      background(lang: $lang) {
        ...LocalTextFields
      }
      objectives(lang: $lang) {
        ...LocalTextFields
      }
      format(lang: $lang) {
        ...LocalTextFields
      }
      questions(lang: $lang) {
        ...LocalTextFields
      }
      goals
      organisers
      documents {
        title
        publisher
        date
        url
      }
      sourceUrl
      slots {
        ...SlotFields
      }
      appearances {
        role
        honorific
        name
        functionLabel
        title(lang: $lang)
        country(lang: $lang)
        personId
        segment
      }
      segments {
        order
        title
        minutes
      }
      media {
        kind
        url
        language
      }
    }
  `,
  [LocalTextFields, SlotFields],
);

export type SessionFull = ResultOf<typeof SessionBlocks>;
