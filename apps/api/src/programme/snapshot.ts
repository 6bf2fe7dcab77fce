import type {
  AppearanceRole,
  ForumMode,
  LocalText,
  MediaKind,
  Presence,
  SessionStatus,
  SessionType,
  SlotStatus,
} from '@sti/domain';
import type { ForumDocument } from '../forum/forum.entity.ts';
import type { Appearance } from './appearance.entity.ts';
import type { MediaLink } from './media-link.entity.ts';
import type { Segment } from './segment.entity.ts';
import type { Session } from './session.entity.ts';
import type { Slot } from './slot.entity.ts';
import type { VenueRoom } from './venue-room.entity.ts';

/** What the public may see of a slot; `lastModifiedAt` is ISO, `room` the venue room's name at the release. */
export type SnapshotSlot = {
  uid: string;
  code: string;
  number: number;
  sequence: number;
  lastModifiedAt: string;
  day: string | null;
  startTime: string | null;
  endTime: string | null;
  timeZone: string;
  roomId: string | null;
  room: LocalText | null;
  place: string | null;
  mode: ForumMode | null;
  status: SlotStatus;
};

export type SnapshotAppearance = {
  personId: string | null;
  role: AppearanceRole;
  name: string | null;
  functionLabel: string | null;
  honorific: string | null;
  title: string | null;
  country: string | null;
  countryM49: string | null;
  segment: string | null;
  minutes: number | null;
  order: number;
  files: string[];
  presence: Presence | null;
};

export type SnapshotSession = {
  id: string;
  code: string;
  number: number | null;
  title: LocalText;
  type: SessionType | null;
  background: LocalText | null;
  objectives: LocalText | null;
  format: LocalText | null;
  questions: LocalText[];
  goals: string[];
  tags: string[];
  organisers: string[];
  documents: ForumDocument[];
  sourceUrl: string | null;
  status: SessionStatus;
  isRehearsal: boolean;
  slots: SnapshotSlot[];
  appearances: SnapshotAppearance[];
  segments: { title: string; minutes: number | null; order: number }[];
  media: { kind: MediaKind; url: string; language: string | null }[];
};

/** The public programme of a forum as it was released: immutable once stored. */
export type Snapshot = { sessions: SnapshotSession[] };

/** The working rows of one forum's programme. */
export type ProgrammeRows = {
  sessions: Session[];
  slots: Slot[];
  appearances: Appearance[];
  segments: Segment[];
  media: MediaLink[];
  rooms: VenueRoom[];
};

const EARLY = '00:00';
const LATE = '24:00';

/** Where a session stands in its day; an unknown start goes after the known ones, opening and closing to their ends. */
function timeKey(session: SnapshotSession): string {
  const first = session.slots.find((slot) => slot.day !== null);
  const byType = session.type === 'OPENING' ? EARLY : session.type === 'CLOSING' ? LATE : '23:59';
  return `${first?.day ?? '9999'} ${first?.startTime ?? byType}`;
}

const bySlotTime = (a: Slot, b: Slot) =>
  `${a.day ?? '9999'} ${a.startTime ?? LATE}`.localeCompare(`${b.day ?? '9999'} ${b.startTime ?? LATE}`) ||
  a.number - b.number;

const byOrder = (a: { order: number; id: string }, b: { order: number; id: string }) =>
  a.order - b.order || a.id.localeCompare(b.id);

/**
 * The snapshot that a release of these rows would publish: every field is named here, so nothing private passes by
 * accident. Drafts stay out; a cancelled session is told of only where the public knew it (`wasPublic`, by code).
 */
export function snapshotOf(rows: ProgrammeRows, wasPublic: (code: string) => boolean): Snapshot {
  const slots = Map.groupBy([...rows.slots].sort(bySlotTime), (slot) => slot.sessionId);
  const appearances = Map.groupBy([...rows.appearances].sort(byOrder), (appearance) => appearance.sessionId);
  const segments = Map.groupBy([...rows.segments].sort(byOrder), (segment) => segment.sessionId);
  const media = Map.groupBy(rows.media, (link) => link.sessionId);
  const rooms = new Map(rows.rooms.map((room) => [room.id, room.name]));
  const sessions = [...rows.sessions]
    .sort((a, b) => a.id.localeCompare(b.id))
    .filter(({ status, code }) => status !== 'DRAFT' && (status !== 'CANCELLED' || wasPublic(code)))
    .map(
      (session): SnapshotSession => ({
        id: session.id,
        code: session.code,
        number: session.number,
        title: session.title,
        type: session.type,
        background: session.background,
        objectives: session.objectives,
        format: session.format,
        questions: session.questions,
        goals: session.goals,
        tags: session.tags,
        organisers: session.organisers,
        documents: session.documents,
        sourceUrl: session.sourceUrl,
        status: session.status,
        isRehearsal: session.isRehearsal,
        slots: (slots.get(session.id) ?? []).map((slot) => slotOf(slot, session, rooms)),
        appearances: (appearances.get(session.id) ?? []).map(appearanceOf),
        segments: (segments.get(session.id) ?? []).map(({ title, minutes, order }) => ({ title, minutes, order })),
        media: (media.get(session.id) ?? []).map(({ kind, url, language }) => ({ kind, url, language })),
      }),
    );
  return { sessions: sessions.sort((a, b) => timeKey(a).localeCompare(timeKey(b))) };
}

function slotOf(slot: Slot, session: Session, rooms: ReadonlyMap<string, LocalText>): SnapshotSlot {
  return {
    uid: slot.uid,
    code: slot.code,
    number: slot.number,
    sequence: slot.sequence,
    lastModifiedAt: (slot.lastModifiedAt ?? slot.updatedAt).toISOString(),
    day: slot.day,
    startTime: slot.startTime,
    endTime: slot.endTime,
    timeZone: slot.timeZone,
    roomId: slot.venueRoomId,
    room: slot.venueRoomId ? (rooms.get(slot.venueRoomId) ?? null) : null,
    place: slot.placeText,
    mode: slot.mode,
    status: session.status === 'CANCELLED' ? 'CANCELLED' : slot.status,
  };
}

function appearanceOf(appearance: Appearance): SnapshotAppearance {
  return {
    personId: appearance.personId,
    role: appearance.role,
    name: appearance.name,
    functionLabel: appearance.functionLabel,
    honorific: appearance.honorific,
    title: appearance.title,
    country: appearance.country,
    countryM49: appearance.countryM49,
    segment: appearance.segment,
    minutes: appearance.minutes,
    order: appearance.order,
    files: appearance.files,
    presence: appearance.presence,
  };
}
